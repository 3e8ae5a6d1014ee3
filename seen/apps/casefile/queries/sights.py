"""Which children a viewer may know of, and what they are to each. Joined records are one child: the kept record.

`sights` and `children` say the same, one for records named and one as a query; a property test holds that they agree.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Q, QuerySet

from seen.apps.casefile.models import Conflict, Hold, Involvement, Level, MatchRequest, Task, Work
from seen.apps.casefile.queries.agreement import no_stands, noes_standing
from seen.apps.casefile.queries.standing import live
from seen.apps.people.models import Child
from seen.apps.people.queries.joined import joined, losers, record_ids
from seen.core.access.permission import Permission, Role, can
from seen.core.access.viewer import Viewer, ViewerKind
from seen.core.access.visibility import Sight
from seen.core.refusals import Refusal
from seen.kit.database.prepared import key, prepared

Give = Callable[[UUID, str, str], None]


class NoSuchChild(Refusal):
    """There is no such record, or not for this viewer. The two are never told apart."""


def now_involved(as_of: date) -> Q:
    """Match involvements in force on a day."""
    return Q(start__lte=as_of) & (Q(end=None) | Q(end__gte=as_of))


def sights(viewer: Viewer, children: Iterable[UUID], *, as_of: date) -> dict[UUID, Sight]:
    """Return what the viewer is to each of these children; a child without sight is left out. Six queries at most.

    Work with any of several joined records is work with the one child; a conflict with one bars all of them.
    """
    wanted = set(children)
    if viewer.kind is ViewerKind.SYSTEM:
        return {
            child: Sight(None, None, group[0], everything=True, why=(viewer.reason,), joined=group)
            for child, group in joined(wanted).items()
        }
    if viewer.kind is not ViewerKind.STAFF or not can(viewer, Permission.READ_CHILDREN):
        return {}
    groups = joined(wanted)
    records = {record: group[0] for group in groups.values() for record in group}
    barred = {records[key(child)] for (child,) in _conflicts(_user(viewer), list(records))}
    open_to = [record for record, kept in records.items() if kept not in barred]
    gathered: dict[UUID, dict[str, list[str]]] = {records[record]: {} for record in open_to}

    def give(child: UUID, flag: str, why: str) -> None:
        gathered[records[child]].setdefault(flag, []).append(why)

    for row in _involvements(viewer, open_to, as_of=as_of):
        _from_involvement(viewer, row, give)
    if Role.MATCHING_DESK in viewer.roles:
        asked = MatchRequest.objects.filter(child__in=open_to, closed_at=None)
        for child, why in asked.values_list("child", "why"):
            give(child, "matching", f"The matching desk was asked: {why}")
    if Role.DUTY_DESK in viewer.roles:
        owed = _duty().filter(child__in=open_to)
        for child, title in owed.values_list("child", "title"):
            give(child, "duty", f"The duty desk was asked: {title}")
    return {
        child: _sight(viewer, groups[child], gathered[groups[child][0]])
        for child in wanted
        if gathered.get(groups[child][0])
    }


def _sight(viewer: Viewer, group: tuple[UUID, ...], flags: dict[str, list[str]]) -> Sight:
    why = tuple(why for reasons in flags.values() for why in reasons)
    return Sight(viewer.id, viewer.agency, group[0], **dict.fromkeys(flags, True), why=why, joined=group)


def sight(viewer: Viewer, child: UUID, *, as_of: date) -> Sight:
    """Return what the viewer is to one child. Raises NoSuchChild where that is nothing, or there is no such child.

    Where the record was joined to another, `sight.child` is the record that leads.
    """
    found = sights(viewer, [child], as_of=as_of).get(child)
    if found is None or not Child.objects.filter(id=child).exists():
        raise NoSuchChild("We cannot show that page.")
    return found


def children(viewer: Viewer, *, as_of: date) -> QuerySet[Child]:
    """Return the children whose records the viewer may know of. Never a list of all known children."""
    if viewer.kind is ViewerKind.SYSTEM:
        return held(as_of=as_of)
    if viewer.kind is not ViewerKind.STAFF or not can(viewer, Permission.READ_CHILDREN):
        return Child.objects.none()
    reached = _reached(_user(viewer), viewer.team, _leads(viewer), as_of, manages=Role.MANAGER in viewer.roles)
    reach = Q(id__in=reached.values("child"))
    if Role.MATCHING_DESK in viewer.roles:
        reach |= Q(id__in=MatchRequest.objects.filter(closed_at=None).values("child"))
    if Role.DUTY_DESK in viewer.roles:
        reach |= Q(id__in=_duty().filter(child__isnull=False).values("child"))
    return _as_one(reach, barred=Q(id__in=Conflict.objects.filter(user=viewer.id).values("child")))


def _as_one(reach: Q, *, barred: Q) -> QuerySet[Child]:
    """Return the children reached and not barred, joined records as the one that leads."""
    groups = losers()
    together = Child.objects.filter(id__in=groups)
    met = {groups[child][0] for child in together.filter(reach).values_list("id", flat=True)}
    met -= {groups[child][0] for child in together.filter(barred).values_list("id", flat=True)}
    alone = reach & ~barred & ~Q(id__in=list(groups)) if groups else reach & ~barred
    return Child.objects.filter(alone | Q(id__in=met))


def open_work(child: UUID) -> bool:
    """Answer whether work is open: a service's work not closed, or a level of early help or above."""
    return records_open_work(record_ids(child))


