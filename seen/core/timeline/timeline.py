"""A child's events as at a date. It keeps `next_look`: every read notes when it would next read differently."""

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import chain
from operator import itemgetter
from typing import NamedTuple, TypeVar

from seen.core.dates.working_days import Calendar
from seen.core.timeline import work
from seen.core.timeline.child import Child
from seen.core.timeline.event import Event
from seen.core.timeline.repeats import roots_of
from seen.core.timeline.selection import Cut, Selection
from seen.core.timeline.windows import Span

NO_HOLIDAYS_KNOWN = Calendar(frozenset())
"""Refuses every question: a pattern that counts working days must be given the calendar."""

T = TypeVar("T")
OF_WORK = ("work.opened", "work.closed", "level.changed")
DATED = itemgetter(0, 1)
"""The day and ref by which events stand in order."""


class Told(NamedTuple):
    """The entries of some kinds: the `dated` in order with their `days`, and `whole`, all of them (undated last)."""

    days: list[date]
    dated: list[Event]
    whole: Cut


NOTHING = Told([], [], Cut([], []))


class Timeline:
    """What the record held of one child on `as_of`; what was dated or recorded later is still to come.

    A detector learns about time only here. `siblings` are the timelines of the household, as at the same date.
    """

    __slots__ = (
        "_coming",
        "_cuts",
        "_dated",
        "_joined",
        "_kinds",
        "_next_look",
        "_open_work",
        "_roots",
        "_story",
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
        self._cuts: dict[tuple[tuple[str, ...], Span], Cut] = {}
        self._next_look: date | None = None
        self._open_work: bool | None = None
        events = list(events)
        self._roots = roots_of(events)
        self._joined = self._roots.keys() | self._roots.values()
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
        self._story = [(place, day, event) for place, (day, _, event) in enumerate(dated)]
        for placed in self._story:
            self._dated.setdefault(placed[2].kind, []).append(placed)
        self._kinds = frozenset((*self._dated, *self._undated, *self._coming))

    # Reading

    def of(self, *kinds: str) -> Selection:
        """Return the events of these kinds in all time (`appointment.*` is every appointment; `*` every kind)."""
        return Selection(self, self._of(kinds).whole)

    def once(self, reading: Callable[[Sequence[Event]], T], *kinds: str) -> T:
        """Return what a reading makes of the events of these kinds: made once, however many patterns ask for it."""
        return self.of(*kinds).once(reading)

    def holds_any(self, *kinds: str) -> bool:
        """Return whether there is an entry of these kinds."""
        held = self._held(_asked(kinds))
        if any(kind in self._dated or kind in self._undated for kind in held):
            return True
        self.note_arrivals(chain.from_iterable(_of_these(self._coming, held)))
        return False

    def undated(self, *kinds: str) -> Selection:
        """Return the events of these kinds that have no date: they join no window."""
        days, _, whole = self._of(kinds)
        coming = [event for event in whole.coming if event.day is None] if whole.coming else []
        return Selection(self, Cut(whole.accounts[len(days) :], coming))

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
        return self.once(work.still_open, "work.opened", "work.closed")

    @property
    def open_work(self) -> bool:
        """Return whether work is open: for any service, or because the level is early help or above."""
        if self._open_work is None or self._of(OF_WORK).whole.coming:
            self._open_work = work.is_held(self.level) or bool(self.work_opened)
        return self._open_work

    # What a pattern's reads noted

    @property
    def next_look(self) -> date | None:
        """Return the first later date on which anything read since `look_afresh` would read differently."""
        if not self.siblings:
            return self._next_look
        noted = [day for day in (self._next_look, *(s._next_look for s in self.siblings)) if day]
        return min(noted, default=None)

    def look_afresh(self) -> None:
        """Forget the dates noted so far, here and in the siblings."""
        self._next_look = None
        for sibling in self.siblings:
            sibling._next_look = None

    def note(self, day: date) -> None:
        """Note a later date on which something just read will read differently."""
        if self._next_look is None or day < self._next_look:
            self._next_look = day

    def note_leaving(self, day: date | None) -> None:
        """Note when the first of what was read will leave its window, None where it never will."""
        if day is not None:
            self.note(day)

    def note_read(self, cut: Cut) -> None:
        """Note when what was read will change."""
        if cut.coming:
            self.note_arrivals(cut.coming)
        if cut.span is not None:
            self.note_leaving(cut.leaves)

    def note_arrivals(self, coming: Iterable[Event]) -> None:
        """Note when events that are still to come will join what was read."""
        for event in coming:
            self.note(max(day for day in (event.day, event.recorded) if day))

    def distinct(self, accounts: Sequence[Event]) -> tuple[Event, ...]:
        """Join the accounts of one event: the account that the others repeat stands for it, else the earliest."""
        joined = [event for event in accounts if event.ref in self._joined] if self._joined else []
        if len(joined) < 2:
            return tuple(accounts)
        stands: dict[str, Event] = {}
        for event in joined:
            root = self.event_of(event.ref)
            if root not in stands or event.ref == root:
                stands[root] = event
        repeats = {event.ref for event in joined} - {event.ref for event in stands.values()}
        return tuple(event for event in accounts if event.ref not in repeats)

    @property
    def retold(self) -> bool:
        """Return whether any entry, there or to come, repeats another."""
        return bool(self._roots)

    def event_of(self, ref: str) -> str:
        """Return the ref that stands for the event of which `ref` is an account."""
        return self._roots.get(ref, ref)

    # Finding

    def cut(self, kinds: tuple[str, ...], span: Span) -> Cut:
        """Return what a window holds of these kinds, made once for all patterns that look through it."""
        found = self._cuts.get((kinds, span))
        if found is None:
            days, dated, whole = self._of(kinds)
            since = bisect_left(days, span.start(self.as_of)) if days else 0
            arriving = [event for event in whole.coming if event.day] if whole.coming else []
            found = self._cuts[kinds, span] = Cut(dated[since:] if since else dated, arriving, span)
        return found

    def _of(self, kinds: tuple[str, ...]) -> Told:
        told = self._told.get(kinds)
        if told is None:
            told = self._told[kinds] = self._tell(kinds)
        return told

    def _held(self, asked: "Asked") -> Collection[str]:
        """Return the kinds asked for that are there or to come: none, of most patterns for most children."""
        plain, beginnings = asked
        if beginnings:
            return [kind for kind in self._kinds if kind in plain or kind.startswith(beginnings)]
        return () if plain.isdisjoint(self._kinds) else plain & self._kinds

    def _tell(self, kinds: tuple[str, ...]) -> Told:
        held = self._held(_asked(kinds))
        if not held:
            return NOTHING
        dated, undated = _of_these(self._dated, held), _of_these(self._undated, held)
        coming = _of_these(self._coming, held)
        placed = self._story if "*" in kinds else dated[0] if len(dated) == 1 else sorted(chain.from_iterable(dated))
        in_order = [event for _, _, event in placed]
        everything = in_order + sorted(chain.from_iterable(undated), key=_ref) if undated else in_order
        return Told([day for _, day, _ in placed], in_order, Cut(everything, list(chain.from_iterable(coming))))


class Window:
    """A stretch of a timeline back from its date."""

    __slots__ = ("_span", "_timeline")

    def __init__(self, timeline: Timeline, span: Span) -> None:
        self._timeline, self._span = timeline, span

    def of(self, *kinds: str) -> Selection:
        """Return the events of these kinds that lie in the window."""
        return Selection(self._timeline, self._timeline.cut(kinds, self._span))


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


class Asked(NamedTuple):
    """The kinds that are named, and how the others may begin: with anything, where every kind is asked for."""

    plain: frozenset[str]
    beginnings: tuple[str, ...]


@lru_cache(maxsize=16_384)
def _asked(kinds: tuple[str, ...]) -> Asked:
    beginnings = tuple("" if kind == "*" else kind[:-1] for kind in kinds if kind.endswith("*"))
    return Asked(frozenset(kind for kind in kinds if not kind.endswith("*")), beginnings)


def _of_these(told: Mapping[str, T], kinds: Iterable[str]) -> list[T]:
    """Return what is told of these kinds, kind by kind in no order."""
    return [told[kind] for kind in kinds if kind in told] if told else []
