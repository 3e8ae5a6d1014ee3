"""What brings a viewer to children: work with them, a desk that was asked; and a conflict that bars them.

Five short queries for children by their ids, or for those who live with a child: asked in one statement.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Q, QuerySet

from seen.apps.casefile.models import Conflict, Involvement, MatchRequest, Task
from seen.apps.casefile.queries.standing import live
from seen.apps.people.queries.at_home import these
from seen.apps.people.queries.joined import ever_decided
from seen.core.access.permission import Role
from seen.core.access.viewer import Viewer, ViewerKind
from seen.kit.database.prepared import Part, Row, prepared

PARTS = 5  # how many `asked` gives


class Involved(NamedTuple):
    """One involvement that reaches the viewer; keys as the database gives them."""

    child: Any
    role: str
    start: date
    reason: str
    user: Any
    user_name: str | None
    user_team: Any
    team: Any
    team_name: str | None
    agency: Any
    agency_name: str


_INVOLVED = (
    "child_id", "role", "start", "reason", "user_id", "user__name", "user__team_id", "team_id", "team__name",
    "agency_id", "agency__name",
)  # fmt: skip


def asked(viewer: Viewer, children: Sequence[UUID], *, as_of: date, at_home: bool = False) -> list[Part[Row]]:
    """Return what to ask of these children, or with `at_home` of those who live with them: five parts, in order.

    Whether anybody ever decided that one of them is another; conflicts; involvements; the matching desk; the duty desk.
    """
    on = as_of if at_home else None
    user = viewer.id if viewer.kind is ViewerKind.STAFF else None
    met: Sequence[UUID] = children if user else []
    return [
        ever_decided.of(children, on),
        _conflicts.of(met, on, user),
        _reaching.of(met, on, user, viewer.team, leads_for(viewer), as_of, manages=Role.MANAGER in viewer.roles),
        _matching.of(met if Role.MATCHING_DESK in viewer.roles else [], on),
        _owed.of(met if Role.DUTY_DESK in viewer.roles else [], on),
    ]


def now_involved(as_of: date) -> Q:
    """Match involvements in force on a day."""
    return Q(start__lte=as_of) & (Q(end=None) | Q(end__gte=as_of))


def reached(user: UUID, team: UUID | None, led: UUID | None, as_of: date, *, manages: bool) -> QuerySet[Involvement]:
    """Return the involvements that reach a person: their own, their team's, their people's, their agency's."""
    mine = Q(user=user)
    if team:
        mine |= Q(team=team)
        if manages:
            mine |= Q(user__team=team) & ~Q(role="noted")
    if led:
        mine |= Q(agency=led)
    return Involvement.objects.filter(now_involved(as_of) & mine)


def leads_for(viewer: Viewer) -> UUID | None:
    """Return the agency whose designated lead the viewer is."""
    return viewer.agency if Role.DESIGNATED_LEAD in viewer.roles else None


def duty() -> QuerySet[Any]:
    """Return the tasks that the duty desk owes still."""
    return live(Task.objects.filter(role=Role.DUTY_DESK))


@prepared
def _conflicts(children: Sequence[UUID], home_on: date | None, user: UUID) -> QuerySet[Any, Any]:
    return Conflict.objects.filter(user=user, child__in=these(children, home_on)).values_list("child_id")


@prepared
def _reaching(
    children: Sequence[UUID],
    home_on: date | None,
    user: UUID,
    team: UUID | None,
    led: UUID | None,
    as_of: date,
    *,
    manages: bool,
) -> QuerySet[Any, Any]:
    rows = reached(user, team, led, as_of, manages=manages).filter(child__in=these(children, home_on))
    return rows.order_by("start").values_list(*_INVOLVED)


@prepared
def _matching(children: Sequence[UUID], home_on: date | None) -> QuerySet[Any, Any]:
    asked = MatchRequest.objects.filter(child__in=these(children, home_on), closed_at=None)
    return asked.values_list("child_id", "why")


@prepared
def _owed(children: Sequence[UUID], home_on: date | None) -> QuerySet[Any, Any]:
    return duty().filter(child__in=these(children, home_on)).values_list("child_id", "title")
