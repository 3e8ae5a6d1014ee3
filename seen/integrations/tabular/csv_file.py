"""Reads text tables row by row: CSV with any delimiter, and tables typed or pasted as plain text."""

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import BinaryIO

from seen.integrations.tabular import pasted
from seen.integrations.tabular.limits import WIDEST, BadFile

DELIMITERS = (",", ";", "\t", "|")
PASTED = {pasted.STROKES: pasted.strokes, pasted.SPACES: pasted.spaces, pasted.TABS: pasted.tabs}
LARGEST_PASTED = 2_000_000  # bytes: nobody pastes more, and such a table is held whole
LOOK_AT = 40  # rows in which the headings must stand
HINT = "sep="  # a first line by which Excel is told the delimiter
LONGEST_LINE, MOST_LINES = 2_000_000, 5_000  # signs of one line, and lines of one row
ENDLESS = "{name} has a row without end: its quotation marks do not match. Put them right and save again."
Lines = Iterator[tuple[int, list[str]]]


def find_delimiter(file: BinaryIO, *, name: str, encoding: str, headings: Callable[[list[str]], int]) -> str:
    """Return the delimiter (or the sort of pasted table) under which some early row holds the most known headings; else
    that which gives most rows one width, of two cells or more; else a comma. Raises BadFile for a row without end."""
    small = file.seek(0, 2) <= LARGEST_PASTED
    drawn = small and pasted.is_drawn(islice(_text(file, encoding), LOOK_AT))

    def fits(delimiter: str) -> tuple[int, int]:
        most = LARGEST_PASTED if delimiter in PASTED else MOST_LINES
        try:
            rows = [cells for _, cells in islice(_raw(_Fed(_text(file, encoding), name, most), delimiter), LOOK_AT)]
        except csv.Error:
            return 0, 0
        widths = Counter(len(cells) for cells in rows if len(cells) > 1)
        return max(map(headings, rows), default=0), max(widths.values(), default=0)

    plain = [each for each in DELIMITERS if each != "|" or not drawn]
    best = max(
        [*plain, *([pasted.STROKES] if drawn else []), *([pasted.SPACES, pasted.TABS] if small else [])], key=fits
    )
    return pasted.TABS if best == "\t" and small and not _quotes_match(_text(file, encoding)) else best


def lines(file: BinaryIO, *, name: str, encoding: str, delimiter: str) -> Lines:
    """Yield (row number, cells) as the file is read. Rows count as a spreadsheet shows them, from 1."""
    if delimiter in PASTED and file.seek(0, 2) > LARGEST_PASTED:
        raise BadFile(f"{name} is too long for a pasted table. Save it as CSV or as an Excel workbook.")
    fed = _Fed(_text(file, encoding), name, LARGEST_PASTED if delimiter in PASTED else MOST_LINES)
    number = 0
    try:
        for number, cells in _raw(fed, delimiter):
            if len(cells) > WIDEST:
                raise BadFile(f"{name} has more than {WIDEST} columns. Keep the columns of the chronology alone.")
            fed.lines = 0
            yield number, cells
    except csv.Error as error:
        raise BadFile(
            f"{name}, row {number + 1}, cannot be read: {_plainly(error)} Put it right and save again."
        ) from None


class _Fed:
    """Hands lines to a reader, and stops a row that takes line after line."""

    def __init__(self, text: Iterator[str], name: str, most: int) -> None:
        self.text, self.name, self.most, self.lines = text, name, most, 0

    def __iter__(self) -> Iterator[str]:
        for line in self.text:
            self.lines += 1
            if self.lines > self.most or len(line) >= LONGEST_LINE:
                raise BadFile(ENDLESS.format(name=self.name))
            yield line


def _raw(text: Iterable[str], delimiter: str) -> Lines:
    if reads := PASTED.get(delimiter):
        yield from reads(text)
    else:
        yield from enumerate(csv.reader(text, delimiter=delimiter, strict=True), start=1)


def _quotes_match(text: Iterator[str]) -> bool:
    try:
        for _ in csv.reader(text, delimiter="\t", strict=True):
            pass
    except csv.Error:
        return False
    return True


def _text(file: BinaryIO, encoding: str) -> Iterator[str]:
    file.seek(0)
    wrapped = io.TextIOWrapper(file, encoding=encoding, newline="")
    try:
        first = wrapped.readline(LONGEST_LINE)
        if first and not first.lower().startswith(HINT):
            yield first
        while line := wrapped.readline(LONGEST_LINE):
            yield line
    finally:
        if not file.closed:
            wrapped.detach()  # else it would close the file when it is dropped


def _plainly(error: csv.Error) -> str:
    if "field limit" in str(error):
        return "one cell holds more than 131,072 characters, or its quotation marks do not close."
    return "its quotation marks do not match."
