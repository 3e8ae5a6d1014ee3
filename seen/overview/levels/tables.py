"""The tables of the pictures of levels: a row for every cell that is drawn, in words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from seen.core.instruments.given import Given
from seen.core.instruments.over_time import Cell, HeatStrip, Stands, second
from seen.core.instruments.tool import Instrument
from seen.kit.pages.words import day
from seen.kit.pictures.shades import shade
from seen.overview.levels.words import became, level_words


@dataclass(frozen=True, slots=True)
class CellRow:
    """A cell as a table tells it. `tint` is the tag of its level."""

    when: str
    href: str
    tint: str
    words: str
    change: str


@dataclass(frozen=True, slots=True)
class AreaTable:
    """An area's part of a table, newest first."""

    title: str
    cells: tuple[CellRow, ...]


def strip_table(
    strip: HeatStrip, *, tool: Callable[[Given], Instrument], titles: Mapping[str, str], leads: Callable[[Given], str]
) -> tuple[AreaTable, ...]:
    """Return the table of a strip: as many rows as the picture has cells. `tool` gives an assessment's own version."""
    found = []
    for row in strip.rows:
        drawn = [
            CellRow(
                f"{day(column.given.on)}, second rater" if second(column.given) else day(column.given.on),
                leads(column.given),
                tint_of(cell, tool(column.given)),
                level_words(cell.level, tool(column.given)),
                became(cell, column.given),
            )
            for column, cell in zip(strip.columns, row.cells, strict=True)
            if cell.stands != Stands.NOT_LOOKED
        ]
        found.append(AreaTable(titles[row.area], tuple(reversed(drawn))))
    return tuple(found)


def tint_of(cell: Cell, tool: Instrument) -> str:
    """Return the tag of a level: outlined where it was carried, hatched where it is not known."""
    if cell.stands == Stands.CARRIED:
        return "carried"
    if cell.level.grade is None:
        return "not-known" if cell.level.not_known else "not-applicable"
    return f"level-{shade(cell.level.grade, of=tool.worst)}"
