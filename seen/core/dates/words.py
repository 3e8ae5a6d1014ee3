"""Dates with the month in words, weekdays, and the words that say how sure somebody was."""

import re

from seen.core.dates.calendar_spans import MONTHS
from seen.core.dates.parts import Parts
from seen.core.dates.verdicts import Context, Doubt

NAMES = (
    " ".join(MONTHS).lower(),
    "jan feb mar apr may jun jul aug sep oct nov dec",
    "jan feb mar apr may jun jul aug sept oct nov dec",
)
MONTH_OF = {name: number for names in NAMES for number, name in enumerate(names.split(), start=1)}
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

_MONTH = rf"(?P<month>{'|'.join(sorted(MONTH_OF, key=len, reverse=True))})(?![a-z])\.?"
_DAY = r"(?:the )?(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?(?![0-9])"
_YEAR = r"(?P<year>'?[0-9]{2}|[0-9]{4})"
_GAP = r"[ ,./\-]{0,3}"
_SPACE = r"[ ,./\-]{1,3}"

DAY_FIRST = re.compile(rf"{_DAY}(?: day)?(?: of )?{_GAP}{_MONTH}(?:{_GAP}{_YEAR})?")
MONTH_FIRST = re.compile(rf"{_MONTH}{_GAP}{_DAY}{_SPACE}(?P<year>[0-9]{{4}})")
MONTH_YEAR = re.compile(rf"{_MONTH}(?: of )?(?:{_GAP}{_YEAR})?")
MONTH_DAY = re.compile(rf"{_MONTH}{_GAP}(?:the )?(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)")
YEAR_FIRST = re.compile(rf"(?P<year>[0-9]{{4}}){_SPACE}{_MONTH}(?:{_SPACE}{_DAY})?")

_WEEKDAY = r"(?P<weekday>mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs?|ur)?(?:day)?(?![a-z])\.?"
WEEKDAY_BEFORE = re.compile(rf"{_WEEKDAY}[ ,.]{{0,3}}(?:the )?(?P<rest>[^ ,.].*)")
WEEKDAY_AFTER = re.compile(rf"(?P<rest>.*[^ ,(\-])[ ,(\-]{{1,3}}{_WEEKDAY}\)?")

_UNSURE = (
    "approximately|approx|circa|about|around|roughly|possibly|probably|perhaps|maybe|early in|late in|early|late|"
    "middle of|mid|beginning of|start of|end of|sometime in|some time in|ca|c"
)
UNSURE_BEFORE = re.compile(rf"(?:(?:{_UNSURE})(?![a-z])|[?~])[ .,:/\-]{{0,3}}")
UNSURE_AFTER = re.compile(r"[ ,(\-]{0,3}(?:\?{1,3}|approximately|approx\.?|circa|ish|estimated|est\.?|tbc)\Z")
LONGEST_AFTER = 20
# Words that stand before a date and say nothing about it.
PLAIN_BEFORE = re.compile(r"(?:date|dated|on|in|during)(?![a-z])[ :]{1,2}")


def in_words(words: str, context: Context) -> Parts | Doubt | None:
    """Return the parts of a date whose month is a word, None where the words are something else."""
    for form in (DAY_FIRST, MONTH_FIRST, MONTH_DAY, YEAR_FIRST):
        if match := form.fullmatch(words):
            found = match.groupdict()
            day, year = found.get("day"), found.get("year")
            return Parts(int(day) if day else None, MONTH_OF[found["month"]], year.lstrip("'") if year else None)
    if match := MONTH_YEAR.fullmatch(words):
        return _month_and_number(match["month"], match["year"], context)
    return None


def _month_and_number(name: str, number: str | None, context: Context) -> Parts | Doubt:
    """Sept 22 is asked about; Sept '22, Sept 2022 and Sept 45 can only be a year."""
    if number and len(number) == 2 and 1 <= int(number) <= 31:
        month = MONTHS[MONTH_OF[name] - 1]
        return context.ask(
            f"could be a month or a day. Is it {month} in a year ending {number}, or {int(number)} {month}?"
        )
    return Parts(month=MONTH_OF[name], year=number.lstrip("'") if number else None)


def without_doubtful_words(words: str) -> tuple[str, bool]:
    """Return the words without those before and after that say "about", and whether there were any."""
    rest, about = words, False
    while True:
        if match := UNSURE_BEFORE.match(rest):
            rest, about = rest[match.end() :], True
        elif match := PLAIN_BEFORE.match(rest):
            rest = rest[match.end() :]
        else:
            break
    if match := UNSURE_AFTER.search(rest, max(0, len(rest) - LONGEST_AFTER)):
        return rest[: match.start()], True
    return rest, about


def without_weekday(words: str) -> tuple[str, int | None]:
    """Return the words without a weekday before or after them, and that weekday (Monday is 0)."""
    if match := WEEKDAY_BEFORE.fullmatch(words) or WEEKDAY_AFTER.fullmatch(words):
        return match["rest"].strip(" ,."), WEEKDAYS.index(match["weekday"])
    return words, None
