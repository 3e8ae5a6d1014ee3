"""The strip of levels laid out for drawing (ux.md 4, V2): a row for each area, a column for each assessment."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from seen.core.instruments.given import Given
from seen.core.instruments.over_time import Column, HeatStrip, second
from seen.core.instruments.over_time import Row as Levels
from seen.core.lifecycle.change import Window, place_of
from seen.kit.pictures.scale import in_lines
from seen.overview.levels.cells import TALL, Box, digit, shape_of, shapes, written
from seen.overview.levels.words import column_words
from seen.overview.pictures.rows import LABELS, LEFT, TYPE, WIDTH, Row

RIGHT = WIDTH - 8
MOST = 30
"""How many assessments stand side by side before the strip goes on below: each is a target that a thumb can hit."""
WIDEST, SPACED = 84, 58  # of a column: the most, and from where on a date has room on one line
HEAD, LINE, GAP, BETWEEN = 58, 13, 6, 22
ROW = TALL + GAP
Leads = Callable[[Given], str]
Scale = Callable[[Given], int]


@dataclass(frozen=True, slots=True)
class Head:
    """The words over a column, a line each."""

    x: int
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Break:
    """Where another version of the tool begins: a line over all rows, with its words."""

    x: int
    words: str


@dataclass(frozen=True, slots=True)
class Assessed:
    """A column as a target: it leads to its assessment, and says all its levels."""

    x: int
    width: int
    href: str
    label: str


@dataclass(frozen=True, slots=True)
class Band:
    """As many assessments as stand side by side, between `top` and `bottom`."""

    top: int
    bottom: int
    heads: tuple[Head, ...]
    rows: tuple[Row, ...]
    breaks: tuple[Break, ...]
    columns: tuple[Assessed, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything that is drawn, oldest first."""

    width: int
    height: int
    bands: tuple[Band, ...]


@dataclass(frozen=True, slots=True)
class _Said:
    """A row of words below the levels: what it says of each assessment, blank where nothing is to say."""

    title: str
    of: Callable[[Given], str]


@dataclass(frozen=True, slots=True)
class _Slots:
    """Which columns a band holds, and where each stands."""

    columns: range
    width: int

    def box(self, number: int, y: int = 0) -> Box:
        return Box(LEFT + (number - self.columns.start) * self.width + 2, y, self.width - 4)


def drawing(
    strip: HeatStrip, *, titles: Mapping[str, str], scale: Scale, leads: Leads, windows: Sequence[Window] = ()
) -> Drawing:
    """Return the strip laid out. `titles` by area; `scale` gives how many grades an assessment's tool has, `leads` its
    address; `windows` are those of tests of change."""
    said = _rows_said(strip.columns, windows)
    count = len(strip.columns)
    bands = -(-count // MOST)
    each = -(-count // bands)
    width = min((RIGHT - LEFT) // each, WIDEST)
    tall = HEAD + ROW * (len(strip.rows) + len(said))
    made = [
        _band(
            strip,
            _Slots(range(at, min(at + each, count)), width),
            (tall + BETWEEN) * number,
            titles,
            scale,
            leads,
            said,
        )
        for number, at in enumerate(range(0, count, each))
    ]
    return Drawing(WIDTH, made[-1].bottom + BETWEEN, tuple(made))


def _band(
    strip: HeatStrip,
    slots: _Slots,
    top: int,
    titles: Mapping[str, str],
    scale: Scale,
    leads: Leads,
    said: Sequence[_Said],
) -> Band:
    y = top + HEAD
    rows = [_row(strip, row, slots, y + ROW * at, titles, scale) for at, row in enumerate(strip.rows)]
    rows += [_words(one, strip.columns, slots, y + ROW * at) for at, one in enumerate(said, len(rows))]
    bottom = y + ROW * len(rows)
    return Band(
        top,
        bottom,
        tuple(_heads(strip.columns, slots)),
        tuple(rows),
        tuple(_breaks(strip.columns, slots)),
        tuple(_columns(strip, slots, titles, leads)),
    )


def _row(strip: HeatStrip, row: Levels, slots: _Slots, y: int, titles: Mapping[str, str], scale: Scale) -> Row:
    found = [(row.cells[at], slots.box(at), scale(strip.columns[at].given)) for at in slots.columns]
    drawn = [(cell, box, of) for cell, box, of in found if shape_of(cell, of=of)]
    title = titles[row.area]
    return Row(
        title,
        in_lines(title, LABELS, height=TYPE),
        y,
        TALL,
        tuple(digit(cell, box, of=of) for cell, box, of in drawn),
        shapes((shape_of(cell, of=of), box) for cell, box, of in drawn),
        kind="level",
    )


def _rows_said(columns: Sequence[Column], windows: Sequence[Window]) -> list[_Said]:
    """Return the rows of words of which something is to say: whether a visit was announced, and tests of change."""
    visit = {True: "yes", False: "no", None: ""}
    rows = [
        _Said("Visit announced", lambda given: visit[given.announced]),
        _Said("Test of change", lambda given: place_of(given.on, windows) or ""),
    ]
    return [row for row in rows if any(row.of(column.given) for column in columns)]


def _words(said: _Said, columns: Sequence[Column], slots: _Slots, y: int) -> Row:
    found = [(said.of(columns[at].given), slots.box(at)) for at in slots.columns]
    words = tuple(written(word, "", box) for word, box in found if word)
    return Row(said.title, (said.title,), y, TALL, words, (), kind="said")


def _heads(columns: Sequence[Column], slots: _Slots) -> Iterator[Head]:
    year = 0
    for at in slots.columns:
        given = columns[at].given
        box = slots.box(at)
        day = (f"{given.on.day} {given.on:%b}",) if slots.width >= SPACED else (str(given.on.day), f"{given.on:%b}")
        which = "second" if slots.width >= SPACED else "2nd"
        lines = (*day, str(given.on.year)) if given.on.year != year else day
        yield Head(round(box.x + box.width / 2), (*((which,) if second(given) else ()), *lines))
        year = given.on.year


def _breaks(columns: Sequence[Column], slots: _Slots) -> Iterator[Break]:
    for at in slots.columns:
        if columns[at].breaks:
            yield Break(round(slots.box(at).x) - 2, f"version {columns[at].given.version}")


def _columns(strip: HeatStrip, slots: _Slots, titles: Mapping[str, str], leads: Leads) -> Iterator[Assessed]:
    for at in slots.columns:
        given = strip.columns[at].given
        cells = [(titles[row.area], row.cells[at]) for row in strip.rows]
        box = slots.box(at)
        yield Assessed(round(box.x) - 2, slots.width, leads(given), column_words(given, cells))
