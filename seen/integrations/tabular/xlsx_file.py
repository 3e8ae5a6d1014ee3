"""Reads XLSX with calamine: dates as dates, formulas as the values they showed, no macro run."""

import datetime
from collections.abc import Callable
from functools import partial
from typing import Any, BinaryIO

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetTypeEnum

from seen.integrations.tabular.csv_file import Lines
from seen.integrations.tabular.limits import BadFile

DAMAGED = "{name} is damaged: Excel's own parts are missing. Open it, save it again and try that."


def sheets(file: BinaryIO, *, name: str) -> list[tuple[str, Callable[[], Lines]]]:
    """Return the title of each sheet, in the workbook's order, and a way to read its rows from the top.

    The file must have passed the workbook guard.
    """
    try:
        file.seek(0)
        book = CalamineWorkbook.from_filelike(file)
        titles = [each.name for each in book.sheets_metadata if each.typ is SheetTypeEnum.WorkSheet]
    except PasswordError:
        raise BadFile(f"{name} is locked with a password. Save it without one.") from None
    except (CalamineError, OSError):
        raise BadFile(DAMAGED.format(name=name)) from None
    return [(title, partial(_sheet, book, title, name)) for title in titles]


def _sheet(book: CalamineWorkbook, title: str, name: str) -> Lines:
    try:
        sheet = book.get_sheet_by_name(title)
    except (CalamineError, OSError):
        raise BadFile(DAMAGED.format(name=name)) from None
    return _lines(sheet)


def _lines(sheet: CalamineSheet) -> Lines:
    """Yield (row number, cells). A date cell merged over several rows stands in each of them."""
    if sheet.start is None:
        return
    first_row, first_column = sheet.start
    merged, across = _merged(sheet), _across(sheet)
    values: dict[int, str] = {}
    for number, cells in enumerate(sheet.iter_rows(), start=first_row + 1):
        words = [""] * first_column + [as_text(cell) for cell in cells]
        for column in merged.get(number, ()):
            if words[column]:
                values[column] = words[column]
            elif column in values:
                words[column] = values[column]
        if number in across:
            words = [words[first_column]] * len(words)
        yield number, words


def _across(sheet: CalamineSheet) -> set[int]:
    """Return the numbers of the rows that are one cell from edge to edge: a section's heading stands there."""
    if sheet.start is None or sheet.end is None:
        return set()
    edges = sheet.start[1], sheet.end[1]
    return {
        top + 1
        for (top, left), (bottom, right) in sheet.merged_cell_ranges or []
        if top == bottom and left <= edges[0] and right >= edges[1] > edges[0] + 1
    }


def _merged(sheet: CalamineSheet) -> dict[int, list[int]]:
    """Return the columns whose cell belongs to a merge of several rows and one column, by row number."""
    found: dict[int, list[int]] = {}
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or []:
        if left == right and sheet.end and right <= sheet.end[1]:
            for row in range(top, min(bottom, sheet.end[0]) + 1):
                found.setdefault(row + 1, []).append(left)
    return found


def as_text(cell: Any) -> str:
    """Return a cell as a person reads it; a date as 2026-01-31, a whole number without its point."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, datetime.datetime):
        at_midnight = cell.time() == datetime.time()
        return cell.date().isoformat() if at_midnight else cell.strftime("%Y-%m-%d %H:%M")
    if isinstance(cell, datetime.date):
        return cell.isoformat()
    if isinstance(cell, datetime.time):
        return cell.strftime("%H:%M")
    if isinstance(cell, datetime.timedelta):
        minutes = round(cell.total_seconds() / 60)
        return f"{minutes // 60:02d}:{minutes % 60:02d}"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)