def records_open_work(records: Sequence[UUID]) -> bool:
    """Answer the same of a child whose records are at hand. After a family's no nothing joins agencies up."""
    if no_stands(records):
        return False
    return bool(_works(records)) or _level(records) not in {"", "universal"}


@prepared
def _works(records: Sequence[UUID]) -> QuerySet[Any, Any]:
    return Work.objects.filter(child__in=records, closed=None).values_list("id")[:1]


@prepared
def _levels(records: Sequence[UUID]) -> QuerySet[Any, Any]:
    newest = Level.objects.filter(child__in=records).order_by("-on", "-written_at")
    return newest.values_list("level")[:1]


def with_open_work(sights: Mapping[UUID, Sight]) -> set[UUID]:
    """Return those of many children with whom work is open, by the same rule."""
    of = {record: child for child, sight in sights.items() for record in sight.records}
    serving = {of[record] for record in Work.objects.filter(child__in=of, closed=None).values_list("child", flat=True)}
    levels = Level.objects.filter(child__in=of).order_by("on", "written_at").values_list("child", "level")
    newest = {of[record]: level for record, level in levels}
    opened = serving | {child for child, level in newest.items() if level not in {"", "universal"}}
    return opened - noes_standing({child: sights[child].records for child in opened})


def current_level(child: UUID) -> str:
    """Return the newest level of need, or nothing where none was ever recorded."""
    return _level(record_ids(child))


def _level(records: Sequence[UUID]) -> str:
    newest = _levels(records)
    return str(newest[0][0]) if newest else ""


def held(*, as_of: date) -> QuerySet[Child]:
    """Return the children held for a recorded reason: whom the nightly scan may look at."""
    rows = Hold.objects.filter(Q(end=None) | Q(end__gte=as_of), start__lte=as_of)
    return _as_one(Q(id__in=rows.values("child")), barred=Q(pk__in=[]))


def _duty() -> QuerySet[Any]:
    """Tasks that the duty desk owes still."""
    return live(Task.objects.filter(role=Role.DUTY_DESK))


def _reached(user: UUID, team: UUID | None, led: UUID | None, as_of: date, *, manages: bool) -> QuerySet[Involvement]:
    mine = Q(user=user)
    if team:
        mine |= Q(team=team)
        if manages:
            mine |= Q(user__team=team) & ~Q(role="noted")
    if led:
        mine |= Q(agency=led)
    return Involvement.objects.filter(now_involved(as_of) & mine)


def _user(viewer: Viewer) -> UUID:
    assert viewer.id is not None  # noqa: S101 - staff are users
    return viewer.id


def _leads(viewer: Viewer) -> UUID | None:
    """Return the agency whose designated lead the viewer is."""
    return viewer.agency if Role.DESIGNATED_LEAD in viewer.roles else None


@prepared
def _conflicts(user: UUID, records: Sequence[UUID]) -> QuerySet[Any, Any]:
    return Conflict.objects.filter(user=user, child__in=records).values_list("child_id")


class _Involved(NamedTuple):
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


@prepared
def _reaching(
    children: Sequence[UUID], user: UUID, team: UUID | None, led: UUID | None, as_of: date, *, manages: bool
) -> QuerySet[Any, Any]:
    rows = _reached(user, team, led, as_of, manages=manages).filter(child__in=children)
    return rows.order_by("start").values_list(*_INVOLVED)


def _involvements(viewer: Viewer, children: Sequence[UUID], *, as_of: date) -> list[_Involved]:
    if not children:
        return []
    manages = Role.MANAGER in viewer.roles
    return [
        _Involved(*row)
        for row in _reaching(children, _user(viewer), viewer.team, _leads(viewer), as_of, manages=manages)
    ]


def _from_involvement(viewer: Viewer, row: _Involved, give: Give) -> None:
    since, child = f"since {row.start.day} {row.start:%B %Y}", key(row.child)
    if row.user is not None and key(row.user) == viewer.id:
        if row.role == "noted":
            give(child, "noted", f"You wrote a note {since}: {row.reason}")
            return
        give(child, "involved", f"You have worked with this child {since}: {row.reason}")
        if row.role == "lead_practitioner":
            give(child, "lead", "You are the lead practitioner.")
    elif row.team is not None and key(row.team) == viewer.team:
        give(child, "involved", f"Your team, {row.team_name}, has worked with this child {since}: {row.reason}")
    elif Role.MANAGER in viewer.roles and row.user_team and key(row.user_team) == viewer.team and row.role != "noted":
        give(child, "involved", f"You manage {row.user_name}, who has worked with this child {since}.")
    if Role.DESIGNATED_LEAD in viewer.roles and key(row.agency) == viewer.agency:
        give(child, "agency_lead", f"You are the designated lead of {row.agency_name}.")
