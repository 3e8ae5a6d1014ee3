"""A child's story as one viewer may read it: what was asked for, the rows found, and what stands beside each."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from seen.apps.chronology.models import Disagreement, Entry
from seen.apps.chronology.queries.asking import Asking
from seen.apps.chronology.queries.curated import Curated, curated
from seen.apps.chronology.queries.search import search
from seen.apps.chronology.queries.sight import entries, parts, seen_by
from seen.apps.chronology.queries.together import Twin, events_seen, how_they_differ, tellers, twins
from seen.apps.chronology.queries.versions import newest
from seen.core.access.visibility import Sight
from seen.core.dates.partial import PartialDate, Precision
from seen.core.same_event.differences import Difference

COLUMNS = (
    "id", "account", "kind", "also", "on_text", "on_earliest", "on_latest", "on_precision", "on_about", "on_flag",
    "at_time", "until", "recorded", "agency_id", "agency__name", "source_agency__name", "source", "source_type",
    "polarity", "severity", "areas", "person", "text", "action", "outcome", "detail", "access", "same_as",
    "supersedes_id", "why_changed", "writer__name", "changed_by__name", "written_at",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asked:
    """What the reader asked to see. Empty means: everything. `since` and `until` are days, both ends in; `new` keeps
    what was written after a moment, whenever it happened."""

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
    newest_first: bool = True

    @property
    def narrowed(self) -> bool:
        """Answer whether anything is left out."""
        return self != Asked(newest_first=self.newest_first)


@dataclass(frozen=True, slots=True)
class Said:
    """A parent's or young person's disagreement with an entry."""

    who: str
    words: str
    on: date | None


@dataclass(frozen=True, slots=True)
class Row:
    """One entry as it is listed. `parts` are those held back that this viewer may see, by name."""

    id: UUID
    account: UUID
    kind: str
    also: tuple[str, ...]
    on: PartialDate
    on_flag: str
    at_time: time | None
    until: date | None
    recorded: date
    agency_id: UUID
    agency: str
    source_agency: str
    source: str
    source_type: str
    polarity: int
    severity: int
    areas: tuple[str, ...]
    person: str
    text: str
    action: str
    outcome: str
    detail: Mapping[str, Any]
    access: str
    same_as: UUID | None
    supersedes: UUID | None
    why_changed: str
    writer: str | None
    changed_by: str | None
    written_at: datetime
    parts: Mapping[str, Any] = field(default_factory=dict)
    disagreements: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class Choices:
    """What the filters may offer: only what stands in entries that this viewer may see, with how many of each.

    `curated` is what people made of them, by entry.
    """

    agencies: Mapping[UUID, str]
    kinds: Mapping[str, int]
    areas: Mapping[str, int]
    source_types: Mapping[str, int]
    polarities: Mapping[int, int]
    undated: int
    total: int
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
    """The rows found out of `choices.total` that the viewer may see. `waiting` groups of accounts await an answer."""

    choices: Choices
    asked: Asked
    waiting: int = 0


def story(sight: Sight, asked: Asked, offered: Choices | None = None, *, as_of: date) -> Story:
    """Return what the viewer asked to read. Seventeen queries at most, however many entries there are.

    Accounts that were joined stand side by side, where the first of them stands.
    """
    offered = offered or choices(sight)
    found = _narrowed(search(sight, asked.words), asked, offered)
    values = list(_ordered(found, asked).values_list(*COLUMNS))
    held = parts_seen(sight)
    asking = Asking(sight, as_of=as_of)
    said = disagreements(sight, asking.newer)
    events = events_seen(sight, asking)
    rows = _side_by_side(tuple(row_of(each, held, said) for each in values), events)
    return Story(
        rows=rows,
        choices=offered,
        asked=asked,
        earlier=_earlier(sight),
        twins=twins(sight, asking),
        events=events,
        tellers=tellers(sight, events),
        differ={ref: how_they_differ(asking, refs) for ref, refs in events.items() if asking.wholly(refs)},
        curated=offered.curated,
        waiting=len(asking.waiting),
    )


def how_many(sight: Sight, asked: Asked, offered: Choices) -> int:
    """Return how many entries a story would hold: one query at most."""
    return _narrowed(search(sight, asked.words), asked, offered).count() if asked.narrowed else offered.total


def _side_by_side(rows: tuple[Row, ...], events: Mapping[UUID, frozenset[UUID]]) -> tuple[Row, ...]:
    first: dict[frozenset[UUID], int] = {}
    places = []
    for at, row in enumerate(rows):
        event = events.get(row.id)
        places.append((at if event is None else first.setdefault(event, at), at, row))
    return tuple(row for _, _, row in sorted(places, key=lambda place: place[:2]))


def choices(sight: Sight) -> Choices:
    """Return what the filters may offer this viewer, and how many entries they may see in all."""
    columns = (
        "kind",
        "also",
        "source_agency_id",
        "source_agency__name",
        "areas",
        "source_type",
        "polarity",
        "on_latest",
    )
    seen = list(entries(sight).order_by().values_list(*columns))
    agencies = {agency: name for _, _, agency, name, *_ in seen}
    return Choices(
        agencies=dict(sorted(agencies.items(), key=lambda pair: pair[1].casefold())),
        kinds=_count(slug for kind, also, *_ in seen for slug in (kind, *_split(also))),
        areas=_count(area for row in seen for area in _split(row[4])),
        source_types=_count(row[5] for row in seen if row[5]),
        polarities=_count(row[6] for row in seen),
        undated=sum(row[7] is None for row in seen),
        total=len(seen),
        curated=curated(sight),
    )


def disagreements(sight: Sight, newer: Mapping[UUID, UUID]) -> Mapping[UUID, tuple[Said, ...]]:
    """Return what stands beside each entry of the child. What was said of an earlier version stands by the newest."""
    found: dict[UUID, list[Said]] = defaultdict(list)
    rows = Disagreement.objects.filter(entry__child__in=sight.records).order_by("written_at")
    for entry, who, words, on in rows.values_list("entry", "who", "words", "on"):
        found[newest(entry, newer)].append(Said(who, words, on))
    return {entry: tuple(said) for entry, said in found.items()}


def _earlier(sight: Sight) -> frozenset[UUID]:
    superseded = Exists(Entry.objects.filter(supersedes=OuterRef("pk")))
    rows = seen_by(sight, Entry.objects.filter(superseded, child__in=sight.records))
    return frozenset(rows.values_list("id", flat=True))


def _narrowed(found: QuerySet[Entry], asked: Asked, offered: Choices) -> QuerySet[Entry]:
    wanted = Q()
    if asked.areas:
        wanted &= _any("areas", asked.areas)  # no area's slug stands inside another's
    if asked.kinds:
        wanted &= Q(kind__in=asked.kinds) | _any("also", asked.kinds)
    if asked.agencies:
        wanted &= Q(source_agency__in=asked.agencies)
    if asked.source_types:
        wanted &= Q(source_type__in=asked.source_types)
    if asked.polarity is not None:
        wanted &= Q(polarity=asked.polarity)
    if asked.significant:
        wanted &= Q(id__in=offered.significant)
    if asked.undated:
        wanted &= Q(on_latest=None)
    if asked.since:
        wanted &= Q(on_latest__gte=asked.since) | Q(until__gte=asked.since)
    if asked.until:
        wanted &= Q(on_earliest__lte=asked.until)
    if asked.new:
        wanted &= Q(written_at__gt=asked.new)
    return found.filter(wanted)


def _any(column: str, slugs: Iterable[str]) -> Q:
    either = Q()
    for slug in slugs:
        either |= Q(**{f"{column}__contains": slug})
    return either


def _ordered(found: QuerySet[Entry], asked: Asked) -> QuerySet[Entry]:
    """Entries with no date come last either way: they belong to no place in the order."""
    if asked.newest_first:
        return found.order_by(
            F("on_latest").desc(nulls_last=True), F("at_time").desc(nulls_last=True), "-written_at", "-id"
        )
    return found.order_by(F("on_latest").asc(nulls_last=True), F("at_time").asc(nulls_first=True), "written_at", "id")


def parts_seen(sight: Sight) -> Mapping[UUID, Mapping[str, Any]]:
    """Return the held-back parts that this viewer may see, by entry and name."""
    held: dict[UUID, dict[str, Any]] = defaultdict(dict)
    for entry, name, value in parts(sight).filter(entry__child__in=sight.records).values_list("entry", "name", "value"):
        held[entry][name] = value
    return held


def row_of(
    values: tuple[Any, ...], held: Mapping[UUID, Mapping[str, Any]], said: Mapping[UUID, tuple[Said, ...]]
) -> Row:
    """Return the row of an entry from its COLUMNS, with what stands beside it."""
    ident, account, kind, also, text, earliest, latest, precision, about, flag, *rest = values
    on = PartialDate(text, earliest, latest, Precision(precision), about)
    rest[10] = _split(rest[10])
    beside = (held.get(ident, {}), said.get(ident, ()))
    fields: list[Any] = [ident, account, kind, _split(also), on, flag, *rest, *beside]
    return Row(*fields)


def _split(joined: str) -> tuple[str, ...]:
    return tuple(joined.split("|")) if joined else ()


def _count(values: Iterable[Any]) -> dict[Any, int]:
    return dict(sorted(Counter(values).items()))
