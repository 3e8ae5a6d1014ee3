"""What people do with tasks: owe, take, give, accept, hand back, finish, say that it is not needed."""

from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from seen.apps.casefile.actions.owing import BadTask, end_task, step, write_task
from seen.apps.casefile.models import Task, TaskStep
from seen.apps.casefile.queries.sights import sights
from seen.apps.casefile.queries.tasks import TaskLine
from seen.apps.casefile.queries.tasks import task as task_seen
from seen.apps.identity.models import User
from seen.core.access.permission import Permission, can
from seen.core.access.viewer import Viewer, ViewerKind
from seen.core.lifecycle.task import TaskAct
from seen.kit.actions import action


@action("casefile.owe", needs=Permission.RECORD)
def owe(
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
    """Make a task for a person, a team, or whoever holds a role (of an `agency`, but for the two desks).

    `about` is the thing that it came from; the same `kind` about the same thing is one task however often it is owed.
    """
    return write_task(
        viewer,
        kind=kind,
        title=title,
        why=why,
        at=at,
        child=child,
        due=due,
        owner=owner,
        team=team,
        role=role,
        agency=agency,
        link=link,
        about=about,
        from_words=from_words,
    )


@action("casefile.take_task", needs=Permission.RECORD)
def take_task(viewer: Viewer, *, task: UUID, at: datetime, words: str = "") -> TaskStep:
    """Take a task that nobody has, or that was offered to me or a colleague. Words need not be given, and are kept."""
    _seen(viewer, task, at)
    return step(viewer, _row(task), TaskAct.TAKE, to=viewer.id, words=words.strip(), at=at)


@action("casefile.give_task", needs=Permission.RECORD)
def give_task(viewer: Viewer, *, task: UUID, to: UUID, words: str, at: datetime) -> TaskStep:
    """Give a task to somebody of the viewer's agency who may see the child, with why; they accept or hand it back."""
    line = _seen(viewer, task, at)
    if line.holder_id != viewer.id and not can(viewer, Permission.ALLOCATE) and line.holder_id is not None:
        raise BadTask("Somebody has this task. They or their manager can give it to another.")
    user = User.objects.filter(id=to, is_active=True).first()
    if user is None or (viewer.kind is ViewerKind.STAFF and user.agency_id != viewer.agency):
        raise BadTask("Choose somebody of your agency.")
    if not words.strip():
        raise BadTask("Write why you give it to them.")
    if line.child and not sights(user.as_viewer(), [line.child], as_of=timezone.localdate(at)):
        raise BadTask(f"{user.name} does not work with this child. Add them to those who do, then give the task.")
    return step(viewer, _row(task), TaskAct.GIVE, to=to, words=words.strip(), at=at)


@action("casefile.accept_task", needs=Permission.RECORD)
def accept_task(viewer: Viewer, *, task: UUID, at: datetime, words: str = "") -> TaskStep:
    """Say yes to a task that was given to me. Words need not be given, and are kept."""
    _held(viewer, _seen(viewer, task, at))
    return step(viewer, _row(task), TaskAct.ACCEPT, to=viewer.id, words=words.strip(), at=at)


@action("casefile.give_back_task", needs=Permission.RECORD)
def give_back_task(viewer: Viewer, *, task: UUID, words: str, at: datetime) -> TaskStep:
    """Hand a task back with why: it waits again with its team or role, or with whoever gave it."""
    _held(viewer, _seen(viewer, task, at))
    if not words.strip():
        raise BadTask("Write why you hand it back, so that whoever gives it next knows.")
    row = _row(task)
    giver = TaskStep.objects.filter(task=row, to=viewer.id).order_by("-number").values_list("by", flat=True).first()
    to = None if row.team_id or row.role or giver == viewer.id else giver
    return step(viewer, row, TaskAct.RETURN, to=to, words=words.strip(), at=at)


@action("casefile.finish_task", needs=Permission.RECORD)
def finish_task(viewer: Viewer, *, task: UUID, words: str, at: datetime) -> TaskStep:
    """Say that it is done, and what came of it."""
    return _end(viewer, task, TaskAct.FINISH, words, "Write what was done and what came of it.", at)


@action("casefile.not_needed", needs=Permission.RECORD)
def not_needed(viewer: Viewer, *, task: UUID, words: str, at: datetime) -> TaskStep:
    """Say that it need not be done, and why."""
    return _end(viewer, task, TaskAct.NOT_NEEDED, words, "Write why it is not needed.", at)


@action("casefile.supersede_task", needs=Permission.RECORD)
def supersede_task(viewer: Viewer, *, task: UUID, words: str, at: datetime) -> TaskStep:
    """Let another task take its place."""
    return _end(viewer, task, TaskAct.SUPERSEDE, words, "Write what took its place.", at)


@action("casefile.settle", needs=Permission.RECORD)
def settle(viewer: Viewer, *, about: UUID, kinds: tuple[str, ...], act: TaskAct, words: str, at: datetime) -> int:
    """End whatever tasks of these kinds are owed about a thing that another act settled. Returns how many."""
    rows = list(Task.objects.filter(about=about, kind__in=kinds))
    for row in rows:
        end_task(viewer, row, act, words=words, at=at)
    return len(rows)


def _end(viewer: Viewer, task: UUID, act: TaskAct, words: str, ask: str, at: datetime) -> TaskStep:
    line = _seen(viewer, task, at)
    if not words.strip():
        raise BadTask(ask)
    return step(viewer, _row(task), act, to=line.holder_id or viewer.id, words=words.strip(), at=at)


def _seen(viewer: Viewer, task: UUID, at: datetime) -> TaskLine:
    return task_seen(viewer, task, as_of=timezone.localdate(at))


def _held(viewer: Viewer, line: TaskLine) -> None:
    if line.holder_id != viewer.id:
        raise BadTask("This task is not with you. Take it first.")


def _row(task: UUID) -> Task:
    return Task.objects.select_for_update().get(id=task)
