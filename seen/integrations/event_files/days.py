"""Reads the date of an event as its writer gave it: a day, a month, a year, words, or nothing."""

from datetime import date

from seen.core.dates.machine_day import ISO_DAY
from seen.core.dates.partial import PartialDate
from seen.core.dates.reading import read_date
from seen.integrations.event_files.cells import Row

# A file may be asked about any date, before or after its events: only the text itself is in question here.
FIRST, LAST = date(1900, 1, 1), date(9999, 12, 30)


def partial(row: Row, field: str) -> PartialDate:
    """Return the date in a cell, unknown where it is blank. Refuses one that would have to be asked about."""
    text = row.text(field)
    if ISO_DAY.fullmatch(text):
        try:
            return PartialDate.day(date.fromisoformat(text))
        except ValueError:
            pass  # the reader of dates says why
    reading = read_date(text, today=LAST, not_before=FIRST)
    return reading.on or row.refuse(field, reading.question)
