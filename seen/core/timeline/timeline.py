"""A child's events as at a date. It keeps `next_look`: every read notes when it would next read differently."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import chain
from operator import itemgetter
from typing import NamedTuple, TypeVar

from seen.core.dates.working_days import Calendar
from seen.core.timeline import work
from seen.core.timeline.child import Child
from seen.core.timeline.event import Event
from seen.core.timeline.selection import Selection
from seen.core.timeline.windows import Span

NO_HOLIDAYS_KNOWN = Calendar(frozenset())
"""Refuses every question: a pattern that counts working days must be given the calendar."""

T = TypeVar("T")
OF_WORK = ("work.opened", "work.closed", "level.changed")
DATED = itemgetter(0, 1)
"""The day and ref by which events stand in order."""


class Told(NamedTuple):
    """The entries of some kinds: the `dated` in order with their `days`, all of them (undated last), those to come."""

    days: list[date]
    dated: list[Event]
    all: list[Event]
    coming: list[Event]


class Timeline:
    """What the record held of one child on `as_of`; what was dated or recorded later is still to come.

    A detector learns about time only here. `siblings` are the timelines of the household, as at the same date.
    """

    __slots__ = (
        "_coming",
        "_dated",
        "_next_look",
        "_open_work",
        "_roots",
        "_told",
        "_undated",
        "as_of",
        "calendar",
        "child",
        "siblings",
    )

    def __init__(
        self, child: Child, events: Iterable[Event], *, as_of: date,
        siblings: "Sequence[Timeline]" = (), calendar: Calendar = NO_HOLIDAYS_KNOWN,
    ) -> None:  # fmt: skip
        self.child, self.as_of, self.siblings, self.calendar = child, as_of, tuple(siblings), calendar
        self._dated: dict[str, list[tuple[int, date, Event]]] = {}
        self._undated: dict[str, list[Event]] = {}
        self._coming: dict[str, list[Event]] = {}
        self._told: dict[tuple[str, ...], Told] = {}
        self._next_look: date | None = None
        self._open_work: bool | None = None
        events = list(events)
        self._roots = _roots(events)
        dated = []
        for event in events:
            day = event.day
            if (day and day > as_of) or (event.recorded and event.recorded > as_of):
                self._coming.setdefault(event.kind, []).append(event)
            elif day:
                dated.append((day, event.ref, event))
            else:
                self._undated.setdefault(event.kind, []).append(event)
        dated.sort(key=DATED)
        for place, (day, _, event) in enumerate(dated):
            self._dated.setdefault(event.kind, []).append((place, day, event))

    # Reading

    def of(self, *kinds: str) -> Selection:
        """Return the events of these kinds in all time (`appointment.*` is every appointment; `*` every kind)."""
        told = self._of(kinds)
        return Selection(self, told.all, told.coming, None)

    def holds_any(self, *kinds: str) -> bool:
        """Return whether there is an entry of these kinds."""
        if any((self._among(self._dated, kinds), self._among(self._undated, kinds))):
            return True
        self.note_arrivals(event for found in self._among(self._coming, kinds) for event in found)
        return False

    def ever_holds_any(self, *kinds: str) -> bool:
        """Return whether an entry of these kinds is there or to come: if not, nothing of them will be read."""
        return any(
            (self._among(self._dated, kinds), self._among(self._undated, kinds), self._among(self._coming, kinds))
        )

    def undated(self, *kinds: str) -> Selection:
        """Return the events of these kinds that have no date: they join no window."""
        return self.of(*kinds).where(lambda event: event.day is None)

    def back(self, *, months: int = 0, days: int = 0) -> "Window":
        """Return the window of so many calendar months, or days, back from `as_of`, both ends in."""
        return Window(self, Span(months=months, days=days))

    def last(self, *kinds: str) -> Event | None:
        """Return the latest dated event of these kinds."""
        return self.of(*kinds).last

    def reached(self, day: date) -> bool:
        """Return whether `as_of` has come to this day."""
        if self.as_of >= day:
            return True
        self.note(day)
        return False

    @property
    def level(self) -> str:
        """Return the child's level of need: the last one it changed to, or the one before; `universal` if unknown."""
        changed = self.level_change
        return (changed.says("to") if changed else self.child.level) or "universal"

    @property
    def level_change(self) -> Event | None:
        """Return the change that began the level in force."""
        return self.last("level.changed")

    @property
    def work_opened(self) -> tuple[Event, ...]:
        """Return the `work.opened` of every service whose work is still open, oldest first."""
        return work.still_open(self.of("work.opened", "work.closed"))

    @property
    def open_work(self) -> bool:
        """Return whether work is open: for any service, or because the level is early help or above."""
        if self._open_work is None or self._of(OF_WORK).coming:
            self._open_work = work.is_held(self.level) or bool(self.work_opened)
        return self._open_work

    # What a pattern's reads noted

    @property
    def next_look(self) -> date | None:
        """Return the first later date on which anything read since `look_afresh` would read differently."""
        noted = [day for day in (self._next_look, *(s._next_look for s in self.siblings)) if day]
        return min(noted, default=None)

    def look_afresh(self) -> None:
        """Forget the dates noted so far, here and in the siblings."""
        for timeline in (self, *self.siblings):
            timeline._next_look = None

    def note(self, day: date) -> None:
        """Note a later date on which something just read will read differently."""
        if self._next_look is None or day < self._next_look:
            self._next_look = day

    def note_arrivals(self, coming: Iterable[Event]) -> None:
        """Note when events that are still to come will join what was read."""
        for event in coming:
            self.note(max(day for day in (event.day, event.recorded) if day))

    def distinct(self, accounts: Sequence[Event]) -> tuple[Event, ...]:
        """Join the accounts of one event: the account that the others repeat stands for it, else the earliest."""
        if not self._roots:
            return tuple(accounts)
        stands: dict[str, Event] = {}
        for event in accounts:
            root = self.event_of(event.ref)
            if root not in stands or event.ref == root:
                stands[root] = event
        chosen = {event.ref for event in stands.values()}
        return tuple(event for event in accounts if event.ref in chosen)

    def event_of(self, ref: str) -> str:
        """Return the ref that stands for the event of which `ref` is an account."""
        return self._roots.get(ref, ref)

    # Finding

    def _of(self, kinds: tuple[str, ...]) -> Told:
        told = self._told.get(kinds)
        if told is None:
            dated = self._among(self._dated, kinds)
            placed = dated[0] if len(dated) == 1 else sorted(chain.from_iterable(dated))
            in_order = [event for _, _, event in placed]
            undated = sorted(chain.from_iterable(self._among(self._undated, kinds)), key=_ref)
            coming = list(chain.from_iterable(self._among(self._coming, kinds)))
            told = Told([day for _, day, _ in placed], in_order, in_order + undated if undated else in_order, coming)
            self._told[kinds] = told
        return told

    def _among(self, held: Mapping[str, T], kinds: tuple[str, ...]) -> list[T]:
        if not held:
            return []
        plain, beginnings = _asked(kinds)
        if beginnings:
            return [held[kind] for kind in held if kind in plain or kind.startswith(beginnings)]
        if plain.isdisjoint(held):
            return []
        return [held[kind] for kind in held if kind in plain]


