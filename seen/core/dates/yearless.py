"""Dates that say everything but their year: “6 March”, “3/3”. One answer may stand for many rows of them."""

import re
from datetime import date

from seen.core.dates.reading import read_date
from seen.core.dates.verdicts import Verdict

TWO_NUMBERS = re.compile(r"\s*\d{1,2}\s*([/.\-])\s*\d{1,2}\s*", re.ASCII)
DISTANT = date(9999, 12, 30)
LEAP = 2024  # so that 29 February can be told from a day that never is


def with_year(text: str, year: int) -> str:
    """Return a date as its writer gave it, with a year put after it."""
    numbers = TWO_NUMBERS.fullmatch(text)
    return f"{text.strip()}{numbers[1]}{year}" if numbers else f"{text.strip()} {year}"


def lacks_year_alone(text: str) -> bool:
    """Answer whether a date that was asked about would be read whole if it had a year. “Sept 22” may have one."""
    question = read_date(text, today=DISTANT).question
    asked = "has no year." in question or bool(TWO_NUMBERS.fullmatch(text))
    return asked and read_date(with_year(text, LEAP), today=DISTANT).verdict is Verdict.ACCEPTED
