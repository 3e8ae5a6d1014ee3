"""Brothers and sisters on one time axis, each apart: what was written of each, and what was told of several at once.

Nothing here sets one child against another: there is no share, order or difference, only each child's own row.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from seen.core.life.axis import Axis, Span, axes, life_of
from seen.core.life.lanes import Lane, Placed, cells, placed
from seen.core.life.marks import Counts, counted
from seen.core.life.moment import Moment
from seen.core.life.strip import MOST_CELLS, MOST_SPANS
from seen.core.life.years import Year, by_year
from seen.core.timeline.child import Child


@dataclass(frozen=True, slots=True)
class Apart:
    """One child's row. `years` are those in which something was written of them, what has no date last."""

    child: Child
    life: Span
    lane: Lane
    years: tuple[Year, ...]
    counts: Counts
    total: int


@dataclass(frozen=True, slots=True)
class Shared:
    """Tellings of several children in one span: how many, and about which of the children shown."""

    span: int
    count: int
    children: frozenset[str]


@dataclass(frozen=True, slots=True)
class Siblings:
    """The children in the order given, on one axis. `told_together` are all tellings of several, dated or not."""

    axis: Axis
    rows: tuple[Apart, ...]
    shared: tuple[Shared, ...]
    told_together: int


def siblings(stories: Sequence[tuple[Child, Sequence[Moment]]], *, as_of: date) -> Siblings:
    """Return the children's stories on one axis, the finest on which the page can hold them all."""
    told = [(child, placed(moments)) for child, moments in stories]
    lives = [life_of(child, {one.day for one in found if one.day}, as_of=as_of) for child, found in told]
    whole = Span(min(life.since for life in lives), max(life.until for life in lives))
    axis = _axis(whole, [found for _, found in told])
    several = _several(told)
    return Siblings(
        axis=axis,
        rows=tuple(_apart(child, life, found, axis) for (child, found), life in zip(told, lives, strict=True)),
        shared=tuple(_shared(several, axis)),
        told_together=len(several),
    )


def _axis(whole: Span, told: Sequence[Sequence[Placed]]) -> Axis:
    found = list(axes(whole, most=MOST_SPANS))
    return next((axis for axis in found if _counts(axis, told) <= MOST_CELLS), found[-1])


def _counts(axis: Axis, told: Sequence[Sequence[Placed]]) -> int:
    return sum(len({axis.at(one.day) for one in found if one.day}) for found in told)


def _apart(child: Child, life: Span, found: Sequence[Placed], axis: Axis) -> Apart:
    years = tuple(year for year in by_year(found, life=life) if year.total)
    return Apart(
        child, life, Lane(child.ref, "", cells(found, axis)), years, counted([e.mark for e in found]), len(found)
    )


def _several(told: Iterable[tuple[Child, Sequence[Placed]]]) -> Mapping[Hashable, list[tuple[str, Placed]]]:
    """Return the tellings that are about more than one of these children, with each child's entry of them."""
    found: dict[Hashable, list[tuple[str, Placed]]] = defaultdict(list)
    for child, entries in told:
        for one in entries:
            if one.moment.account:
                found[one.moment.account].append((child.ref, one))
    return {account: its for account, its in found.items() if len({ref for ref, _ in its}) > 1}


def _shared(several: Mapping[Hashable, list[tuple[str, Placed]]], axis: Axis) -> Iterable[Shared]:
    """Yield the tellings by the span of the first day that any of their entries gives."""
    counts: dict[int, int] = defaultdict(int)
    about: dict[int, set[str]] = defaultdict(set)
    for its in several.values():
        days = [one.day for _, one in its if one.day]
        if days:
            counts[axis.at(min(days))] += 1
            about[axis.at(min(days))] |= {ref for ref, _ in its}
    return (Shared(span, counts[span], frozenset(about[span])) for span in sorted(counts))
