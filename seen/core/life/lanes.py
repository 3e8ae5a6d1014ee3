"""Rows of counts: entries put into the spans of an axis, none lost and none counted twice."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from seen.core.life.axis import Axis, Span
from seen.core.life.bars import Bar, Turn
from seen.core.life.marks import Counts, counted
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
    """An entry with the day at which it stands, worked out once."""

    moment: Moment
    day: date | None


def of_kinds(
    name: str, placed: Iterable[Placed], kinds: Iterable[str], axis: Axis, found: tuple[Bar, ...] = ()
) -> Lane:
    """Return a lane of the entries of some kinds, with bars beside them."""
    wanted = frozenset(kinds)
    return Lane(name, "", cells([one for one in placed if one.moment.kind in wanted], axis), found)


def grouped(placed: Iterable[Placed], keys: Callable[[Moment], Iterable[str]]) -> dict[str, list[Placed]]:
    """Return entries by each of their keys."""
    found: dict[str, list[Placed]] = defaultdict(list)
    for one in placed:
        for key in keys(one.moment):
            found[key].append(one)
    return found


def cells(placed: Iterable[Placed], axis: Axis) -> tuple[Cell, ...]:
    """Return the counts of a lane, oldest first, what has no date last."""
    found: dict[int | None, list[Moment]] = defaultdict(list)
    for moment, day in placed:
        found[None if day is None else axis.at(day)].append(moment)
    ordered = sorted(found, key=lambda span: (span is None, span or 0))
    return tuple(_cell(span, found[span], axis) for span in ordered)


def _cell(span: int | None, moments: Sequence[Moment], axis: Axis) -> Cell:
    kinds = {moment.kind for moment in moments}
    return Cell(
        span,
        counted(moments),
        _reach(axis.spans[span], moments) if span is not None else None,
        kind=kinds.pop() if len(kinds) == 1 else "",
    )


def _reach(span: Span, moments: Iterable[Moment]) -> Span | None:
    """Return as far as dates known in part may mean, where that lies outside the span in which they stand."""
    partly = [
        (one.earliest, one.latest) for one in moments if one.earliest and one.latest and one.earliest != one.latest
    ]
    out = [(first, last) for first, last in partly if first < span.since or last > span.until]
    return Span(min(first for first, _ in out), max(last for _, last in out)) if out else None


def turns(placed: Iterable[Placed], kinds: Mapping[str, bool], details: Details, key: str) -> list[Turn]:
    """Return what began or ended something, by kind; `key` is the detail that names it."""
    return [
        Turn(
            moment.ref, day, kinds[moment.kind], str(details.get(moment.ref, {}).get(key) or "").strip(), moment.agency
        )
        for moment, day in placed
        if day and moment.kind in kinds
    ]
