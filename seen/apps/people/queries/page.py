"""What the people page of a child shows: names, numbers, addresses, household, family and facts, with dates."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from seen.apps.identity.models import Agency
from seen.apps.people.models import (
    Address,
    AddressSight,
    Adult,
    Child,
    ChildDetail,
    Fact,
    Identifier,
    Member,
    Name,
    Person,
    Relationship,
)
from seen.apps.people.queries.called import called_people
from seen.apps.people.queries.reach import may_read, people_of
from seen.core.access.viewer import Viewer
from seen.core.access.visibility import Access, Sight
from seen.kit.database.prepared import prepared_rows

# Pupil numbers are for education alone (practice.md 1; DfE guide to UPNs).
EDUCATION = frozenset({"school", "nursery", "college", "early-years", "education", "childminder"})
# What two children can be to each other: each is it to the other, so it is written once, from one side.
BOTH_WAYS = (
    "brother_or_sister", "half_brother_or_sister", "step_brother_or_sister", "cousin", "other_family", "not_known"
)  # fmt: skip
PROTECTED = "protected_identity"  # the field of the diary of a child's details that says so


@dataclass(frozen=True, slots=True)
class Relative:
    """Somebody of the family or household. `child` is set where they have a child's record that the viewer may see."""

    person: UUID
    name: str
    is_a: tuple[str, ...] = ()
    from_to: tuple[tuple[date | None, date | None], ...] = ()  # of each tie in `is_a`; none of a role in the home
    responsibility: bool | None = None
    related: bool = False
    phone: str = ""
    born: date | None = None
    lives_here: bool = False
    since: date | None = None
    until: date | None = None
    child: UUID | None = None
    member: UUID | None = None


def record(sight: Sight) -> Child:
    """Return the child's row."""
    return Child.objects.select_related("person").get(id=sight.child)


def names(sight: Sight) -> list[Name]:
    """Return the child's names, newest first."""
    return list(Name.objects.filter(person__in=_read(sight)).order_by("end", "-written_at"))


def identifiers(viewer: Viewer, sight: Sight) -> list[Identifier]:
    """Return the child's numbers; the pupil number for a viewer from education alone."""
    rows = Identifier.objects.filter(person__in=_read(sight)).order_by("scheme", "-written_at")
    return list(rows if in_education(viewer) else rows.exclude(scheme="upn"))


def in_education(viewer: Viewer) -> bool:
    """Answer whether the viewer works for a school, nursery or the like."""
    return viewer.agency is not None and Agency.objects.filter(id=viewer.agency, type__in=EDUCATION).exists()


def addresses(sight: Sight) -> list[Address]:
    """Return the addresses that this viewer may see, newest first. A protected one is for those named alone."""
    rows = addresses_seen(sight, Address.objects.filter(person__in=people_of(sight)))
    return list(rows.order_by("-start", "-written_at"))


def addresses_seen(sight: Sight, rows: QuerySet[Address]) -> QuerySet[Address]:
    """Keep the addresses that the viewer may see: the rule of core.access.visibility as a filter.

    Not the writer's: whoever protects an address names who may see it, themselves first.
    """
    if sight.everything:
        return rows
    named = Q(sights__user=sight.viewer, sights__ended_at=None) if sight.any else Q(pk__in=[])
    open_to = Q(access=Access.INVOLVED) if may_read(sight) else Q(pk__in=[])
    return rows.filter(named | open_to).distinct()


def named_for_addresses(sight: Sight) -> list[AddressSight]:
    """Return who may see each protected address that this viewer may see, longest first."""
    rows = AddressSight.objects.filter(address__in=addresses(sight), ended_at=None)
    return list(rows.select_related("user", "user__agency").order_by("given_at", "id"))


def identity_protected(sight: Sight) -> ChildDetail | None:
    """Return the row of the diary that says the child's identity is protected now, or None."""
    rows = ChildDetail.objects.filter(child__in=sight.records if may_read(sight) else (), field=PROTECTED)
    last = rows.order_by("-written_at").select_related("written_by").first()
    return last if last and last.after == "yes" else None


