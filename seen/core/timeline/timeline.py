"""A child's events as at a date. It keeps `next_look`: every read notes when it would next read differently."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache

from seen.core.dates.working_days import Calendar
from seen.core.timeline import work
from seen.core.timeline.child import Child
from seen.core.timeline.event import Event
from seen.core.timeline.selection import Selection
from seen.core.timeline.windows import Span

NO_HOLIDAYS_KNOWN = Calendar(frozenset())
"""Refuses every question: a pattern that counts working days must be given the calendar."""

Dated = tuple[date, str, Event]


class Timeline:
    """What the record held of one child on `as_of`; what was dated or recorded later is still to come.

    A detector learns about time only here. `siblings` are the timelines of the household, as at the same date.
    """

    __slots__ = (
        "_coming",
        "_dated",
        "_kinds",
        "_next_look",
        "_roots",
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
        self._dated: dict[str, list[Dated]] = {}
        self._undated: dict[str, list[Event]] = {}
        self._coming: dict[str, list[Event]] = {}
        self._kinds: dict[tuple[str, ...], list[str]] = {}
        self._next_look: date | None = None
        events = list(events)
        self._roots = _roots(events)
        for event in events:
            day = event.day
            if (day and day > as_of) or (event.recorded and event.recorded > as_of):
                self._coming.setdefault(event.kind, []).append(event)
            elif day:
                self._dated.setdefault(event.kind, []).append((day, event.ref, event))
            else:
                self._undated.setdefault(event.kind, []).append(event)
        for dated in self._dated.values():
            dated.sort(key=_order)

    # Reading

    def of(self, *kinds: str) -> Selection:
        """Return the events of these kinds in all time (`appointment.*` is every appointment; `*` every kind)."""
        found = self._found(kinds)
        dated = [event for _, _, event in self._merged(found, None)]
        undated = sorted((e for kind in found for e in self._undated.get(kind, ())), key=lambda event: event.ref)
        return Selection(self, dated + undated, self._arriving(found), None)

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
        return work.is_held(self.level) or bool(self.work_opened)

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

    def _found(self, kinds: tuple[str, ...]) -> list[str]:
        found = self._kinds.get(kinds)
        if found is None:
            held = {**self._dated, **self._undated, **self._coming}
            found = self._kinds[kinds] = [kind for kind in held if covers(kinds, kind)]
        return found

    def _merged(self, found: list[str], start: date | None) -> list[Dated]:
        lists = [self._dated[kind] for kind in found if kind in self._dated]
        if start is not None:
            lists = [dated[bisect_left(dated, start, key=_day) :] for dated in lists]
        if len(lists) == 1:
            return lists[0]
        return sorted((item for dated in lists for item in dated), key=_order)

    def _arriving(self, found: list[str]) -> list[Event]:
        return [event for kind in found for event in self._coming.get(kind, ())] if self._coming else []


class Window:
    """A stretch of a timeline back from its date."""

    __slots__ = ("_span", "_timeline")

    def __init__(self, timeline: Timeline, span: Span) -> None:
        self._timeline, self._span = timeline, span

    def of(self, *kinds: str) -> Selection:
        """Return the events of these kinds that lie in the window."""
        timeline, found = self._timeline, self._timeline._found(kinds)
        dated = timeline._merged(found, self._span.start(timeline.as_of))
        arriving = [event for event in timeline._arriving(found) if event.day]
        return Selection(timeline, [event for _, _, event in dated], arriving, self._span)


def as_household(timelines: Sequence[Timeline]) -> None:
    """Make each timeline know the others as siblings."""
    for timeline in timelines:
        timeline.siblings = tuple(other for other in timelines if other is not timeline)


def _order(item: Dated) -> tuple[date, str]:
    return item[0], item[1]


def _day(item: Dated) -> date:
    return item[0]


@lru_cache(maxsize=16_384)
def covers(kinds: tuple[str, ...], kind: str) -> bool:
    """Return whether a kind is one of these (`appointment.*` is every appointment; `*` every kind)."""
    return any(_covers(asked, kind) for asked in kinds)


def _covers(asked: str, kind: str) -> bool:
    return kind == asked or asked == "*" or (asked.endswith(".*") and kind.startswith(asked[:-1]))


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
