"""Which accounts could be of one event, which were joined and which said to be apart, as one viewer may know."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from seen.apps.chronology.models import SameEvent
from seen.apps.chronology.queries.answers import refs_of
from seen.apps.chronology.queries.asking import Asking, waits
from seen.apps.chronology.queries.rows import COLUMNS, Row, disagreements, parts_seen, row_of
from seen.apps.chronology.queries.sight import entries
from seen.apps.chronology.queries.together import differences_of
from seen.core.access.visibility import Sight
from seen.core.same_event.differences import Difference
from seen.core.same_event.weighing import Shared


@dataclass(frozen=True, slots=True)
class Group:
    """Accounts that could be of one event, in the order of the story. `shared` are what pairs of them have in common;
    `noted` where they looked alike when they came in by file; `joined` those of them that are one event already."""

    rows: tuple[Row, ...]
    shared: tuple[Shared, ...]
    noted: bool
    joined: frozenset[UUID]
    differ: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """Accounts that somebody joined, in the order of the story. `why` is what they said, if anything."""

    id: UUID
    rows: tuple[Row, ...]
    at: datetime
    by: str
    why: str
    differ: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Answered:
    """Accounts that somebody said to be apart, or put off for themselves until a day."""

    id: UUID
    rows: tuple[Row, ...]
    until: date | None
    at: datetime
    by: str
    why: str


@dataclass(frozen=True, slots=True)
class SameEvents:
    """What could be one event, what was joined, and what was answered otherwise; each only where seen wholly."""

    waiting: tuple[Group, ...]
    joined: tuple[Event, ...]
    answered: tuple[Answered, ...]


def same_events(sight: Sight, *, as_of: date) -> SameEvents:
    """Return everything about the same event that this viewer may know of a child."""
    asking = Asking(sight, as_of=as_of)
    events = [(one, asking.events[one.id]) for one in asking.answers if one.id in asking.events]
    events = [(one, refs) for one, refs in events if asking.wholly(refs)]
    others = [one for one in asking.answers if one.answer == "apart" or waits(one, as_of=as_of)]
    others = [one for one in others if asking.wholly(refs_of(one))]  # one that changed since is asked about anew
    wanted = {ref for _, refs in events for ref in refs} | {ref for one in others for ref in refs_of(one)}
    rows = _rows(sight, wanted | {ref for refs in asking.waiting for ref in refs})
    return SameEvents(
        waiting=tuple(_group(asking, frozenset(refs), rows) for refs in asking.waiting),
        joined=tuple(_event(asking, one, refs, rows) for one, refs in events),
        answered=tuple(_answered(one, rows) for one in others),
    )


def event_of(sight: Sight, entry: UUID, *, as_of: date) -> Event | None:
    """Return the event that an entry was joined to; None where there is none, or the viewer does not see it wholly."""
    found = same_events(sight, as_of=as_of).joined
    return next((event for event in found if any(row.id == entry for row in event.rows)), None)


def _group(asking: Asking, members: frozenset[UUID], rows: Mapping[UUID, Row]) -> Group:
    pairs = sorted((pair for pair in asking.shared if pair <= members), key=lambda pair: sorted(map(str, pair)))
    joined = frozenset(ref for event in asking.events.values() for ref in event & members)
    return Group(
        rows=_ordered(members, rows),
        shared=tuple(asking.shared[pair] for pair in pairs),
        noted=any(pair <= members for pair in asking.noted),
        joined=joined,
        differ=differences_of(asking.told, members),
    )


def _event(asking: Asking, one: SameEvent, refs: frozenset[UUID], rows: Mapping[UUID, Row]) -> Event:
    return Event(one.id, _ordered(refs, rows), one.at, _who(one), one.why, differences_of(asking.told, refs))


def _answered(one: SameEvent, rows: Mapping[UUID, Row]) -> Answered:
    return Answered(one.id, _ordered(refs_of(one), rows), one.until, one.at, _who(one), one.why)


def _rows(sight: Sight, wanted: Iterable[UUID]) -> dict[UUID, Row]:
    keys = list(wanted)
    if not keys:
        return {}
    held, said = parts_seen(sight), disagreements(sight)
    values = entries(sight).filter(id__in=keys).values_list(*COLUMNS)
    return {row[0]: row_of(row, held, said) for row in values}


def _ordered(refs: Iterable[UUID], rows: Mapping[UUID, Row]) -> tuple[Row, ...]:
    """Return rows from the earliest day and time to the latest."""
    found = [rows[ref] for ref in refs]
    return tuple(sorted(found, key=lambda row: (str(row.on.latest), str(row.at_time or ""), row.written_at, row.id)))


def _who(one: SameEvent) -> str:
    return one.by.name if one.by else "Seen"
