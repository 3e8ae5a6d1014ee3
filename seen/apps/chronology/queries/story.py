"""A child's story as one viewer may read it: what was asked for, the rows found, and what stands beside each."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import F, Q, QuerySet

from seen.apps.chronology.models import Entry
from seen.apps.chronology.queries.asking import Asking
from seen.apps.chronology.queries.curated import Curated, curated
from seen.apps.chronology.queries.life import moments
from seen.apps.chronology.queries.rows import (
    COLUMNS,
    Row,
    Said,
    disagreements,
    earlier_versions,
    parts_seen,
    rows_of,
)
from seen.apps.chronology.queries.search import search
from seen.apps.chronology.queries.sight import as_asked, entries, who_asks
from seen.apps.chronology.queries.together import Twin, how_they_differ, twins
from seen.core.access.visibility import Sight
from seen.core.life.moment import Moment
from seen.core.same_event.differences import Difference
from seen.kit.database.many import collector_off
from seen.kit.database.prepared import prepared, rows_as_given

__all__ = ["Asked", "Choices", "Listed", "Row", "Said", "Story", "choices", "events_of", "how_many", "story"]

# Up to so many entries the list says beside each which others could be of the same event. In a longer story that is
# asked on a page of its own, one link away: asking takes longer than reading, and grows with the story.
ASKED_ON_THE_LIST = 300


@dataclass(frozen=True, slots=True)
class Asked:
    """What the reader asked to see. Empty means: everything. `since` and `until` are days, both ends in; `new` keeps
    what was written after a moment, whenever it happened; `about` are the kinds that answer a question."""

    words: str = ""
    areas: tuple[str, ...] = ()
    agencies: tuple[UUID, ...] = ()
    kinds: tuple[str, ...] = ()
    source_types: tuple[str, ...] = ()
    polarity: int | None = None
    since: date | None = None
    until: date | None = None
    undated: bool = False
    new: datetime | None = None
    significant: bool = False
    about: tuple[str, ...] = ()
    newest_first: bool = True

    @property
    def narrowed(self) -> bool:
        """Answer whether anything is left out."""
        return self != Asked(newest_first=self.newest_first)


@dataclass(frozen=True, slots=True)
class Choices:
    """What the filters may offer: only what stands in entries that this viewer may see, with how many of each.

    `life` is all of those entries in short, `curated` what people made of them, by entry.
    """

    agencies: Mapping[UUID, str]
    kinds: Mapping[str, int]
    areas: Mapping[str, int]
    source_types: Mapping[str, int]
    polarities: Mapping[int, int]
    undated: int
    total: int
    life: Sequence[Moment] = ()
    curated: Mapping[UUID, Curated] = field(default_factory=dict)

    @property
    def significant(self) -> frozenset[UUID]:
        """Return the entries that people said are significant."""
        return frozenset(entry for entry, one in self.curated.items() if one.significant)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """Rows in order, with what stands beside each.

    `earlier` are superseded versions that the viewer may open; `twins` are accounts that could be of the same event and
    `events` those that are, by entry: all that the viewer may see, whatever was asked for, with who tells each in
    `tellers` and where they differ, `curated` what people said that entries mean.
    """

    rows: tuple[Row, ...]
    earlier: frozenset[UUID] = frozenset()
    twins: Mapping[UUID, tuple[Twin, ...]] = field(default_factory=dict)
    events: Mapping[UUID, frozenset[UUID]] = field(default_factory=dict)
    tellers: Mapping[UUID, str] = field(default_factory=dict)
    differ: Mapping[UUID, tuple[Difference, ...]] = field(default_factory=dict)
    curated: Mapping[UUID, Curated] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Story(Listed):
    """The rows found out of `choices.total` that the viewer may see.

    `waiting` groups of accounts await an answer; None in a story too long to ask here (see ASKED_ON_THE_LIST).
    """

    choices: Choices
    asked: Asked
    waiting: int | None = 0


def story(sight: Sight, asked: Asked, offered: Choices | None = None, *, as_of: date) -> Story:
    """Return what the viewer asked to read. Sixteen queries at most, however many entries there are.

    Accounts that were joined stand side by side, where the first of them stands.
    """
    with collector_off():
        offered = offered or choices(sight)
        rows = rows_of(_found(sight, asked, offered), parts_seen(sight), disagreements(sight))
        events = events_of(offered.life)
        asking = Asking(sight, as_of=as_of) if offered.total <= ASKED_ON_THE_LIST else None
    return Story(
        rows=_side_by_side(rows, events),
        choices=offered,
        asked=asked,
        earlier=earlier_versions(sight, rows),
        twins=twins(sight, asking) if asking else {},
        events=events,
        tellers={moment.ref: moment.agency for moment in offered.life if moment.event},
        differ=how_they_differ(sight, events),
        curated=offered.curated,
        waiting=len(asking.waiting) if asking else None,
    )


def how_many(sight: Sight, asked: Asked, offered: Choices) -> int:
    """Return how many entries a story would hold: one query at most."""
    return _narrowed(search(sight, asked.words), asked, offered).count() if asked.narrowed else offered.total


def events_of(life: Iterable[Moment]) -> dict[UUID, frozenset[UUID]]:
    """Return, by entry, all entries of the event that it tells of, of those that the viewer may see."""
    told: dict[UUID, set[UUID]] = defaultdict(set)
    for moment in life:
        if moment.event:
            told[moment.event].add(moment.ref)
    return {ref: together for refs in told.values() for together in [frozenset(refs)] for ref in refs}


def _found(sight: Sight, asked: Asked, offered: Choices) -> list[tuple[Any, ...]]:
    if not asked.narrowed:
        return _everything(*who_asks(sight), flags=sight.flags, newest_first=asked.newest_first)
    found = _narrowed(search(sight, asked.words), asked, offered)
    return rows_as_given(_ordered(found, newest_first=asked.newest_first).values_list(*COLUMNS))


@prepared
def _everything(
    records: Sequence[UUID], viewer: UUID | None, agency: UUID | None, *, flags: frozenset[str], newest_first: bool
) -> QuerySet[Any, Any]:
    found = entries(as_asked(records, viewer, agency, flags=flags))
    return _ordered(found, newest_first=newest_first).values_list(*COLUMNS)


def _side_by_side(rows: Sequence[Row], events: Mapping[UUID, frozenset[UUID]]) -> tuple[Row, ...]:
    if not events:
        return tuple(rows)
    first: dict[frozenset[UUID], int] = {}
    places = []
    for at, row in enumerate(rows):
        event = events.get(row.id)
        places.append((at if event is None else first.setdefault(event, at), at, row))
    return tuple(row for _, _, row in sorted(places, key=lambda place: place[:2]))


def choices(sight: Sight) -> Choices:
    """Return what the filters may offer this viewer, and how many entries they may see in all."""
    life = moments(sight)
    agencies = {moment.agency_id: moment.agency for moment in life if moment.agency_id}
    return Choices(
        agencies=dict(sorted(agencies.items(), key=lambda pair: pair[1].casefold())),
        kinds=_count(slug for moment in life for slug in moment.kinds),
        areas=_count(area for moment in life for area in moment.areas),
        source_types=_count(moment.source_type for moment in life if moment.source_type),
        polarities=_count(moment.polarity for moment in life),
        undated=sum(moment.latest is None for moment in life),
        total=len(life),
        life=life,
        curated=curated(sight),
    )


def _narrowed(found: QuerySet[Entry], asked: Asked, offered: Choices) -> QuerySet[Entry]:
    wanted = Q()
    if asked.areas:
        wanted &= _any("areas", asked.areas)  # no area's slug stands inside another's
    if asked.kinds:
        wanted &= Q(kind__in=asked.kinds) | _any("also", asked.kinds)
    if asked.about:
        wanted &= Q(kind__in=asked.about) | _any("also", asked.about)
    if asked.agencies:
        wanted &= Q(source_agency__in=asked.agencies)
    if asked.source_types:
        wanted &= Q(source_type__in=asked.source_types)
    if asked.polarity is not None:
        wanted &= Q(polarity=asked.polarity)
    if asked.undated:
        wanted &= Q(on_latest=None)
    if asked.since:
        wanted &= Q(on_latest__gte=asked.since) | Q(until__gte=asked.since)
    if asked.until:
        wanted &= Q(on_earliest__lte=asked.until)
    if asked.new:
        wanted &= Q(written_at__gt=asked.new)
    if asked.significant:
        wanted &= Q(id__in=offered.significant)
    return found.filter(wanted)


def _any(column: str, slugs: Iterable[str]) -> Q:
    either = Q()
    for slug in slugs:
        either |= Q(**{f"{column}__contains": slug})
    return either


def _ordered(found: QuerySet[Entry], *, newest_first: bool) -> QuerySet[Entry]:
    """Entries with no date come last either way: they belong to no place in the order."""
    if newest_first:
        return found.order_by(
            F("on_latest").desc(nulls_last=True), F("at_time").desc(nulls_last=True), "-written_at", "-id"
        )
    return found.order_by(F("on_latest").asc(nulls_last=True), F("at_time").asc(nulls_first=True), "written_at", "id")


def _count(values: Iterable[Any]) -> dict[Any, int]:
    return dict(sorted(Counter(values).items()))
