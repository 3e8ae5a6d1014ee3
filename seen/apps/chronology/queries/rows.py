"""Entries as rows of a list, with what stands beside each: parts held back, and disagreements."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from seen.apps.chronology.models import Disagreement, Entry
from seen.apps.chronology.queries.sight import as_asked, entries, parts, seen_by, who_asks
from seen.apps.chronology.queries.versions import newer_versions, newest
from seen.core.access.visibility import Sight
from seen.core.dates.partial import PartialDate, Precision
from seen.kit.database.prepared import key, key_of_few, moment_of, prepared
from seen.kit.database.together import together

COLUMNS = (
    "id", "account", "kind", "also", "on_text", "on_earliest", "on_latest", "on_precision", "on_about", "on_flag",
    "at_time", "until", "recorded", "agency_id", "agency__name", "source_agency__name", "source", "source_type",
    "polarity", "severity", "areas", "person", "text", "action", "outcome", "detail", "access", "same_as",
    "supersedes_id", "why_changed", "writer__name", "changed_by__name", "written_at",
)  # fmt: skip


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


Held = Mapping[UUID, Mapping[str, Any]]
Told = Mapping[UUID, tuple[Said, ...]]


def rows_by_key(sight: Sight, refs: Collection[UUID]) -> dict[UUID, Row]:
    """Return some entries whole, as far as the viewer may see them. One query; two where somebody disagrees."""
    asks, some = who_asks(sight), list(refs)
    found, parts_of_them, said = together(
        _some.of(*asks, some, flags=sight.flags),
        _parts_of_some.of(*asks, some, flags=sight.flags),
        _disagreements.of(sight.records),
    )
    return {row.id: row for row in rows_of(found, _by_entry(parts_of_them), _as_said(sight, said))}


def rows_of(found: Iterable[Sequence[Any]], held: Held, said: Told) -> list[Row]:
    """Return rows from their COLUMNS, as Django or as the driver gives them."""
    return [row_of(values, held, said) for values in found]


def row_of(values: Sequence[Any], held: Held, said: Told) -> Row:
    """Return the row of an entry from its COLUMNS, with what stands beside it."""
    (
        ident, account, kind, also, on_text, earliest, latest, precision, about, flag, at, until, recorded, agency,
        name, teller, source, source_type, polarity, severity, areas, person, text, action, outcome, detail, access,
        same_as, supersedes, why, writer, changed_by, written_at,
    ) = values  # fmt: skip
    ref = key(ident)
    return Row(
        ref, key(account), kind, split(also), PartialDate(on_text, earliest, latest, Precision(precision), bool(about)),
        flag, at, until, recorded, key_of_few(agency), name, teller, source, source_type, polarity, severity,
        split(areas), person, text, action, outcome, json.loads(detail) if isinstance(detail, str) else detail, access,
        key(same_as) if same_as else None, key(supersedes) if supersedes else None, why, writer, changed_by,
        moment_of(written_at), held.get(ref, {}) if held else {}, said.get(ref, ()) if said else (),
    )  # fmt: skip


def parts_seen(sight: Sight) -> Held:
    """Return the held-back parts that this viewer may see, by entry and name. One query."""
    return _by_entry(_parts(*who_asks(sight), flags=sight.flags))


def disagreements(sight: Sight) -> Told:
    """Return what stands beside each entry of the child. What was said of an earlier version stands by the newest.

    One query, and one more where anything was said: few children have any.
    """
    return _as_said(sight, _disagreements(sight.records))


def _as_said(sight: Sight, told: Sequence[Sequence[Any]]) -> Told:
    newer = newer_versions(sight) if told else {}
    found: dict[UUID, list[Said]] = defaultdict(list)
    for entry, who, words, on in told:
        found[newest(key(entry), newer)].append(Said(who, words, on))
    return {entry: tuple(said) for entry, said in found.items()}


def earlier_versions(sight: Sight, rows: Iterable[Row]) -> frozenset[UUID]:
    """Return the superseded versions of these rows that the viewer may open. One query, none where nothing was."""
    corrected = [row.supersedes for row in rows if row.supersedes]
    if not corrected:
        return frozenset()
    return frozenset(key(ref) for (ref,) in _seen(*who_asks(sight), flags=sight.flags)).intersection(corrected)


@lru_cache
def split(joined: str) -> tuple[str, ...]:
    """Return the slugs of a column that joins them by |."""
    return tuple(joined.split("|")) if joined else ()


def _by_entry(found: Iterable[Sequence[Any]]) -> Held:
    held: dict[UUID, dict[str, Any]] = defaultdict(dict)
    for entry, name, value in found:
        held[key(entry)][name] = json.loads(value) if isinstance(value, str) else value
    return held


Keys = Sequence[UUID]


@prepared
def _some(
    records: Keys, viewer: UUID | None, agency: UUID | None, refs: Keys, *, flags: frozenset[str]
) -> QuerySet[Any, Any]:
    found = entries(as_asked(records, viewer, agency, flags=flags)).filter(id__in=refs)
    return found.order_by().values_list(*COLUMNS)


@prepared
def _parts(records: Keys, viewer: UUID | None, agency: UUID | None, *, flags: frozenset[str]) -> QuerySet[Any, Any]:
    found = parts(as_asked(records, viewer, agency, flags=flags)).filter(entry__child__in=records)
    return found.values_list("entry", "name", "value")


@prepared
def _parts_of_some(
    records: Keys, viewer: UUID | None, agency: UUID | None, refs: Keys, *, flags: frozenset[str]
) -> QuerySet[Any, Any]:
    found = parts(as_asked(records, viewer, agency, flags=flags)).filter(entry__in=refs)
    return found.values_list("entry", "name", "value")


@prepared
def _disagreements(records: Keys) -> QuerySet[Any, Any]:
    rows = Disagreement.objects.filter(entry__child__in=records).order_by("written_at")
    return rows.values_list("entry", "who", "words", "on")


@prepared
def _seen(records: Keys, viewer: UUID | None, agency: UUID | None, *, flags: frozenset[str]) -> QuerySet[Any, Any]:
    superseded = Entry.objects.filter(superseded_by__isnull=False, child__in=records)
    return seen_by(as_asked(records, viewer, agency, flags=flags), superseded).values_list("id")
