"""Writing tasks and their steps inside an act under way."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from seen.apps.casefile.models import Task, TaskStep
from seen.core.access.viewer import Viewer
from seen.core.lifecycle.task import ENDED, TaskAct, TaskStatus, next_status
from seen.core.refusals import Refusal
from seen.kit.actions import current
from seen.kit.database.prepared import prepared, prepared_rows

LONGEST = 200


class BadTask(Refusal):
    """A task that nobody owes, or that says too little."""


def write_task(
    viewer: Viewer,
    *,
    kind: str,
    title: str,
    why: str,
    at: datetime,
    child: UUID | None = None,
    due: date | None = None,
    owner: UUID | None = None,
    team: UUID | None = None,
    role: str = "",
    agency: UUID | None = None,
    link: str = "",
    about: UUID | None = None,
    from_words: str = "",
) -> Task:
    """Write what is owed. With `about`, the same kind about the same thing is one task: owed again where it ended."""
    if not (owner or team or role):
        raise BadTask("Say who owes it: a person, a team, or whoever holds a role.")
    if not (title.strip() and why.strip()):
        raise BadTask("Write what is owed and why.")
    if child:
        current().concerns(child)
    before = next(iter(_about(about, kind=kind)), None) if about else None
    if before:
        if standing(before) in ENDED:
            step(viewer, before, TaskAct.OWE_AGAIN, to=owner, words=why, at=at)
        return before
    task = Task.objects.create(
        child_id=child,
        kind=kind,
        title=title.strip()[:LONGEST],
        why=why,
        due=due,
        owner_id=owner,
        team_id=team,
        role=role,
        agency_id=agency,
        link=link,
        about=about,
        from_words=from_words[:LONGEST],
        made_at=at,
        made_by_id=viewer.id,
    )
    TaskStep.objects.create(task=task, number=1, status=TaskStatus.WAITING, to_id=owner, at=at, by_id=viewer.id)
    current().note(task=task.id)
    return task


def standing(task: Task) -> TaskStatus:
    """Return where a task stands."""
    return TaskStatus(_newest(task.id)[0][0])


@prepared
def _newest(task: UUID) -> QuerySet[Any, Any]:
    return TaskStep.objects.filter(task=task).order_by("-number").values_list("status")[:1]


@prepared_rows(Task)
def _about(thing: UUID, *, kind: str) -> QuerySet[Task]:
    return Task.objects.filter(kind=kind, about=thing)


def step(
    viewer: Viewer, task: Task, act: TaskAct, *, at: datetime, to: UUID | None = None, words: str = ""
) -> TaskStep:
    """Add what became of a task. Raises NotNow where it does not follow."""
    last = TaskStep.objects.filter(task=task).order_by("-number")[0]
    status = next_status(TaskStatus(last.status), act)
    if task.child_id:
        current().concerns(task.child_id)
    current().note(task=task.id, status=status)
    return TaskStep.objects.create(
        task=task, number=last.number + 1, status=status, to_id=to, words=words, at=at, by_id=viewer.id
    )


def end_task(viewer: Viewer, task: Task, act: TaskAct, *, words: str, at: datetime) -> None:
    """End a task that is still owed; one that ended already is left as it is."""
    last = TaskStep.objects.filter(task=task).order_by("-number")[0]
    if last.status not in ENDED:
        step(viewer, task, act, to=last.to_id, words=words, at=at)
