"""Opens a file, whatever its format, and gives the sheets or tables that stand in it. Nothing is kept on disk."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from seen.integrations.tabular import csv_file, headings, word_file, xlsx_file
from seen.integrations.tabular.csv_file import Lines
from seen.integrations.tabular.encodings import examine, sha256
from seen.integrations.tabular.kinds_of_file import format_of
from seen.integrations.tabular.limits import Limits
from seen.integrations.tabular.word_file import WordTable
from seen.integrations.tabular.workbook_guard import check_workbook

NONE: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a workbook, one table of a Word document, or the one table of a text file.

    `lines` reads it from its top each time. `deleted` and `sections` are the rows, by number, that the file itself says
    were deleted with tracked changes, or are one cell from edge to edge.
    """

    place: str
    lines: Callable[[], Lines]
    deleted: frozenset[int] = NONE
    sections: frozenset[int] = NONE
    typed: bool = False  # whether it is text, in which our own files mark what a spreadsheet would run


@dataclass(frozen=True, slots=True)
class Opened:
    """An opened file: its name, the SHA-256 of its bytes, its format (csv, xlsx, docx), its sheets in their order.

    For text its encoding and delimiter. `beside` says what else stands in it and is not read, a sentence each.
    """

    name: str
    digest: str
    format: str
    sheets: tuple[Sheet, ...]
    encoding: str = ""
    delimiter: str = ""
    beside: tuple[str, ...] = ()


def open_file(file: BinaryIO, *, name: str, limits: Limits, encoding: str = "", delimiter: str = "") -> Opened:
    """Open a file. `encoding` and `delimiter` are found where they are not given. Raises BadFile."""
    limits.check_size(name, file.seek(0, 2))
    match format_of(file, name=name):
        case "docx":
            return _document(file, name=name, limits=limits)
        case "xlsx":
            return _workbook(file, name=name, limits=limits)
        case _:
            return _text(file, name=name, encoding=encoding, delimiter=delimiter)


def _document(file: BinaryIO, *, name: str, limits: Limits) -> Opened:
    found = word_file.read(file, name=name, limits=limits)
    sheets = tuple(_word_sheet(f"Table {number}", table) for number, table in enumerate(found.tables, start=1))
    return Opened(name, sha256(file), "docx", sheets, beside=found.beside)


def _word_sheet(place: str, table: WordTable) -> Sheet:
    def lines() -> Lines:
        return ((number, list(cells)) for number, cells in enumerate(table.lines, start=1))

    return Sheet(place, lines, table.deleted, table.sections)


def _workbook(file: BinaryIO, *, name: str, limits: Limits) -> Opened:
    check_workbook(file, name=name, limits=limits)
    sheets = tuple(Sheet(f"Sheet “{title}”", lines) for title, lines in xlsx_file.sheets(file, name=name))
    return Opened(name, sha256(file), "xlsx", sheets)


def _text(file: BinaryIO, *, name: str, encoding: str, delimiter: str) -> Opened:
    text = examine(file, name=name, encoding=encoding)
    found = delimiter or csv_file.find_delimiter(file, name=name, encoding=text.encoding, headings=headings.known)

    def lines() -> Iterator[tuple[int, list[str]]]:
        return csv_file.lines(file, name=name, encoding=text.encoding, delimiter=found)

    return Opened(name, text.digest, "csv", (Sheet("", lines, typed=True),), text.encoding, found)
