"""A structured test of change on an assessment with the small tool: goals set, agreed, graded again, as people do."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

from seen.apps.assessments.actions.change import add_goal, agree_change, start_change
from seen.apps.assessments.actions.change_again import grade_again
from seen.apps.assessments.actions.ending import sign
from seen.apps.assessments.actions.saving import save_area
from seen.apps.assessments.models import Assessment, ChangeAgreement, ChangeGoal, ChangeTest
from seen.apps.assessments.queries.change import Tested, tested
from seen.apps.casefile.models import Task
from seen.apps.casefile.queries.standing import live
from seen.apps.chronology.models import Entry
from seen.apps.people.models import Child
from seen.core.access.viewer import Viewer
from seen.core.lifecycle.change import Moment
from tests.builders.assessing import FOOD, an_area, an_assessment, graded, saved, signed
from tests.builders.casefile import sight_of
from tests.builders.children import NOW, TODAY

WEEK = timedelta(weeks=1)
BEGAN = TODAY - 40 * WEEK  # so that the end and the last look of a window may lie behind us


def a_baseline(by: Viewer, child: Child, *, days_ago: int = 300, grade: int = 3) -> Assessment:
    """A signed assessment in which every item of one area is graded alike."""
    made = an_assessment(by, child, days_ago=days_ago)
    saved(by, made, an_area(grade=grade))
    signed(by, made)
    return made


def a_change(by: Viewer, child: Child, *, on: Assessment | None = None, goals: int = 2, **more: Any) -> ChangeTest:
    """One being agreed, with goals on the first items of the area."""
    baseline = on or a_baseline(by, child)
    made = start_change(by, sight=sight_of(by, child), baseline=baseline.id, key=uuid4(), now=NOW)
    for item in FOOD[:goals]:
        a_goal(by, child, made, item=item, **more)
    return made


def a_goal(by: Viewer, child: Child, test: ChangeTest, *, item: str = "food", **more: Any) -> ChangeGoal:
    """One goal, with the help that comes for it."""
    given = {"target": 2, "words": f"{item.capitalize()} on five days a week", "support": "A food voucher each Monday",
             "support_by": "Family centre", "key": uuid4()} | more  # fmt: skip
    at = NOW + timedelta(seconds=FOOD.index(item) if item in FOOD else 0)  # one after another, in a steady order
    return add_goal(by, sight=sight_of(by, child), test=test.id, item=item, today=TODAY, now=at, **given)


def agreed(by: Viewer, child: Child, test: ChangeTest, *, second: Viewer | None = None, **more: Any) -> ChangeAgreement:
    """What was agreed with the family, beginning long ago."""
    given = {"starts": BEGAN, "weeks": 12, "agreed_with": "Maya Reed, mother", "family_said": "We can try that",
             "second_rater": second.id if second else None, "today": TODAY} | more  # fmt: skip
    return agree_change(by, sight=sight_of(by, child), test=test.id, now=NOW, **given)


def graded_again(
    by: Viewer, child: Child, test: ChangeTest, moment: Moment, *, today: date, grade: int | None = 2
) -> Assessment:
    """The goals graded again on a day, and signed. None leaves it begun and not signed."""
    at = datetime.combine(today, NOW.timetz())
    sight = sight_of(by, child)
    made = grade_again(by, sight=sight, test=test.id, moment=moment, key=uuid4(), today=today, now=at)
    if grade is not None:
        written = an_area(grade=grade, items={"sleep": graded(1)})
        save_area(by, sight=sight, assessment=made.id, key=uuid4(), written=written, today=today, now=at)
        sign(by, sight=sight, assessment=made.id, now=at)
    return made


def as_tested(by: Viewer, child: Child, test: ChangeTest, *, today: date = TODAY) -> Tested:
    """A test of change as somebody may read it on a day."""
    return tested(sight_of(by, child), test.id, today=today)


def owed(child: Child) -> set[tuple[Any, ...]]:
    """What a test of change still owes: kind, person, role and day."""
    return {(task.kind, task.owner_id, task.role, task.due) for task in live(Task.objects.filter(child=child))
            if task.kind.startswith("change.")}  # fmt: skip


def in_the_story(child: Child, kind: str) -> dict[str, str]:
    """The goals of which an entry of a kind stands: by item, how they went."""
    rows = Entry.objects.filter(child=child, kind=kind, superseded_by=None, withdrawn=False)
    return {entry.detail["item"]: entry.detail.get("progress", "") for entry in rows}
