"""Reads how old a child was, as people say it: when she was 4, about 18 months old, 3 or 4, a few weeks old."""

import re
from datetime import date, timedelta

from seen.core.dates.ages import ADULT, birthday, reached

_UNDER_TWENTY = "one two three four five six seven eight nine ten eleven twelve"
_TEENS = "thirteen fourteen fifteen sixteen seventeen eighteen"
NUMBERS = {word: number for number, word in enumerate(f"{_UNDER_TWENTY} {_TEENS}".split(), start=1)}
ANY_NUMBER = rf"(?:[0-9]{{1,2}}|{'|'.join(sorted(NUMBERS, key=len, reverse=True))})"
UNIT = r"(?:years?|yrs?|y/?o|months?|mths?|weeks?|wks?|days?)"
_AGE = re.compile(
    rf"(?P<nearly>nearly |almost )?(?P<just>just )?(?:between )?"
    rf"(?P<first>{ANY_NUMBER})(?P<half> and a half|\.5|½| 1/2)?"
    rf"(?:(?: or | to | and | ?- ?)(?P<last>{ANY_NUMBER}))?[ -]?(?P<unit>{UNIT})?(?:[ -]?old| of age)?"
)
STAGES = {
    "newborn": (0, 28, 0),
    "a newborn": (0, 28, 0),
    "a few days": (0, 14, 0),
    "a few weeks": (0, 84, 0),
    "a baby": (0, 0, 1),
    "baby": (0, 0, 1),
    "an infant": (0, 0, 1),
    "a toddler": (1, 0, 3),
    "toddler": (1, 0, 3),
    "a teenager": (13, 0, ADULT),
    "teenager": (13, 0, ADULT),
}
"""A stage of childhood: completed years at its start, days it lasts, or the birthday before which it ends."""
HALF = 6


def days_aged(words: str, *, born: date) -> tuple[date, date, bool] | None:
    """Return the first and last day at an age, and whether that is loosely said; None where no age is named."""
    if words in STAGES:
        starts, days, until = STAGES[words]
        end = birthday(born, until) if until else born + timedelta(days=days)
        return birthday(born, starts), end - timedelta(days=1), True
    match = _AGE.fullmatch(words)
    if match is None:
        return None
    first, last = _number(match["first"]), _number(match["last"] or match["first"])
    unit = (match["unit"] or "y")[0]
    if last < first or (unit == "y" and last > ADULT):
        return None
    if unit in "dw":
        step = 7 if unit == "w" else 1
        return born + timedelta(days=first * step), born + timedelta(days=(last + 1) * step - 1), False
    return _months(match, born, first=first, last=last, year=unit == "y")


def _months(match: re.Match[str], born: date, *, first: int, last: int, year: bool) -> tuple[date, date, bool]:
    size = 12 if year else 1
    starts, ends = first * size, (last + 1) * size
    if match["nearly"]:
        starts, ends = starts - max(size // 2, 1), starts
    elif match["just"]:
        ends = starts + max(size // 4, 1)
    elif match["half"] and year:
        starts, ends = starts + HALF, ends
    return reached(born, starts), reached(born, ends) - timedelta(days=1), bool(match["nearly"] or match["just"])


def _number(text: str) -> int:
    return NUMBERS.get(text) or int(text)
