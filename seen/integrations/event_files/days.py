"""Reads the date of an event as its writer gave it: a day, a month, a year, or nothing."""

import re
from calendar import monthrange
from datetime import date

from seen.core.dates.partial import PartialDate, Precision
from seen.integrations.event_files.cells import Row, shortened

GIVEN = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def partial(row: Row, field: str) -> PartialDate:
    """Return the date in a cell: `2026-01-31`, `2026-01` or `2026`; unknown where the cell is blank."""
    text = row.text(field)
    if not text:
        return PartialDate.unknown()
    given = GIVEN.fullmatch(text)
    try:
        if given is None:
            raise ValueError
        year, month, day = (int(part) if part else 0 for part in given.groups())
        if day:
            return PartialDate.day(date(year, month, day))
        first, last = date(year, month or 1, 1), month or 12
        precision = Precision.MONTH if month else Precision.YEAR
        return PartialDate(text, first, date(year, last, monthrange(year, last)[1]), precision)
    except ValueError:
        row.refuse(field, f"“{shortened(text)}” is not a date; write 2026-01-31, 2026-01 or 2026, or leave it blank.")
