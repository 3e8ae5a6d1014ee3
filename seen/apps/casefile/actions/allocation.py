"""Giving a child's work to a worker, and ending it: planned or not, and why."""

from datetime import date, datetime
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from seen.apps.casefile.actions.involvement import (
    BadInvolvement,
    current_involvement,
    end_every_part,
    write_involvement,
)
from seen.apps.casefile.models import Involvement
from seen.apps.casefile.outcomes import Allocated, Unallocated
from seen.apps.identity.models import User
from seen.apps.people.queries.joined import record_ids
from seen.apps.people.queries.reach import check_may_change
from seen.core.access.permission import Permission
from seen.core.access.viewer import Viewer
from seen.core.access.visibility import Sight
from seen.kit.actions import action, current

ROLES = ("worker", "lead_practitioner")


@action("casefile.allocate", needs=Permission.ALLOCATE)
def allocate(
    viewer: Viewer,
    *,
    sight: Sight,
    user: UUID,
    role: str,
    why: str,
    at: datetime,
    planned: bool | None = None,
    start: date | None = None,
) -> Allocated:
    """Give the child's work to a worker, or make them the lead practitioner; a lead before them stays as a worker."""
    check_may_change(sight)
    today = timezone.localdate(at)
    if role not in ROLES:
        raise BadInvolvement("Choose whether they lead the work or take part in it.")
    if _already(sight, user, role, today):
        raise BadInvolvement("They have this part in the work already.")
    if role == "lead_practitioner":
        _step_down(viewer, sight, end=start or today, at=at)
    row = write_involvement(viewer, sight.child, role=role, user=user, reason=why, start=start, at=at)
    current().note(planned=planned)
    name = User.objects.values_list("name", flat=True).get(id=user)
    return Allocated(sight.child, row.agency_id, user, name, role, row.start, why, planned, row.id)


@action("casefile.unallocate", needs=Permission.ALLOCATE)
def unallocate(
    viewer: Viewer,
    *,
    sight: Sight,
    involvement: UUID,
    why: str,
    at: datetime,
    planned: bool | None = None,
    end: date | None = None,
) -> Unallocated:
    """End a worker's part in the work. Closing the work itself is another act."""
    check_may_change(sight)
    row = current_involvement(sight, involvement)
    if row.user is None or row.role not in ROLES:
        raise BadInvolvement("Choose a worker: a team's work is ended on the people page.")
    if not why.strip():
        raise BadInvolvement("Write why they no longer work with the child.")
    last = end or timezone.localdate(at)
    end_every_part(sight, row, end=last)
    current().note(planned=planned)
    return Unallocated(sight.child, row.agency_id, row.user.id, row.user.name, row.role, last, why, planned, row.id)


def _current(sight: Sight, today: date) -> Q:
    return Q(child__in=record_ids(sight.child)) & (Q(end=None) | Q(end__gte=today))


def _already(sight: Sight, user: UUID, role: str, today: date) -> bool:
    return Involvement.objects.filter(_current(sight, today), user=user, role=role, end=None).exists()


def _step_down(viewer: Viewer, sight: Sight, *, end: date, at: datetime) -> None:
    """One lead at a time: whoever led works with the child still."""
    for row in Involvement.objects.filter(_current(sight, end), role="lead_practitioner", end=None):
        row.end = max(end, row.start)
        row.save(update_fields=["end"])
        if row.user_id and not _already(sight, row.user_id, "worker", end):
            write_involvement(viewer, sight.child, role="worker", user=row.user_id, reason=row.reason, start=end, at=at)
