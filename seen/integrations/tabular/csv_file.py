"""Reads CSV: comma, semicolon, tab or upright stroke between the cells."""

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import islice
from typing import BinaryIO

from seen.integrations.tabular.limits import BadFile

DELIMITERS = (",", ";", "\t", "|")
LOOK_AT = 40  # rows in which the headings must stand
HINT = "sep="  # a first line by which Excel is told the delimiter
Lines = Iterator[tuple[int, list[str]]]


def find_delimiter(file: BinaryIO, *, encoding: str, headings: Callable[[list[str]], int]) -> str:
    """Return the delimiter under which some early row holds the most known headings; else that which gives most rows
    one width, of two cells or more; else a comma."""

    def fits(delimiter: str) -> tuple[int, int]:
        reader = csv.reader(_text(file, encoding), delimiter=delimiter)
        try:
            rows = list(islice(reader, LOOK_AT))
        except csv.Error:
            return 0, 0
        widths = Counter(len(cells) for cells in rows if len(cells) > 1)
        return max(map(headings, rows), default=0), max(widths.values(), default=0)

    return max(DELIMITERS, key=fits)


def lines(file: BinaryIO, *, name: str, encoding: str, delimiter: str) -> Lines:
    """Yield (row number, cells) as the file is read. Rows count as a spreadsheet shows them, from 1."""
    reader = csv.reader(_text(file, encoding), delimiter=delimiter, strict=True)
    number = 0
    try:
        for number, cells in enumerate(reader, start=1):
            yield number, cells
    except csv.Error as error:
        raise BadFile(
            f"{name}, row {number + 1}, cannot be read: {_plainly(error)} Put it right and save again."
        ) from None


def _text(file: BinaryIO, encoding: str) -> Iterator[str]:
    file.seek(0)
    wrapped = io.TextIOWrapper(file, encoding=encoding, newline="")
    try:
        first = wrapped.readline()
        if first and not first.lower().startswith(HINT):
            yield first
        for line in wrapped:  # noqa: UP028 - `yield from` would close the file with this reader
            yield line
    finally:
        if not file.closed:
            wrapped.detach()  # else it would close the file when it is dropped


def _plainly(error: csv.Error) -> str:
    if "field limit" in str(error):
        return "one cell holds more than 131,072 characters, or its quotation marks do not close."
    return "its quotation marks do not match."
