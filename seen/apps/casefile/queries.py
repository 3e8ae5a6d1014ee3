"""Reading, always from a viewer: which children they may know of, and what they are to each."""

from collections.abc import Callable, Iterable
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from seen.apps.casefile.models import Conflict, Hold, Involvement, Level, MatchRequest, Task, Work
from seen.apps.people.models import Child
from seen.core.access.permission import Permission, Role, can
from seen.core.access.viewer import Viewer, ViewerKind
from seen.core.access.visibility import Sight
from seen.core.refusals import Refusal

Give = Callable[[UUID, str, str], None]


class NoSuchChild(Refusal):
    """There is no such record, or not for this viewer. The two are never told apart."""


def now_involved(as_of: date) -> Q:
    """Match involvements in force on a day."""
    return Q(start__lte=as_of) & (Q(end=None) | Q(end__gte=as_of))


def sights(viewer: Viewer, children: Iterable[UUID], *, as_of: date) -> dict[UUID, Sight]:
    """Return what the viewer is to each of these children; a child without sight is left out. Six queries at most."""
    wanted = set(children)
    if viewer.kind is ViewerKind.SYSTEM:
        return {child: Sight(None, None, child, everything=True, why=(viewer.reason,)) for child in wanted}
    if viewer.kind is not ViewerKind.STAFF or not can(viewer, Permission.READ_CHILDREN):
        return {}
    barred = set(Conflict.objects.filter(user=viewer.id, child__in=wanted).values_list("child_id", flat=True))
    gathered: dict[UUID, dict[str, list[str]]] = {child: {} for child in wanted - barred}

    def give(child: UUID, flag: str, why: str) -> None:
        gathered[child].setdefault(flag, []).append(why)

    for row in _involvements(viewer, gathered, as_of=as_of):
        _from_involvement(viewer, row, give)
    if Role.MATCHING_DESK in viewer.roles:
        asked = MatchRequest.objects.filter(child__in=gathered, closed_at=None)
        for child, why in asked.values_list("child", "why"):
            give(child, "matching", f"The matching desk was asked: {why}")
    if Role.DUTY_DESK in viewer.roles:
        owed = Task.objects.filter(child__in=gathered, role=Role.DUTY_DESK).exclude(steps__status="done")
        for child, title in owed.values_list("child", "title"):
            give(child, "duty", f"The duty desk was asked: {title}")
    return {
        child: Sight(
            viewer.id,
            viewer.agency,
            child,
            **dict.fromkeys(flags, True),
            why=tuple(why for reasons in flags.values() for why in reasons),
        )
        for child, flags in gathered.items()
        if flags
    }


def sight(viewer: Viewer, child: UUID, *, as_of: date) -> Sight:
    """Return what the viewer is to one child. Raises NoSuchChild where that is nothing, or there is no such child."""
    found = sights(viewer, [child], as_of=as_of).get(child)
    if found is None or not Child.objects.filter(id=child).exists():
        raise NoSuchChild("We cannot show that page.")
    return found


def children(viewer: Viewer, *, as_of: date) -> QuerySet[Child]:
    """Return the children whose records the viewer may know of. Never a list of all known children."""
    if viewer.kind is ViewerKind.SYSTEM:
        return Child.objects.filter(holds__end=None).distinct()
    if viewer.kind is not ViewerKind.STAFF or not can(viewer, Permission.READ_CHILDREN):
        return Child.objects.none()
    reach = Q(id__in=_reached(viewer, as_of=as_of).values("child"))
    if Role.MATCHING_DESK in viewer.roles:
        reach |= Q(id__in=MatchRequest.objects.filter(closed_at=None).values("child"))
    if Role.DUTY_DESK in viewer.roles:
        reach |= Q(id__in=Task.objects.filter(role=Role.DUTY_DESK).exclude(steps__status="done").values("child"))
    return Child.objects.filter(reach).exclude(conflicts__user=viewer.id)


def open_work(child: UUID) -> bool:
    """Answer whether work is open: a service's work not closed, or a level of early help or above."""
    return Work.objects.filter(child=child, closed=None).exists() or current_level(child) not in {"", "universal"}


def current_level(child: UUID) -> str:
    """Return the newest level of need, or nothing where none was ever recorded."""
    return (
        Level.objects.filter(child=child).order_by("-on", "-written_at").values_list("level", flat=True).first() or ""
    )


def held(*, as_of: date) -> QuerySet[Child]:
    """Return the children held for a recorded reason: whom the nightly scan may look at."""
    return Child.objects.filter(id__in=Hold.objects.filter(Q(end=None) | Q(end__gte=as_of)).values("child"))


def _reached(viewer: Viewer, *, as_of: date) -> QuerySet[Involvement]:
    mine = Q(user=viewer.id)
    if viewer.team:
        mine |= Q(team=viewer.team)
        if Role.MANAGER in viewer.roles:
            mine |= Q(user__team=viewer.team)
    if Role.DESIGNATED_LEAD in viewer.roles:
        mine |= Q(agency=viewer.agency)
    return Involvement.objects.filter(now_involved(as_of) & mine)


def _involvements(viewer: Viewer, children: Iterable[UUID], *, as_of: date) -> list[Involvement]:
    rows = _reached(viewer, as_of=as_of).filter(child__in=list(children))
    return list(rows.select_related("user", "team", "agency").order_by("start"))


def _from_involvement(viewer: Viewer, row: Involvement, give: Give) -> None:
    since = f"since {row.start.day} {row.start:%B %Y}"
    if row.user_id == viewer.id:
        if row.role == "noted":
            give(row.child_id, "noted", f"You wrote a note {since}: {row.reason}")
            return
        give(row.child_id, "involved", f"You work with this child {since}: {row.reason}")
        if row.role == "lead_practitioner":
            give(row.child_id, "lead", "You are the lead practitioner.")
    elif row.team and row.team_id == viewer.team:
        give(row.child_id, "involved", f"Your team, {row.team.name}, works with this child {since}: {row.reason}")
    elif Role.MANAGER in viewer.roles and row.user and row.user.team_id == viewer.team and row.role != "noted":
        give(row.child_id, "involved", f"You manage {row.user.name}, who works with this child {since}.")
    if Role.DESIGNATED_LEAD in viewer.roles and row.agency_id == viewer.agency:
        give(row.child_id, "agency_lead", f"You are the designated lead of {row.agency.name}.")
