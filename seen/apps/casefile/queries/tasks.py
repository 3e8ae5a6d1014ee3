"""What is owed: mine, my team's, and what nobody has. A task about a child is shown to those who may see the child."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db.models import F, Q, QuerySet

from seen.apps.casefile.models import Task, TaskStep
from seen.apps.casefile.queries.sights import children
from seen.apps.casefile.queries.standing import live, with_standing
from seen.apps.identity.models import User
from seen.apps.people.queries.called import called
from seen.apps.people.queries.joined import joined
from seen.core.access.permission import Role
from seen.core.access.viewer import Viewer, ViewerKind
from seen.core.access.visibility import Sight
from seen.core.lifecycle.due import due_words
from seen.core.lifecycle.task import ENDED, TaskStatus
from seen.core.refusals import Refusal
from seen.kit.database.prepared import Part, Row, key, prepared
from seen.kit.database.together import together

# A yearly look at a note is owed from the day it is written, and is in nobody's way until it comes near.
AHEAD = timedelta(days=60)
WHOLE_PARTNERSHIP = frozenset({Role.MATCHING_DESK, Role.DUTY_DESK})


class Whose(StrEnum):
    """Which list of tasks."""

    MINE = "mine"
    TEAM = "team"
    UNASSIGNED = "unassigned"


class NoSuchTask(Refusal):
    """There is no such task, or not for this viewer. The two are never told apart."""


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task as a list shows it. `holder` is who has it now, empty where nobody does."""

    id: UUID
    kind: str
    title: str
    why: str
    status: TaskStatus
    due: date | None
    due_words: str
    overdue: bool
    child: UUID | None = None
    child_name: str = ""
    holder: str = ""
    holder_id: UUID | None = None
    team: str = ""
    from_words: str = ""
    link: str = ""


def tasks(viewer: Viewer, whose: Whose, *, as_of: date) -> list[TaskLine]:
    """Return what is owed and due within 60 days or undated, the longest overdue first."""
    rows = live(_reachable(viewer, as_of=as_of)).filter(Q(due=None) | Q(due__lte=as_of + AHEAD))
    match whose:
        case Whose.MINE:
            rows = rows.filter(holder=viewer.id)
        case Whose.TEAM:
            rows = rows.filter(_team(viewer) | Q(holder__in=_colleagues(viewer)))
        case Whose.UNASSIGNED:
            rows = rows.filter(_team(viewer), holder=None)
    ordered = sorted(rows, key=lambda row: (row.due is None, row.due or as_of, row.made_at, row.title))
    return _lines(ordered, as_of=as_of)


@dataclass(frozen=True, slots=True)
class Owed:
    """What is owed about one child: enough to say what comes next."""

    id: UUID
    title: str
    due: date | None


def owed_about(viewer: Viewer, sight: Sight) -> list[Owed]:
    """Return what is owed about a child and this viewer may open: the soonest due first, what has no date last."""
    return as_owed(together(*asked_of_owed(viewer, sight))[0])


def asked_of_owed(viewer: Viewer, sight: Sight) -> list[Part[Row]]:
    """Return what to ask for that; `as_owed` takes the answer."""
    agency = viewer.agency if viewer.roles - WHOLE_PARTNERSHIP else None
    return [_owed_to.of(sight.records, viewer.id, viewer.team, agency, roles=viewer.roles)]


def as_owed(rows: Iterable[Row]) -> list[Owed]:
    """Return what is owed, of what was `asked_of_owed`."""
    return [Owed(key(task), title, due) for task, title, due in rows]


@prepared
def _owed_to(
    records: Sequence[UUID], viewer: UUID | None, team: UUID | None, agency: UUID | None, *, roles: frozenset[Role]
) -> QuerySet[Any, Any]:
    asks = Viewer(ViewerKind.STAFF, "", id=viewer, agency=agency, team=team, roles=roles)
    rows = live(Task.objects.filter(child__in=records if viewer else [])).filter(_opens(asks))
    return rows.order_by(F("due").asc(nulls_last=True), "made_at", "title").values_list("id", "title", "due")


def _opens(viewer: Viewer) -> Q:
    """Match what a viewer has or made, their team or role owes, or a colleague has."""
    return Q(holder=viewer.id) | _team(viewer) | Q(holder__in=_colleagues(viewer)) | Q(made_by=viewer.id)


def task(viewer: Viewer, one: UUID, *, as_of: date) -> TaskLine:
    """Return one task, ended or not, that the viewer has, their team or role owes, or may assign. Raises NoSuchTask."""
    rows = with_standing(_reachable(viewer, as_of=as_of).filter(id=one))
    found = rows.first() if viewer.kind is ViewerKind.SYSTEM else rows.filter(_opens(viewer)).first()
    if found is None:
        raise NoSuchTask("There is no such task, or it is not yours to see.")
    return _lines([found], as_of=as_of)[0]


def steps(task: UUID) -> list[TaskStep]:
    """Return what became of a task, oldest first. The caller has it from `task`."""
    return list(TaskStep.objects.filter(task=task).select_related("by", "to").order_by("number"))


def _reachable(viewer: Viewer, *, as_of: date) -> QuerySet[Task]:
    if viewer.kind is ViewerKind.SYSTEM:
        return Task.objects.all()
    if viewer.kind is not ViewerKind.STAFF:
        return Task.objects.none()  # without an id of their own, whatever nobody holds would be theirs
    seen = list(children(viewer, as_of=as_of).values_list("id", flat=True))
    records = [record for group in joined(seen).values() for record in group]
    return Task.objects.filter(Q(child=None) | Q(child__in=records))


def _team(viewer: Viewer) -> Q:
    """Owed by the viewer's team, or by a role that they hold: a desk answers for all, others for their agency.

    What one person owed and handed back is their team's, or their agency's manager's and designated lead's.
    """
    reach = Q(team=viewer.team) | Q(team=None, role="", owner__team=viewer.team) if viewer.team else Q(pk__in=[])
    if viewer.roles & {Role.MANAGER, Role.DESIGNATED_LEAD}:
        reach |= Q(team=None, role="", owner__agency=viewer.agency)
    for role in viewer.roles:
        reach |= Q(role=role) if role in WHOLE_PARTNERSHIP else Q(role=role, agency=viewer.agency)
    return reach


def _colleagues(viewer: Viewer) -> QuerySet[User, UUID]:
    team = User.objects.filter(team=viewer.team) if viewer.team else User.objects.none()
    return team.values_list("id", flat=True)


def _lines(rows: list[Any], *, as_of: date) -> list[TaskLine]:
    names = called({row.child_id for row in rows if row.child_id}, as_of=as_of)
    people = {user.id: user.name for user in User.objects.filter(id__in={row.holder for row in rows if row.holder})}
    teams = dict(
        Task.objects.filter(id__in=[row.id for row in rows], team__isnull=False).values_list("id", "team__name")
    )
    return [
        TaskLine(
            id=row.id,
            kind=row.kind,
            title=row.title,
            why=row.why,
            status=TaskStatus(row.status),
            due=row.due,
            due_words=due_words(row.due, as_of=as_of),
            overdue=row.status not in ENDED and row.due is not None and row.due < as_of,
            child=row.child_id,
            child_name=names[row.child_id].name if row.child_id else "",
            holder=people.get(row.holder, ""),
            holder_id=row.holder,
            team=teams.get(row.id, ""),
            from_words=row.from_words,
            link=row.link,
        )
        for row in rows
    ]
