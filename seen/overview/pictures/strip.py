"""The whole-life picture laid out for drawing: rows, links, bars and marks with their places and words."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from seen.core.dates.ages import birthday
from seen.core.life.axis import Span
from seen.core.life.bars import Bar, rows
from seen.core.life.marks import Mark
from seen.core.life.strip import Cell, Lane, Strip
from seen.core.timeline.child import Child
from seen.kit.knowledge.kinds import areas
from seen.kit.knowledge.vocabulary import vocabulary
from seen.kit.pages.words import plural
from seen.kit.pictures.scale import Scale, fitted, in_lines, quarters, years
from seen.overview.pictures.addresses import Addresses
from seen.overview.pictures.words import counts_words, span_words

WIDTH, LEFT, RIGHT, UNDATED = 1080, 220, 1020, 1052
LABELS = LEFT - 16  # the width of the names of rows
TOP, SHAPE, BAR, LEAST, GAP = 48, 26, 22, 34, 6
TYPE = 13
HEAD = 26
MOST_BARS = 3
UNDATED_WIDTH = 48
# From the middle of a mark: where its path starts, and how it goes on.
SHAPES: Mapping[str, tuple[tuple[int, int], str]] = {
    Mark.WORRY: ((0, 0), "h0"),  # no length and a round end: a disc, in the fewest letters
    Mark.NOT_BROUGHT: ((-10, -10), "l20 20m-20 0 20-20"),
    Mark.STRENGTH: ((0, -13), "l13 13-13 13-13-13z"),
    Mark.NOTED: ((-10, -10), "h20v20h-20z"),
    "turn": ((-13, -9), "h26l-13 23z"),
    "area": ((-13, -11), "h26v22h-26z"),
}
TURN_LANES = (
    ("levels", "Level of need", "change of level", "changes of level"),
    ("work", "Open work", "opened or closed", "opened or closed"),
    ("workers", "Workers", "change of worker", "changes of worker"),
    ("homes", "Home and household", "move or change", "moves or changes"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sign:
    """A count over its shape. `on` where the shape is dark."""

    y: int
    count: int
    on: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """A part of a row that leads to the entries it counts: `width` wide round its middle, `x`, the row's whole height
    or, under bars, from `y` on."""

    x: int
    y: int
    width: int
    height: int
    href: str
    label: str
    signs: tuple[Sign, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A bar with its words, as many as fit; `begun` and `ended` where somebody wrote when."""

    x: float
    y: int
    width: float
    words: str
    begun: bool
    ended: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its name in lines, its links, and the paths of each shape, of bars and of dates known in part. All that
    stands in it is placed from its own top."""

    label: str
    name: tuple[str, ...]
    y: int
    height: int
    links: tuple[Link, ...]
    shapes: tuple[tuple[str, str], ...]
    stretches: tuple[Stretch, ...] = ()
    bars: str = ""
    reaches: str = ""
    kind: str = "agency"


@dataclass(frozen=True, slots=True)
class Upright:
    """A line across all rows, with words beside its end: a year, a birthday, today."""

    x: float
    words: str
    kind: str
    top: int
    words_at: int


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything that is drawn, in the units of a picture `width` wide."""

    width: int
    height: int
    rows: tuple[Row, ...]
    uprights: tuple[Upright, ...]
    undated: bool
    areas_from: int


@dataclass(frozen=True, slots=True)
class _Page:
    """What every row needs to know: the picture, where days stand, and where marks lead."""

    strip: Strip
    scale: Scale
    to: Addresses

    def span(self, cell: Cell) -> Span | None:
        return None if cell.span is None else self.strip.axis.spans[cell.span]

    def when(self, cell: Cell) -> str:
        return span_words(self.span(cell))


def drawing(strip: Strip, child: Child, to: Addresses, *, as_of: date) -> Drawing:
    """Return the picture laid out."""
    page = _Page(strip, Scale(strip.axis.first, strip.axis.last, LEFT, RIGHT), to)
    made: list[Row] = []
    y = TOP
    for lay in _layers(page):
        row = lay(y)
        made.append(row)
        y = row.y + row.height + GAP
    return Drawing(
        width=WIDTH,
        height=y + 18,
        rows=tuple(made),
        uprights=tuple(_uprights(page.scale, child, y, as_of=as_of)),
        undated=any(cell.span is None for lane in strip.agencies for cell in lane.cells),
        areas_from=next((row.y for row in made if row.kind == "area"), 0),
    )


def _layers(page: _Page) -> Iterable[Callable[[int], Row]]:
    for attribute, title, one, many in TURN_LANES:
        lane: Lane = getattr(page.strip, attribute)
        if lane.cells:
            yield partial(_turns, page, lane, title, (one, many))
    for lane in page.strip.agencies:
        yield partial(_agency, page, lane)
    for number, lane in enumerate(page.strip.areas):
        yield partial(_area, page, lane, HEAD if number == 0 else 0)


