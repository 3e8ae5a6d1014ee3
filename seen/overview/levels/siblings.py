"""Levels of brothers and sisters laid out for drawing (ux.md 4, V3): the same strip for each child, on one axis."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from seen.core.instruments.across import Across, One, SpanCell, SpanRow
from seen.core.instruments.given import Given
from seen.core.instruments.over_time import Stands
from seen.core.life.axis import Span
from seen.core.life.bars import Bar
from seen.kit.pages.words import joined
from seen.kit.pictures.scale import Scale, fitted, in_lines
from seen.overview.levels.cells import TALL, Box, digit, halves, shape_of, shapes
from seen.overview.levels.strip import Assessed, Break
from seen.overview.levels.words import column_words
from seen.overview.pictures.rows import (
    LABELS,
    LEFT,
    TYPE,
    WIDTH,
    Link,
    Row,
    Tick,
    Upright,
    birthdays,
    level_lines,
    year_lines,
)
from seen.overview.pictures.words import span_words

RIGHT = WIDTH - 8
TOP, NAME, ROW, BETWEEN = 44, 26, TALL + 4, 14
WIDEST = 44
Leads = Callable[[Given], str]
Of = Callable[[Given], int]


@dataclass(frozen=True, slots=True)
class AtHome:
    """Something that happened at home: its day, what it was, and the children of whom it is recorded."""

    on: date
    words: str
    children: frozenset[str]


@dataclass(frozen=True, slots=True)
class Line:
    """What happened at home, drawn through the strips of the children of whom it is recorded."""

    x: float
    top: int
    bottom: int
    words: str
    knots: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything that is drawn: the children in the order given, the rows of each below their name."""

    width: int
    height: int
    rows: tuple[Row, ...]
    uprights: tuple[Upright, ...]
    breaks: tuple[tuple[int, int, Break], ...]  # top, bottom
    columns: tuple[tuple[int, int, Assessed], ...]
    at_home: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class _Page:
    """What every row needs to know."""

    across: Across
    scale: Scale
    titles: Mapping[str, str]
    of: Of
    leads: Leads
    as_of: date

    def box(self, span: int) -> Box:
        one = self.across.axis.spans[span]
        left, right = self.scale.x(one.since), self.scale.after(one.until)
        width = min(right - left - 2, WIDEST)
        return Box(round((left + right - width) / 2, 1), 0, round(width, 1))


def drawing(
    across: Across,
    *,
    names: Mapping[str, tuple[str, str]],
    homes: Mapping[str, Bar],
    at_home: Sequence[AtHome],
    titles: Mapping[str, str],
    of: Of,
    leads: Leads,
    as_of: date,
) -> Drawing:
    """Return the picture laid out. `names` are each child's name and age; `homes` the time each lived in this home,
    drawn where somebody wrote since when."""
    page = _Page(across, Scale(across.axis.first, across.axis.last, LEFT, RIGHT), titles, of, leads, as_of)
    rows: list[Row] = []
    tops: dict[str, tuple[int, int]] = {}
    breaks: list[tuple[int, int, Break]] = []
    columns: list[tuple[int, int, Assessed]] = []
    y = TOP
    for one in across.ones:
        made = list(_child(one, page, names[one.child.ref], homes.get(one.child.ref), y))
        top, bottom = made[0].y + NAME, made[-1].y + made[-1].height
        rows += made
        tops[one.child.ref] = (made[0].y, bottom)
        breaks += ((top, bottom, broken) for broken in _breaks(one, page))
        columns += ((top, bottom, column) for column in _columns(one, page, names[one.child.ref][0]))
        y = bottom + BETWEEN
    return Drawing(
        WIDTH,
        y + 18,
        tuple(rows),
        tuple(year_lines(page.scale, y, as_of=as_of)),
        tuple(breaks),
        tuple(columns),
        tuple(_lines(at_home, page, tops)),
    )


