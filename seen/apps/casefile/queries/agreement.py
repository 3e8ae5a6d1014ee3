"""Whether a family's no to early help stands, and so whether agencies are joined up at all."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from seen.apps.casefile.models import FamilyNo, Hold
from seen.apps.casefile.queries.level import level_of
from seen.apps.people.queries.reach import may_read
from seen.core.access.visibility import Sight
from seen.core.lifecycle.agreement import rests_on_agreement
from seen.kit.database.prepared import prepared


def family_no(sight: Sight) -> FamilyNo | None:
    """Return the family's no that stands, for a viewer who may read the record."""
    if not may_read(sight) or not no_stands(sight.records):
        return None
    rows = FamilyNo.objects.filter(child__in=sight.records, ended_at=None)
    return rows.select_related("agency", "written_by").order_by("-on", "-written_at").first()


def no_stands(records: Sequence[UUID]) -> bool:
    """Answer whether the family said no and nothing but their agreement would join agencies up. Mostly one query."""
    if not _noes(records):
        return False
    return rests_on_agreement(holds=current_reasons(records), level=level_of(records))


def noes_standing(groups: Mapping[UUID, Sequence[UUID]]) -> set[UUID]:
    """Return those of many children for whom it stands; `groups` are each child's records."""
    of = {record: child for child, records in groups.items() for record in records}
    said = {of[key] for key in FamilyNo.objects.filter(child__in=of, ended_at=None).values_list("child", flat=True)}
    return {child for child in said if no_stands(groups[child])}


def current_reasons(records: Collection[UUID]) -> set[str]:
    """Return the reasons for which a child is held now."""
    return set(Hold.objects.filter(child__in=records, end=None).values_list("reason", flat=True))


@prepared
def _noes(records: Sequence[UUID]) -> QuerySet[Any, Any]:
    return FamilyNo.objects.filter(child__in=records, ended_at=None).values_list("id")[:1]
