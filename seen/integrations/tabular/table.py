"""Opens a chronology, whatever its format, and hands out its rows one by one with their fields named."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import chain
from typing import BinaryIO

from seen.integrations.tabular import csv_file, headings, xlsx_file
from seen.integrations.tabular.csv_file import LOOK_AT, Lines
from seen.integrations.tabular.encodings import examine, sha256
from seen.integrations.tabular.headings import Columns
from seen.integrations.tabular.limits import BadFile, Limits
from seen.integrations.tabular.workbook_guard import OLD_OR_LOCKED, check_workbook

ZIPPED = b"PK"
CSV_NAMES = (".csv", ".txt", ".tsv")
TAKEN = "Bring a CSV file, or an Excel workbook whose name ends in .xlsx."
NO_HEADINGS = (
    "{name} has no row of headings that we know. It needs at least a heading such as “Date” "
    "and one such as “What happened” or “Kind”."
)


class Sort(StrEnum):
    """What a row of the table is. Only a `ROW` says something about a child."""

    ROW = "row"
    ABOVE = "Above the headings."
    BLANK = "Blank row."
    HEADING = "The headings again."
    SECTION = "Section heading."


@dataclass(slots=True)
class Row:
    """One row: `fields` by the name of the field, stripped; `others` by the heading as given. Blanks are left out."""

    number: int
    sort: Sort
    fields: dict[str, str] = field(default_factory=dict)
    others: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Table:
    """An opened file. `digest` is the SHA-256 of its bytes. `rows` can be read once, in the order of the file."""

    name: str
    digest: str
    columns: Columns
    rows: Iterator[Row]


def open_table(file: BinaryIO, *, name: str, limits: Limits) -> Table:
    """Open a file for reading. Raises BadFile at once for one that cannot be read, or later at a damaged row."""
    size = file.seek(0, 2)
    limits.check_size(name, size)
    file.seek(0)
    start = file.read(4)
    if start[:2] == ZIPPED or start == OLD_OR_LOCKED:
        return _open_workbook(file, name=name, limits=limits)
    if not name.lower().endswith(CSV_NAMES):
        raise BadFile(f"{name} is not an Excel workbook, whatever its name says. {TAKEN}")
    text = examine(file, name=name)
    delimiter = csv_file.find_delimiter(file, encoding=text.encoding, headings=headings.known)
    lines = csv_file.lines(file, name=name, encoding=text.encoding, delimiter=delimiter)
    found = _find_headings(lines, name=name)
    if found is None:
        raise BadFile(NO_HEADINGS.format(name=name))
    return _table(name, text.digest, found, limits)


def _open_workbook(file: BinaryIO, *, name: str, limits: Limits) -> Table:
    if name.lower().endswith(CSV_NAMES):
        raise BadFile(f"{name} is an Excel workbook, whatever its name says. Give it a name that ends in .xlsx.")
    if not name.lower().endswith(".xlsx"):
        raise BadFile(f"{name} cannot be read. {TAKEN}")
    check_workbook(file, name=name, limits=limits)
    for lines in xlsx_file.sheets(file, name=name):
        if found := _find_headings(lines, name=name):
            return _table(name, sha256(file), found, limits)
    raise BadFile(NO_HEADINGS.format(name=name))


Found = tuple[Columns, Lines]


def _find_headings(lines: Lines, *, name: str) -> Found | None:
    """Return the columns, and every line again: those above the headings, the headings and all below."""
    above: list[tuple[int, list[str]]] = []
    for number, cells in lines:
        above.append((number, cells))
        if found := headings.columns(cells, name=name):
            return found, chain(above, lines)
        if len(above) >= LOOK_AT:
            break
    return None


def _table(name: str, digest: str, found: Found, limits: Limits) -> Table:
    """Return the table once a first row below the headings is found: a file of headings alone is refused now."""
    columns, lines = found
    rows = _rows(columns, lines, name=name, limits=limits)
    first: list[Row] = []
    for row in rows:
        first.append(row)
        if row.sort is Sort.ROW:
            return Table(name, digest, columns, chain(first, rows))
    raise BadFile(f"{name} has headings and no rows below them.")


def _rows(columns: Columns, lines: Lines, *, name: str, limits: Limits) -> Iterator[Row]:
    sort = _Sorter(columns)
    below = 0
    for number, cells in lines:
        row = sort(number, cells)
        below += sort.below and row is not None
        limits.check_rows(name, below)
        if row is not None:
            yield row


class _Sorter:
    """Tells what each row is, and names its cells."""

    def __init__(self, columns: Columns) -> None:
        self.columns = columns
        self.given = [folded for folded in columns.layout if folded]
        self.width = len(columns.given)
        self.words = next((at for name, at in columns.fields if name == "text"), -1)
        self.date = next(at for name, at in columns.fields if name == "date")
        self.below = False

    def __call__(self, number: int, cells: list[str]) -> Row | None:
        """Return a row; None for the headings themselves, and for blank rows above them."""
        filled = [cell.strip() for cell in cells]
        if not any(filled):
            return Row(number, Sort.BLANK) if self.below else None
        if filled[0] in self.columns.given and [headings.folded(cell) for cell in filled if cell] == self.given:
            again, self.below = self.below, True
            return Row(number, Sort.HEADING) if again else None
        if not self.below:
            return Row(number, Sort.ABOVE, others={"above": " ".join(cell for cell in filled if cell)})
        fields = {name: filled[at] for name, at in self.columns.fields if at < len(filled) and filled[at]}
        others = {name: filled[at] for name, at in self.columns.others if at < len(filled) and filled[at]}
        for at in range(self.width, len(filled)):
            if filled[at]:
                others[f"column {at + 1}"] = filled[at]
        return Row(number, Sort.SECTION if self._is_section(filled) else Sort.ROW, fields, others)

    def _is_section(self, filled: list[str]) -> bool:
        """A line of one thing said, where it says neither what happened nor when: “Health records”, “2019-20”."""
        said = {cell for cell in filled if cell}
        if len(said) != 1:
            return False
        places = [at for at, cell in enumerate(filled) if cell]
        if len(places) == 1:
            return places[0] != self.words and not any(sign.isdigit() for sign in filled[places[0]])
        return len(places) >= max(3, self.width)
