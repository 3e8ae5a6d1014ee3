"""Who works with a child, open work, levels and tasks, made by the same acts that people use."""

from datetime import date, datetime
from typing import Any

from seen.apps.casefile.actions import (
    allocate,
    ask_matching_desk,
    bar,
    involve,
    note_written,
    open_work,
    owe,
    set_level,
)
from seen.apps.casefile.models import Conflict, Involvement, Level, MatchRequest, Task, Work
from seen.apps.casefile.queries import sight
from seen.apps.identity.models import Agency, Team
from seen.apps.people.models import Child
from seen.core.access.viewer import Viewer
from seen.core.access.visibility import Sight
from tests.builders.children import NOW, SERVICE, TODAY, all_sight
from tests.builders.staff import an_agency


def involved(
    viewer: Viewer,
    child: Child,
    *,
    role: str = "worker",
    reason: str = "Health visitor",
    start: date = TODAY,
    at: datetime = NOW,
) -> Involvement:
    """Somebody's work with a child: worker, lead_practitioner, or noted (wrote a note and no more)."""
    if role == "lead_practitioner":
        done = allocate(SERVICE, sight=all_sight(child.id), user=viewer.id, role=role, why=reason, start=start, at=at)
        return Involvement.objects.get(id=done.row)
    if role == "noted":
        return note_written(viewer, child=child.id, at=at)
    return involve(SERVICE, sight=all_sight(child.id), user=viewer.id, reason=reason, start=start, at=at)


def team_involved(
    team: Team, child: Child, *, reason: str = "Allocated to the team", start: date = TODAY
) -> Involvement:
    """A whole team's work with a child."""
    return involve(SERVICE, sight=all_sight(child.id), team=team.id, reason=reason, start=start, at=NOW)


def sight_of(viewer: Viewer, child: Child, *, as_of: date = TODAY) -> Sight:
    """What a viewer is to a child."""
    return sight(viewer, child.id, as_of=as_of)


def open_work_for(
    child: Child, *, service: str = "health visiting", on: date = TODAY, agency: Agency | None = None
) -> Work:
    """A service's open work with a child."""
    done = open_work(
        SERVICE, sight=all_sight(child.id), service=service, on=on, agency=(agency or an_agency()).id, at=NOW
    )
    return Work.objects.get(id=done.row)


def a_level(child: Child, level: str = "child_in_need", *, on: date = TODAY, **more: Any) -> Level:
    """A step in the diary of levels."""
    return Level.objects.get(id=set_level(SERVICE, sight=all_sight(child.id), level=level, on=on, at=NOW, **more).row)


def barred(viewer: Viewer, child: Child, *, words: str = "A neighbour") -> Conflict:
    """A worker who must not see a child's record."""
    return bar(SERVICE, sight=all_sight(child.id), user=viewer.id, words=words, at=NOW)


def asked_to_match(
    child: Child, *, why: str = "Is this the child at two schools?", by: Viewer = SERVICE
) -> MatchRequest:
    """A request to the matching desk that is open."""
    return ask_matching_desk(by, sight=all_sight(child.id), why=why, at=NOW)


def a_task(*, title: str = "Ring the school", why: str = "Nobody has", kind: str = "ring", **more: Any) -> Task:
    """Something owed; say by whom: owner, team or role."""
    return owe(SERVICE, kind=kind, title=title, why=why, at=NOW, **more)
