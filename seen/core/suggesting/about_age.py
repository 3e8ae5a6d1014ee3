"""Reads the age band out of an age as somebody judged it: “about 4”, “8 months”, “not born yet”."""

import re

from seen.core.dates.ages import ADULT, FIRST_YEARS, AgeBand

_NUMBER = re.compile(r"\d{1,3}")
_FIRST_MONTHS = re.compile(r"\b(baby|newborn|new born|days?|weeks?)\b")
_MONTHS_A_YEAR = 12


def band_of(about_age: str) -> AgeBand | None:
    """Return the age band that the words name, None where they name none or an adult."""
    words = about_age.casefold()
    if "unborn" in words or "not born" in words or "pregnan" in words:
        return AgeBand.UNBORN
    if _FIRST_MONTHS.search(words):
        return AgeBand.UNDER_1
    number = _NUMBER.search(words)
    if number is None:
        return None
    years = int(number.group()) // (_MONTHS_A_YEAR if "month" in words else 1)
    for below, band in FIRST_YEARS:
        if years < below:
            return band
    return AgeBand.FROM_16 if years < ADULT else None
