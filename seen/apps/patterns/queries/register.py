"""The register: how often each pattern asked and what people said, and of which groups of children. Counts alone.

Never per worker and never per team (practice.md 2). What is returned is what may be shown: small numbers are gone.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone

from seen.apps.patterns.models import Answer, Version
from seen.apps.patterns.queries.groups import Dimension, dimensions, held_between
from seen.core.access.permission import Permission, check
from seen.core.access.viewer import Viewer
from seen.core.dates.ages import window_start
from seen.core.fairness.prompted_more import More, prompted_more
from seen.core.fairness.suppressing import Group, hidden, shown, too_small
from seen.core.patterns.contract import Pattern
from seen.core.patterns.register import Given, Occasion, Outcome, Raised, counted, occasions
from seen.core.patterns.runner import patterns

MONTHS = 12


@dataclass(frozen=True, slots=True)
class Line:
    """One pattern: how often it asked, and what became of it; None where a number is not shown."""

    pattern: Pattern
    raised: int | None
    outcomes: Mapping[Outcome, int | None]


@dataclass(frozen=True, slots=True)
class Table:
    """How often the children of each group were asked about, and the groups asked about clearly more than the rest."""

    heading: str
    groups: tuple[Group, ...]
    more: tuple[More, ...]


@dataclass(frozen=True, slots=True)
class Rates:
    """Of one pattern, or of all together (`pattern` is None): how many children, and the tables by group."""

    pattern: Pattern | None
    children: int | None
    prompted: int | None
    tables: tuple[Table, ...]


@dataclass(frozen=True, slots=True)
class Register:
    """What the partnership sees of twelve months: each pattern, by row, and the rates of all and of each."""

    since: date
    until: date
    lines: tuple[Line, ...]
    together: Rates
    each: tuple[Rates, ...]

    @property
    def warnings(self) -> list[tuple[Pattern | None, str, More]]:
        """Return each group that is asked about clearly more: by which pattern (None: all), and the heading."""
        every = (self.together, *self.each)
        return [
            (rates.pattern, table.heading, more) for rates in every for table in rates.tables for more in table.more
        ]


def register(viewer: Viewer, *, as_of: date) -> Register:
    """Return the register of the twelve months up to a day. Raises NotPermitted."""
    check(viewer, Permission.SEE_COUNTS)
    since = window_start(as_of, months=MONTHS)
    asked = _asked(since=since, until=as_of)
    held = held_between(since, as_of)
    every = dimensions(held, on=as_of)
    about = {row: {child for child, _ in found} & held.keys() for row, found in asked.items()}
    together = set[UUID]().union(*about.values())
    return Register(
        since,
        as_of,
        tuple(_line(each, [one for _, one in asked.get(each.row, ())]) for each in patterns()),
        _rates(None, together, every, children=len(held)),
        tuple(_rates(each, about.get(each.row, set()), every, children=len(held)) for each in patterns()),
    )


def in_public(*, as_of: date) -> tuple[Line, ...]:
    """Return what anyone may know of the twelve months up to a day: how often each pattern asked, what people said."""
    asked = _asked(since=window_start(as_of, months=MONTHS), until=as_of)
    return tuple(_line(each, [one for _, one in asked.get(each.row, ())]) for each in patterns())


def _line(pattern: Pattern, found: list[Occasion]) -> Line:
    counts = counted(found)
    no_parts = [True] * len(counts) if too_small(len(found)) else hidden(list(counts.values()))
    parts = {each: None if hide else counts[each] for each, hide in zip(counts, no_parts, strict=True)}
    return Line(pattern, None if too_small(len(found)) else len(found), parts)


def _rates(pattern: Pattern | None, prompted: set[UUID], every: Iterable[Dimension], *, children: int) -> Rates:
    tables = tuple(_table(one, prompted, children=children) for one in every)
    few, none = too_small(len(prompted)), too_small(children)
    return Rates(pattern, None if none else children, None if few else len(prompted), tables)


def _table(dimension: Dimension, prompted: set[UUID], *, children: int) -> Table:
    rows = [(name, len(of), len(of & prompted)) for name, of in dimension.groups.items()]
    groups = tuple(shown(rows))
    return Table(dimension.heading, groups, tuple(prompted_more(groups, children=children, prompted=len(prompted))))


def _asked(*, since: date, until: date) -> Mapping[int, list[tuple[UUID, Occasion]]]:
    """Return the occasions of each row that began in a time, each with the child's record."""
    said = defaultdict[UUID, list[Given]](list)
    for finding, number, answer, by in Answer.objects.order_by("at").values_list(
        "version__finding", "version__number", "answer", "by"
    ):
        said[finding].append(Given(number, answer, by))
    diaries = defaultdict[tuple[int, UUID, UUID], list[Raised]](list)
    rows = Version.objects.order_by("number").values_list(
        "finding__row", "finding__child", "finding", "number", "raised_at", "tier", "because", "ceased"
    )
    for row, child, finding, number, at, tier, because, ceased in rows:
        raised = Raised(number, timezone.localdate(at), tier, frozenset(because), ceased)
        diaries[row, child, finding].append(raised)
    found = defaultdict[int, list[tuple[UUID, Occasion]]](list)
    for (row, child, finding), diary in diaries.items():
        found[row] += [(child, one) for one in occasions(diary, said[finding]) if since <= one.on <= until]
    return found
