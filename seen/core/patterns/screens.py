"""Necessary conditions as data, read before a detector: where a screen is false, the detector would find nothing.

A number is given as itself or as the name of a threshold. A screen that is false notes only the dates on which waiting
could make it true: most need a new event, `Silent` and `Share` do not.
"""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol

from seen.core.patterns.conditions import is_aged, is_younger
from seen.core.timeline.event import Event
from seen.core.timeline.selection import Selection, days
from seen.core.timeline.timeline import Timeline, covers

Kinds = tuple[str, ...]
SAID = (
    "service", "urgency", "late", "cause", "reason", "from", "to", "referral", "outcome", "rater_role", "cites",
    "kind", "announced", "decision", "interval", "mobile", "condition", "need", "for", "checked", "treated", "reach",
    "injury", "left_unseen", "owner",
)  # fmt: skip
"""The details that a condition over columns can read: they stand in columns of their own (`says_urgency`)."""
Numbers = Mapping[str, int]


class Screen(Protocol):
    """A condition that must hold for a pattern to be found."""

    def holds(self, timeline: Timeline, numbers: Numbers) -> bool:
        """Return whether it holds, with the thresholds in force."""
        ...


@dataclass(frozen=True)
class AtLeast:
    """So many accounts or more of these kinds, in so many months or days back (in all time where neither is given).

    With `saying`, only those whose detail of that name (one of SAID) is one of the words, in small letters, or, where
    no words are given, says anything. `but_of` are kinds left out, `beyond` asks for an area of care besides those, and
    `sources` are the ways it is known, `telling` details of which one must say something, and `nothing_but`
    the areas of care beside which it may have none.
    """

    count: int | str
    of: Kinds
    months: int | str = 0
    days: int | str = 0
    worries: bool = False
    saying: tuple[str, Kinds] = ("", ())
    severity: int | str = 0
    but_of: Kinds = ()
    beyond: Kinds = ()
    sources: Kinds = ()
    telling: Kinds = ()
    nothing_but: Kinds = ()

    def holds(self, timeline: Timeline, numbers: Numbers) -> bool:
        """Return whether there are enough: of worries alone, or of a severity or more, where that is asked."""
        found = _within(timeline, numbers, self.of, self.months, self.days)
        detail, words = self.saying
        if detail:
            found = found.where(lambda event: _says(event, detail, words))
        if self.severity:
            least = number(self.severity, numbers)
            found = found.where(lambda event: event.severity >= least)
        if self.but_of:
            found = found.where(lambda event: not covers(self.but_of, event.kind))
        if self.beyond:
            found = found.where(lambda event: not set(self.beyond).issuperset(event.areas))
        if self.sources:
            found = found.where(lambda event: event.source_type in self.sources)
        if self.telling:
            found = found.where(lambda event: any(_says(event, told, ()) for told in self.telling))
        if self.nothing_but:
            found = found.where(lambda event: bool(event.areas) and set(self.nothing_but).issuperset(event.areas))
        return (found.worries() if self.worries else found).accounts_at_least(number(self.count, numbers))


@dataclass(frozen=True)
class Sorts:
    """Accounts of so many different kinds or more of these, `less` taken off, in so many months back."""

    count: int | str
    of: Kinds
    months: int | str
    less: int = 0

    def holds(self, timeline: Timeline, numbers: Numbers) -> bool:
        """Return whether there are."""
        found = timeline.back(months=number(self.months, numbers)).of(*self.of)
        least = number(self.count, numbers) - self.less
        return found.accounts_at_least(least) and len({event.kind for event in found.accounts}) >= least


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
        quiet = timedelta(days=number(self.days, numbers))
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
        return part > 0 and part * 100 >= number(self.percent, numbers) * whole


@dataclass(frozen=True)
class Younger:
    """The child is under an age, in years. A child of unknown age is taken as younger."""

    years: int | str

    def holds(self, timeline: Timeline, numbers: Numbers) -> bool:
        """Return whether the child is."""
        return is_younger(timeline, number(self.years, numbers))


@dataclass(frozen=True)
class Aged:
    """The child is of an age or more, in years. A child of unknown age is taken as so old."""

    years: int | str

    def holds(self, timeline: Timeline, numbers: Numbers) -> bool:
        """Return whether the child is."""
        return is_aged(timeline, number(self.years, numbers))


@dataclass(frozen=True)
class WorkOpen:
    """Work is open: for any service, or because of the level of need."""

    def holds(self, timeline: Timeline, numbers: Numbers) -> bool:
        """Return whether it is."""
        return timeline.open_work


@dataclass(frozen=True)
class Then:
    """An account of these kinds is followed, on a later day within so many days or months, by an account of the
    other kinds; accounts of one event are not joined here."""

    of: Kinds
    then: Kinds
    days: int | str = 0
    months: int | str = 0
    worries: bool = False

    def holds(self, timeline: Timeline, numbers: Numbers) -> bool:
        """Return whether it is followed anywhere; by a worry, where that is asked."""
        within = timedelta(days=self.most_days(numbers))
        firsts = days(timeline.of(*self.of).accounts)
        then = timeline.of(*self.then)
        return any(
            (at := bisect_left(firsts, later)) and firsts[at - 1] + within >= later
            for later in days((then.worries() if self.worries else then).accounts)
        )

    def most_days(self, numbers: Numbers) -> int:
        """Return the most days between the two: a month has 31 at most."""
        return number(self.days, numbers) or 31 * number(self.months, numbers)


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


def said(event: Event, detail: str) -> str:
    """Return a detail as the columns of SAID hold it: a list as its words."""
    return " ".join(event.lists(detail)) if isinstance(event.detail.get(detail), (list, tuple)) else event.says(detail)


def _says(event: Event, detail: str, words: Kinds) -> bool:
    return said(event, detail).lower() in words if words else bool(said(event, detail))


def number(named: int | str, numbers: Numbers) -> int:
    """Return a number given as itself or as the name of a threshold."""
    return numbers[named] if isinstance(named, str) else named


def _within(timeline: Timeline, numbers: Numbers, of: Kinds, months: int | str, days: int | str) -> Selection:
    if not months and not days:
        return timeline.of(*of)
    return timeline.back(months=number(months, numbers), days=number(days, numbers)).of(*of)
