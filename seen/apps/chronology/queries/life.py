"""A child's whole story in short columns, as one viewer may see it: for overviews, pictures and gaps."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db.models import F, QuerySet

from seen.apps.chronology.queries.answers import joined, standing_answers
from seen.apps.chronology.queries.sight import as_asked, entries, who_asks
from seen.apps.chronology.queries.versions import newer_versions
from seen.core.access.visibility import Sight
from seen.core.life.moment import Moment
from seen.kit.database.prepared import key, moment_of, prepared

COLUMNS = (
    "id", "on_earliest", "on_latest", "on_about", "until", "recorded", "kind", "also", "source_agency__name",
    "source_type", "polarity", "severity", "areas", "person", "file", "source_agency_id", "account", "written_at",
)  # fmt: skip
OLDEST_FIRST = (F("on_latest").asc(nulls_last=True), F("at_time").asc(nulls_first=True), "written_at", "id")


def moments(sight: Sight) -> list[Moment]:
    """Return every entry that the viewer may see, oldest first, those with no date last. Two queries, three at most."""
    rows = _rows(*who_asks(sight), flags=sight.flags)
    event = _events(sight, {key(row[0]) for row in rows})
    return [_moment(row, event) for row in rows]


@prepared
def _rows(
    records: Sequence[UUID], viewer: UUID | None, agency: UUID | None, *, flags: frozenset[str]
) -> QuerySet[Any, Any]:
    found = entries(as_asked(records, viewer, agency, flags=flags))
    return found.order_by(*OLDEST_FIRST).values_list(*COLUMNS)


def details(sight: Sight, kinds: Collection[str]) -> Mapping[UUID, Mapping[str, Any]]:
    """Return what entries of a few kinds hold besides their words, as far as it is open to this viewer. One query."""
    found = entries(sight).filter(kind__in=kinds).order_by()
    return dict(found.values_list("id", "detail"))


def _events(sight: Sight, seen: Collection[UUID]) -> Mapping[UUID, UUID]:
    """Return the first account of each event that people joined, by account: only where this viewer sees two at least.

    Else one account would tell that there is another.
    """
    answers = standing_answers(sight)
    if not any(one.answer == "joined" for one in answers):
        return {}
    events = [refs.intersection(seen) for refs in joined(answers, newer_versions(sight)).values()]
    return {ref: min(refs) for refs in events if len(refs) > 1 for ref in refs}


def _moment(row: tuple[Any, ...], event: Mapping[UUID, UUID]) -> Moment:
    (
        ident, earliest, latest, about, until, recorded, kind, also, agency, source_type, polarity, severity, areas,
        person, file, teller, account, written,
    ) = row  # fmt: skip
    ref = key(ident)
    return Moment(
        ref,
        earliest,
        latest,
        bool(about),
        until,
        recorded,
        kind,
        tuple(also.split("|")) if also else (),
        agency,
        source_type,
        polarity,
        severity,
        tuple(areas.split("|")) if areas else (),
        person,
        file is not None,
        event.get(ref),
        key(teller),
        key(account),
        moment_of(written),
    )
