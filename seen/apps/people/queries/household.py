"""The children of one household, as names in a file are compared with them. Who may be shown them is the caller's."""

from collections.abc import Collection, Iterable
from datetime import date
from uuid import UUID

from django.db.models import Q

from seen.apps.people.models import Child, Member, Name, Relationship
from seen.apps.people.queries.at_home import living
from seen.apps.people.queries.joined import joined
from seen.core.identifiers.meant import HouseholdChild

SIBLINGS = ("brother_or_sister", "half_brother_or_sister", "step_brother_or_sister")


def near_children(child: UUID) -> set[UUID]:
    """Return the children who live or lived with a child, and brothers and sisters elsewhere; records that lead.

    Nobody of a protected identity is among them, and nobody at all where the child's own is protected: their names are
    never linked across it (practice.md 1).
    """
    group = joined([child])[child]
    own = Child.objects.filter(id__in=group)
    if own.filter(person__protected_identity=True).exists():
        return set()
    people = list(own.values_list("person", flat=True))
    homes = Member.objects.filter(person__in=people).values("household")
    lived = Q(person__memberships__household__in=homes, person__memberships__role="child")
    of = Relationship.objects.filter(kind__in=SIBLINGS)
    related = Q(person__in=of.filter(other__in=people).values("person"))
    related |= Q(person__in=of.filter(person__in=people).values("other"))
    found = Child.objects.filter(lived | related, person__protected_identity=False).exclude(id__in=group)
    groups = joined(found.values_list("id", flat=True))
    return {records[0] for records in groups.values()} - set(group)


def homes(children: Iterable[UUID], *, as_of: date) -> dict[UUID, UUID]:
    """Return the household in which each of many children lives on a day; a child without one is left out."""
    groups = joined(children)
    of = {record: child for child, group in groups.items() for record in group}
    rows = Member.objects.filter(living(as_of), person__child__in=of, role="child").order_by("written_at")
    return {of[child]: home for child, home in rows.values_list("person__child", "household")}


def as_household(children: Iterable[UUID], *, as_of: date) -> list[HouseholdChild]:
    """Return children with the names to compare, in the order given. Of a protected identity: those of now alone."""
    wanted = list(children)
    groups = joined(wanted)
    leads = {record: records[0] for records in groups.values() for record in records}
    rows = Child.objects.filter(id__in=leads).values_list("id", "sex", "born", "person__protected_identity")
    facts = {key: (sex, born, protected) for key, sex, born, protected in rows}
    now: dict[UUID, list[str]] = {key: [] for key in leads.values()}
    before: dict[UUID, list[str]] = {key: [] for key in leads.values()}
    names = Name.objects.filter(person__child__in=leads).order_by("written_at", "id")
    for key, folded, kind, end in names.values_list("person__child", "folded", "kind", "end"):
        past = kind == "former" or (end is not None and end < as_of)
        if not (past and facts[key][2]):
            (before if past else now)[leads[key]].append(folded)
    return [_one(key, facts[key], now[key], before[key]) for key in dict.fromkeys(groups[child][0] for child in wanted)]


def _one(
    key: UUID, facts: tuple[str, date | None, bool], now: Collection[str], before: Collection[str]
) -> HouseholdChild:
    sex, born, _ = facts
    return HouseholdChild(key, tuple(filter(None, now)), tuple(filter(None, before)), sex, born)
