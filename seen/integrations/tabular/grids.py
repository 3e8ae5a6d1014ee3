"""Finds the tables of a file that look like chronologies, and joins those of one layout into one."""

from collections.abc import Callable
from dataclasses import dataclass

from seen.integrations.tabular.csv_file import Lines
from seen.integrations.tabular.heads import Heads, find_heads
from seen.integrations.tabular.opened import Opened


@dataclass(frozen=True, slots=True)
class Part:
    """One sheet or table of a grid. `before` is how many rows the tables before it hold: its own row 1 comes after."""

    place: str
    heads: Heads
    lines: Callable[[], Lines]
    before: int = 0


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


def find_grids(opened: Opened) -> list[Grid]:
    """Return the grids of a file, in the order in which each begins. What looks like no chronology is left out."""
    found: dict[tuple[object, ...], list[Part]] = {}
    before, ends = 0, 0
    for sheet in opened.sheets:
        heads = find_heads(sheet.lines())
        if heads is None:
            continue
        before += ends
        found.setdefault((heads.folded, heads.known), []).append(Part(sheet.place, heads, sheet.lines, before))
        ends = max((number for number, _ in sheet.lines()), default=0) if len(opened.sheets) > 1 else 0
    return [Grid(tuple(parts)) for parts in found.values()]
