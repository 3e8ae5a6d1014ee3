"""Who lives with whom, from when to when."""

from datetime import date, datetime
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from seen.apps.people.models import Household, Member, Person
from seen.apps.people.outcomes import JoinedHousehold, LeftHousehold
from seen.apps.people.queries.called import called_people
from seen.apps.people.queries.page import lives
from seen.apps.people.queries.reach import NoSuchPerson, check_may_change, people_of, person_of
from seen.apps.people.signing import signed
from seen.core.access.permission import Permission
from seen.core.access.viewer import Viewer
from seen.core.access.visibility import Sight
from seen.core.refusals import Refusal
from seen.kit.actions import action, current


class LivesThereAlready(Refusal):
    """The person lives in that household already."""


@action("people.join_household", needs=Permission.CHANGE_RECORD)
def join_household(
    viewer: Viewer,
    *,
    sight: Sight,
    role: str,
    at: datetime,
    person: UUID | None = None,
    home: Sight | None = None,
    start: date | None = None,
    source: str = "",
    reason: str = "",
) -> JoinedHousehold:
    """Record that the child (`person` None) or an adult in their life came to live in a household.

    The household is the child's own, made where there is none yet, or that of `home`: another child, a brother
    or sister, whom the viewer may see.
    """
    check_may_change(sight)
    check_may_change(home or sight)
    today = timezone.localdate(at)
    who = person_of(sight, person)
    household = _household(viewer, home or sight, at=at, start=start if person is None else None)
    if any(row.end is None or row.end > today for row in household.members.filter(person=who)):
        if person is None and home is None:
            return _joined(household, who, role=role, on=start, reason=reason, as_of=today)
        raise LivesThereAlready("They live in that household already. Record when they left before they come back.")
    Member.objects.create(household=household, person=who, role=role, start=start, source=source, **signed(viewer, at))
    outcome = _joined(household, who, role=role, on=start, reason=reason, as_of=start or today)
    current().concerns(*outcome.children)
    current().note(household=household.id, person=who.id)
    return outcome


@action("people.leave_household", needs=Permission.CHANGE_RECORD)
def leave_household(
    viewer: Viewer, *, sight: Sight, member: UUID, end: date, at: datetime, reason: str = ""
) -> LeftHousehold:
    """Record that somebody no longer lives in the child's household. `member` is their stay there."""
    check_may_change(sight)
    theirs = Q(end=None) | Q(end__gte=end)  # who still lives where the child once lived is not this child's matter
    homes = Member.objects.filter(theirs, person__in=people_of(sight)).values("household")
    row = Member.objects.filter(id=member, household__in=homes, end=None).select_related("person").first()
    if row is None:
        raise NoSuchPerson("Choose somebody who lives in this child's household.")
    if row.start and end < row.start:
        raise LivesThereAlready("They cannot have left before they came. Check the two dates.")
    there = _children(row.household, as_of=end)
    own = _child_of(row.person)
    row.end = end
    row.save(update_fields=["end"])
    children = tuple(dict.fromkeys([*([own] if own and row.role == "child" else []), *there]))
    current().concerns(*children)
    current().note(member=row.id, at=at)
    name = called_people([row.person_id], as_of=end)[row.person_id].name
    return LeftHousehold(children, own if row.role == "child" else None, name, row.role, end, reason)


def _household(viewer: Viewer, home: Sight, *, at: datetime, start: date | None) -> Household:
    """The household in which the child lives now, or a new one with the child in it."""
    today = timezone.localdate(at)
    person = person_of(home, None)
    rows = Member.objects.filter(Q(end=None) | Q(end__gt=today), person=person).order_by("-written_at")
    found = rows.select_related("household").first()
    if found:
        return found.household
    household = Household.objects.create(**signed(viewer, at))
    Member.objects.create(household=household, person=person, role="child", start=start, **signed(viewer, at))
    return household


def _joined(
    household: Household, who: Person, *, role: str, on: date | None, reason: str, as_of: date
) -> JoinedHousehold:
    adult = getattr(who, "adult", None)
    own = _child_of(who)
    return JoinedHousehold(
        children=_children(household, as_of=as_of),
        joiner=own if role == "child" else None,
        person=called_people([who.id], as_of=as_of)[who.id].name,
        role=role,
        age=_years(adult.born, as_of) if adult and adult.born else None,
        sex=adult.sex if adult else "",
        on=on,
        reason=reason,
    )


def _children(household: Household, *, as_of: date) -> tuple[UUID, ...]:
    """The children's records of a household: whoever lives there as a child."""
    rows = household.members.filter(role="child", person__child__isnull=False).select_related("person__child")
    return tuple(row.person.child.id for row in rows if lives(row, as_of=as_of))


def _child_of(person: Person) -> UUID | None:
    child = getattr(person, "child", None)
    return child.id if child else None


def _years(born: date, on: date) -> int:
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))
