"""Opens a CSV file with a fixed header and hands out its cells, each able to say where it stands."""

import csv
import json
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from seen.core.dates.machine_day import iso_day
from seen.core.refusals import Refusal

WHOLE = re.compile(r"[+-]?[0-9]{1,8}")


class BadFile(Refusal):
    """A file that cannot be read as it stands. The sentence names file, row and field, and says what to put right."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a file. `number` counts as a spreadsheet does: the header is row 1."""

    file: str
    number: int
    cells: Mapping[str, str]

    def refuse(self, field: str, sentence: str) -> NoReturn:
        """Refuse the file because of one cell."""
        raise BadFile(f"{self.file}, row {self.number}, {field}: {sentence}")

    def text(self, field: str) -> str:
        """Return a cell without the space around it, empty where the column is absent."""
        return self.cells.get(field, "").strip()

    def needed(self, field: str) -> str:
        """Return a cell that may not be blank."""
        return self.text(field) or self.refuse(field, "it is blank; it must be given.")

    def one_of(self, field: str, allowed: Collection[str]) -> str:
        """Return a cell that holds one of the allowed words, or nothing."""
        word = self.text(field)
        if word and word not in allowed:
            self.refuse(field, f"“{shortened(word)}” is not one of {', '.join(allowed)}.")
        return word

    def day(self, field: str) -> date | None:
        """Return a whole day (`2026-01-31`), None where the cell is blank."""
        text = self.text(field)
        if not text:
            return None
        try:
            return iso_day(text)
        except ValueError:
            self.refuse(field, f"“{shortened(text)}” is not a day; write it as 2026-01-31.")

    def number_of(self, field: str, *, lowest: int, highest: int) -> int | None:
        """Return a whole number within its range, None where the cell is blank."""
        text = self.text(field)
        if not text:
            return None
        if not WHOLE.fullmatch(text) or not lowest <= int(text) <= highest:
            self.refuse(field, f"“{shortened(text)}” is not a whole number from {lowest} to {highest}.")
        return int(text)

    def json_object(self, field: str) -> dict[str, Any]:
        """Return a cell that holds a JSON object, empty where the cell is blank."""
        text = self.text(field)
        if not text:
            return {}
        try:
            found = json.loads(text, parse_constant=_no_constant, object_pairs_hook=_no_twice)
        except (ValueError, RecursionError):
            found = None
        if not isinstance(found, dict):
            self.refuse(field, 'it is not a JSON object such as {"service": "dentist"}.')
        return found


def read_rows(path: str | Path, *, required: tuple[str, ...], optional: tuple[str, ...]) -> Iterator[Row]:
    """Yield the rows of a CSV file in UTF-8, with or without a byte order mark. Empty rows are passed over."""
    name = Path(path).name
    try:
        with open(path, encoding="utf-8-sig", newline="") as file:
            yield from _rows(name, csv.reader(file, strict=True), required, optional)
    except UnicodeDecodeError as error:
        raise BadFile(f"{name} is not in UTF-8: save it again as CSV UTF-8. ({error.reason})") from None
    except OSError as error:
        raise BadFile(f"{name} cannot be read: {error.strerror}.") from None


def shortened(text: str) -> str:
    """Return text short enough to stand in a sentence, on one line."""
    plain = " ".join(text.split())
    return plain if len(plain) <= 60 else plain[:59] + "…"


def _rows(name: str, lines: Any, required: tuple[str, ...], optional: tuple[str, ...]) -> Iterator[Row]:
    number = 0
    try:
        for number, cells in enumerate(lines, start=1):
            if number == 1:
                header = _header(name, cells, required, optional)
            elif any(cell.strip() for cell in cells):
                yield Row(name, number, _cells(name, number, header, cells))
    except csv.Error as error:
        raise BadFile(f"{name}, row {number + 1}: it is not CSV that can be read ({error}).") from None
    if not number:
        raise BadFile(f"{name} is empty: its first row must be {','.join(required)}.")


def _header(name: str, cells: list[str], required: tuple[str, ...], optional: tuple[str, ...]) -> list[str]:
    header = [cell.strip() for cell in cells]
    for field in required:
        if field not in header:
            raise BadFile(f"{name}, row 1, {field}: the column is missing; the header must hold {','.join(required)}.")
    for field in header:
        if field not in required + optional:
            raise BadFile(f"{name}, row 1, {shortened(field) or 'blank'}: there is no such column; take it out.")
        if header.count(field) > 1:
            raise BadFile(f"{name}, row 1, {field}: the column stands twice; take one out.")
    return header


def _cells(name: str, number: int, header: list[str], cells: list[str]) -> dict[str, str]:
    if any(cell.strip() for cell in cells[len(header) :]):
        raise BadFile(f"{name}, row {number}, {header[-1]}: there is more after it than the header has columns for.")
    return dict(zip(header, cells, strict=False))


def _no_constant(word: str) -> NoReturn:
    raise ValueError(word)


def _no_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key stands twice")
    return found
