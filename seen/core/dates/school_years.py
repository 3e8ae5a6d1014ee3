"""English school years by a birth date: the year runs from 1 September to 31 August, nursery to Year 13."""

import re
from datetime import date

NURSERY, RECEPTION = -1, 0
SEPTEMBER = 9
RECEPTION_AFTER = 5
"""A child is in Reception in the school year in which they turn 5 (School Admissions Code, England)."""

_GROUP = re.compile(
    r"(?:(?:the )?(?:year|yr|y)(?: group)?[ .]?(?P<number>1[0-3]|[1-9])(?![0-9])"
    r"|(?P<reception>reception|year r|yr r|fs2)"
    r"|(?P<nursery>nursery|pre-?school|fs1))(?: class| year)?"
)


def group_named(words: str) -> int | None:
    """Return the year group that the words name (nursery -1, reception 0, Year 1 to 13), None for other words."""
    match = _GROUP.fullmatch(words)
    if match is None:
        return None
    if match["number"]:
        return int(match["number"])
    return RECEPTION if match["reception"] else NURSERY


def begins_in(born: date, group: int) -> int:
    """Return the calendar year in whose September a child begins a year group, by their birth date."""
    cohort = born.year if born.month >= SEPTEMBER else born.year - 1
    return cohort + RECEPTION_AFTER + group


def starts_on(born: date, group: int) -> date:
    """Return the first day of a year group for a child."""
    return date(begins_in(born, group), SEPTEMBER, 1)
