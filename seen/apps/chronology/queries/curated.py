"""What people made of entries, and stands: by entry, for those that one viewer may see."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from seen.apps.chronology.models import Curation, Entry
from seen.apps.chronology.queries.sight import as_asked, entries, who_asks
from seen.apps.chronology.queries.versions import newer_versions, newest
from seen.core.access.visibility import Sight
from seen.kit.database.prepared import Part, prepared_rows


@dataclass(frozen=True, slots=True)
class Curated:
    """What stands beside an entry: significant and why, its impact, what came of it, an analysis; who signed, when."""

    id: UUID
    significant: bool
    why: str
    impact: str
    outcome: str
    analysis: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Step:
    """One row of what was said of an entry. `taken_back`: with `said.why`, what stood before stands no longer."""

    said: Curated
    taken_back: bool


def curated(sight: Sight) -> Mapping[UUID, Curated]:
    """Return what stands beside each entry that the viewer may see, by entry. What was taken back stands no longer.

    Whoever may not see an entry learns nothing of what stands beside it. One query; two more where a curated entry was
    corrected since: what was made of it stands by the version that took its place.
    """
    return as_curated(sight, _rows(*who_asks(sight), flags=sight.flags))


def asked_of_curated(sight: Sight) -> Part[Curation]:
    """Return what to ask for that; `as_curated` takes the answer."""
    return _rows.of(*who_asks(sight), flags=sight.flags)


def as_curated(sight: Sight, rows: Sequence[Curation]) -> Mapping[UUID, Curated]:
    """Return what stands beside each entry, of what was `asked_of_curated`."""
    return {entry: curated_of(row) for entry, row in _newest_of(sight, rows).items() if not row.taken_back}


def newest_rows(sight: Sight) -> dict[UUID, Curation]:
    """Return the newest row of each entry that the viewer may see, by entry; one that takes back too."""
    return _newest_of(sight, _rows(*who_asks(sight), flags=sight.flags))


def _newest_of(sight: Sight, rows: Sequence[Curation]) -> dict[UUID, Curation]:
    newer = newer_versions(sight) if any(row.superseded for row in rows) else {}  # type: ignore[attr-defined]
    before = {row.over_id for row in rows}
    stands = {newest(row.entry_id, newer): row for row in rows if row.id not in before}
    moved = [entry for entry, row in stands.items() if entry != row.entry_id]
    seen = set(entries(sight).filter(id__in=moved).values_list("id", flat=True)) if moved else set()
    gone = set(moved) - seen
    return {entry: row for entry, row in stands.items() if entry not in gone}


def curated_of(row: Curation) -> Curated:
    """Return a row in the shape in which it is shown. The row has its writer's name as `signed`."""
    signed = str(row.signed or "Seen")  # type: ignore[attr-defined]
    return Curated(row.id, row.significant, row.why, row.impact, row.outcome, row.analysis, signed, row.at)


def steps_of(versions: Iterable[UUID]) -> tuple[Step, ...]:
    """Return all that was said of an entry, by its versions, oldest first. For those who may see its newest version."""
    rows = Curation.objects.filter(entry__in=list(versions)).annotate(signed=F("by__name"))
    after = {row.over_id: row for row in rows}
    found: list[Curation] = []
    while row := after.get(found[-1].id if found else None):
        found.append(row)
    return tuple(Step(curated_of(row), row.taken_back) for row in found)


@prepared_rows(Curation)
def _rows(
    records: Sequence[UUID], viewer: UUID | None, agency: UUID | None, *, flags: frozenset[str]
) -> QuerySet[Curation]:
    seen = entries(as_asked(records, viewer, agency, flags=flags)).filter(pk=OuterRef("entry"))
    rows = Curation.objects.filter(child__in=records).annotate(
        signed=F("by__name"), superseded=Exists(Entry.objects.filter(supersedes=OuterRef("entry")))
    )
    return rows.filter(Q(Exists(seen)) | Q(superseded=True)).order_by("at", "id")
