"""Which age band a child is asked in: by the age on the day of the assessment."""

from datetime import date, timedelta

from seen.core.dates.ages import AgeBand, age_band
from seen.core.refusals import Refusal

BANDS: tuple[str, ...] = tuple(band.value for band in AgeBand)
"""Youngest first: unborn, under-1, 1-4, 5-10, 11-15, 16-17."""

# A day of birth for an age given in days alone. Its leap years fall so that whole years are as near as can be.
_A_BIRTH = date(2001, 1, 1)
_OLDEST = 36_525  # days: a hundred years, so that no typed number leaves the calendar


class NoBand(Refusal):
    """The tools are not for somebody of this age, or the age is not known."""


def band_on(born: date | None, due: date | None, on: date) -> str:
    """Return the age band on a day. Raises NoBand for an adult, and where neither birth nor due date is known."""
    if born is None and due is None:
        raise NoBand("Record the day of birth, or the day the baby is due, first: what is asked depends on the age.")
    band = age_band(born, due, on)
    if band is None:
        raise NoBand("The assessment tools are for children: from before birth until the 18th birthday.")
    return band.value


def band_of(age_days: int) -> str:
    """Return the age band of an age in days, negative while unborn. Raises NoBand from 18 years."""
    days = max(-1, min(age_days, _OLDEST))
    return band_on(_A_BIRTH, None, _A_BIRTH + timedelta(days=days))
