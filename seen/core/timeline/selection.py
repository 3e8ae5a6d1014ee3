"""Events picked out of a timeline. Reading them notes the next date on which they would read differently."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar, overload

from seen.core.timeline.event import Event
from seen.core.timeline.windows import Span

if TYPE_CHECKING:
    from seen.core.timeline.timeline import Timeline

T = TypeVar("T")
HARDSHIP = ("money.", "housing.")
CAUSED_ELSEWHERE = frozenset({"money", "landlord", "service"})


def is_worry(event: Event) -> bool:
    """Return whether an entry is a worry. Hardship in itself never is, nor is a move to safety."""
    if event.polarity >= 0 or event.kind.startswith(HARDSHIP):
        return False
    return not (event.kind.endswith(".moved") and event.says("reason") == "refuge")


def is_strength(event: Event) -> bool:
    """Return whether an entry tells of what went well."""
    return event.polarity > 0


def is_caused_elsewhere(event: Event) -> bool:
    """Return whether money, a landlord or a service caused it (practice rule 3b)."""
    return event.says("cause") in CAUSED_ELSEWHERE


class Cut:
    """What a window holds: the accounts in order, those to come, and, once they are read, the events.

    The timeline keeps it for every pattern that asks for the same again.
    """

    __slots__ = ("_days", "_leaves", "_made", "accounts", "coming", "events", "span")

    def __init__(self, accounts: list[Event], coming: list[Event], span: Span | None = None) -> None:
        self.accounts, self.coming, self.span = accounts, coming, span
        self.events: tuple[Event, ...] | None = None
        self._days: list[date] | None = None
        self._leaves: date | None = None
        self._made: dict[Callable[..., Any], Any] = {}

    @property
    def leaves(self) -> date | None:
        """Return the first date on which the window no longer holds all of it, None where nothing ever leaves."""
        if self._leaves is None and self.span is not None:
            self._leaves = self.leaving(self.accounts[:1])  # they lie in order: the first leaves first
        return self._leaves

    def leaving(self, accounts: Sequence[Event]) -> date | None:
        """Return the first date on which the window no longer holds the first of these."""
        if self.span is None or not accounts or (day := accounts[0].day) is None:
            return None
        return self.span.leaves(day)

    @property
    def days(self) -> list[date]:
        """Return the days of the events that have one: of the first so many, as the undated stand last."""
        if self._days is None:
            self._days = days(self.events or ())
        return self._days

    def where(self, test: Callable[[Event], bool]) -> "Cut":
        """Return what passes of it."""
        if not self.accounts and not self.coming:
            return self
        return Cut([e for e in self.accounts if test(e)], [e for e in self.coming if test(e)], self.span)

    def always(self, test: Callable[[Event], bool]) -> "Cut":
        """Return what passes of it, kept for whoever asks the same again."""
        if test not in self._made:
            self._made[test] = self.where(test)
        kept: Cut = self._made[test]
        return kept

    def once(self, reading: Callable[[Sequence[Event]], T], events: Sequence[Event]) -> T:
        """Return what a reading makes of its events, made once."""
        if reading not in self._made:
            self._made[reading] = reading(events)
        made: T = self._made[reading]
        return made


class Selection(Sequence[Event]):
    """Events in order of day then ref, the undated last. Accounts of one event count once, within what is read."""

    __slots__ = ("_cut", "_timeline")

    def __init__(self, timeline: "Timeline", cut: Cut) -> None:
        self._timeline = timeline
        self._cut = cut

    def where(self, test: Callable[[Event], bool]) -> "Selection":
        """Keep the events that pass. Filter first and read last: accounts are joined after filtering."""
        return Selection(self._timeline, self._cut.where(test))

    def always(self, test: Callable[[Event], bool]) -> "Selection":
        """Keep the events that pass a test that patterns share: tried once, whoever asks it again."""
        return Selection(self._timeline, self._cut.always(test))

    def worries(self) -> "Selection":
        """Keep the worries."""
        return self.always(is_worry)

    def strengths(self) -> "Selection":
        """Keep what went well."""
        return self.always(is_strength)

    def accounts_at_least(self, count: int) -> bool:
        """Return whether there are `count` accounts or more, before accounts of one event are joined: for screens."""
        cut = self._cut
        self._timeline.note_arrivals(cut.coming)
        if len(cut.accounts) < count:
            return False
        self._timeline.note_leaving(cut.leaving(cut.accounts[-count:] if count else ()))
        return True

    @property
    def accounts(self) -> Sequence[Event]:
        """Return every account, before those of one event are joined: for screens."""
        self._timeline.note_read(self._cut)
        return self._cut.accounts

    @property
    def first(self) -> Event:
        """Return the earliest."""
        return self.all[0]

    @property
    def last(self) -> Event | None:
        """Return the latest that has a date, None where there is none."""
        return next((event for event in reversed(self.all) if event.day), None)

    @property
    def all(self) -> tuple[Event, ...]:
        """Return the events: here they are read."""
        cut = self._cut
        self._timeline.note_read(cut)
        if cut.events is None:
            cut.events = self._timeline.distinct(cut.accounts)
        return cut.events

    def once(self, reading: Callable[[Sequence[Event]], T]) -> T:
        """Return what a reading makes of the events: made once, however many patterns ask for it."""
        return self._cut.once(reading, self.all)

    @property
    def dated(self) -> tuple[Event, ...]:
        """Return the events that have a date."""
        events = self.all
        return events[: len(self._cut.days)]

    def since(self, day: date) -> tuple[Event, ...]:
        """Return the dated events of this day and later."""
        events, days = self.all, self._cut.days
        return events[bisect_left(days, day) : len(days)]

    def before(self, day: date) -> tuple[Event, ...]:
        """Return the dated events of earlier days."""
        events = self.all
        return events[: bisect_left(self._cut.days, day)]

    def between(self, first: date, end: date) -> tuple[Event, ...]:
        """Return the dated events from a day on, until before `end`."""
        events, days = self.all, self._cut.days
        return events[bisect_left(days, first) : bisect_left(days, end)]

    @property
    def agencies(self) -> set[str]:
        """Return the organisations that gave them."""
        return {event.agency for event in self.all}

    @property
    def areas(self) -> set[str]:
        """Return the areas of care they touch."""
        return {area for event in self.all for area in event.areas}

    def __len__(self) -> int:
        return len(self.all)

    def __iter__(self) -> Iterator[Event]:
        return iter(self.all)

    @overload
    def __getitem__(self, at: int) -> Event: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Event]: ...
    def __getitem__(self, at: int | slice) -> Event | Sequence[Event]:
        return self.all[at]


def days(events: Sequence[Event]) -> list[date]:
    """Return the days of the events that have one, in their order."""
    return [day for event in events if (day := event.day) is not None]