def _agency(page: _Page, lane: Lane, y: int) -> Row:
    """Return the row of an agency: a line of marks for each shape that it needs, always in the same order."""
    used = [mark for mark in Mark if any(mark in cell.counts for cell in lane.cells)]
    height = max(LEAST, SHAPE * len(used))
    lines = {mark: (2 * number + 1) * height // (2 * len(used)) for number, mark in enumerate(used)}
    name = lane.name or plural(page.strip.folded, "other agency", "other agencies")

    def link(cell: Cell) -> Link:
        signs = tuple(Sign(lines[mark], count, mark is Mark.WORRY) for mark, count in cell.counts.items())
        href = page.to.within(page.span(cell), agency=lane.key)
        return _link(page, cell, 0, height, href, f"{page.when(cell)}: {counts_words(cell.counts)}", signs)

    return Row(
        name,
        in_lines(name, LABELS, height=TYPE),
        y,
        height,
        tuple(link(cell) for cell in lane.cells),
        tuple(_shapes(mark, (cell for cell in lane.cells if mark in cell.counts), page, lines[mark]) for mark in used),
        bars=_path(((bar.since, bar.until) for bar in lane.bars), page.scale, height - 1),
        reaches=_path((cell.reaches for cell in lane.cells if cell.reaches), page.scale, height // 2),
    )


def _area(page: _Page, lane: Lane, head: int, y: int) -> Row:
    """Return the row of an area of care: how many worries were noted, a count and no level."""
    name = areas().get(lane.name, lane.name)

    def link(cell: Cell) -> Link:
        href = page.to.within(page.span(cell), area=lane.key, tone="worry")
        label = f"{page.when(cell)}: {plural(cell.total, 'worry', 'worries')}"
        return _link(page, cell, 0, SHAPE, href, label, (Sign(SHAPE // 2, cell.total),))

    shapes = (_shapes("area", lane.cells, page, SHAPE // 2),)
    lines = in_lines(name, LABELS, height=TYPE, most=1)
    return Row(f"Worries noted, {name}", lines, y + head, SHAPE, tuple(map(link, lane.cells)), shapes, kind="area")


def _turns(page: _Page, lane: Lane, title: str, said: tuple[str, str], y: int) -> Row:
    """Return the row of what went on and what changed: bars above, the changes below them."""
    laid = rows([bar for bar in lane.bars if _called(lane, bar)], most=MOST_BARS)
    bars = BAR * len(laid)

    def link(cell: Cell) -> Link:
        href = page.to.within(page.span(cell), kind=cell.kind)
        label = f"{page.when(cell)}: {plural(cell.total, *said)}"
        return _link(page, cell, bars, LEAST, href, label, (Sign(LEAST // 2, cell.total),))

    stretches = (
        _stretch(bar, _called(lane, bar), page.scale, BAR * number) for number, row in enumerate(laid) for bar in row
    )
    shapes = (_shapes("turn", lane.cells, page, bars + LEAST // 2),)
    name = in_lines(title, LABELS, height=TYPE)
    return Row(title, name, y, bars + LEAST, tuple(map(link, lane.cells)), shapes, tuple(stretches), kind="turn")


def _shapes(shape: str, cells: Iterable[Cell], page: _Page, y: int) -> tuple[str, str]:
    """Return one path for all marks of a shape in a row: hundreds of marks are a few nodes of the page."""
    start, rest = SHAPES[shape]
    return shape, "".join(f"M{_middle(page, cell)[0] + start[0]} {y + start[1]}{rest}" for cell in cells)


def _called(lane: Lane, bar: Bar) -> str:
    """Return what a bar is called; nothing for the level that every child has."""
    if lane.name == "levels":
        return "" if bar.name == "universal" else vocabulary().levels.get(bar.name, bar.name)
    return f"{bar.name}, {bar.agency}" if bar.name else bar.agency


def _stretch(bar: Bar, words: str, scale: Scale, y: int) -> Stretch:
    end = scale.after(bar.until) if bar.until else scale.right
    start = scale.x(bar.since) if bar.since else max(scale.left, end - 16)
    width = round(max(end - start, 3), 1)
    return Stretch(start, y, width, fitted(words, width - 8, height=12), bar.since is not None, bar.until is not None)


def _link(page: _Page, cell: Cell, y: int, height: int, href: str, label: str, signs: tuple[Sign, ...]) -> Link:
    x, width = _middle(page, cell)
    return Link(x, y, width, height, href, label, signs)


def _middle(page: _Page, cell: Cell) -> tuple[int, int]:
    """Return the middle and the width of a span; what has no date stands beside the axis."""
    span = page.span(cell)
    if span is None:
        return UNDATED, UNDATED_WIDTH
    left, right = page.scale.x(span.since), page.scale.after(span.until)
    return round((left + right) / 2), int(right - left)


def _path(stretches: Iterable[tuple[date | None, date | None]], scale: Scale, y: int) -> str:
    found = ((since, until) for since, until in stretches if since and until)
    return "".join(f"M{scale.x(since)} {y}H{scale.after(until)}" for since, until in found)


def _uprights(scale: Scale, child: Child, bottom: int, *, as_of: date) -> Iterable[Upright]:
    for on, words in (*years(scale, room=44), *quarters(scale, room=40)):
        yield Upright(scale.x(on), words, "year", 20, 14)
    if child.born:
        yield Upright(scale.x(child.born), "born", "birth", 24, 36)
        birthdays = ((years_old, birthday(child.born, years_old)) for years_old in range(1, 30))
        yield from (
            Upright(scale.x(on), str(old), "age", 40, 36) for old, on in birthdays if scale.first < on <= scale.last
        )
    elif child.due:
        yield Upright(scale.x(child.due), "due", "birth", 24, 36)
    if scale.first <= as_of <= scale.last:
        yield Upright(scale.after(as_of), "today", "today", 24, bottom + 14)
