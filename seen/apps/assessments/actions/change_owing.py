"""What a test of change owes: the same grades again by two people, and a last look."""

from datetime import datetime
from typing import Any
from uuid import UUID

from seen.apps.assessments.models.change import ChangeAgreement
from seen.apps.assessments.queries.change import Tested
from seen.apps.casefile import actions as casefile
from seen.core.access.permission import Role
from seen.core.access.viewer import Viewer
from seen.core.lifecycle.change import Moment
from seen.core.lifecycle.task import TaskAct
from seen.kit.knowledge.load import load

OWED = {moment: f"change.{moment.value}" for moment in Moment}
FIND = "change.find"


def owe_all(viewer: Viewer, held: Tested, agreed: ChangeAgreement, *, now: datetime) -> None:
    """Owe each step to whoever it falls to; with nobody named to grade second, a manager is asked to find somebody."""
    words = load("prompts/change")["owed"]
    owed: dict[str, Any] = {
        "child": held.row.child_id,
        "link": f"/children/{held.row.child_id}/assessments/change/{held.id}/",
        "about": held.id,
        "from_words": held.baseline.tool.title,
        "at": now,
    }
    first, second = agreed.first_rater_id, agreed.second_rater_id
    casefile.owe(viewer, kind=OWED[Moment.SAME], owner=first, due=agreed.ends, **words["same"], **owed)
    if second is not None:
        casefile.owe(viewer, kind=OWED[Moment.OTHER], owner=second, due=agreed.ends, **words["other"], **owed)
    else:
        agency = held.row.agency_id
        casefile.owe(viewer, kind=FIND, role=Role.MANAGER, agency=agency, due=agreed.ends, **words["find"], **owed)
    casefile.owe(viewer, kind=OWED[Moment.LATER], owner=first, due=agreed.later, **words["later"], **owed)


def settle(viewer: Viewer, test: UUID, moment: Moment, *, words: str, now: datetime) -> None:
    """Finish what is owed of one moment. A second person who graded has been found."""
    kinds = (OWED[moment], FIND) if moment is Moment.OTHER else (OWED[moment],)
    casefile.settle(viewer, about=test, kinds=kinds, act=TaskAct.FINISH, words=words, at=now)


def settle_all(viewer: Viewer, test: UUID, *, words: str, now: datetime) -> None:
    """Owe nothing more of a test that was stopped."""
    kinds = (*OWED.values(), FIND)
    casefile.settle(viewer, about=test, kinds=kinds, act=TaskAct.NOT_NEEDED, words=words, at=now)
