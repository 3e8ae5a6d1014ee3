"""Working days: Monday to Friday, without the bank holidays of England."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from seen.core.refusals import Refusal

SATURDAY = 5
ONE_DAY = timedelta(days=1)


class OutsideCalendar(Refusal):
    """A working day was asked for in a year whose bank holidays are not known."""


@dataclass(frozen=True)
class Calendar:
    """The bank holidays of whole years, from the first year that holds one to the last."""

    holidays: frozenset[date]

    @cached_property
    def years(self) -> range:
        """Return the years whose bank holidays are known."""
        known = {day.year for day in self.holidays}
        return range(min(known), max(known) + 1) if known else range(0)

    def is_working(self, day: date) -> bool:
        """Return whether a day is a working day. Refuses a year whose bank holidays are not known."""
        if day.year not in self.years:
            raise OutsideCalendar(
                f"The bank holidays of {day.year} are not known: add them to bank-holidays.toml, or check the date."
            )
        return day.weekday() < SATURDAY and day not in self.holidays

    def add(self, start: date, days: int) -> date:
        """Return the day that is so many working days after `start`, which is day 0 whether or not it is worked."""
        day = start
        for _ in range(days):
            day = self.next(day)
        return day

    def next(self, day: date) -> date:
        """Return the first working day after a day."""
        day += ONE_DAY
        while not self.is_working(day):
            day += ONE_DAY
        return day

    def last_by(self, day: date) -> date:
        """Return the day itself where it is a working day, else the last one before it."""
        while not self.is_working(day):
            day -= ONE_DAY
        return day

    def between(self, start: date, end: date) -> int:
        """Return the number of working days after `start`, up to and with `end`; 0 where `end` is not later."""
        return sum(self.is_working(start + timedelta(days=n)) for n in range(1, (end - start).days + 1))
