"""Opens a file, whatever its format, and gives the sheets or tables that stand in it. Nothing is kept on disk."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

from seen.integrations.tabular import csv_file, headings, xlsx_file
from seen.integrations.tabular.csv_file import Lines
from seen.integrations.tabular.encodings import examine, sha256
from seen.integrations.tabular.limits import BadFile, Limits
from seen.integrations.tabular.workbook_guard import OLD_OR_LOCKED, check_workbook

ZIPPED = b"PK"
TEXT_NAMES = (".csv", ".txt", ".tsv")
TAKEN = "Bring a CSV file, or an Excel workbook whose name ends in .xlsx."


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a workbook, or the one table of a text file. `lines` reads it from its top each time."""

    place: str
    lines: Callable[[], Lines]


@dataclass(frozen=True, slots=True)
class Opened:
    """An opened file: its name, the SHA-256 of its bytes, its format, and for text its encoding and delimiter."""

    name: str
    digest: str
    format: str
    sheets: tuple[Sheet, ...]
    encoding: str = ""
    delimiter: str = ""


def open_file(file: BinaryIO, *, name: str, limits: Limits, encoding: str = "", delimiter: str = "") -> Opened:
    """Open a file. `encoding` and `delimiter` are found where they are not given. Raises BadFile."""
    size = file.seek(0, 2)
    limits.check_size(name, size)
    file.seek(0)
    start = file.read(4)
    if start[:2] == ZIPPED or start == OLD_OR_LOCKED:
        return _workbook(file, name=name, limits=limits)
    if not name.lower().endswith(TEXT_NAMES):
        raise BadFile(f"{name} is not an Excel workbook, whatever its name says. {TAKEN}")
    return _text(file, name=name, encoding=encoding, delimiter=delimiter)


def _workbook(file: BinaryIO, *, name: str, limits: Limits) -> Opened:
    if name.lower().endswith(TEXT_NAMES):
        raise BadFile(f"{name} is an Excel workbook, whatever its name says. Give it a name that ends in .xlsx.")
    if not name.lower().endswith(".xlsx"):
        raise BadFile(f"{name} cannot be read. {TAKEN}")
    check_workbook(file, name=name, limits=limits)
    sheets = tuple(Sheet(f"Sheet “{title}”", lines) for title, lines in xlsx_file.sheets(file, name=name))
    return Opened(name, sha256(file), "xlsx", sheets)


def _text(file: BinaryIO, *, name: str, encoding: str, delimiter: str) -> Opened:
    text = examine(file, name=name, encoding=encoding)
    found = delimiter or csv_file.find_delimiter(file, encoding=text.encoding, headings=headings.known)

    def lines() -> Lines:
        return csv_file.lines(file, name=name, encoding=text.encoding, delimiter=found)

    return Opened(name, text.digest, "csv", (Sheet("", lines),), text.encoding, found)
