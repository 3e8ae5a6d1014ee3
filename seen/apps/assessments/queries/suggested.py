"""Entries of the chronology that an answer may rest on: those of the area, newest first, and those linked already."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F, Q, QuerySet

from seen.apps.assessments.models import Evidence
from seen.apps.assessments.queries.rows import standing_sheets
from seen.apps.chronology.models import Entry
from seen.apps.chronology.queries.sight import as_asked, entries, seen_by, who_asks
from seen.core.access.visibility import Sight
from seen.core.dates.partial import PartialDate, Precision
from seen.kit.database.prepared import Part, Row, key, prepared

AT_MOST = 15  # suggested for one area; more are found by their words, on the chronology
_COLUMNS = (
    "id", "kind", "on_text", "on_earliest", "on_latest", "on_precision", "on_about", "source_agency__name", "text",
    "source_type", "polarity",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Suggested:
    """One entry, as far as a page of evidence shows it."""

    entry: UUID
    kind: str
    on: PartialDate
    agency: str
    text: str
    source_type: str
    polarity: int


@dataclass(frozen=True, slots=True)
class Linkable:
    """An entry in words: what it says, and when and by whom it was told."""

    entry: UUID
    text: str
    told: str
    suggested: bool = True  # to every item of the area; one that is not stands with the item that it is linked to


def asked_of_area(sight: Sight, *, care: str) -> Part[Row]:
    """Return what to ask for an area's newest entries; `as_suggested` takes the answer."""
    return _of_area.of(*who_asks(sight), flags=sight.flags, care=care)


def asked_of_linked(sight: Sight, assessment: UUID) -> Part[Row]:
    """Return what to ask for every entry linked in an assessment, as it stood then and as far as the viewer may see."""
    return _linked.of(*who_asks(sight), assessment, flags=sight.flags)


def as_suggested(rows: Iterable[Row]) -> list[Suggested]:
    """Return the entries, in the order given, each once."""
    found: dict[UUID, Suggested] = {}
    for ident, kind, text, earliest, latest, precision, about, agency, words, source_type, polarity in rows:
        entry = key(ident)
        on = PartialDate(text, earliest, latest, Precision(precision), bool(about))
        found.setdefault(entry, Suggested(entry, kind, on, agency, words, source_type, polarity))
    return list(found.values())


def newest(found: Iterable[Suggested]) -> date | None:
    """Return the newest day among entries, None where no day of any is known."""
    return max((one.on.latest for one in found if one.on.latest), default=None)


@prepared
def _of_area(
    records: Sequence[UUID], viewer: UUID | None, agency: UUID | None, *, flags: frozenset[str], care: str
) -> QuerySet[Any, Any]:
    seen = entries(as_asked(records, viewer, agency, flags=flags))
    of_it = seen.filter(areas__contains=care, on_latest__isnull=False).exclude(kind="grade.given")
    return of_it.order_by("-on_latest", "-written_at").values_list(*_COLUMNS)[:AT_MOST]


@prepared
def _linked(
    records: Sequence[UUID], viewer: UUID | None, agency: UUID | None, assessment: UUID, *, flags: frozenset[str]
) -> QuerySet[Any, Any]:
    sight = as_asked(records, viewer, agency, flags=flags)
    rows = Entry.objects.filter(Q(pk__in=_linked_in(assessment)), child__in=records)
    return seen_by(sight, rows).order_by(F("on_latest").desc(nulls_last=True), "id").values_list(*_COLUMNS)


def _linked_in(assessment: UUID) -> QuerySet[Any, Any]:
    sheets = standing_sheets().filter(assessment=assessment)
    return Evidence.objects.filter(answer__sheet__in=sheets.values("pk")).values("entry")
