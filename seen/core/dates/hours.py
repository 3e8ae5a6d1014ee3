"""Office hours: whether somebody answers at a moment."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

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


def after_open(hours: Hours, *, at: datetime, lasting: timedelta, calendar: Calendar) -> datetime:
    """Return the local moment at which so much open time has passed since `at`, counted in the hours of working days.

    Where the bank holidays are not known, nobody is counted on: the moment is `at` itself.
    """
    left, moment = lasting, at
    try:
        while True:
            closes = moment.replace(hour=hours.closes.hour, minute=hours.closes.minute, second=0, microsecond=0)
            opens = moment.replace(hour=hours.opens.hour, minute=hours.opens.minute, second=0, microsecond=0)
            start = max(moment, opens)
            if calendar.is_working(moment.date()) and start < closes:
                if start + left <= closes:
                    return start + left
                left -= closes - start
            following = calendar.next(moment.date())
            moment = opens.replace(year=following.year, month=following.month, day=following.day)
    except OutsideCalendar:
        return at
