"""The two commonest forms, read without looking further: 2023-03-06T09:30 and 06/03/2023 09:30."""

import re
from datetime import time

from seen.core.dates.calendar_spans import day_span
from seen.core.dates.times import ClockTime
from seen.core.dates.verdicts import Context, Doubt, Span

_TIME = r"(?P<hour>[0-9]{2}):(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2})(?:[.,][0-9]{1,9})?)?"
ISO = re.compile(rf"([0-9]{{4}})-([0-9]{{2}})-([0-9]{{2}})(?:[Tt ]{_TIME} ?(?P<zone>Z|z|[+-][0-9]{{2}}:?[0-9]{{2}})?)?")
UK = re.compile(rf"([0-9]{{1,2}})(?P<sign>[/.\-])([0-9]{{1,2}})(?P=sign)([0-9]{{4}})(?: {_TIME}(?P<zone>))?")
ZONE = "The time has a zone: check the date and time."


def iso_or_uk(words: str, context: Context) -> tuple[Span | Doubt, ClockTime | None] | None:
    """Return the day, and the time where one stands with it. None where the words are in another form."""
    if match := UK.fullmatch(words):
        span = day_span(context, int(match[4]), int(match[3]), int(match[1]))
    elif match := ISO.fullmatch(words):
        span = day_span(context, int(match[1]), int(match[2]), int(match[3]))
    else:
        return None
    return span, _clock(match) if match["hour"] else None


def _clock(match: re.Match[str]) -> ClockTime | None:
    # Programs write a whole midnight where they hold no time.
    if (match["hour"], match["minute"], match["second"]) == ("00", "00", "00"):
        return None
    try:
        at = time(int(match["hour"]), int(match["minute"]), int(match["second"] or 0))
    except ValueError:
        return ClockTime("", impossible=True)
    return ClockTime("", at, ZONE if match["zone"] else "")
