"""Reads a date that somebody wrote: takes what it says, never fills what it does not, and asks where it is unsure."""

import datetime
import re
from dataclasses import dataclass, replace
from datetime import date

from seen.core.dates.calendar_spans import written
from seen.core.dates.cleaning import hides, plain, shown
from seen.core.dates.iso import iso_or_uk
from seen.core.dates.named import season_or_term, week
from seen.core.dates.numeric import in_figures, marked_unknown
from seen.core.dates.partial import PartialDate, Precision
from seen.core.dates.parts import Parts, span_of
from seen.core.dates.ranges import in_range
from seen.core.dates.serial import day_number
from seen.core.dates.terms import ENGLAND, Terms
from seen.core.dates.times import ClockTime, times_in
from seen.core.dates.verdicts import Context, Doubt, Span, Verdict
from seen.core.dates.words import in_words, without_doubtful_words, without_weekday

__all__ = ["Reading", "Verdict", "read_date"]

LONGEST = 80
UNDATED = re.compile(
    r"[?\-_x. ]{0,10}|[?x_\-]{1,2}([/.\- ])[?x_\-]{1,2}\1[?x_\-]{1,4}|undated(?: entry)?|no date|n\.?d\.?|n/d"
    r"|(?:date )?(?:is )?(?:unknown|not known|not recorded|not stated|not given|unclear|unsure|not sure)"
    r"|n/?k|n\.k\.?|n/?a|d/?k|don't know|unk|none|nil|null|nan|nat|blank|tbc|tba"
)
EARLIEST_WITH_NO_CHILD = date(1900, 1, 2)
# Systems write these where they hold no date.
STAND_INS = {date(1900, 1, 1), date(1901, 1, 1), date(1970, 1, 1)}
UNSEEN = "Characters that cannot be seen were left out: check the date."


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading a date. `on` is set only where the verdict is accepted or undated.

    `flagged` says why a person should look at an accepted date; `question` is one sentence where it was not accepted.
    `text` is as given, but for unseen characters.
    """

    verdict: Verdict
    on: PartialDate | None
    time: datetime.time | None = None
    flagged: str = ""
    question: str = ""
    text: str = ""


def read_date(text: str, *, today: date, not_before: date | None = None, terms: Terms = ENGLAND) -> Reading:
    """Read a date as written in Britain. `not_before` is the first day that can concern the child (the pregnancy).

    Never raises for any text. Accepted days lie between `not_before` and `today`, both in: what a month, season, term
    or year has outside them is cut off, and a day, week or range that goes outside is asked about.
    """
    context = Context(shown(text), today, not_before, terms)
    words = text
    found = iso_or_uk(words, context)
    if found is None:
        words = plain(text)
        if UNDATED.fullmatch(words):
            return Reading(Verdict.UNDATED, PartialDate.unknown(context.text), text=context.text)
        found = iso_or_uk(words, context) or _slowly(words, context)
    span, clock = found
    if isinstance(span, Span) and hides(text):
        span = replace(span, flagged=_joined(span.flagged, UNSEEN))
    return _judged(span, clock, context)


def read_day(text: str, *, today: date, not_before: date | None = None) -> date | None:
    """Return the whole day that a text names, as `read_date` reads it; None where it names none, or is asked about."""
    reading = read_date(text, today=today, not_before=not_before)
    on = reading.on if reading.verdict is Verdict.ACCEPTED else None
    return on.latest if on and on.earliest == on.latest else None


def _slowly(words: str, context: Context) -> tuple[Span | Doubt, ClockTime | None]:
    if len(words) > LONGEST:
        return context.ask("is too long for a date. Which day, month and year is it?"), None
    if numbered := day_number(words, context):
        return numbered[0], ClockTime("", numbered[1])
    if parts := marked_unknown(words):
        return span_of(parts, context), None
    rest, about = without_doubtful_words(words)
    span, clock = _dated(rest, context), None
    if span is None:
        span, clock, still_about = _with_time(rest, context)
        about = about or still_about
    if isinstance(span, Span) and about:
        span = replace(span, about=True)
    return span or context.unreadable(), clock


def _with_time(words: str, context: Context) -> tuple[Span | Doubt | None, ClockTime | None, bool]:
    """Return the first way in which the words are a date and a time, else the first question that one raised."""
    doubt = None
    for clock in times_in(words):
        rest, about = without_doubtful_words(clock.rest)
        span = _dated(rest, context)
        if isinstance(span, Span):
            return span, clock, about
        doubt = doubt or span
    return doubt, None, False


def _dated(words: str, context: Context) -> Span | Doubt | None:
    """Read words without time and doubt; check that the weekday, where one is given, is the day's own."""
    span = _form(words, context)
    rest, weekday = without_weekday(words)
    if span is not None or weekday is None:
        return span
    span = _form(rest, context)
    if isinstance(span, Span):
        if span.precision not in (Precision.DAY, Precision.RANGE, Precision.WEEK):
            return context.unreadable()
        if span.earliest.weekday() != weekday:
            return context.ask(f"says a weekday that {written(span.earliest)} was not. Which is right?")
    return span


