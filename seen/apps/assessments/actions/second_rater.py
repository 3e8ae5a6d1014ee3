"""A second pair of eyes: somebody is asked to grade the same again, and begins without having read the first."""

from datetime import date, datetime
from uuid import UUID, uuid5

from seen.apps.assessments.actions.starting import BadStart, Start, signed_in, start
from seen.apps.assessments.models import Assessment
from seen.apps.assessments.queries.held import Held
from seen.apps.assessments.queries.opening import opened
from seen.apps.assessments.queries.second_rater import has_read, writers
from seen.apps.casefile import actions as casefile
from seen.core.access.permission import Permission
from seen.core.access.viewer import Viewer
from seen.core.access.visibility import Sight
from seen.core.lifecycle.task import TaskAct
from seen.kit.actions import action, current

SECOND = "assessment.second"


@action("assessments.ask_second_rater", needs=Permission.RECORD)
def ask_second_rater(viewer: Viewer, *, sight: Sight, assessment: UUID, who: UUID, why: str, now: datetime) -> None:
    """Ask somebody who works with the child to grade it again, blind. Raises BadStart, NoSuchAssessment."""
    signed_in(viewer, sight)
    held = _gradable(sight, assessment)
    if who in writers(held):
        raise BadStart("They wrote in it. Ask somebody who has not seen it.")
    current().concerns(sight.child)
    current().note(assessment=held.id, who=who)
    casefile.owe(
        viewer,
        child=held.row.child_id,
        kind=SECOND,
        title=f"Grade it a second time, on your own: {held.tool.title}",
        why=why.strip() or f"{viewer.name} asks for a second pair of eyes. Do not read theirs before both are signed.",
        owner=who,
        link=f"/children/{held.row.child_id}/assessments/{held.id}/second/",
        about=uuid5(held.id, str(who)),
        at=now,
    )


@action("assessments.begin_second", needs=Permission.RECORD)
def begin_second(
    viewer: Viewer, *, sight: Sight, assessment: UUID, key: UUID, today: date, now: datetime
) -> Assessment:
    """Begin to grade what somebody else grades: the same tool, age, place and carer. From now on theirs is shut.

    Raises BadStart for whoever wrote in it or has read it, NoSuchAssessment.
    """
    made = Assessment.objects.filter(id=key, pair=assessment, started_by=viewer.id).first()
    if made is not None:
        return made
    held = _gradable(sight, assessment)
    if viewer.id in writers(held):
        raise BadStart("You wrote in this one. Somebody else has to grade it a second time.")
    if has_read(viewer, held):
        raise BadStart("You have read this one already, so your grades would not be your own. Ask somebody else.")
    row = held.row
    how = Start(
        instrument=row.instrument, version=row.version, on=row.on, mode="at_desk", rater_role="second_rater",
        setting=row.setting, carer=row.carer_id, goal=row.goal, announced=row.announced, pair=row.id,
    )  # fmt: skip
    made = start(viewer, sight=sight, key=key, how=how, today=today, now=now)
    about = uuid5(held.id, str(viewer.id))
    casefile.settle(viewer, about=about, kinds=(SECOND,), act=TaskAct.FINISH, words="Begun.", at=now)
    return made


def _gradable(sight: Sight, assessment: UUID) -> Held:
    held = opened(sight, assessment)
    if held.row.rater_role != "worker":
        raise BadStart("Only a worker’s own assessment is graded a second time.")
    if not held.open:
        raise BadStart("It is signed already. Ask for a second rater before it is.")
    return held
