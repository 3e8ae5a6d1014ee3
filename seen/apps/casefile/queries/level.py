"""The child's level of need now: the newest line of its diary."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from seen.apps.casefile.models import Level
from seen.apps.people.queries.joined import record_ids
from seen.kit.database.prepared import Row, prepared


def current_level(child: UUID) -> str:
    """Return the newest level of need, or nothing where none was ever recorded."""
    return level_of(record_ids(child))


def level_of(records: Sequence[UUID]) -> str:
    """Return the same of a child whose records are at hand."""
    return as_level(newest_level(records))


def as_level(rows: Sequence[Row]) -> str:
    """Return the level of which `newest_level` gave the rows."""
    return str(rows[0][0]) if rows else ""


@prepared
def newest_level(records: Sequence[UUID]) -> QuerySet[Any, Any]:
    """The newest line of the diary, or none."""
    newest = Level.objects.filter(child__in=records).order_by("-on", "-written_at")
    return newest.values_list("level")[:1]
