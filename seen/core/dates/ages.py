"""How old a child is on a day, and the age band whose questions and descriptors apply."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from seen.core.dates.months import leaves_window_on, leaves_window_on_days, months_back, window_start, window_start_days

__all__ = [
    "Age",
    "AgeBand",
    "age",
    "age_band",
    "birthday",
    "leaves_window_on",
    "leaves_window_on_days",
    "months_back",
    "pregnancy_start",
    "reached",
    "window_start",
    "window_start_days",
]

ADULT = 18
# The longest ordinary pregnancy, counted from the last period; nothing before it can concern the child.
PREGNANCY = timedelta(weeks=42)


class AgeBand(StrEnum):
    """The bands of the assessment sheets, by completed years."""

    UNBORN = "unborn"
    UNDER_1 = "under-1"
    FROM_1 = "1-4"
    FROM_5 = "5-10"
    FROM_11 = "11-15"
    FROM_16 = "16-17"


FIRST_YEARS = ((1, AgeBand.UNDER_1), (5, AgeBand.FROM_1), (11, AgeBand.FROM_5), (16, AgeBand.FROM_11))


@dataclass(frozen=True, slots=True)
class Age:
    """Completed years, then completed months, then days. `total_days` are the days since birth."""

    years: int
    months: int
    days: int
    total_days: int

    @property
    def total_months(self) -> int:
        """Return the completed months since birth."""
        return self.years * 12 + self.months


def birthday(born: date, years: int) -> date:
    """Return the birthday that completes so many years: 1 March in common years for a child born on 29 February."""
    return reached(born, years * 12)


def age(born: date, on: date) -> Age | None:
    """Return the age on a day, None before birth."""
    if on < born:
        return None
    months = (on.year - born.year) * 12 + on.month - born.month
    if reached(born, months) > on:
        months -= 1
    return Age(months // 12, months % 12, (on - reached(born, months)).days, (on - born).days)


def age_band(born: date | None, due: date | None, on: date) -> AgeBand | None:
    """Return the age band on a day; None for an adult, or where neither birth nor due date is known.

    A child with only a due date stays unborn until a birth is recorded, even past that date.
    """
    if born is None:
        return AgeBand.UNBORN if due else None
    reached = age(born, on)
    if reached is None:
        return AgeBand.UNBORN
    for below, band in FIRST_YEARS:
        if reached.years < below:
            return band
    return AgeBand.FROM_16 if reached.years < ADULT else None


def pregnancy_start(*, born: date | None = None, due: date | None = None) -> date | None:
    """Return the earliest day that can concern a child: 42 weeks before birth (or the due date), None if not known."""
    end = born or due
    return end - PREGNANCY if end else None


def reached(born: date, months: int) -> date:
    """Return the day on which so many months are complete; a day that the month lacks is the first of the next."""
    return leaves_window_on(born - timedelta(days=1), months=months)
