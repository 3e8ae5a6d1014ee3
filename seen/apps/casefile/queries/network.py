"""Who works with a child and how to reach them; why this viewer can see the child."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from seen.apps.casefile.models import Involvement
from seen.apps.casefile.queries.reaching import now_involved
from seen.apps.identity.models import User
from seen.apps.people.queries.joined import record_ids
from seen.apps.people.queries.reach import may_read
from seen.core.access.visibility import Sight
from seen.kit.database.prepared import prepared, prepared_rows


@dataclass(frozen=True, slots=True)
class Worker:
    """Somebody, or a team, who works with the child."""

    id: UUID
    name: str
    job: str
    agency: str
    agency_id: UUID
    agency_type: str
    phone: str
    email: str
    role: str
    reason: str
    since: date
    lead: bool
    user: UUID | None
    team: UUID | None


def network(sight: Sight, *, as_of: date) -> list[Worker]:
    """Return who works with the child on a day: each once, the lead first; no writer of a note."""
    if not may_read(sight):
        return []
    rows = Involvement.objects.filter(now_involved(as_of), child__in=sight.records).exclude(role="noted")
    workers = [_worker(row) for row in rows.select_related("user", "team", "agency")]
    ordered = sorted(workers, key=lambda one: (not one.lead, one.agency, one.name, one.since))
    once = {one.user or one.team: one for one in reversed(ordered)}  # the lead's row stands before their others
    return [one for one in ordered if once[one.user or one.team] is one]


def lead_of(child: UUID, *, as_of: date) -> User | None:
    """Return the child's lead practitioner on a day, if there is one. For routing what is owed."""
    return next(iter(_lead(record_ids(child), as_of)), None)


@prepared
def lead_called(records: Sequence[UUID], as_of: date) -> QuerySet[Any, Any]:
    """The lead practitioner's name, telephone, and that of their agency, in one row; or none."""
    return _newest_lead(records, as_of).values_list("user__name", "user__phone", "agency__phone")[:1]


@prepared_rows(User)
def _lead(records: Sequence[UUID], as_of: date) -> QuerySet[User]:
    return User.objects.filter(id__in=_newest_lead(records, as_of).values("user")[:1])


def _newest_lead(records: Sequence[UUID], as_of: date) -> QuerySet[Involvement]:
    rows = Involvement.objects.filter(now_involved(as_of), child__in=records, role="lead_practitioner")
    return rows.filter(user__isnull=False).order_by("-start", "-written_at")


def why_can_i_see(sight: Sight) -> tuple[str, ...]:
    """Return the reasons, in sentences, for which the viewer may see this child."""
    return sight.why


def _worker(row: Involvement) -> Worker:
    user, team = row.user, row.team
    return Worker(
        id=row.id,
        name=user.name if user else team.name if team else "",
        job=user.job if user else "Team",
        agency=row.agency.name,
        agency_id=row.agency_id,
        agency_type=row.agency.type,
        phone=(user.phone if user else "") or row.agency.phone,
        email=user.email if user else "",
        role=row.role,
        reason=row.reason,
        since=row.start,
        lead=row.role == "lead_practitioner",
        user=row.user_id,
        team=row.team_id,
    )
