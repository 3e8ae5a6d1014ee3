"""What the rows of every picture of a life are made of: counts in their shapes, links, bars, lines of an axis."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from seen.core.dates.ages import birthday
from seen.core.life.axis import Axis, Span
from seen.core.life.bars import Bar
from seen.core.life.lanes import Cell, Lane
from seen.core.life.marks import Mark
from seen.core.timeline.child import Child
from seen.kit.pages.words import plural
from seen.kit.pictures.scale import Scale, fitted, in_lines, quarters, years
from seen.overview.pictures.addresses import Addresses
from seen.overview.pictures.words import span_words

WIDTH, LEFT, RIGHT, UNDATED = 1080, 220, 1020, 1052
LABELS = LEFT - 16  # the width of the names of rows
TOP, SHAPE, BAR, LEAST, GAP = 48, 26, 22, 34, 6
AREA = 28  # drawn smaller on a narrow desk, still a target that a thumb can hit
TYPE = 13
HEAD = 26
MOST_BARS = 3
UNDATED_WIDTH = 48
# From the middle of a mark: where its path starts, and how it goes on.
SHAPES: Mapping[str, tuple[tuple[int, int], str]] = {
    Mark.WORRY: ((0, 0), "h0"),  # no length and a round end: a disc, in the fewest letters
    Mark.NOT_BROUGHT: ((-12, -12), "l24 24m-24 0 24-24"),
    Mark.STRENGTH: ((0, -13), "l13 13-13 13-13-13z"),
    Mark.NOTED: ((-10, -10), "h20v20h-20z"),
    "turn": ((-13, -9), "h26l-13 23z"),
    "area": ((-13, -11), "h26v22h-26z"),
}


@dataclass(frozen=True, slots=True)
class Sign:
    """A count, or the digit of a level, over its shape. `on` where the shape is dark."""

    y: int
    count: int | str
    on: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """A part of a row that leads to the entries it counts; nowhere where `href` is empty.

    It is `width` wide round its middle, `x`, and as high as the row or, under bars, from `y` on.
    """

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


class Tick(NamedTuple):
    """An age at its birthday."""

    x: float
    y: int
    words: str


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
    ticks: tuple[Tick, ...] = ()


@dataclass(frozen=True, slots=True)
class Upright:
    """A line across all rows, with words beside its end: a year, a birthday, today."""

    x: float
    words: str
    kind: str
    top: int
    words_at: int


@dataclass(frozen=True, slots=True)
class Place:
    """A span of the axis, or (None) what has no date: its words, and its middle and width across."""

    span: Span | None
    words: str
    x: int
    width: int


@dataclass(frozen=True, slots=True)
class Page:
    """What every row needs to know: the axis, where days stand, and where marks lead."""

    axis: Axis
    scale: Scale
    to: Addresses
    places: tuple[Place, ...]
    now: float

    def place(self, cell: Cell) -> Place:
        """Return where a count stands: what has no date last, beside the axis."""
        return self.places[-1 if cell.span is None else cell.span]


def page_of(axis: Axis, to: Addresses, *, as_of: date) -> Page:
    """Return what the rows of a picture on this axis need. What goes on is drawn to `as_of`."""
    scale = Scale(axis.first, axis.last, LEFT, RIGHT)
    places = tuple(_place(span, scale) for span in axis.spans)
    return Page(axis, scale, to, (*places, Place(None, span_words(None), UNDATED, UNDATED_WIDTH)), scale.after(as_of))


def _place(span: Span, scale: Scale) -> Place:
    left, right = scale.x(span.since), scale.after(span.until)
    return Place(span, span_words(span), round((left + right) / 2), int(right - left))


def link_of(place: Place, y: int, height: int, href: str, said: str, signs: tuple[Sign, ...]) -> Link:
    """Return the link of a count, where its span stands; `said` is what it counts."""
    return Link(place.x, y, place.width, height, href, f"{place.words}: {said}", signs)


def marks(shape: str, cells: Iterable[Cell], page: Page, y: int) -> tuple[str, str]:
    """Return one path for all marks of a shape in a row: hundreds of marks are a few nodes of the page."""
    (right, down), rest = SHAPES[shape]
    return shape, "".join(f"M{page.place(cell).x + right} {y + down}{rest}" for cell in cells)


def level_lines(stretches: Iterable[tuple[date | None, date | None]], scale: Scale, y: int) -> str:
    """Return one path of level lines, from the beginning of each first day to the end of each last."""
    found = ((since, until) for since, until in stretches if since and until)
    return "".join(f"M{scale.x(since)} {y}H{scale.after(until)}" for since, until in found)


def uprights(scale: Scale, child: Child, bottom: int, *, as_of: date) -> Iterable[Upright]:
    """Yield the lines of years, birthdays, birth or the day due, and today; the last has its word at `bottom`."""
    yield from year_lines(scale, bottom, as_of=as_of)
    if child.born:
        yield Upright(scale.x(child.born), "born", "birth", 24, 36)
    elif child.due:
        yield Upright(scale.x(child.due), "due", "birth", 24, 36)
    yield from (Upright(tick.x, tick.words, "age", 40, 36) for tick in birthdays(child, scale, 36))


def year_lines(scale: Scale, bottom: int, *, as_of: date) -> Iterable[Upright]:
    """Yield the lines of years, of quarters where there is room, and of today."""
    for on, words in (*years(scale, room=44), *quarters(scale, room=40)):
        yield Upright(scale.x(on), words, "year", 20, 14)
    if scale.first <= as_of <= scale.last:
        yield Upright(scale.after(as_of), "today", "today", 24, bottom + 14)


def birthdays(child: Child, scale: Scale, y: int) -> Iterable[Tick]:
    """Yield the ages that a child reached or will reach, each at its birthday, as many as have room."""
    if child.born:
        room = scale.x(birthday(child.born, 1)) - scale.x(child.born)
        step = 1 if room >= 16 or not room else 5
        on = {old: birthday(child.born, old) for old in range(step, 30, step)}
        yield from (Tick(scale.x(day), y, str(old)) for old, day in on.items() if scale.first < day <= scale.last)


def stretch(bar: Bar, words: str, page: Page, y: int) -> Stretch:
    """Return the bar of what went on; a short broken one before its end where nobody wrote when it began."""
    end = page.scale.after(bar.until) if bar.until else page.now
    start = page.scale.x(bar.since) if bar.since else max(page.scale.left, end - 16)
    width = round(max(end - start, 3), 1)
    return Stretch(start, y, width, fitted(words, width - 8, height=12), bar.since is not None, bar.until is not None)


def changes(
    page: Page, lane: Lane, title: str, said: tuple[str, str], laid: Sequence[Sequence[tuple[Bar, str]]], y: int
) -> Row:
    """Return the row of what changed: the counts of changes, under bars of what went on between them, with words."""
    bars = BAR * len(laid)

    def link(cell: Cell) -> Link:
        place = page.place(cell)
        href = page.to.within(place.span, kind=cell.kind) if lane.leads else ""
        return link_of(place, bars, LEAST, href, plural(cell.total, *said), (Sign(LEAST // 2, cell.total),))

    return Row(
        title,
        in_lines(title, LABELS, height=TYPE),
        y,
        bars + LEAST,
        tuple(link(cell) for cell in lane.cells),
        (marks("turn", lane.cells, page, bars + LEAST // 2),),
        tuple(stretch(bar, words, page, BAR * at) for at, row in enumerate(laid) for bar, words in row),
        kind="turn",
    )
