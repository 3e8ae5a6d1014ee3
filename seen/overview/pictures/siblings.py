"""Brothers and sisters on one axis, as one viewer may see them: whom to show, the drawing, its words and its table."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from seen.apps.casefile import queries as casefile
from seen.apps.casefile.presenters.child import age_words
from seen.apps.casefile.queries import ChildCard
from seen.apps.chronology.queries.life import moments
from seen.apps.people.queries import Relative, may_read, network_of_family
from seen.apps.people.queries.household import near_children
from seen.core.access.viewer import Viewer
from seen.core.access.visibility import Sight
from seen.core.life.bars import Bar
from seen.core.life.lanes import Cell
from seen.core.life.marks import MARKS, Mark
from seen.core.life.siblings import Apart, Siblings, siblings
from seen.core.timeline.child import Child
from seen.kit.pages.words import day, plural
from seen.kit.pictures.scale import in_lines
from seen.overview.pictures.addresses import Addresses
from seen.overview.pictures.rows import (
    BAR,
    GAP,
    LABELS,
    SHAPE,
    TOP,
    TYPE,
    WIDTH,
    Link,
    Page,
    Row,
    Sign,
    Upright,
    birthdays,
    level_lines,
    link_of,
    marks,
    page_of,
    stretch,
    year_lines,
)
from seen.overview.pictures.tables import YearRow, year_words
from seen.overview.pictures.words import counts_words

FOOT = 16  # under the marks of a child: their ages
NAME = 15  # the height of a line of a name


@dataclass(frozen=True, slots=True)
class Together:
    """Tellings of several children: a line between the rows of those children, in the span in which they lie."""

    x: int
    top: int
    bottom: int
    knots: tuple[int, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything that is drawn."""

    width: int
    height: int
    rows: tuple[Row, ...]
    uprights: tuple[Upright, ...]
    together: tuple[Together, ...]
    undated: bool


@dataclass(frozen=True, slots=True)
class OnesTable:
    """One child's part of the table."""

    name: str
    href: str
    years: tuple[YearRow, ...]
    total: str


