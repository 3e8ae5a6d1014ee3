"""A child's whole story in short columns, as one viewer may see it: for overviews, pictures and gaps."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F, QuerySet, TextField
from django.db.models.functions import Cast

from seen.apps.chronology.models import SameEvent
from seen.apps.chronology.queries.answers import joinings, refs_of
from seen.apps.chronology.queries.rows import split
from seen.apps.chronology.queries.sight import as_asked, entries, who_asks
from seen.apps.chronology.queries.versions import newer_versions, newest
from seen.core.access.visibility import Sight
from seen.core.life.moment import Moment
from seen.kit.database.prepared import Row, day_of_text, key, key_of_few, moment_of_text, prepared

# Days and moments as text: the drivers would make each of them anew, and a life holds the same days again and again.
TEXTS = {
    f"{name}_text": Cast(name, TextField()) for name in ("on_earliest", "on_latest", "until", "recorded", "written_at")
}
COLUMNS = (
    "id", "on_earliest_text", "on_latest_text", "on_about", "until_text", "recorded_text", "kind", "also",
    "source_agency__name", "source_type", "polarity", "severity", "areas", "person", "file", "source_agency_id",
    "account", "written_at_text",
)  # fmt: skip
OLDEST_FIRST = (F("on_latest").asc(nulls_last=True), F("at_time").asc(nulls_first=True), "written_at", "id")


def moments(sight: Sight) -> list[Moment]:
    """Return every entry that the viewer may see, oldest first, those with no date last. Two queries, three at most."""
    return as_moments(sight, short_rows(sight), joinings(sight.records))


def short_rows(sight: Sight) -> list[Row]:
    """Return what `as_moments` makes them from, for a page that asks the rest together with other things."""
    return _rows(*who_asks(sight), flags=sight.flags)


def as_moments(sight: Sight, rows: Sequence[Row], joined: Sequence[SameEvent]) -> list[Moment]:
    """Return the moments of `short_rows`, `joined` being `joinings`. One query, where accounts were ever joined."""
    refs = [key(row[0]) for row in rows]
    event = _events(sight, refs, joined) if joined else {}
    return [_moment(ref, row, event) for ref, row in zip(refs, rows, strict=True)]


@prepared
def _rows(
    records: Sequence[UUID], viewer: UUID | None, agency: UUID | None, *, flags: frozenset[str]
) -> QuerySet[Any, Any]:
    found = entries(as_asked(records, viewer, agency, flags=flags))
    return found.annotate(**TEXTS).order_by(*OLDEST_FIRST).values_list(*COLUMNS)


def details(sight: Sight, kinds: Collection[str]) -> Mapping[UUID, Mapping[str, Any]]:
    """Return what entries of a few kinds hold besides their words, as far as it is open to this viewer. One query."""
    found = entries(sight).filter(kind__in=kinds).order_by()
    return dict(found.values_list("id", "detail"))


def dated(sight: Sight, kinds: Collection[str]) -> list[tuple[str, date]]:
    """Return the kind and the latest possible day of entries of a few kinds that have a date. One query."""
    found = entries(sight).filter(kind__in=kinds, on_latest__isnull=False).order_by("on_latest", "kind")
    return [(kind, on) for kind, on in found.values_list("kind", "on_latest") if on]


def _events(sight: Sight, seen: Collection[UUID], joined: Sequence[SameEvent]) -> Mapping[UUID, UUID]:
    """Return the first account of each event that people joined, by account: only where this viewer sees two at least.

    Else one account would tell that there is another. What was withdrawn or corrected since is not among those seen.
    """
    newer = newer_versions(sight)
    events = [{newest(ref, newer) for ref in refs_of(one)}.intersection(seen) for one in joined]
    return {ref: min(refs) for refs in events if len(refs) > 1 for ref in refs}


def _moment(ref: UUID, row: Row, event: Mapping[UUID, UUID]) -> Moment:
    (
        _, earliest, latest, about, until, recorded, kind, also, agency, source_type, polarity, severity, areas,
        person, file, teller, account, written,
    ) = row  # fmt: skip
    return Moment(
        ref,
        day_of_text(earliest) if earliest else None,
        day_of_text(latest) if latest else None,
        bool(about),
        day_of_text(until) if until else None,
        day_of_text(recorded),
        kind,
        split(also),
        agency,
        source_type,
        polarity,
        severity,
        split(areas),
        person,
        file is not None,
        event.get(ref) if event else None,
        key_of_few(teller),
        account,
        moment_of_text(written),
    )
