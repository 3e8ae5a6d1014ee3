"""Asking an agency what it knows of a time, by the act that people use."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from seen.apps.chronology.actions.gaps import ask_about_gap
from seen.apps.chronology.models import AskedGap
from seen.apps.identity.models import User
from tests.builders.curating import sees
from tests.builders.entries import NOW, TODAY, Scene

MARCH, JULY = date(2026, 3, 1), date(2026, 7, 1)
SINCE, UNTIL = MARCH + timedelta(days=1), JULY - timedelta(days=1)


def asks(scene: Scene, user: User, **more: Any) -> AskedGap:
    """Somebody asks the clinic about the days between 1 March and 1 July."""
    about: dict[str, Any] = {
        "sight": more.get("sight") or sees(scene, user), "agency": scene.clinic.id, "since": SINCE, "until": UNTIL,
        "time": "March to June", "why": "Nobody tells of it.", "due": TODAY + timedelta(days=14), "days": 90,
        "once": uuid4(), "today": TODAY, "now": NOW,
    }  # fmt: skip
    return ask_about_gap(user.as_viewer(), **about | more)
