"""The time axis of a life: from before birth, or the first thing known, to today, cut into spans of the calendar."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from seen.core.dates.ages import ADULT, birthday, pregnancy_start
from seen.core.timeline.child import Child

STEPS = (1, 3, 6, 12, 24, 60, 120, 1200)
"""How many months one span may hold: a month, a quarter, half a year, a year, then more."""


class Span(NamedTuple):
    """Days from the first to the last, both in."""

    since: date
    until: date


@dataclass(frozen=True, slots=True)
class Axis:
    """The whole time shown. `spans` follow on each other without a gap, each of `months` calendar months."""

    months: int
    spans: tuple[Span, ...]

    @property
    def first(self) -> date:
        """Return the first day."""
        return self.spans[0].since

    @property
    def last(self) -> date:
        """Return the last day."""
        return self.spans[-1].until

    def at(self, day: date) -> int:
        """Return the number of the span that holds a day; a day outside stands in the nearest."""
        number = (month_of(day) - month_of(self.spans[0].since)) // self.months
        return min(max(number, 0), len(self.spans) - 1)


def life_of(child: Child, days: Collection[date], *, as_of: date) -> Span:
    """Return the time that a picture of this child must show, every day of `days` in it.

    From birth, or the pregnancy where something is known of it or the child is not yet born, to today, the day due or
    the eighteenth birthday, whichever ends the childhood. With no birth known: from the first day known.
    """
    begins = [child.born] if child.born else [pregnancy_start(due=child.due)] if child.due else []
    since = min([*(day for day in begins if day), *days, *([] if begins else [as_of])])
    grown = birthday(child.born, ADULT) if child.born else as_of
    ends = min(as_of, grown) if grown >= since else as_of
    due = [child.due] if child.due and not child.born else []
    return Span(since, max([ends, since, *due, *days]))


def axes(life: Span, *, most: int) -> Iterator[Axis]:
    """Yield the axes that show a time in `most` spans at most, the finest first."""
    for months in STEPS:
        first = month_of(life.since) // months * months
        count = (month_of(life.until) - first) // months + 1
        if count <= most:
            starts = [_start(first + months * number) for number in range(count + 1)]
            ends = (start - timedelta(days=1) for start in starts[1:])
            yield Axis(months, tuple(Span(*pair) for pair in zip(starts, ends, strict=False)))


def month_of(day: date) -> int:
    """Return the number of a day's month, one more for each month of the calendar."""
    return day.year * 12 + day.month - 1


def _start(month: int) -> date:
    return date(month // 12, month % 12 + 1, 1)
