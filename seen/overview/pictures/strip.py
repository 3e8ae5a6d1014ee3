"""The whole-life picture laid out for drawing: rows of changes, of each agency, and of areas of care."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from seen.core.life.bars import Bar
from seen.core.life.bars import rows as in_rows
from seen.core.life.lanes import Cell, Lane
from seen.core.life.marks import MARKS, Mark
from seen.core.life.strip import Strip
from seen.core.timeline.child import Child
from seen.kit.knowledge.kinds import areas
from seen.kit.knowledge.vocabulary import vocabulary
from seen.kit.pages.words import plural
from seen.kit.pictures.scale import in_lines
from seen.overview.levels.newest import AreaLevel
from seen.overview.pictures.addresses import Addresses
from seen.overview.pictures.rows import (
    AREA,
    GAP,
    LABELS,
    LEAST,
    LEFT,
    SHAPE,
    TOP,
    TYPE,
    WIDTH,
    Link,
    Page,
    Row,
    Sign,
    Upright,
    changes,
    level_lines,
    link_of,
    marks,
    page_of,
    uprights,
)
from seen.overview.pictures.words import counts_words

HEAD = 26  # the height of the words over the areas of care
MOST_BARS = 3
LEVEL_AT = LEFT - 38  # where the newest level of an area stands, beside its name
NO_LEVELS: Mapping[str, AreaLevel] = {}
CHANGES = (
    ("levels", "Level of need", ("change of level", "changes of level")),
    ("work", "Open work", ("opened or closed", "opened or closed")),
    ("workers", "Workers", ("change of worker", "changes of worker")),
    ("homes", "Home and household", ("move or change", "moves or changes")),
)


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything that is drawn, in the units of a picture `width` wide."""

    width: int
    height: int
    rows: tuple[Row, ...]
    uprights: tuple[Upright, ...]
    undated: bool
    areas_from: int


def drawing(
    strip: Strip, child: Child, to: Addresses, *, as_of: date, levels: Mapping[str, AreaLevel] = NO_LEVELS
) -> Drawing:
    """Return the picture laid out. `levels` are the newest of assessments, by area of care."""
    page = page_of(strip.axis, to, as_of=as_of)
    made: list[Row] = []
    y = TOP
    for lay in _layers(strip, page, levels):
        row = lay(y)
        made.append(row)
        y = row.y + row.height + GAP
    return Drawing(
        width=WIDTH,
        height=y + 18,
        rows=tuple(made),
        uprights=tuple(uprights(page.scale, child, y, as_of=as_of)),
        undated=any(cell.span is None for lane in strip.agencies for cell in lane.cells),
        areas_from=next((row.y for row in made if row.kind == "area"), 0),
    )


def _layers(strip: Strip, page: Page, levels: Mapping[str, AreaLevel]) -> Iterable[Callable[[int], Row]]:
    for attribute, title, said in CHANGES:
        lane: Lane = getattr(strip, attribute)
        if lane.cells:
            named = {bar: words for bar in lane.bars if (words := _called(lane, bar))}
            laid = [[(bar, named[bar]) for bar in row] for row in in_rows(list(named), most=MOST_BARS)]
            yield partial(changes, page, lane, title, said, laid)
    for lane in strip.agencies:
        name = lane.name or plural(strip.folded, "other agency", "other agencies")
        yield partial(_agency, page, lane, name)
    without = [Lane(area, area) for area in levels if all(lane.name != area for lane in strip.areas)]
    for number, lane in enumerate((*strip.areas, *without)):
        yield partial(_area, page, lane, levels.get(lane.name), HEAD if number == 0 else 0)


def _agency(page: Page, lane: Lane, name: str, y: int) -> Row:
    """Return the row of an agency: a line of marks for each shape that it needs, always in the same order."""
    used = [mark for mark in MARKS if any(mark in cell.counts for cell in lane.cells)]
    height = max(LEAST, SHAPE * len(used))
    lines = {mark: (2 * number + 1) * height // (2 * len(used)) for number, mark in enumerate(used)}

    def link(cell: Cell) -> Link:
        signs = tuple(Sign(lines[mark], count, mark is Mark.WORRY) for mark, count in cell.counts.items())
        place = page.place(cell)
        return link_of(place, 0, height, page.to.within(place.span, agency=lane.key), counts_words(cell.counts), signs)

    return Row(
        name,
        in_lines(name, LABELS, height=TYPE),
        y,
        height,
        tuple(link(cell) for cell in lane.cells),
        tuple(marks(mark, (cell for cell in lane.cells if mark in cell.counts), page, lines[mark]) for mark in used),
        bars=level_lines(((bar.since, bar.until) for bar in lane.bars), page.scale, height - 1),
        reaches=level_lines((cell.reaches for cell in lane.cells if cell.reaches), page.scale, height // 2),
    )


def _area(page: Page, lane: Lane, level: AreaLevel | None, head: int, y: int) -> Row:
    """Return the row of an area of care: how many worries were noted, which is no level; its level beside its name."""
    name = areas().get(lane.name, lane.name)

    def link(cell: Cell) -> Link:
        place = page.place(cell)
        href = page.to.within(place.span, area=lane.key, tone="worry")
        return link_of(place, 0, AREA, href, plural(cell.total, "worry", "worries"), (Sign(AREA // 2, cell.total),))

    label = f"Worries noted, {name}"
    return Row(
        f"{label}; {level.said}" if level else label,
        in_lines(name, LEVEL_AT - 4 if level else LABELS, height=TYPE, most=1),
        y + head,
        AREA,
        (*(link(cell) for cell in lane.cells), *((level.words(LEVEL_AT),) if level else ())),
        (marks("area", lane.cells, page, AREA // 2), *(level.shapes(LEVEL_AT) if level else ())),
        kind="area",
    )


def _called(lane: Lane, bar: Bar) -> str:
    """Return what a bar is called; nothing for the level that every child has."""
    if lane.name == "levels":
        return "" if bar.name == "universal" else vocabulary().levels.get(bar.name, bar.name)
    return f"{bar.name[:1].upper()}{bar.name[1:]}, {bar.agency}" if bar.name else bar.agency
