"""Dates in figures: 06/03/2023, 22.05.16, 2023-03-06, 03/2023, 20230306."""

import re
from datetime import date

from seen.core.dates.parts import Parts
from seen.core.dates.verdicts import Context, Doubt

BETWEEN = r"( ?[/.\-\\] ?|, ?| )"
ONE = re.compile(r"[0-9]{1,2}(?:st|nd|rd|th)?|[0-9]{4}")
TWO = re.compile(rf"([0-9]{{1,4}}){BETWEEN}([0-9]{{1,4}})")
THREE = re.compile(rf"([0-9]{{1,4}}){BETWEEN}([0-9]{{1,2}}){BETWEEN}'?([0-9]{{1,4}})")
EIGHT = re.compile(r"[0-9]{8}")
UNKNOWN = r"(?:\?{1,2}|x{1,2}|_{1,2}|--)"
NO_DAY = re.compile(rf"{UNKNOWN}{BETWEEN}([0-9]{{1,2}}){BETWEEN}([0-9]{{4}})")
NO_MONTH = re.compile(rf"{UNKNOWN}{BETWEEN}{UNKNOWN}{BETWEEN}([0-9]{{4}})")
# Only for telling which order eight figures stand in; any year is judged afterwards.
LIKELY_YEARS = range(1900, 2100)

MIXED = "The separators differ: check the date."
SCHOOL_YEAR = "could be the school year. Which days does it mean?"


def marked_unknown(words: str) -> Parts | None:
    """Return what is left where a form says that the day, or the day and month, is not known: ??/05/2016."""
    if match := NO_DAY.fullmatch(words):
        return Parts(month=int(match[2]), year=match[4])
    if match := NO_MONTH.fullmatch(words):
        return Parts(year=match[3])
    return None


def in_figures(words: str, context: Context) -> Parts | Doubt | None:
    """Return the parts of a date in figures, None where the words are something else. Days come before months."""
    if ONE.fullmatch(words):
        return Parts(year=words) if len(words) == 4 and words.isdigit() else Parts(day=int(words[:2].rstrip("snrt")))
    if match := TWO.fullmatch(words):
        return _two(match[1], match[2].strip(), match[3], context)
    if match := THREE.fullmatch(words):
        return _three(match[1], match[2].strip(), match[3], match[4].strip(), match[5], context)
    if EIGHT.fullmatch(words):
        return _eight(words)
    return None


def _two(first: str, sign: str, last: str, context: Context) -> Parts | Doubt | None:
    sizes = (len(first), len(last))
    if sizes[0] <= 2 and sizes[1] == 4:
        return Parts(month=int(first), year=last)
    if sizes[0] == 4 and sizes[1] <= 2:
        follows = sizes[1] == 2 and int(last) == (int(first) + 1) % 100
        if follows and (int(last) > 12 or sign != "-"):
            return context.ask(SCHOOL_YEAR)
        return Parts(month=int(last), year=first, flagged="It could also mean the school year." if follows else "")
    if sizes == (4, 4):
        return context.ask(SCHOOL_YEAR) if sign == "/" and int(last) == int(first) + 1 else None
    if sizes[0] <= 2 and sizes[1] <= 2:
        return context.ask("has two numbers only. Which day, month and year is it?")
    return None


def _three(first: str, sign: str, middle: str, second_sign: str, last: str, context: Context) -> Parts | Doubt | None:
    mixed = sign != second_sign
    if len(first) == 4 and len(last) <= 2:
        return Parts(int(last), int(middle), first, MIXED if mixed else "")
    if len(first) > 2 or len(last) not in (2, 4):
        return None
    # 06-08/2023 may be months, and 06/03 12 may be noon.
    if mixed and (sign == "-" or (len(last) == 2 and not (sign and second_sign and second_sign != "-"))):
        return context.ask("could be read in several ways. Which day, month and year is it?")
    return Parts(int(first), int(middle), last, MIXED if mixed else "")


def _eight(words: str) -> Parts | None:
    """Year first (as computers write) where that is a day, else day first; flagged, because nothing separates them."""
    flagged = "Eight figures with nothing between them: check the date."
    for year, month, day in ((words[:4], words[4:6], words[6:]), (words[4:], words[2:4], words[:2])):
        if int(year) in LIKELY_YEARS:
            try:
                date(int(year), int(month), int(day))
            except ValueError:
                continue
            return Parts(int(day), int(month), year, flagged)
    return None