@dataclass(frozen=True, slots=True)
class SiblingPicture:
    """Brothers and sisters drawn, said in a sentence, and as a table, for the page at `at`."""

    drawing: Drawing
    finding: str
    table: tuple[OnesTable, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A child who is shown: their card, the viewer's sight of them, and what is known of their time in this home."""

    card: ChildCard
    sight: Sight
    home: Relative | None


def shown_with(viewer: Viewer, sight: Sight, *, as_of: date) -> tuple[Shown, ...]:
    """Return a child with the brothers and sisters of whom this viewer has sight, the oldest first.

    Whoever may read no more than this child's name is shown nobody else. No record beyond the viewer's sight leaves a
    trace here, not even a count.
    """
    near = near_children(sight.child) if may_read(sight) else set()
    seen = {found.child: found for found in casefile.sights(viewer, near, as_of=as_of).values()} | {sight.child: sight}
    family = network_of_family(sight, visible=set(seen), as_of=as_of) if len(seen) > 1 else []
    homes = {one.child: one for one in family if one.child}
    cards = casefile.cards(viewer, casefile.children(viewer, as_of=as_of).filter(id__in=seen), as_of=as_of)
    ordered = sorted(cards, key=lambda card: (card.born or card.due or date.max, card.name, card.reference))
    return tuple(Shown(card, seen[card.id], homes.get(card.id)) for card in ordered)


def sibling_picture(shown: Sequence[Shown], *, at: str, as_of: date) -> SiblingPicture:
    """Return the picture of children, each with what the viewer may see of them. Three queries for each child."""
    stories = [(Child(str(one.card.id), born=one.card.born, due=one.card.due), moments(one.sight)) for one in shown]
    found = siblings(stories, as_of=as_of)
    to = {str(one.card.id): Addresses(one.card.id, at=at) for one in shown}
    names = names_of(shown)
    return SiblingPicture(
        drawing=_drawing(found, shown, names, to, as_of=as_of),
        finding=_finding(found),
        table=tuple(_ones_table(row, names, to[row.child.ref]) for row in found.rows),
    )


def names_of(shown: Sequence[Shown]) -> Mapping[str, str]:
    """Return what each child is called here; twins of one name by their references too."""
    often = [one.card.name for one in shown]
    return {
        str(one.card.id): one.card.name
        if often.count(one.card.name) == 1
        else f"{one.card.name} ({one.card.reference})"
        for one in shown
    }


def _drawing(
    found: Siblings, shown: Sequence[Shown], names: Mapping[str, str], to: Mapping[str, Addresses], *, as_of: date
) -> Drawing:
    rows: list[Row] = []
    y = TOP - NAME
    for row, one in zip(found.rows, shown, strict=True):
        rows.append(
            _row(row, one, names[row.child.ref], page_of(found.axis, to[row.child.ref], as_of=as_of), y, as_of=as_of)
        )
        y += rows[-1].height + GAP
    page = page_of(found.axis, to[found.rows[0].child.ref], as_of=as_of)
    return Drawing(
        width=WIDTH,
        height=y + 18,
        rows=tuple(rows),
        uprights=tuple(year_lines(page.scale, y, as_of=as_of)),
        together=tuple(_together(found, rows, page)),
        undated=any(cell.span is None for row in found.rows for cell in row.lane.cells),
    )


def _row(row: Apart, one: Shown, name: str, page: Page, y: int, *, as_of: date) -> Row:
    """Return a child's row: their time in this home where it is known, marks as in any picture, and their ages."""
    used = [mark for mark in MARKS if mark in row.counts]
    lines = (*in_lines(name, LABELS, height=TYPE), _born(one.card, as_of=as_of))
    bars = tuple(stretch(bar, words, page, 0) for bar, words in home_bars(one.home))
    top = BAR * len(bars)
    heights = {mark: top + SHAPE * number + SHAPE // 2 for number, mark in enumerate(used)}
    height = max(top + SHAPE * len(used), NAME * (len(lines) + 1)) + FOOT

    def link(cell: Cell) -> Link:
        place = page.place(cell)
        signs = tuple(Sign(heights[mark] - top, count, mark is Mark.WORRY) for mark, count in cell.counts.items())
        href = page.to.within(place.span)
        return link_of(place, top, height - top - FOOT, href, counts_words(cell.counts), signs)

    return Row(
        name,
        lines,
        y,
        height,
        tuple(link(cell) for cell in row.lane.cells),
        tuple(marks(mark, (c for c in row.lane.cells if mark in c.counts), page, heights[mark]) for mark in used),
        bars,
        bars=level_lines([(row.life.since, row.life.until)], page.scale, height - FOOT + 2),
        ticks=tuple(birthdays(row.child, page.scale, height - 1)),
    )


def _born(card: ChildCard, *, as_of: date) -> str:
    words = age_words(card, as_of=as_of) or "birth not recorded"
    return f"born {day(card.born)}, {words}" if card.born else words


def home_bars(home: Relative | None) -> Iterable[tuple[Bar, str]]:
    """Yield the time for which a child lived in the home of the child whose page it is, where somebody wrote when."""
    if home and (home.since or home.until):
        yield Bar("", "", home.since, home.until), "Lives in this home" if home.lives_here else "Lived in this home"


def _together(found: Siblings, rows: Sequence[Row], page: Page) -> Iterable[Together]:
    for shared in found.shared:
        knots = [
            row.y + row.height - FOOT + 2
            for row, apart in zip(rows, found.rows, strict=True)
            if apart.child.ref in shared.children
        ]
        place = page.places[shared.span]
        yield Together(place.x - place.width // 2 + 2, min(knots), max(knots), tuple(knots), shared.count)


def _finding(found: Siblings) -> str:
    """Return what the picture shows, in one sentence. No child's count stands beside another's."""
    children = plural(len(found.rows), "child", "children")
    if not found.told_together:
        return f"{children}, each with what was written of them; nothing that you can see was told of several at once."
    several = plural(found.told_together, "telling is", "tellings are")
    return f"{children}, each with what was written of them; {several} about several of them and counted for each."


def _ones_table(row: Apart, names: Mapping[str, str], to: Addresses) -> OnesTable:
    years = tuple(
        YearRow(
            year_words(year.year),
            to.of_year(year.year),
            (*(f"{year.counts.get(mark, 0):,}" for mark in MARKS), f"{year.total:,}"),
        )
        for year in row.years
    )
    return OnesTable(names[row.child.ref], to.all(), years, f"{row.total:,}")
