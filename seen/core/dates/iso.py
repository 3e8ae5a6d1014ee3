"""The two commonest forms, read without looking further: 2023-03-06T09:30 and 06/03/2023."""

import re
from datetime import time

from seen.core.dates.calendar_spans import day_span
from seen.core.dates.times import ClockTime
from seen.core.dates.verdicts import Context, Doubt, Span

ISO = re.compile(
    r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[Tt ]([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:[.,]([0-9]{1,9}))?)?"
    r" ?(Z|z|[+-][0-9]{2}:?[0-9]{2})?)?"
)
UK = re.compile(r"([0-9]{1,2})([/.\-])([0-9]{1,2})\2([0-9]{4})")
ZONE = "The time has a zone: check the date and time."


def iso_or_uk(words: str, context: Context) -> tuple[Span | Doubt, ClockTime | None] | None:
    """Return the day, and the time where ISO gives one. None where the words are in another form."""
    if match := UK.fullmatch(words):
        return day_span(context, int(match[4]), int(match[3]), int(match[1])), None
    match = ISO.fullmatch(words)
    if match is None:
        return None
    span = day_span(context, int(match[1]), int(match[2]), int(match[3]))
    return span, _clock(match) if match[4] else None


def _clock(match: re.Match[str]) -> ClockTime | None:
    # Programs write a whole midnight where they hold no time.
    if (match[4], match[5], match[6]) == ("00", "00", "00"):
        return None
    try:
        at = time(int(match[4]), int(match[5]), int(match[6] or 0))
    except ValueError:
        return ClockTime("", impossible=True)
    return ClockTime("", at, ZONE if match[8] else "")
