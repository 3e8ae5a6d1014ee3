"""Handing a signed-in device over for one sheet, and taking it back with the PIN chosen then."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from django.contrib.auth.hashers import check_password, make_password
from django.db.models import F

from seen.apps.identity.models import HandOver
from seen.core.access.permission import Permission
from seen.core.access.viewer import Viewer
from seen.core.refusals import Refusal
from seen.kit.actions import action, current

TRIES = 5


class Tried(StrEnum):
    """What came of a PIN."""

    RIGHT = "right"
    WRONG = "wrong"
    OVER = "over"  # the last try was wrong, or there is nothing to take back


class NobodysDevice(Refusal):
    """The service itself holds no device."""


@action("identity.hand_over", needs=Permission.RECORD)
def hand_over(viewer: Viewer, *, sheet: UUID, pin: str, at: datetime) -> UUID:
    """Keep that a device is in somebody else's hands for one sheet, and the hash of the PIN that ends it."""
    if viewer.id is None:
        raise NobodysDevice("Only somebody who is signed in can hand their device over.")
    row = HandOver.objects.create(user_id=viewer.id, sheet=sheet, pin=make_password(pin), at=at)
    current().note(hand_over=row.id, sheet=sheet)
    return row.id


@action("identity.take_back", needs=None)
def take_back(viewer: Viewer, *, hand_over: UUID, pin: str, at: datetime) -> Tried:
    """Try a PIN. A try counts before it is looked at, so that many sent at one moment are no more than five."""
    rows = HandOver.objects.filter(id=hand_over, user=viewer.id, ended_at=None)
    counted = rows.filter(tries__lt=TRIES).update(tries=F("tries") + 1)
    row = rows.first()
    current().note(hand_over=hand_over)
    if row is None or not counted:
        return Tried.OVER
    right = check_password(pin, row.pin)
    current().note(right=right, tries=row.tries)
    if not right and row.tries < TRIES:
        return Tried.WRONG
    rows.update(ended_at=at, ended_how="taken back" if right else "too many tries")
    return Tried.RIGHT if right else Tried.OVER
