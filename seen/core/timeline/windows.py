"""Window arithmetic: calendar months or days back from a date, both ends in."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta


def months_before(day: date, months: int) -> date:
    """Return the same day `months` earlier, or that month's last day: six months before 31 August is 28 February."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def months_after(day: date, months: int) -> date:
    """Return the same day `months` later, or the first of the month after where that day does not exist."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if day.day > monthrange(year, month + 1)[1]:
        return date(year, month + 1, 1) + timedelta(days=monthrange(year, month + 1)[1])
    return date(year, month + 1, day.day)


def birthday(born: date, years: int) -> date:
    """Return the day somebody becomes `years` old. A child born on 29 February has it on 1 March in common years."""
    return months_after(born, years * 12)


@dataclass(frozen=True, slots=True)
class Span:
    """How far back a window looks: `months` where given, otherwise `days`."""

    months: int = 0
    days: int = 0

    def start(self, as_of: date) -> date:
        """Return the window's first day: six months back from 30 June starts on 30 December."""
        return months_before(as_of, self.months) if self.months else as_of - timedelta(days=self.days)

    def leaves(self, day: date) -> date:
        """Return the first date whose window no longer holds `day`."""
        after = day + timedelta(days=1)
        return months_after(after, self.months) if self.months else after + timedelta(days=self.days)
