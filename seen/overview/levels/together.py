"""Levels of brothers and sisters in words: what stands apart, what was graded alike, and each child's newest levels."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from seen.core.instruments.across import Across, Alike, Apart, One, SpanRow
from seen.core.instruments.given import Given
from seen.core.instruments.over_time import Stands, latest, second
from seen.core.instruments.tool import Instrument
from seen.kit.pages.words import day, joined, plural
from seen.overview.levels.tables import tint_of
from seen.overview.levels.words import change_words, level_words, lower

MOST = 8
"""How many items of those graded alike are named."""


@dataclass(frozen=True, slots=True)
class LevelRow:
    """A child's newest level of an area: where it stands, when it was found, and what became of it."""

    area: str
    tint: str
    words: str
    when: str
    href: str
    change: str


@dataclass(frozen=True, slots=True)
class ChildTable:
    """One child's part of the table; without rows nobody assessed them with this tool."""

    name: str
    href: str
    rows: tuple[LevelRow, ...]


def table(
    across: Across,
    *,
    names: Mapping[str, str],
    pages: Mapping[str, str],
    titles: Mapping[str, str],
    tool: Callable[[Given], Instrument],
    leads: Callable[[Given], str],
) -> tuple[ChildTable, ...]:
    """Return the table: as many rows as the picture has strips. `pages` are the children's own pages over time."""
    return tuple(
        ChildTable(names[one.child.ref], pages[one.child.ref], tuple(_rows(one, titles, tool, leads)))
        for one in across.ones
    )


def _rows(
    one: One, titles: Mapping[str, str], tool: Callable[[Given], Instrument], leads: Callable[[Given], str]
) -> Iterator[LevelRow]:
    newest = latest(one.strip)
    for row in one.rows:
        if row.area not in newest:
            yield LevelRow(titles[row.area], "", "By a second rater alone", "", "", "")
            continue
        given, cell = newest[row.area]
        yield LevelRow(
            titles[row.area],
            tint_of(cell, tool(given)),
            level_words(cell.level, tool(given)),
            day(given.on),
            leads(given),
            "; ".join(filter(None, (change_words(cell), _second(one, row)))),
        )


def _second(one: One, row: SpanRow) -> str:
    """Return what a second rater found since the newest first look, where it was another level."""
    (levels,) = (each for each in one.strip.rows if each.area == row.area)
    said = ""
    first: int | None = None
    for column, cell in zip(one.strip.columns, levels.cells, strict=True):
        if second(column.given) and cell.level.grade and cell.level.grade != first:
            said = f"a second rater found {cell.level.grade}"
        elif not second(column.given) and cell.stands not in (Stands.CARRIED, Stands.NOT_LOOKED):
            first, said = cell.level.grade, ""
    return said


def finding(across: Across, *, titles: Mapping[str, str]) -> str:
    """Return what the picture shows, in one sentence."""
    assessed = sum(bool(one.rows) for one in across.ones)
    children = plural(len(across.ones), "child", "children")
    who = f"{assessed} of {children} {'was' if assessed == 1 else 'were'} assessed with this tool"
    if assessed < 2:
        return f"{who}, so there is nobody to look at side by side."
    if not across.apart:
        return f"{who}; no area lies two levels or more apart between them."
    areas = joined(dict.fromkeys(lower(titles[one.area]) for one in across.apart))
    lies = "lies" if len({one.area for one in across.apart}) == 1 else "lie"
    return f"{who}; {areas} {lies} two levels or more apart between them."


def asks(across: Across, *, names: Mapping[str, str], titles: Mapping[str, str], tool: Instrument) -> tuple[str, ...]:
    """Return what is worth asking about these children together, each in a few sentences."""
    return (
        *(_apart(one, names, titles, tool) for one in across.apart),
        *(_alike(one, tool) for one in across.alike),
    )


def _apart(one: Apart, names: Mapping[str, str], titles: Mapping[str, str], tool: Instrument) -> str:
    said = [f"{names[child]} {grade} {lower(tool.grade(grade).label)}" for child, grade in one.levels.items()]
    return f"{titles[one.area]}: {'; '.join(said)}. Why might care differ between them?"


def _alike(one: Alike, tool: Instrument) -> str:
    items = _titles(one.items, tool)
    things = f"{len(one.items)} things were given the same level for all {len(one.children)} children"
    return (
        f"On {day(one.on)} {things}: {items}. Was each child looked at on their own? Some of it may be the home that "
        "they share."
    )


def _titles(items: Sequence[str], tool: Instrument) -> str:
    found = [lower(tool.item(item).title) for item in items[:MOST]]
    more = len(items) - MOST
    return f"{', '.join(found)} and {more} more" if more > 0 else joined(found)
