"""Office hours: whether somebody answers at a moment."""

from dataclasses import dataclass
from datetime import datetime, time

from seen.core.dates.working_days import Calendar, OutsideCalendar


@dataclass(frozen=True, slots=True)
class Hours:
    """Hours of every working day: from `opens`, and until just before `closes`, in local time."""

    opens: time
    closes: time


def is_open(hours: Hours, *, at: datetime, calendar: Calendar) -> bool:
    """Return whether somebody answers at a local time. Where the bank holidays are not known, nobody is counted on."""
    try:
        working = calendar.is_working(at.date())
    except OutsideCalendar:
        return False
    return working and hours.opens <= at.time() < hours.closes
