"""Day numbers of a spreadsheet, which a cell shows when its date format was lost: 45012, 44991.0."""

import re
from datetime import date, datetime, time, timedelta

from seen.core.dates.partial import Precision
from seen.core.dates.verdicts import Context, Doubt, Span

NUMBER = re.compile(r"([0-9]{5})(?:\.([0-9]{1,15}))?")
# Day 0 of the spreadsheets' 1900 calendar, for every day after February 1900.
DAY_NUMBER_ZERO = date(1899, 12, 30)
FIRST_LIKELY = date(1990, 1, 1)
FLAGGED = "Read from a spreadsheet's day number: check the date."


def day_number(words: str, context: Context) -> tuple[Span | Doubt, time | None] | None:
    """Return the day, and the time (to the minute) where there is a fraction; None where this is no such number."""
    match = NUMBER.fullmatch(words)
    if match is None:
        return None
    minutes = round(float(f"0.{match[2] or 0}") * 24 * 60)
    moment = datetime.combine(DAY_NUMBER_ZERO, time()) + timedelta(days=int(match[1]), minutes=minutes)
    if not FIRST_LIKELY <= moment.date() <= context.as_of:
        return context.unreadable(), None
    span = Span(moment.date(), moment.date(), Precision.DAY, flagged=FLAGGED)
    return span, moment.time() if minutes else None
