"""Which version of an entry stands in the place of an earlier one."""

from collections.abc import Mapping
from uuid import UUID

from seen.apps.chronology.models import Entry
from seen.core.access.visibility import Sight


def newer_versions(sight: Sight) -> Mapping[UUID, UUID]:
    """Return, for each superseded entry of the child, the version that superseded it."""
    rows = Entry.objects.filter(child__in=sight.records, supersedes__isnull=False)
    return {older: newer for older, newer in rows.values_list("supersedes", "id") if older}


def newest(entry: UUID, newer: Mapping[UUID, UUID]) -> UUID:
    """Return the version that stands in the place of an entry: itself where nothing superseded it."""
    while entry in newer:
        entry = newer[entry]
    return entry
