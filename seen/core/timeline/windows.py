"""A window of calendar months, or of days, back from a date. Both ends are in."""

from datetime import date
from typing import NamedTuple

from seen.core.dates.months import leaves_window_on, leaves_window_on_days, window_start, window_start_days


class Span(NamedTuple):
    """How far back a window looks: `months` where given, otherwise `days`."""

    months: int = 0
    days: int = 0

    def start(self, as_of: date) -> date:
        """Return the window's first day: six months back from 30 June starts on 30 December."""
        if self.months:
            return window_start(as_of, months=self.months)
        return window_start_days(as_of, days=self.days)

    def leaves(self, day: date) -> date:
        """Return the first date whose window no longer holds `day`."""
        return leaves_window_on(day, months=self.months) if self.months else leaves_window_on_days(day, days=self.days)
