"""What people make of entries, said by the same acts that they use."""

from typing import Any
from uuid import uuid4

from seen.apps.casefile.queries import sight as sight_of
from seen.apps.chronology.actions.curating import curate, take_back
from seen.apps.chronology.models import Curation, Entry
from seen.apps.chronology.queries.curated import Curated, curated
from seen.apps.identity.models import User
from seen.core.access.visibility import Sight
from tests.builders.entries import NOW, TODAY, Scene


def sees(scene: Scene, user: User) -> Sight:
    """Return what somebody is to Amir."""
    return sight_of(user.as_viewer(), scene.amir.id, as_of=TODAY)


def stands(scene: Scene, user: User, entry: Entry) -> Curated | None:
    """Return what stands beside an entry, as somebody may see it."""
    return curated(sees(scene, user)).get(entry.id)


def says(scene: Scene, user: User, entry: Entry, **more: Any) -> Curation:
    """Somebody says what an entry means: significant, unless told otherwise."""
    about: dict[str, Any] = {
        "sight": more.get("sight") or sees(scene, user), "entry": entry.id, "significant": True,
        "why": "The first time that he was left.",
        "impact": "", "outcome": "", "analysis": "", "over": None, "once": uuid4(), "now": NOW,
    }  # fmt: skip
    return curate(user.as_viewer(), **about | more)


def takes_back(scene: Scene, user: User, entry: Entry, over: Curation, **more: Any) -> Curation:
    """Somebody takes back what stands beside an entry."""
    about: dict[str, Any] = {
        "sight": more.get("sight") or sees(scene, user), "entry": entry.id,
        "why": "It was about his brother.", "over": over.id,
        "once": uuid4(), "now": NOW,
    }  # fmt: skip
    return take_back(user.as_viewer(), **about | more)
