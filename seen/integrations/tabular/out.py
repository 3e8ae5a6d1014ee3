"""A table to write for other programs: what it holds, and as CSV in which no cell ever runs."""

import csv
import io
import re
from dataclasses import dataclass

MARK = "\ufeff"  # without it Excel takes UTF-8 for something else
# A spreadsheet runs what begins so (OWASP, CSV injection), and hides one apostrophe before it.
RUNS = re.compile(r"'*[ ]*[=+\-@\t\r\n]")
HELD_DOWN = re.compile(r"'+[ ]*[=+\-@\t\r\n]")
NEVER_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
LONG = 40  # letters: from here on a column is wide


@dataclass(frozen=True, slots=True)
class Written:
    """A table to write: its title, some lines above it, one heading a column, and one cell a column in each row."""

    title: str
    above: tuple[str, ...]
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def wide(self) -> list[bool]:
        """Return which columns hold long texts."""
        return [any(len(row[at]) > LONG for row in self.rows) for at in range(len(self.head))]


def harmless(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula, by an apostrophe that `restored` takes away."""
    return f"'{cell}" if RUNS.match(cell) else cell


def restored(cell: str) -> str:
    """Return a cell as it was before `harmless`."""
    return cell[1:] if HELD_DOWN.match(cell) else cell


def for_markup(text: str) -> str:
    """Return text as the markup of Office files can hold it: without control signs, with plain ends of lines."""
    return NEVER_IN_XML.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def as_csv(table: Written) -> str:
    """Return a table as CSV with its mark, harmless in every cell."""
    out = io.StringIO()
    out.write(MARK)
    sheet = csv.writer(out)
    sheet.writerow(table.head)
    sheet.writerows([harmless(cell) for cell in row] for row in table.rows)
    return out.getvalue()
