"""Weeks, seasons, school terms and school years: w/c 06/03/2023, Spring 2023, Autumn term 2022, school year 2022/23."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from seen.core.dates.calendar_spans import in_year
from seen.core.dates.partial import Precision
from seen.core.dates.terms import SEASON_MONTHS, SEASONS
from seen.core.dates.verdicts import Context, Doubt, Span

WEEK_FROM = re.compile(
    r"(?:w/c|w\.c\.?|wc|w/b|(?:week|wk)[ .]{1,2}(?:commencing|comm?|beginning|beg|starting|of)|w/commencing)[ .:]{0,3}"
    r"(?P<rest>[^ .:].*)"
)
WEEK_TO = re.compile(r"(?:week|wk)[ .]{1,2}(?:ending|end)[ .:]{1,3}(?P<rest>[^ .:].*)")

_YEAR = r"'?(?P<year>[0-9]{4}|[0-9]{2})(?: ?[/\-] ?(?P<next>[0-9]{4}|[0-9]{2}))?"
_YEAR_FIRST = _YEAR.replace("<year>", "<first_year>").replace("<next>", "<first_next>")
_NAME = r"(?P<name>spring|summer|autumn|winter)"
NAMED = re.compile(
    rf"(?:{_YEAR_FIRST}[ ,]{{1,2}})?(?:the )?{_NAME}(?P<term> term)?(?:(?: of|,)? ?{_YEAR})?(?P<late_term> term)?"
)
SCHOOL_YEAR = re.compile(rf"(?:{_YEAR_FIRST} )?(?:school|academic) year(?: {_YEAR})?")

NOT_MONDAY = "The week does not begin on a Monday."


def week(words: str, context: Context, single: Callable[[str], Span | Doubt | None]) -> Span | Doubt | None:
    """Return the seven days of "week commencing" or "week ending" a date that `single` reads."""
    begins, ends = WEEK_FROM.fullmatch(words), WEEK_TO.fullmatch(words)
    match = begins or ends
    if match is None:
        return None
    span = single(match["rest"])
    if not isinstance(span, Span):
        return span or context.unreadable()
    if span.precision != Precision.DAY or span.earliest.year in (date.min.year, date.max.year):
        return context.ask("gives no day for its week. Which day did the week begin?")
    if ends:
        return Span(span.earliest - timedelta(days=6), span.earliest, Precision.WEEK, flagged=span.flagged)
    flagged = span.flagged or (NOT_MONDAY if span.earliest.weekday() else "")
    return Span(span.earliest, span.earliest + timedelta(days=6), Precision.WEEK, flagged=flagged)


def season_or_term(words: str, context: Context) -> Span | Doubt | None:
    """Return a season, a term or a school year; None where the words are something else."""
    if match := NAMED.fullmatch(words):
        years = _years(match)
        if match["term"] or match["late_term"]:
            return _term(match["name"], years, context)
        return _season(match["name"], years, context)
    if match := SCHOOL_YEAR.fullmatch(words):
        return _school_year(_years(match), context)
    return None


def _years(match: re.Match[str]) -> tuple[str, str | None] | None:
    """Return the year, and the next one of a pair (2022/23). Two years said in two places are no year at all."""
    first, last = match["first_year"], match["year"]
    if bool(first) == bool(last):
        return None
    return (first, match["first_next"]) if first else (last, match["next"])


def _pair_follows(years: tuple[str, str | None]) -> bool:
    return years[1] is not None and int(years[1][-2:]) == (int(years[0]) + 1) % 100


def _term(name: str, years: tuple[str, str | None] | None, context: Context) -> Span | Doubt:
    if name == "winter" or years is None or (years[1] and not _pair_follows(years)):
        return context.ask("is not a term and one year. Which term of which year is it?")
    later = 1 if years[1] and name != "autumn" else 0

    def make(year: int) -> Span | Doubt:
        return _span(lambda: context.terms.days(name, year + later), Precision.TERM, context)

    return in_year(context, years[0], make)


def _season(name: str, years: tuple[str, str | None] | None, context: Context) -> Span | Doubt:
    if years is None or (years[1] and not (name == "winter" and _pair_follows(years))):
        return context.ask("is not a season and one year. Which season of which year is it?")
    if name == "winter" and years[1] is None:
        return context.ask("could be the winter that began or the winter that ended in that year. Which is it?")
    month = SEASONS[name]

    def days(year: int) -> tuple[date, date]:
        after = month + SEASON_MONTHS
        last = date(year + (after - 1) // 12, (after - 1) % 12 + 1, 1) - timedelta(days=1)
        return date(year, month, 1), last

    return in_year(context, years[0], lambda year: _span(lambda: days(year), Precision.SEASON, context))


def _school_year(years: tuple[str, str | None] | None, context: Context) -> Span | Doubt:
    if years is None or not _pair_follows(years):
        return context.ask("is not a school year such as 2022/23. Which school year is it?")
    return in_year(
        context, years[0], lambda year: _span(lambda: context.terms.school_year(year), Precision.TERM, context)
    )


def _span(days: Callable[[], tuple[date, date]], precision: Precision, context: Context) -> Span | Doubt:
    try:
        earliest, latest = days()
    except ValueError:
        return context.reject("is not a year in the calendar. What is the right date?")
    return Span(earliest, latest, precision)
