"""Which days an account's words mean: “yesterday evening”, “on Saturday”, “11 April”, from the day it is dated."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from seen.core.dates import calendar_spans

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = tuple(month.lower() for month in calendar_spans.MONTHS)
DAY_BEFORE = re.compile(
    r"\b(?:yesterday|last (?:night|evening)|overnight|(?:night|day|evening|afternoon) before|"
    r"previous (?:night|day|evening|afternoon))\b",
    re.IGNORECASE,
)
SAME_DAY = re.compile(r"\b(?:today|tonight|this (?:morning|afternoon|evening)|just now)\b", re.IGNORECASE)
WEEKDAY = re.compile(rf"\b({'|'.join(WEEKDAYS)})\b( night)?", re.IGNORECASE)
WEEKEND = re.compile(r"\bweekend\b", re.IGNORECASE)
DATE = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)? ({'|'.join(MONTHS)})\b", re.IGNORECASE)

ANY = re.compile(
    rf"yesterday|last|overnight|before|previous|today|tonight|this|just now|weekend|{'|'.join(WEEKDAYS)}|"
    rf"{'|'.join(MONTHS)}",
    re.IGNORECASE,
)
NONE: frozenset[int] = frozenset()


@lru_cache(maxsize=5_000)  # a child's record is read again with every new entry
def said_days(text: str, written: date) -> frozenset[int]:
    """Return the days that the words name, as ordinals (see `datetime.date`); empty where they name none.

    A weekday is the last one up to the day written. Nothing here lies after that day.
    """
    if not ANY.search(text):
        return NONE
    return frozenset(day for day in _days(text, written.toordinal()) if day <= written.toordinal())


def _days(text: str, written: int) -> Iterator[int]:
    if DAY_BEFORE.search(text):
        yield written - 1
    if SAME_DAY.search(text):
        yield written
    weekday = (written - 1) % 7  # Monday is 0, and 1 January of year 1 was one
    for found, night in WEEKDAY.findall(text):
        day = written - (weekday - WEEKDAYS.index(found.lower())) % 7
        yield day
        if night:
            yield day + 1  # the small hours of a night are of the next day
    if WEEKEND.search(text):
        saturday = written - (weekday - 5) % 7
        yield from (saturday, saturday + 1)
    for day, month in DATE.findall(text):
        yield from _date(int(day), MONTHS.index(month.lower()) + 1, date.fromordinal(written))


def _date(day: int, month: int, written: date) -> Iterator[int]:
    for year in (written.year, written.year - 1):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if written - timedelta(days=180) <= found <= written:
            yield found.toordinal()
