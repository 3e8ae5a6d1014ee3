"""Turns a year, a month and a day into a span of days, or into the question that an impossible one raises."""

from calendar import monthrange
from collections.abc import Callable
from datetime import date

from seen.core.dates.partial import Precision
from seen.core.dates.verdicts import Context, Doubt, Span

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def written(on: date) -> str:
    """Return a day in words: 6 March 2023."""
    return f"{on.day} {MONTHS[on.month - 1]} {on.year}"


def day_span(context: Context, year: int, month: int, day: int) -> Span | Doubt:
    """Return one day. An impossible one is rejected; one that fits only in the American order is asked about."""
    try:
        on = date(year, month, day)
    except ValueError:
        pass
    else:
        return Span(on, on, Precision.DAY)
    try:
        swapped = date(year, day, month)
    except ValueError:
        return context.reject("is not a day in the calendar. What is the right date?")
    return context.ask(f"has no month {month}. Is it {written(swapped)}?")


def month_span(context: Context, year: int, month: int) -> Span | Doubt:
    """Return a whole month."""
    if not (1 <= month <= 12 and year):
        return context.reject("is not a month in the calendar. What is the right date?")
    return Span(date(year, month, 1), date(year, month, monthrange(year, month)[1]), Precision.MONTH)


def year_span(context: Context, year: int) -> Span | Doubt:
    """Return a whole calendar year."""
    if not year:
        return context.reject("is not a year in the calendar. What is the right date?")
    return Span(date(year, 1, 1), date(year, 12, 31), Precision.YEAR)


def in_year(context: Context, digits: str, make: Callable[[int], Span | Doubt]) -> Span | Doubt:
    """Return what `make` gives for the year written as four digits, or as two where only one century is possible."""
    if len(digits) == 4:
        return make(int(digits))
    first, last = context.century_from.year // 100, context.as_of.year // 100
    tried = [make(century * 100 + int(digits)) for century in range(first, last + 1)]
    spans = [span for span in tried if isinstance(span, Span)]
    if not spans:
        return tried[-1]
    possible = [span for span in spans if span.latest >= context.century_from and span.earliest <= context.as_of]
    if len(possible) == 1:
        return possible[0]
    return context.ask(f"has a year of two digits. Which year is {digits}?")
