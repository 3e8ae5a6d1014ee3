"""Says a partial date in plain English, as pages show it."""

import re
from datetime import date

from seen.core.dates.calendar_spans import MONTHS, written
from seen.core.dates.partial import PartialDate, Precision
from seen.core.dates.terms import SEASON_MONTHS

NOT_KNOWN = "date not known"
SEASON_NAMES = ("winter", "spring", "summer", "autumn")
WHOLE_YEAR = re.compile(r"year|\by ?[0-9]|\byr|reception|nursery|pre-?school|\bfs[12]")


def describe(on: PartialDate) -> str:
    """Return the date in words: 6 March 2023, about March 2023, spring term 2023, 3 to 9 March 2023."""
    if on.earliest is None or on.latest is None:
        return NOT_KNOWN
    words = _words(on, on.earliest, on.latest)
    return f"about {words}" if on.about else words


def between(on: PartialDate) -> str:
    """Return the days that a date can mean, in full: “between 1 September 2019 and 31 August 2020”."""
    if on.earliest is None or on.latest is None:
        return NOT_KNOWN
    if on.earliest == on.latest:
        return f"{'about' if on.about else 'on'} {written(on.earliest)}"
    return f"{'roughly ' if on.about else ''}between {written(on.earliest)} and {written(on.latest)}"


def _words(on: PartialDate, earliest: date, latest: date) -> str:
    match on.precision:
        case Precision.DAY:
            return written(earliest)
        case Precision.WEEK:
            return f"week beginning {written(earliest)}"
        case Precision.MONTH:
            return f"{MONTHS[earliest.month - 1]} {earliest.year}"
        case Precision.SEASON:
            return _season(earliest)
        case Precision.TERM:
            return _term(on.text.lower(), earliest, latest)
        case Precision.YEAR:
            return str(earliest.year)
        case _:
            return _range(earliest, latest)


def _season(day: date) -> str:
    name = SEASON_NAMES[day.month % 12 // SEASON_MONTHS]
    if name != "winter":
        return f"{name} {day.year}"
    return f"winter {_pair(day.year if day.month == 12 else day.year - 1)}"


def _term(text: str, earliest: date, latest: date) -> str:
    """A term is known by its own word first, because April lies in two terms."""
    for name in ("autumn", "spring", "summer"):
        if f"{name} term" in text:
            return f"{name} term {earliest.year}"
    if WHOLE_YEAR.search(text):
        return f"school year {_pair(earliest.year if earliest.month >= 9 else earliest.year - 1)}"
    for name in ("autumn", "spring", "summer"):
        if name in text:
            return f"{name} term {earliest.year}"
    if earliest.month >= 9:
        return f"autumn term {earliest.year}"
    return f"{'summer' if latest.month > 4 else 'spring'} term {earliest.year}"


def _pair(year: int) -> str:
    return f"{year}/{(year + 1) % 100:02}"


def _range(earliest: date, latest: date) -> str:
    if earliest.year != latest.year:
        return f"{written(earliest)} to {written(latest)}"
    if earliest.month != latest.month:
        return f"{earliest.day} {MONTHS[earliest.month - 1]} to {written(latest)}"
    return f"{earliest.day} to {written(latest)}"
