"""The long school breaks by their usual dates in England: winter, Easter and summer. Each school sets its own."""

from datetime import date, timedelta

from seen.core.dates.occasions import easter
from seen.core.dates.terms import ENGLAND

INTO_JANUARY = 3
"""The days of the winter break that lie in the new year. Our own: schools begin again about 4 January."""
AFTER_EASTER = timedelta(weeks=1)
"""Days of the Easter break from Easter Sunday on. Our own: the weeks before and after it are the commonest."""


def winter_break(year: int, *, weeks: int) -> tuple[date, date]:
    """Return the first and last day of the weeks round the first day of the spring term of that year."""
    return _until(ENGLAND.days("spring", year)[0] + timedelta(days=INTO_JANUARY - 1), weeks)


def easter_break(year: int, *, weeks: int) -> tuple[date, date]:
    """Return the first and last day of the weeks round Easter Sunday."""
    return _until(easter(year) + AFTER_EASTER, weeks)


def summer_break(year: int, *, weeks: int) -> tuple[date, date]:
    """Return the first and last day of the weeks before the autumn term."""
    return _until(ENGLAND.days("summer", year)[1], weeks)


def _until(last: date, weeks: int) -> tuple[date, date]:
    return last - timedelta(weeks=weeks) + timedelta(days=1), last
