"""Levels of brothers and sisters on one time axis, each child apart, and what is worth asking about them together.

Children are never ranked: the order is the one given, and what differs is a question, not a verdict.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from seen.core.dates.months import months_back
from seen.core.instruments.over_time import Cell, HeatStrip, Look, Stands, heat_strip, in_order, latest, second
from seen.core.life.axis import Axis, Span, axes
from seen.core.timeline.child import Child

MOST_SPANS = 30
"""How many spans one axis is cut into at the most: each cell has room for its digit."""
LEAST_MONTHS = 12
"""How far back an axis reaches at the least, so that one assessment does not fill it."""
GAP = 2
"""How many grades apart two children's levels of an area are worth asking about (practice.md 4, row 16)."""
ALIKE = 8
"""How many items graded the same for all children on one day are worth asking about (practice.md 4, row 16)."""


@dataclass(frozen=True, slots=True)
class SpanCell:
    """An area in one span of the axis: its newest level there, or carried. `worse` is the worst grade of the same span
    where that is worse than the newest: a bad week is not hidden by a better one."""

    span: int
    cell: Cell
    worse: int | None = None


@dataclass(frozen=True, slots=True)
class SpanRow:
    """One area of one child; spans before anybody looked have no cell."""

    area: str
    cells: tuple[SpanCell, ...]


@dataclass(frozen=True, slots=True)
class One:
    """One child's strip. `breaks` are the spans in which another version of the tool was first used."""

    child: Child
    strip: HeatStrip
    rows: tuple[SpanRow, ...]
    breaks: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Apart:
    """An area in which the newest levels of two children lie far apart. `levels` by child, of one version."""

    area: str
    levels: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Alike:
    """Items that were given one grade for all of these children on one day."""

    on: date
    children: tuple[str, ...]
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Across:
    """Children in the order given, on one axis."""

    axis: Axis
    ones: tuple[One, ...]
    apart: tuple[Apart, ...]
    alike: tuple[Alike, ...]


def across(stories: Sequence[tuple[Child, Sequence[Look]]], *, areas: Sequence[str], as_of: date) -> Across | None:
    """Return the children's levels on one axis; None where none of them was assessed with this tool."""
    days = [look.given.on for _, looks in stories for look in looks]
    if not days:
        return None
    whole = Span(min(*days, months_back(as_of, LEAST_MONTHS)), max(*days, as_of))
    axis = next(axes(whole, most=MOST_SPANS))
    now = axis.at(as_of)
    ones = tuple(_one(child, heat_strip(looks, areas=areas), axis, now) for child, looks in stories)
    return Across(axis, ones, tuple(_apart(ones, areas)), tuple(_alike(stories)))


def _one(child: Child, strip: HeatStrip, axis: Axis, now: int) -> One:
    at = [axis.at(column.given.on) for column in strip.columns]
    rows = tuple(SpanRow(row.area, tuple(_spans(strip, row.cells, at, now))) for row in strip.rows)
    breaks = tuple(span for span, column in zip(at, strip.columns, strict=True) if column.breaks)
    return One(child, strip, rows, breaks)


def _spans(strip: HeatStrip, cells: Sequence[Cell], at: Sequence[int], now: int) -> Iterable[SpanCell]:
    """Yield a cell for each span from the first look at the area to now; a second rater's may be the worse one."""
    inside: dict[int, list[Cell]] = defaultdict(list)
    seconds: dict[int, list[Cell]] = defaultdict(list)
    for span, column, cell in zip(at, strip.columns, cells, strict=True):
        if cell.stands not in (Stands.CARRIED, Stands.NOT_LOOKED):
            (seconds if second(column.given) else inside)[span].append(cell)
    carried: Cell | None = None
    for span in range(min(at), max(now, *at) + 1):
        found = inside.get(span, [])
        if found:
            carried = Cell(Stands.CARRIED, found[-1].level, since=_day(strip, cells, found[-1]))
            yield SpanCell(span, found[-1], _worse(found[-1], [*found, *seconds.get(span, [])]))
        elif carried:
            yield SpanCell(span, carried, _worse(carried, seconds.get(span, [])))


def _day(strip: HeatStrip, cells: Sequence[Cell], cell: Cell) -> date:
    return next(c.given.on for c, one in zip(strip.columns, cells, strict=True) if one is cell)


def _worse(shown: Cell, others: Iterable[Cell]) -> int | None:
    worst = max((cell.level.grade for cell in others if cell.level.grade is not None), default=None)
    return worst if worst is not None and worst > (shown.level.grade or 0) else None


def _apart(ones: Iterable[One], areas: Sequence[str]) -> Iterable[Apart]:
    newest = {one.child.ref: latest(one.strip) for one in ones}
    for area in areas:
        versions: dict[str, dict[str, int]] = defaultdict(dict)
        for child, found in newest.items():
            given, cell = found.get(area, (None, None))
            if given and cell and cell.level.grade is not None:
                versions[given.version][child] = cell.level.grade
        for levels in versions.values():
            if max(levels.values()) - min(levels.values()) >= GAP:
                yield Apart(area, levels)


def _alike(stories: Sequence[tuple[Child, Sequence[Look]]]) -> Iterable[Alike]:
    """Yield the days on which every child was assessed and many items came out the same for all of them."""
    by_day: dict[tuple[date, str], dict[str, Look]] = defaultdict(dict)
    for child, looks in stories:
        for look in in_order(looks):
            if not second(look.given):
                by_day[look.given.on, look.given.version][child.ref] = look
    for (on, _), found in sorted(by_day.items()):
        if len(found) == len(stories) > 1:
            first, *others = (look.given.items for look in found.values())
            same = [
                item
                for item, answer in first.items()
                if answer.grade is not None
                and all(item in other and other[item].grade == answer.grade for other in others)
            ]
            if len(same) >= ALIKE:
                yield Alike(on, tuple(found), tuple(same))
