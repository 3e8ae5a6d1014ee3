"""What is not known becomes a task, and is settled once it is known or asked for otherwise."""

from datetime import datetime
from uuid import UUID, uuid5

from seen.apps.assessments.models import Answer
from seen.apps.assessments.queries.held import Filled, Held
from seen.apps.assessments.written import ItemWritten, Written
from seen.apps.casefile import actions as casefile
from seen.core.access.viewer import Viewer
from seen.core.instruments.tool import NOT_KNOWN
from seen.core.lifecycle.task import TaskAct

FIND_OUT, TO_SIGN = "assessment.find_out", "assessment.sign"


def owe_what_is_unknown(
    viewer: Viewer, held: Held, written: Written, *, before: Filled | None, now: datetime
) -> dict[str, UUID | None]:
    """Make a task of each item that is not known, keep those that stand, settle the others. Returns tasks by item."""
    earlier = before.answers if before else {}
    tasks: dict[str, UUID | None] = {}
    for item, one in written.items.items():
        if one.state != NOT_KNOWN or one.unknown_by is None:
            continue
        kept = earlier.get(item)
        if kept is not None and kept.task_id and _same(kept, one):
            tasks[item] = kept.task_id
        else:
            tasks[item] = _owe(viewer, held, written.area, item, one, now=now)
    for item, answer in earlier.items():
        if tasks.get(item) == answer.task_id:
            continue
        if item in tasks:
            _end(viewer, answer, TaskAct.SUPERSEDE, words="Asked anew in the assessment.", now=now)
        else:
            _end(viewer, answer, TaskAct.FINISH, words="Answered in the assessment.", now=now)
    return tasks


def settle_all(viewer: Viewer, held: Held, *, words: str, now: datetime) -> None:
    """End what an assessment that was stopped still asked for."""
    for filled in held.areas.values():
        for answer in filled.answers.values():
            _end(viewer, answer, TaskAct.NOT_NEEDED, words=words, now=now)


def _same(kept: Answer, one: ItemWritten) -> bool:
    return (kept.unknown_what, kept.unknown_who, kept.unknown_by) == (
        one.unknown_what, one.unknown_who, one.unknown_by,
    )  # fmt: skip


def _owe(viewer: Viewer, held: Held, area: str, item: str, one: ItemWritten, *, now: datetime) -> UUID:
    title = held.tool.item(item).title
    asked = f"{item}|{one.unknown_what}|{one.unknown_who}|{one.unknown_by}"
    return casefile.owe(
        viewer,
        child=held.row.child_id,
        kind=FIND_OUT,
        title=f"Find out: {title}",
        why=f"We do not know yet: {one.unknown_what} Who could tell us: {one.unknown_who}",
        due=one.unknown_by,
        owner=viewer.id,
        link=f"/children/{held.row.child_id}/assessments/{held.id}/areas/{area}/",
        about=uuid5(held.id, asked),
        from_words=held.tool.title,
        at=now,
    ).id


def _end(viewer: Viewer, answer: Answer, act: TaskAct, *, words: str, now: datetime) -> None:
    about = answer.task.about if answer.task else None
    if about is not None:
        casefile.settle(viewer, about=about, kinds=(FIND_OUT,), act=act, words=words, at=now)
