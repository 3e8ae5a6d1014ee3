"""Says a partial date in plain English, as pages show it."""

from datetime import date

from seen.core.dates.calendar_spans import MONTHS, written
from seen.core.dates.partial import PartialDate, Precision
from seen.core.dates.terms import SEASON_MONTHS

NOT_KNOWN = "date not known"
SEASON_NAMES = ("winter", "spring", "summer", "autumn")


def describe(on: PartialDate) -> str:
    """Return the date in words: 6 March 2023, about March 2023, spring term 2023, 3 to 9 March 2023."""
    if on.earliest is None or on.latest is None:
        return NOT_KNOWN
    words = _words(on, on.earliest, on.latest)
    return f"about {words}" if on.about else words


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
    if "year" in text:
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