def _form(words: str, context: Context) -> Span | Doubt | None:
    return (
        _single(words, context)
        or week(words, context, lambda rest: _dated(rest, context))
        or season_or_term(words, context)
        or in_range(words, context)
    )


def _single(words: str, context: Context) -> Span | Doubt | None:
    found = in_figures(words, context) or in_words(words, context)
    return span_of(found, context) if isinstance(found, Parts) else found


def _judged(span: Span | Doubt, clock: ClockTime | None, context: Context) -> Reading:
    if isinstance(span, Span):
        span = _inside(span, context)
    if isinstance(span, Span) and clock:
        span = _with_clock(span, clock, context)
    if isinstance(span, Doubt):
        return Reading(span.verdict, None, question=span.question, text=context.text)
    on = PartialDate(context.text, span.earliest, span.latest, span.precision, span.about)
    return Reading(Verdict.ACCEPTED, on, clock.at if clock else None, span.flagged, text=context.text)


def _with_clock(span: Span, clock: ClockTime, context: Context) -> Span | Doubt:
    if clock.impossible:
        return context.ask("has a time that no clock shows. What is the right time?")
    if clock.at and span.precision != Precision.DAY:
        return context.ask("has a time but no single day. Which day, month and year is it?")
    return replace(span, flagged=_joined(span.flagged, clock.flagged)) if clock.flagged else span


def _inside(span: Span, context: Context) -> Span | Doubt:
    """Return the span if it lies between the first possible day and today; otherwise ask."""
    floor = context.not_before or EARLIEST_WITH_NO_CHILD
    if span.earliest >= floor and span.latest <= context.as_of:
        if context.not_before is None and span.precision is Precision.DAY and span.earliest in STAND_INS:
            return context.ask("often stands where no date is known. Is it the real date?")
        return span
    if span.earliest > context.as_of:
        return context.ask(f"is after today, {written(context.as_of)}. What is the right date?")
    if span.latest < floor:
        return _too_early(context)
    return _cut(span, floor, context)


def _too_early(context: Context) -> Doubt:
    if context.not_before is None:
        return context.ask("is very long ago. What is the right date?")
    return context.ask(
        f"is before {written(context.not_before)}, the earliest day that can concern this child. Is the date right?"
    )


def _cut(span: Span, floor: date, context: Context) -> Span | Doubt:
    if span.precision is Precision.RANGE or (span.precision is Precision.WEEK and span.earliest < floor):
        if span.latest > context.as_of:
            return context.ask(f"ends after today, {written(context.as_of)}. What is the last day?")
        return _too_early(context)
    return replace(span, earliest=max(span.earliest, floor), latest=min(span.latest, context.as_of))


def _joined(first: str, second: str) -> str:
    return f"{first} {second}".strip()
