"""Rows of counts: entries put into the spans of an axis, none lost and none counted twice."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from seen.core.life.axis import Axis, Span, month_of
from seen.core.life.bars import Bar, Turn
from seen.core.life.marks import Counts, counted, place_of
from seen.core.life.moment import Moment

Details = Mapping[UUID, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Cell:
    """Entries of one lane in one span (None: without a date). `reaches` is as far as their partial dates may mean.

    `kind` is set where all are of one kind.
    """

    span: int | None
    counts: Counts
    reaches: Span | None = None
    kind: str = ""

    @property
    def total(self) -> int:
        """Return how many entries there are."""
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class Lane:
    """A row of counts, and bars for what went on. `key` is the agency or area; empty where it stands for several.

    `leads` where each count is of entries in the days of its own span, so that a list of these days holds them.
    """

    name: str
    key: str = ""
    cells: tuple[Cell, ...] = ()
    bars: tuple[Bar, ...] = ()
    leads: bool = True


class Placed(NamedTuple):
    """An entry with what every picture asks of it, worked out once: its day, the month's number, its mark's place."""

    moment: Moment
    day: date | None
    month: int | None
    mark: int
    worry: bool


def placed(moments: Iterable[Moment]) -> list[Placed]:
    """Return entries with the day at which each stands."""
    return [_placed(moment, moment.day) for moment in moments]


def at(one: Placed, day: date) -> Placed:
    """Return an entry at another day than its own."""
    return one._replace(day=day, month=month_of(day))


def grouped(found: Iterable[Placed], keys: Callable[[Moment], Iterable[str]]) -> dict[str, list[Placed]]:
    """Return entries by each of their keys."""
    groups: dict[str, list[Placed]] = defaultdict(list)
    for one in found:
        for key in keys(one.moment):
            groups[key].append(one)
    return groups


def cells(found: Iterable[Placed], axis: Axis) -> tuple[Cell, ...]:
    """Return the counts of a lane, oldest first, what has no date last. A day outside the axis stands at its end."""
    first, months, last = month_of(axis.first), axis.months, len(axis.spans) - 1
    spans: dict[int, list[Placed]] = defaultdict(list)
    undated: list[Placed] = []
    for one in found:
        if one.month is None:
            undated.append(one)
        else:
            spans[(one.month - first) // months].append(one)
    inside: dict[int, list[Placed]] = defaultdict(list)
    for number in sorted(spans):
        inside[min(max(number, 0), last)] += spans[number]
    dated = [_cell(number, its, axis.spans[number]) for number, its in inside.items()]
    return (*dated, _cell(None, undated, None)) if undated else tuple(dated)


def _placed(moment: Moment, day: date | None) -> Placed:
    worry = moment.is_worry
    return Placed(moment, day, month_of(day) if day else None, place_of(moment, worry=worry), worry)


def _cell(number: int | None, found: Sequence[Placed], span: Span | None) -> Cell:
    kinds = {one.moment.kind for one in found}
    return Cell(
        number,
        counted([one.mark for one in found]),
        _reach(span, [one.moment for one in found]) if span else None,
        kind=kinds.pop() if len(kinds) == 1 else "",
    )


def _reach(span: Span, moments: Iterable[Moment]) -> Span | None:
    """Return as far as dates known in part may mean, where that lies outside the span in which they stand."""
    partly = [
        (one.earliest, one.latest) for one in moments if one.earliest and one.latest and one.earliest != one.latest
    ]
    out = [(first, last) for first, last in partly if first < span.since or last > span.until]
    return Span(min(first for first, _ in out), max(last for _, last in out)) if out else None


def turns(found: Iterable[Placed], kinds: Mapping[str, bool], details: Details, key: str) -> list[Turn]:
    """Return what began or ended something, by kind; `key` is the detail that names it."""
    return [
        Turn(
            moment.ref, day, kinds[moment.kind], str(details.get(moment.ref, {}).get(key) or "").strip(), moment.agency
        )
        for moment, day, *_ in found
        if day and moment.kind in kinds
    ]