def _child(one: One, page: _Page, name: tuple[str, str], home: Bar | None, y: int) -> Iterator[Row]:
    """Yield the row of a child's name, with their time at home and birthdays, then a row for each area."""
    called, old = name
    since = [(home.since, home.until or page.as_of)] if home and home.since else []
    yield Row(
        f"{called}, {old}",
        (fitted(called, LABELS, height=15), *(() if one.rows else ("Not assessed with this tool",))),
        y,
        NAME if one.rows else NAME + 12,
        (),
        (),
        kind="child",
        bars=level_lines(_within(since, page.scale), page.scale, NAME - 6),
        ticks=tuple(_ticks(one, page, NAME - 10)),
    )
    for at, row in enumerate(one.rows):
        yield _area(row, one, page, y + NAME + ROW * at)


def _within(stretches: Sequence[tuple[date, date]], scale: Scale) -> Iterator[tuple[date, date]]:
    yield from ((since, until) for since, until in stretches if since <= scale.last and until >= scale.first)


def _ticks(one: One, page: _Page, y: int) -> Iterator[Tick]:
    """Yield a child's ages at their birthdays, and that they were born or are due within this time."""
    yield from (tick._replace(words=f"{tick.words} years") for tick in birthdays(one.child, page.scale, y))
    if one.child.birth and page.scale.first <= one.child.birth <= page.scale.last:
        yield Tick(page.scale.x(one.child.birth), y, "born" if one.child.born else "due")


def _area(row: SpanRow, one: One, page: _Page, y: int) -> Row:
    title = page.titles[row.area]
    drawn: list[tuple[str, Box]] = []
    links: list[Link] = []
    for found in row.cells:
        box, of = page.box(found.span), _of(found, one, page)
        if found.worse:
            parts, words = halves(found.worse, found.cell, box, of=of)
            drawn += parts
            links += words
        else:
            drawn.append((shape_of(found.cell, of=of), box))
            links.append(digit(found.cell, box, of=of))
    name = in_lines(title, LABELS, height=TYPE, most=1)
    return Row(title, name, y, TALL, tuple(links), shapes(drawn), kind="level")


def _of(found: SpanCell, one: One, page: _Page) -> int:
    """Return how many grades the tool had in which a cell was found: of the newest assessment until then."""
    until = page.across.axis.spans[found.span].until
    given = [column.given for column in one.strip.columns if column.given.on <= until]
    return page.of(given[-1])


def _breaks(one: One, page: _Page) -> Iterator[Break]:
    versions = {page.across.axis.at(c.given.on): c.given.version for c in one.strip.columns if c.breaks}
    for span in one.breaks:
        yield Break(round(page.box(span).x) - 3, f"version {versions[span]}")


def _columns(one: One, page: _Page, name: str) -> Iterator[Assessed]:
    """Yield the spans in which a child was assessed, each leading to its newest assessment."""
    newest = {page.across.axis.at(column.given.on): column.given for column in one.strip.columns}
    for span, given in newest.items():
        box = page.box(span)
        cells = [
            (page.titles[row.area], found.cell)
            for row in one.rows
            for found in row.cells
            if found.span == span and found.cell.stands != Stands.CARRIED
        ]
        when = span_words(Span(*page.across.axis.spans[span]))
        label = f"{name}, {when}: {column_words(given, cells)}"
        yield Assessed(round(box.x) - 1, round(box.width) + 2, page.leads(given), label)


def _lines(at_home: Sequence[AtHome], page: _Page, tops: Mapping[str, tuple[int, int]]) -> Iterator[Line]:
    """Yield what happened at home within the time shown; words that would lie on the last ones are left to the list."""
    free = 0.0
    days = sorted({one.on for one in at_home if page.scale.first <= one.on <= page.scale.last})
    for on in days:
        several = [one for one in at_home if one.on == on]
        children = frozenset().union(*(one.children for one in several)) & set(tops)
        if not children:
            continue
        x = page.scale.x(on)
        words = joined(one.words for one in several)
        shown = words if x >= free else ""
        free = x + len(words) * 7 if shown else free
        reach = [tops[child] for child in children]
        knots = tuple(sorted(top + NAME - 6 for top, _ in reach))
        yield Line(x, min(top for top, _ in reach), max(bottom for _, bottom in reach), shown, knots)
