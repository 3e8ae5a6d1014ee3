"""Finds the tables of a file that look like chronologies, and joins those of one layout into one."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from seen.integrations.tabular import headings
from seen.integrations.tabular.csv_file import Lines
from seen.integrations.tabular.guessing import is_date
from seen.integrations.tabular.heads import Heads, find_heads
from seen.integrations.tabular.opened import Opened, Sheet


@dataclass(frozen=True, slots=True)
class Part:
    """One sheet or table of a grid. `before` is how many rows the tables before it hold: its own row 1 comes after."""

    sheet: Sheet
    heads: Heads
    before: int = 0

    @property
    def place(self) -> str:
        """Return where it stands, for a page."""
        return self.sheet.place

    @property
    def lines(self) -> Callable[[], Lines]:
        """Return a way to read it from its top."""
        return self.sheet.lines


@dataclass(frozen=True, slots=True)
class Grid:
    """A chronology as found: one table, or all those of a file that have the same headings."""

    parts: tuple[Part, ...]

    @property
    def heads(self) -> Heads:
        """Return the headings, as they stand over the first of the tables."""
        return self.parts[0].heads

    @property
    def place(self) -> str:
        """Return where the grid stands: “Sheet “2019””, “Table 1 and Table 3”; nothing for a text file."""
        places = [part.place for part in self.parts]
        return " and ".join(filter(None, (", ".join(places[:-1]), places[-1])))


@dataclass(frozen=True, slots=True)
class Grids:
    """The grids of a file, in the order in which each begins, and the places of what looks like no chronology."""

    found: tuple[Grid, ...]
    left_out: tuple[str, ...]


def find_grids(opened: Opened) -> Grids:
    """Find the grids of a file. A table without headings that goes on where one of as many columns ended is part of it,
    as in a Word table that somebody split."""
    found: dict[tuple[object, ...], list[Part]] = {}
    left_out: list[str] = []
    before, ends = 0, 0
    last: Part | None = None
    for sheet in opened.sheets:
        heads = find_heads(sheet.lines())
        if heads and last and _goes_on(sheet, heads, last):
            heads = replace(last.heads, rows=())
        if heads is None:
            left_out.append(sheet.place)
            continue
        before += ends
        last = Part(sheet, heads, before)
        found.setdefault((heads.folded, heads.known), []).append(last)
        ends = max((number for number, _ in sheet.lines()), default=0) if len(opened.sheets) > 1 else 0
    return Grids(tuple(Grid(tuple(parts)) for parts in found.values()), tuple(left_out))


def _goes_on(sheet: Sheet, heads: Heads, last: Part) -> bool:
    dates = {at for at, heading in enumerate(last.heads.given) if headings.field_of(heading) == "date"}
    if heads.rows or len(heads.given) != len(last.heads.given) or not dates:
        return False
    first = next((cells for number, cells in sheet.lines() if number not in sheet.sections and any(cells)), [])
    return any(at in dates and is_date(cell.strip()) for at, cell in enumerate(first))