def facts(sight: Sight) -> dict[str, Fact]:
    """Return the newest answer to each topic. A topic without one was never asked."""
    return {row.topic: row for row in facts_of(sight.records)} if may_read(sight) else {}


@prepared_rows(Fact)
def facts_of(records: Sequence[UUID]) -> QuerySet[Fact]:
    """Every answer ever given about the child, oldest first."""
    return Fact.objects.filter(person__child__in=records).order_by("written_at")


def network_of_family(sight: Sight, *, visible: Collection[UUID], as_of: date) -> list[Relative]:
    """Return the adults and children of the family and household, with dates.

    A child is shown only where the viewer has sight of them (`visible`), else not at all, not even as a count.
    A parent under 18 is shown as the adult they are to this child, whoever may see their own record.
    """
    mine = _read(sight)
    ties = list(Relationship.objects.filter(Q(other__in=mine) | Q(person__in=mine)).order_by("written_at"))
    members = list(_housemates(mine))
    others = {tie.person_id for tie in ties} | {tie.other_id for tie in ties} | {row.person_id for row in members}
    shown = {row.id: row for row in _shown(others - set(mine), visible)}
    titles = called_people(shown, as_of=as_of)
    return [
        _relative(person, titles[person.id].name, mine, ties, members, visible=visible, as_of=as_of)
        for person in sorted(shown.values(), key=lambda one: titles[one.id].name)
    ]


def _read(sight: Sight) -> list[UUID]:
    return people_of(sight) if may_read(sight) else []


def _housemates(mine: list[UUID]) -> QuerySet[Member]:
    homes = Member.objects.filter(person__in=mine).values("household")
    return Member.objects.filter(household__in=homes).exclude(person__in=mine).order_by("written_at")


def _shown(people: set[UUID], visible: Collection[UUID]) -> QuerySet[Person]:
    rows = Person.objects.filter(id__in=people).select_related("adult", "child")
    return rows.filter(Q(adult__isnull=False) | Q(child__in=list(visible)))


def _relative(
    person: Person,
    name: str,
    mine: list[UUID],
    ties: list[Relationship],
    members: list[Member],
    *,
    visible: Collection[UUID],
    as_of: date,
) -> Relative:
    adult: Adult | None = getattr(person, "adult", None)
    child: Child | None = getattr(person, "child", None)
    here = [row for row in members if row.person_id == person.id]
    tied = _tied(person, mine, ties)
    towards = [tie for tie in ties if tie.person_id == person.id and tie.other_id in mine]
    home = here[-1] if here else None
    said = [tie.responsibility for tie in towards if tie.responsibility is not None]
    return Relative(
        person=person.id,
        name=name,
        is_a=tuple(tied) or tuple({row.role: None for row in here}),
        from_to=tuple((tie.start, tie.end) for tie in tied.values()),
        responsibility=said[-1] if said else None,
        related=bool(towards),
        phone=adult.phone if adult else "",
        born=adult.born if adult else None,
        lives_here=home is not None and lives(home, as_of=as_of),
        since=home.start if home else None,
        until=home.end if home else None,
        child=child.id if child and child.id in visible else None,
        member=home.id if home else None,
    )


def _tied(person: Person, mine: list[UUID], ties: list[Relationship]) -> dict[str, Relationship]:
    """Return the newest tie of each kind, written from one side: a brother is one both ways, hers is her child."""
    found = {}
    for tie in ties:
        if tie.person_id == person.id and tie.other_id in mine:
            found[tie.kind] = tie
        elif tie.other_id == person.id and tie.person_id in mine:
            found[tie.kind if tie.kind in BOTH_WAYS else "own_child"] = tie
    return found


def lives(row: Member, *, as_of: date) -> bool:
    """Answer whether a stay covers a day. A start that nobody knows counts as begun; the last day is not in it."""
    return (row.start is None or row.start <= as_of) and (row.end is None or row.end > as_of)
