"""Ranges: 06-08/03/2023, between 3rd and 9th March 2023, 28 Feb to 3 March 2023, March to May 2022."""

import re
from dataclasses import replace

from seen.core.dates.numeric import in_figures
from seen.core.dates.partial import Precision
from seen.core.dates.parts import Parts, span_of
from seen.core.dates.verdicts import Context, Doubt, Span
from seen.core.dates.words import in_words, without_weekday

SIGNS = (" to ", " until ", " till ", " - ", "-")
OPENED = re.compile(r"(?:between|from)[ :]{1,2}")
DAY_AND_MONTH = re.compile(r"([0-9]{1,2})[/.]([0-9]{1,2})")
BOTH_YEARS = "It could also mean the school year."


def in_range(words: str, context: Context) -> Span | Doubt | None:
    """Return the days from the first to the last, both in; None where the words are not two dates."""
    opened = OPENED.match(words)
    rest = words[opened.end() :] if opened else words
    for sign in (" and ", " & ", *SIGNS) if words.startswith("between") else SIGNS:
        if rest.count(sign) == 1:
            first, last = rest.split(sign)
            return _between(first.strip(), last.strip(), sign, context)
    return None


def _between(first: str, last: str, sign: str, context: Context) -> Span | Doubt | None:
    (first, first_weekday), (last, last_weekday) = without_weekday(first), without_weekday(last)
    begins, ends = _day_and_month(first) or _parts(first, context), _parts(last, context)
    if begins is None or ends is None:
        return None
    if isinstance(ends, Doubt):
        return ends
    if isinstance(begins, Doubt):
        return begins
    if _shape(begins, ends) != _shape(ends, ends):
        return context.ask("does not say both ends in the same way. Which are the first and the last day?")
    # The end says the month and year for both: 28 Feb to 3 March 2023.
    begins = replace(begins, month=begins.month or ends.month, year=begins.year or ends.year)
    start, end = span_of(begins, context), span_of(ends, context)
    if isinstance(end, Doubt):
        return end
    if isinstance(start, Doubt):
        return start
    if _disagree(start, first_weekday) or _disagree(end, last_weekday):
        return context.ask("says a weekday that its day was not. Which are the first and the last day?")
    if start.earliest > end.latest:
        return context.ask("ends before it begins. Which are the first and the last day?")
    school_year = sign == "-" and begins.month is None and end.earliest.year == start.earliest.year + 1
    flagged = start.flagged or end.flagged or (BOTH_YEARS if school_year else "")
    return Span(start.earliest, end.latest, Precision.RANGE, flagged=flagged)


def _parts(words: str, context: Context) -> Parts | Doubt | None:
    words = words.removeprefix("the ")
    return in_figures(words, context) or in_words(words, context)


def _day_and_month(words: str) -> Parts | None:
    """Two figures before a full date are a day and a month of its year: 06/03 - 08/03/2023."""
    match = DAY_AND_MONTH.fullmatch(words)
    return Parts(int(match[1]), int(match[2])) if match else None


def _shape(parts: Parts, ends: Parts) -> tuple[bool, bool]:
    """Return whether there is a day and a month; a day alone takes its month from the end."""
    return parts.day is not None, parts.month is not None or (parts.day is not None and ends.month is not None)


def _disagree(span: Span, weekday: int | None) -> bool:
    return weekday is not None and (span.precision is not Precision.DAY or span.earliest.weekday() != weekday)