class Window:
    """A stretch of a timeline back from its date."""

    __slots__ = ("_span", "_timeline")

    def __init__(self, timeline: Timeline, span: Span) -> None:
        self._timeline, self._span = timeline, span

    def of(self, *kinds: str) -> Selection:
        """Return the events of these kinds that lie in the window."""
        timeline = self._timeline
        told = timeline._of(kinds)
        since = bisect_left(told.days, self._span.start(timeline.as_of))
        arriving = [event for event in told.coming if event.day] if told.coming else told.coming
        return Selection(timeline, told.dated[since:] if since else told.dated, arriving, self._span)


def as_household(timelines: Sequence[Timeline]) -> None:
    """Make each timeline know the others as siblings."""
    for timeline in timelines:
        timeline.siblings = tuple(other for other in timelines if other is not timeline)


def _ref(event: Event) -> str:
    return event.ref


def covers(kinds: tuple[str, ...], kind: str) -> bool:
    """Return whether a kind is one of these (`appointment.*` is every appointment; `*` every kind)."""
    plain, beginnings = _asked(kinds)
    return kind in plain or kind.startswith(beginnings)


@lru_cache(maxsize=16_384)
def _asked(kinds: tuple[str, ...]) -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the kinds that are named, and how the others may begin: with anything, where every kind is asked for."""
    beginnings = tuple("" if kind == "*" else kind[:-1] for kind in kinds if kind.endswith("*"))
    return frozenset(kind for kind in kinds if not kind.endswith("*")), beginnings


def _roots(events: Sequence[Event]) -> dict[str, str]:
    """Return, for each account that repeats another, the ref that stands for their event, whatever their order."""
    above = {event.ref: event.same_as for event in events if event.same_as and event.same_as != event.ref}
    roots: dict[str, str] = {}
    for ref in above:
        path = {ref: None}
        at = ref
        while at in above and at not in roots and (at := above[at]) not in path:
            path[at] = None
        if at in above and at not in roots:
            # Accounts that name each other in a circle have no first: the lowest ref of the circle stands for them.
            walked = list(path)
            at = min(walked[walked.index(at) :])
        roots.update(dict.fromkeys(path, roots.get(at, at)))
    return roots
