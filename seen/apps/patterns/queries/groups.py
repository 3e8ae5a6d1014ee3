"""The groups of children by which the register checks that they are asked about alike. For counting alone."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db.models import Q

from seen.apps.casefile.models import Hold
from seen.apps.people.models import Address, Child, Fact
from seen.apps.people.queries.joined import losers
from seen.core.fairness import groups
from seen.kit.knowledge.areas import as_written, deciles_of
from seen.kit.knowledge.fairness_groups import ethnic_groups

TOPICS = ("ethnicity", "disability", "free_meals")


@dataclass(frozen=True, slots=True)
class Counted:
    """What of a child is counted by. What nobody stated is blank."""

    born: date | None
    due: date | None
    sex: str
    stated: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Dimension:
    """One way to group the same children: each of them is in exactly one group."""

    heading: str
    groups: Mapping[str, frozenset[UUID]]


def held_between(since: date, until: date) -> dict[UUID, tuple[UUID, ...]]:
    """Return the children held at any time between two days: the record that leads, with all of its records."""
    joined = losers()
    rows = Hold.objects.filter(Q(end=None) | Q(end__gte=since), start__lte=until).order_by()
    records = set(rows.values_list("child", flat=True))
    return {group[0]: group for group in (joined.get(record, (record,)) for record in records)}


def dimensions(held: Mapping[UUID, tuple[UUID, ...]], *, on: date) -> list[Dimension]:
    """Return the children in their groups: age on a day, sex, ethnicity, disability, free meals; area where known."""
    known = _counted(held)
    words = ethnic_groups()
    by: tuple[tuple[str, Iterable[str], Callable[[Counted], str]], ...] = (
        ("Age", (*groups.BANDS.values(), groups.GROWN), lambda one: groups.age_group(one.born, one.due, on=on)),
        ("Sex", groups.SEXES.values(), lambda one: groups.sex_group(one.sex)),
        ("Ethnicity", words, lambda one: groups.ethnicity_group(one.stated.get("ethnicity", ""), groups=words)),
        ("Disability", groups.DISABLED, lambda one: groups.disability_group(one.stated.get("disability", ""))),
        ("Free meals", groups.MEALS.values(), lambda one: groups.meals_group(one.stated.get("free_meals", ""))),
    )  # fmt: skip
    found = [
        _dimension(heading, names, {child: group(one) for child, one in known.items()}) for heading, names, group in by
    ]
    areas = _areas(held)
    return [*found, _dimension("Area", groups.FIFTHS, areas)] if areas else found


def _dimension(heading: str, names: Iterable[str], of: Mapping[UUID, str]) -> Dimension:
    gathered = defaultdict[str, set[UUID]](set)
    for child, group in of.items():
        gathered[group].add(child)
    ordered = groups.in_order(list(names), set(gathered))
    return Dimension(heading, {name: frozenset(gathered[name]) for name in ordered})


def _counted(held: Mapping[UUID, tuple[UUID, ...]]) -> dict[UUID, Counted]:
    """Return what is known of each child, from every record of theirs, the one that leads first."""
    rows = {row.id: row for row in Child.objects.order_by()}
    stated = _stated()
    return {child: _one([rows[record] for record in group], stated) for child, group in held.items()}


def _one(rows: list[Child], stated: Mapping[UUID, Mapping[str, str]]) -> Counted:
    together: dict[str, str] = {}
    for row in rows:
        together = {**stated.get(row.person_id, {}), **together}
    return Counted(
        next((row.born for row in rows if row.born), None),
        next((row.due for row in rows if row.due), None),
        next((row.sex for row in rows if row.sex), ""),
        together,
    )


def _stated() -> Mapping[UUID, Mapping[str, str]]:
    found = defaultdict[UUID, dict[str, str]](dict)
    rows = Fact.objects.filter(person__child__isnull=False, topic__in=TOPICS, answer="stated").order_by("written_at")
    for person, topic, value in rows.values_list("person", "topic", "value"):
        found[person][topic] = value
    return found


def _areas(held: Mapping[UUID, tuple[UUID, ...]]) -> dict[UUID, str]:
    """Return how deprived the area is in which each child lives; nothing where no table of postcodes is loaded.

    A protected address is never read, not even to count it.
    """
    if not settings.POSTCODE_TABLE:
        return {}
    rows = (
        Address.objects.filter(person__child__isnull=False, end=None).exclude(access="protected").order_by("written_at")
    )
    lives = {child: code for child, code in rows.values_list("person__child", "postcode") if code}
    deciles = deciles_of(lives.values(), table=Path(settings.POSTCODE_TABLE))
    return {child: groups.area_group(deciles.get(as_written(lives.get(child, "")))) for child in held}
