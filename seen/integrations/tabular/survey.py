"""Says what a file holds before anything is stored: its tables, their columns, a sample, and what has to be asked."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice
from typing import BinaryIO

from seen.integrations.tabular import guessing
from seen.integrations.tabular.encodings import Candidate, NotCertain, sha256
from seen.integrations.tabular.grids import Grid, find_grids
from seen.integrations.tabular.guessing import Column, Sure
from seen.integrations.tabular.layout import Layout
from seen.integrations.tabular.limits import BadFile, Limits
from seen.integrations.tabular.opened import Opened, open_file
from seen.integrations.tabular.rows import Row, Sort, Sorter
from seen.integrations.tabular.table import NO_HEADINGS

__all__ = ["Candidate", "Column", "Found", "Sure", "Survey", "survey"]

NO_CHRONOLOGY = "{} does not look like a chronology and is not read."
SAMPLE = 5  # rows shown
LOOKED_AT = 60  # rows by which a column's content is guessed


@dataclass(frozen=True, slots=True)
class Found:
    """One table of the file (several of one layout count as one).

    `place` says where it stands, for a page: “Sheet “2019””, “Table 1 and Table 3”; "" for a text file.
    `columns` is one a column, with the field guessed and how sure that is. `sample` is about five rows of data, one
    cell a column. `rows` counts the rows that say something, without blank rows, sections and repeated headings; it
    stops counting at the limit, and `more` says that it did. `layout` holds the guesses: give it to `open_table` as it
    is, or with other fields (`layout.naming`).
    """

    place: str
    columns: tuple[Column, ...]
    sample: tuple[tuple[str, ...], ...]
    rows: int
    more: bool
    layout: Layout

    @property
    def certain(self) -> bool:
        """Return whether it can be read with nobody asked: when and what are certain, and nothing is a guess."""
        sure = {column.field for column in self.columns if column.sure is Sure.CERTAIN}
        guessed = any(column.sure is Sure.GUESS for column in self.columns)
        return "date" in sure and bool(sure & {"text", "kind"}) and not guessed


@dataclass(frozen=True, slots=True)
class Survey:
    """What a file holds. `digest` is the SHA-256 of its bytes, `format` one of csv, xlsx, docx.

    Where `encodings` is not empty, somebody has to choose how the text is read before anything else can be said: ask
    with the lines of each candidate, and survey again with the `encoding` chosen. `tables` is empty until then.
    `beside` says, a sentence each, what else stands in the file and would not be read.
    """

    name: str
    digest: str
    format: str
    tables: tuple[Found, ...]
    encodings: tuple[Candidate, ...] = ()
    beside: tuple[str, ...] = ()


def survey(file: BinaryIO, *, name: str, limits: Limits, encoding: str = "") -> Survey:
    """Return what a file holds. Nothing is stored. Raises BadFile for one that holds nothing that could be read."""
    try:
        opened = open_file(file, name=name, limits=limits, encoding=encoding)
    except NotCertain as asked:
        if not asked.candidates:
            raise
        return Survey(name, sha256(file), "csv", (), asked.candidates)
    grids = find_grids(opened)
    if not grids.found:
        raise BadFile(NO_HEADINGS.format(name=name))
    tables = tuple(_found(opened, grid, at, limits) for at, grid in enumerate(grids.found))
    if not any(table.rows for table in tables):
        raise BadFile(f"{name} has headings and no rows below them.")
    beside = (*(NO_CHRONOLOGY.format(place) for place in grids.left_out), *opened.beside)
    return Survey(name, opened.digest, opened.format, tables, beside=beside)


def _found(opened: Opened, grid: Grid, at: int, limits: Limits) -> Found:
    given = grid.heads.given
    plain = Layout(given, ("",) * len(given), at, grid.heads.rows, opened.encoding, opened.delimiter)
    rows = _rows(grid)
    looked_at = list(islice(rows, LOOKED_AT))
    columns = guessing.columns(given, looked_at)
    count = sum(1 for _ in islice(chain(looked_at, rows), limits.rows + 1))
    layout = plain.naming({column.at: column.field for column in columns})
    sample = tuple(tuple(row) for row in looked_at[:SAMPLE])
    return Found(grid.place, columns, sample, min(count, limits.rows), count > limits.rows, layout)


def _rows(grid: Grid) -> Iterator[list[str]]:
    """Yield the cells of every row that says something, one a column."""
    width = len(grid.heads.given)
    nothing = Layout(grid.heads.given, ("",) * width)
    for part in grid.parts:
        sort = Sorter(nothing.unchecked(), part)
        for number, cells in part.lines():
            row: Row | None = sort(number, cells)
            if row is not None and row.sort is Sort.ROW:
                yield [*(cell.strip() for cell in cells[:width]), *[""] * (width - len(cells))]
