"""What cannot wait: who stands in for whom, until when, and what nobody has read in time."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import Exists, OuterRef
from django.utils import timezone

from seen.apps.casefile import queries as casefile
from seen.apps.identity.models import RoleGrant, User
from seen.apps.patterns.models import Asked, Version
from seen.apps.patterns.queries.findings import may_see
from seen.core.access.permission import Role
from seen.core.access.viewer import Viewer
from seen.core.dates.hours import after_open
from seen.kit.knowledge.danger import Answering, Desk, answering, desks
from seen.kit.knowledge.pathways import england

AN_HOUR = timedelta(hours=1)  # practice.md 2: unread for one working hour


def deputy_of(lead: User, version: Version, *, child: UUID, as_of: date) -> User | None:
    """Return who stands in for a lead: a manager of their team, else a designated lead of their agency.

    Only somebody who may see the whole question; None where there is nobody.
    """
    for user in _who_may_stand_in(lead):
        sight = casefile.sights(user.as_viewer(), [child], as_of=as_of).get(child)
        if sight is not None and may_see(sight, version, as_of=as_of):
            return user
    return None


def _who_may_stand_in(lead: User) -> Iterator[User]:
    others = User.objects.filter(is_active=True, agency=lead.agency_id).exclude(id=lead.id).order_by("name")
    if lead.team_id:
        yield from others.filter(_holds(Role.MANAGER), team=lead.team_id)
    yield from others.filter(_holds(Role.DESIGNATED_LEAD))


def supervises(viewer: Viewer, child: UUID, *, as_of: date) -> bool:
    """Answer whether a viewer is who is told when a child's lead has not answered: a manager of the lead's team.

    Where the team has no manager, a designated lead of their agency.
    """
    lead = casefile.lead_of(child, as_of=as_of)
    if viewer.id is None or lead is None or lead.id == viewer.id:
        return False
    others = User.objects.filter(is_active=True, agency=lead.agency_id).exclude(id=lead.id)
    managers = others.filter(_holds(Role.MANAGER), team=lead.team_id, team__isnull=False)
    leads = others.filter(_holds(Role.DESIGNATED_LEAD))
    return (managers if managers.exists() else leads).filter(id=viewer.id).exists()


def _holds(role: Role) -> Exists:
    return Exists(RoleGrant.objects.filter(user=OuterRef("pk"), role=role, ended_at=None))


def an_hour_on(authority: str, *, now: datetime) -> datetime:
    """Return the moment at which one hour in which the authority's desk is open has passed."""
    local = timezone.localtime(now)
    return after_open(_desk(authority).hours, at=local, lasting=AN_HOUR, calendar=england())


def who_watches(authority: str, *, now: datetime) -> Answering:
    """Return who answers at this moment for an authority."""
    return answering(_desk(authority), at=timezone.localtime(now))


def asked_about(version: Version) -> Asked | None:
    """Return who was asked a version that cannot wait, None for any other."""
    return (
        Asked.objects.filter(version=version).select_related("person__agency__authority", "deputy", "read_by").first()
    )


def unread_since(now: datetime) -> list[Version]:
    """Return what nobody has read or answered though its hour is over, and that still stands."""
    newer = Version.objects.filter(finding=OuterRef("finding"), number__gt=OuterRef("number"))
    late = Version.objects.filter(asked__read_at=None, asked__passed_on_at=None, asked__by__lte=now, answers=None)
    return list(late.filter(~Exists(newer), ceased=False).select_related("finding"))


def _desk(authority: str) -> Desk:
    return min(desks(settings.PARTNERSHIP), key=lambda desk: desk.authority != authority)
