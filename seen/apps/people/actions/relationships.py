"""What people are to each other. The newest row of the same two and the same kind stands."""

from datetime import date, datetime
from uuid import UUID

from seen.apps.people.models import Relationship
from seen.apps.people.queries.page import BOTH_WAYS
from seen.apps.people.queries.reach import NoSuchPerson, check_may_change, person_of
from seen.apps.people.signing import keyed, signed
from seen.core.access.permission import Permission
from seen.core.access.viewer import Viewer
from seen.core.access.visibility import Sight
from seen.core.refusals import Refusal
from seen.kit.actions import action, current


class BadDates(Refusal):
    """A relationship that would end before it began."""


@action("people.relate", needs=Permission.CHANGE_RECORD)
def relate(
    viewer: Viewer,
    *,
    sight: Sight,
    person: UUID,
    kind: str,
    at: datetime,
    responsibility: bool | None = None,
    start: date | None = None,
    end: date | None = None,
    source: str = "",
) -> Relationship:
    """Say what an adult in the child's life is to the child. `responsibility` None: not yet asked; opens nothing."""
    check_may_change(sight)
    child, other = person_of(sight, None), person_of(sight, person)
    if other == child:
        raise NoSuchPerson("Choose somebody other than the child.")
    check_dates(start, end)
    current().concerns(sight.child)
    return Relationship.objects.create(
        person=other,
        other=child,
        kind=kind,
        responsibility=responsibility,
        start=start,
        end=end,
        source=source,
        **signed(viewer, at),
    )


@action("people.relate_children", needs=Permission.CHANGE_RECORD)
def relate_children(
    viewer: Viewer,
    *,
    sight: Sight,
    other: Sight,
    kind: str,
    at: datetime,
    start: date | None = None,
    end: date | None = None,
    source: str = "",
    key: UUID | None = None,
) -> Relationship:
    """Say what two children are to each other, each to the other alike. The viewer must work with both.

    `key`: sent twice, it is one row (SavedAlready).
    """
    check_may_change(sight)
    check_may_change(other)
    if sight.child == other.child:
        raise NoSuchPerson("Choose another child.")
    if kind not in BOTH_WAYS:
        raise NoSuchPerson("Choose what the two children are to each other.")
    check_dates(start, end)
    current().concerns(sight.child, other.child)
    return Relationship.objects.create(
        id=keyed(Relationship, key),
        person=person_of(other, None),
        other=person_of(sight, None),
        kind=kind,
        start=start,
        end=end,
        source=source,
        **signed(viewer, at),
    )


def check_dates(start: date | None, end: date | None) -> None:
    """Refuse an end before its beginning. Raises BadDates."""
    if start and end and end < start:
        raise BadDates("It cannot end before it began. Check the two dates.")
