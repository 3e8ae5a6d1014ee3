"""Events picked out of a timeline. Reading them notes the next date on which they would read differently."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, overload

from seen.core.timeline.event import Event
from seen.core.timeline.windows import Span

if TYPE_CHECKING:
    from seen.core.timeline.timeline import Timeline

HARDSHIP = ("money.", "housing.")
CAUSED_ELSEWHERE = frozenset({"money", "landlord", "service"})


def is_worry(event: Event) -> bool:
    """Return whether an entry is a worry. Hardship in itself never is, nor is a move to safety."""
    if event.kind.startswith(HARDSHIP) or (event.kind.endswith(".moved") and event.says("reason") == "refuge"):
        return False
    return event.polarity < 0


def is_caused_elsewhere(event: Event) -> bool:
    """Return whether money, a landlord or a service caused it (practice rule 3b)."""
    return event.says("cause") in CAUSED_ELSEWHERE


class Selection(Sequence[Event]):
    """Events in order of day then ref, the undated last. Accounts of one event count once, within what is read."""

    __slots__ = ("_accounts", "_coming", "_read", "_span", "_timeline")

    def __init__(self, timeline: "Timeline", accounts: list[Event], coming: list[Event], span: Span | None) -> None:
        self._timeline = timeline
        self._accounts = accounts
        self._coming = coming
        self._span = span
        self._read: tuple[Event, ...] | None = None

    def where(self, test: Callable[[Event], bool]) -> "Selection":
        """Keep the events that pass. Filter first and read last: accounts are joined after filtering."""
        kept, coming = [e for e in self._accounts if test(e)], [e for e in self._coming if test(e)]
        return Selection(self._timeline, kept, coming, self._span)

    def worries(self) -> "Selection":
        """Keep the worries."""
        return self.where(is_worry)

    def strengths(self) -> "Selection":
        """Keep what went well."""
        return self.where(lambda event: event.polarity > 0)

    def accounts_at_least(self, count: int) -> bool:
        """Return whether there are `count` accounts or more, before accounts of one event are joined: for screens."""
        self._timeline.note_arrivals(self._coming)
        if len(self._accounts) < count:
            return False
        self._note_leaving(self._accounts[-count:] if count else [])
        return True

    @property
    def accounts(self) -> Sequence[Event]:
        """Return every account, before those of one event are joined: for screens."""
        self._timeline.note_arrivals(self._coming)
        self._note_leaving(self._accounts)
        return self._accounts

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
        if self._read is None:
            self._timeline.note_arrivals(self._coming)
            self._note_leaving(self._accounts)
            self._read = self._timeline.distinct(self._accounts)
        return self._read

    @property
    def agencies(self) -> set[str]:
        """Return the organisations that gave them."""
        return {event.agency for event in self.all}

    @property
    def areas(self) -> set[str]:
        """Return the areas of care they touch."""
        return {area for event in self.all for area in event.areas}

    def _note_leaving(self, accounts: list[Event]) -> None:
        if self._span is not None:
            for day in days(accounts[:1]):  # they lie in order: the first leaves first
                self._timeline.note(self._span.leaves(day))

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
