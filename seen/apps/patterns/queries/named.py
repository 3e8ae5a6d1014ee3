"""What an entry names by the reference of its file, as its entry: a referral answered, what is cited or shared."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from seen.apps.chronology.models import Entry
from seen.apps.chronology.queries.sight import standing
from seen.core.timeline.event import Event
from seen.kit.database.prepared import prepared

NAMES = {
    "referral.outcome": "referral", "decision.made": "cites", "grade.given": "cites", "share.made": "events",
    "share.declined": "events",
}  # fmt: skip
"""The kinds that name others, and the detail in which they do."""

Found = dict[str, dict[str, str]]  # by reference: the entry of each agency that uses it


def by_entry(events: list[Event], *, records: Sequence[UUID]) -> list[Event]:
    """Return the events, each naming others by their refs here. Asks only where a name is no ref yet."""
    naming = [event for event in events if event.kind in NAMES and NAMES[event.kind] in event.detail]
    here = {event.ref for event in events} if naming else set()
    if all(here.issuperset(event.lists(NAMES[event.kind])) for event in naming):
        return events
    found: Found = {}
    for reference, entry, agency in _references(records):
        found.setdefault(reference, {})[agency] = str(UUID(str(entry)))
    return [_naming(event, found) if event.kind in NAMES else event for event in events] if found else events


def _naming(event: Event, found: Found) -> Event:
    key = NAMES[event.kind]
    meant = [_meant(reference, event.agency, found) for reference in event.lists(key)]
    named = " ".join(meant) if key == "referral" else meant
    return event._replace(detail={**event.detail, key: named}) if meant else event


def _meant(reference: str, agency: str, found: Found) -> str:
    """Return the entry meant: the agency's own of that reference, else the only one; as written where it is neither."""
    there = found.get(reference, {})
    return there.get(agency) or (next(iter(there.values())) if len(there) == 1 else reference)


@prepared
def _references(records: Sequence[UUID]) -> QuerySet[Any, Any]:
    rows = standing(Entry.objects.filter(child__in=records).exclude(source_record=""))
    return rows.order_by("written_at", "id").values_list("source_record", "id", "source_agency__name")
