"""Necessary conditions as data, read before a detector: where a screen is false, the detector would find nothing.

A number is given as itself or as the name of a threshold. A screen that is false notes only the dates on which waiting
could make it true: most need a new event, `Silent` and `Share` do not.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol

from seen.core.patterns.conditions import is_younger
from seen.core.timeline.selection import Selection, days
from seen.core.timeline.timeline import Timeline
from seen.core.timeline.work import is_held

Kinds = tuple[str, ...]
Numbers = Mapping[str, int]


class Screen(Protocol):
    """A condition that must hold for a pattern to be found."""

    def holds(self, timeline: Timeline, numbers: Numbers) -> bool:
        """Return whether it holds, with the thresholds in force."""
        ...


@dataclass(frozen=True)
class AtLeast:
    """So many accounts or more of these kinds, in so many months or days back (in all time where neither is given)."""

    count: int | str
    of: Kinds
    months: int | str = 0
    days: int | str = 0
    worries: bool = False

    def holds(self, timeline: Timeline, numbers: Numbers) -> bool:
        """Return whether there are enough."""
        found = _within(timeline, numbers, self.of, self.months, self.days)
        return (found.worries() if self.worries else found).accounts_at_least(_number(self.count, numbers))


@dataclass(frozen=True)
class Newer:
    """Something of these kinds lies on or after the last of the kinds in `than`."""

    of: Kinds
    than: Kinds

    def holds(self, timeline: Timeline, numbers: Numbers) -> bool:
        """Return whether it does; also where there is nothing of the other kinds."""
        newer, older = timeline.last(*self.of), timeline.last(*self.than)
        return bool(newer and newer.day and (older is None or older.day is None or newer.day >= older.day))


@dataclass(frozen=True)
class Silent:
    """Nothing of these kinds since so many days ago: the last lies at least `days` back, or there is none."""

    days: int | str
    of: Kinds

    def holds(self, timeline: Timeline, numbers: Numbers) -> bool:
        """Return whether it has been silent so long."""
        last = timeline.last(*self.of)
        quiet = timedelta(days=_number(self.days, numbers))
        return last is None or last.day is None or timeline.reached(last.day + quiet)


@dataclass(frozen=True)
class Share:
    """Events of these kinds are so many percent or more of those kinds, in a window. None of either is no share."""

    percent: int | str
    of: Kinds
    among: Kinds
    months: int | str = 0
    days: int | str = 0

    def holds(self, timeline: Timeline, numbers: Numbers) -> bool:
        """Return whether the share is reached."""
        part = len(_within(timeline, numbers, self.of, self.months, self.days))
        whole = len(_within(timeline, numbers, self.among, self.months, self.days))
        return part > 0 and part * 100 >= _number(self.percent, numbers) * whole


@dataclass(frozen=True)
class Younger:
    """The child is under an age, in years. A child of unknown age is taken as younger."""

    years: int | str

    def holds(self, timeline: Timeline, numbers: Numbers) -> bool:
        """Return whether the child is."""
        return is_younger(timeline, _number(self.years, numbers))


@dataclass(frozen=True)
class WorkEverOpen:
    """Work was opened or a level of need given at some time. Open work now is narrower, and costs more to tell."""

    def holds(self, timeline: Timeline, numbers: Numbers) -> bool:
        """Return whether it was."""
        return is_held(timeline.child.level) or timeline.of("work.opened", "level.changed").accounts_at_least(1)


@dataclass(frozen=True)
class Then:
    """Something of these kinds is followed, on a later day within so many days, by something of the other kinds."""

    of: Kinds
    then: Kinds
    days: int | str

    def holds(self, timeline: Timeline, numbers: Numbers) -> bool:
        """Return whether it is followed anywhere."""
        within = timedelta(days=_number(self.days, numbers))
        later = days(timeline.of(*self.then))
        return any(first < day <= first + within for first in days(timeline.of(*self.of)) for day in later)


@dataclass(frozen=True, init=False)
class All:
    """Every one of the screens holds."""

    screens: tuple[Screen, ...]

    def __init__(self, *screens: Screen) -> None:
        object.__setattr__(self, "screens", screens)

    def holds(self, timeline: Timeline, numbers: Numbers) -> bool:
        """Return whether all hold; the first that does not is enough, also for when to look again."""
        return all(screen.holds(timeline, numbers) for screen in self.screens)


@dataclass(frozen=True, init=False)
class AnyOf:
    """At least one of the screens holds."""

    screens: tuple[Screen, ...]

    def __init__(self, *screens: Screen) -> None:
        object.__setattr__(self, "screens", screens)

    def holds(self, timeline: Timeline, numbers: Numbers) -> bool:
        """Return whether any holds."""
        return any(screen.holds(timeline, numbers) for screen in self.screens)


def _number(named: int | str, numbers: Numbers) -> int:
    return numbers[named] if isinstance(named, str) else named


def _within(timeline: Timeline, numbers: Numbers, of: Kinds, months: int | str, days: int | str) -> Selection:
    if not months and not days:
        return timeline.of(*of)
    return timeline.back(months=_number(months, numbers), days=_number(days, numbers)).of(*of)
