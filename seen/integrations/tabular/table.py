"""Opens a chronology, whatever its format, and hands out its rows one by one with their fields named."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import BinaryIO

from seen.integrations.tabular import headings
from seen.integrations.tabular.grids import Grid, Part, find_grids
from seen.integrations.tabular.headings import Columns
from seen.integrations.tabular.layout import Layout
from seen.integrations.tabular.limits import BadFile, Limits
from seen.integrations.tabular.opened import open_file
from seen.integrations.tabular.rows import Row, Sort, Sorter

__all__ = ["Row", "Sort", "Table", "open_table"]

NO_HEADINGS = (
    "{name} has no row of headings that we know. It needs at least a heading such as “Date” "
    "and one such as “What happened” or “Kind”."
)
ELSE = "{name} is not laid out as it was when its columns were named. Name them again."


@dataclass(frozen=True, slots=True)
class Table:
    """An opened file. `digest` is the SHA-256 of its bytes. `rows` can be read once, in the order of the file.

    Rows are numbered as their sheet or table shows them, from 1; where a file holds several, the next goes on counting
    where the one before ended. `places` says where each begins: (rows before it, its name).
    """

    name: str
    digest: str
    columns: Columns
    rows: Iterator[Row]
    places: tuple[tuple[int, str], ...] = ()

    def place_of(self, number: int) -> str:
        """Return where a row stands, in words: “row 7”, or in a file of several tables “Table 2, row 7”."""
        before, place = next((each for each in reversed(self.places) if each[0] < number), (0, ""))
        return f"{place}, row {number - before}" if len(self.places) > 1 else f"row {number}"


def open_table(file: BinaryIO, *, name: str, limits: Limits, layout: Layout | None = None) -> Table:
    """Open a file for reading. Without a layout, every table whose headings the vocabulary knows is read, in turn.

    With a layout (of `survey`, with the fields that somebody chose) its one table is read, by those fields.
    Raises BadFile at once for a file that cannot be read, or later at a damaged row; BadLayout for such a layout.
    """
    if layout:
        return _by_layout(file, layout, name=name, limits=limits)
    opened = open_file(file, name=name, limits=limits)
    grids = find_grids(opened).found
    if not any(grid.heads.known for grid in grids):
        raise BadFile(NO_HEADINGS.format(name=name))
    read = [(grid, headings.columns(grid.heads.given, name=name) if grid.heads.known else None) for grid in grids]
    return _table(opened.digest, read, name, limits)


def _by_layout(file: BinaryIO, layout: Layout, *, name: str, limits: Limits) -> Table:
    columns = layout.columns()
    opened = open_file(file, name=name, limits=limits, encoding=layout.encoding, delimiter=layout.delimiter)
    grids = find_grids(opened).found
    if layout.grid >= len(grids) or grids[layout.grid].heads.folded != columns.layout:
        raise BadFile(ELSE.format(name=name))
    read = [(grid, columns if at == layout.grid else None) for at, grid in enumerate(grids)]
    return _table(opened.digest, read, name, limits)


def _table(digest: str, read: Sequence[tuple[Grid, Columns | None]], name: str, limits: Limits) -> Table:
    """Return the table once a first row below its headings is found: a file of headings alone is refused now.

    A grid without columns is not read: its rows are accounted for as standing elsewhere.
    """
    each = ((part, columns) for grid, columns in read for part in grid.parts)
    parts = sorted(each, key=lambda one: one[0].before)
    rows = _rows(parts, name=name, limits=limits)
    first: list[Row] = []
    for row in rows:
        first.append(row)
        if row.sort is Sort.ROW:
            places = tuple((part.before, part.place) for part, _ in parts)
            named = next(columns for _, columns in parts if columns)
            return Table(name, digest, named, chain(first, rows), places)
    raise BadFile(f"{name} has headings and no rows below them.")


def _rows(parts: Sequence[tuple[Part, Columns | None]], *, name: str, limits: Limits) -> Iterator[Row]:
    below = 0
    for part, columns in parts:
        sort = Sorter(columns or Layout(part.heads.given, ("",) * len(part.heads.given)).unchecked(), part)
        for number, cells in part.lines():
            row = sort(number, cells)
            below += sort.below and row is not None
            limits.check_rows(name, below)
            if row is not None:
                row.number += part.before
                if columns is None and row.sort is Sort.ROW:
                    row.sort = Sort.ELSEWHERE
                yield row
