"""Counting in calendar months, and the windows that patterns look back through. Both ends of a window are in."""

from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache


def months_back(as_of: date, months: int) -> date:
    """Return the same day so many calendar months earlier, or the month's last day where it is shorter."""
    return _moved(as_of, -months)


def months_on(start: date, months: int) -> date:
    """Return the same day so many calendar months later, or the month's last day where it is shorter."""
    return _moved(start, months)


def window_start(as_of: date, *, months: int) -> date:
    """Return the first day of the window of so many months that ends on `as_of`. Six from 30 June: 30 December."""
    return months_back(as_of, months)


def window_start_days(as_of: date, *, days: int) -> date:
    """Return the first day of the window of so many days back from `as_of`."""
    return as_of - timedelta(days=days)


def leaves_window_on(on: date, *, months: int) -> date:
    """Return the first `as_of` whose window of so many months no longer holds an event of the day `on`."""
    day_after = on + timedelta(days=1)
    moved = _moved(day_after, months)
    # A shorter month: from 31 August, six months on, all of February still looks back no further than the 28th.
    return moved if moved.day == day_after.day else moved + timedelta(days=1)


def leaves_window_on_days(on: date, *, days: int) -> date:
    """Return the first `as_of` whose window of so many days no longer holds an event of the day `on`."""
    return on + timedelta(days=days + 1)


@lru_cache(maxsize=4_096)  # the days of one record are asked about by pattern after pattern
def _moved(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
