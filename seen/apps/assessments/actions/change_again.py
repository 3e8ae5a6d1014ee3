"""Grade the goals of a test of change again, and say in the story what became of them once both people have."""

from collections.abc import Iterator
from datetime import date, datetime
from uuid import UUID, uuid5

from django.utils import timezone

from seen.apps.assessments.actions.change import opened
from seen.apps.assessments.actions.change_owing import settle
from seen.apps.assessments.actions.starting import Start, start
from seen.apps.assessments.models import Assessment
from seen.apps.assessments.models.change import ChangeGrading
from seen.apps.assessments.queries.change import Tested, tested
from seen.apps.chronology.actions import record_for_service
from seen.apps.chronology.drafts import Draft
from seen.core.access.permission import Permission
from seen.core.access.viewer import Viewer
from seen.core.access.visibility import Sight
from seen.core.dates.partial import PartialDate
from seen.core.lifecycle.change import BadChange, Moment, Outcome, may_grade
from seen.kit.actions import action, current, sent_twice
from seen.kit.knowledge.load import load

WHY = "To grade again what a test of change set out to better."
PROGRESS = {
    Outcome.BETTER: "better",
    Outcome.HELD: "better",
    Outcome.SAME: "same",
    Outcome.WORSE: "worse",
    Outcome.SLIPPED: "worse",
    Outcome.DIFFER: "not_known",
    Outcome.NOT_KNOWN: "not_known",
}


@sent_twice
@action("assessments.grade_change", needs=Permission.RECORD)
def grade_again(
    viewer: Viewer, *, sight: Sight, test: UUID, moment: Moment, key: UUID, today: date, now: datetime
) -> Assessment:
    """Begin the assessment in which the goals are graded again, in the version of the first; one begun is gone on with.

    The two people grade blind: whoever begins second cannot see the other's grades until both have signed. Where the
    first has signed already, they grade apart, but not blind. Raises BadChange, NoSuchChange, BadStart.
    """
    held = opened(viewer, sight, test, today=today)
    there = held.graded.get(moment)
    _check(viewer, held, moment, begun=there is not None)
    if there is not None:
        return Assessment.objects.get(id=there.assessment)
    other = held.graded.get({Moment.SAME: Moment.OTHER, Moment.OTHER: Moment.SAME}.get(moment, moment))
    pair = other.assessment if other is not None and not other.signed else None
    first = held.baseline.row
    how = Start(
        instrument=first.instrument, version=first.version, on=today, mode="at_desk", setting=first.setting,
        carer=first.carer_id, why_now=WHY, rater_role="second_rater" if pair else "worker", pair=pair,
    )  # fmt: skip
    made = start(viewer, sight=sight, key=uuid5(key, moment.value), how=how, today=today, now=now)
    ChangeGrading.objects.create(test=held.row, moment=moment.value, assessment=made, at=now, by_id=viewer.id)
    current().note(change=held.id, moment=moment.value, assessment=made.id)
    return made


def grades_signed(viewer: Viewer, assessment: UUID) -> None:
    """Settle what an assessment just signed was owed for, and leave what became of the goals in the story."""
    signed = Assessment.objects.select_related("child").get(id=assessment)
    root = signed
    while root.reopens is not None:
        root = root.reopens
    grading = ChangeGrading.objects.filter(assessment=root).first()
    if grading is None or root.id != signed.id:
        return
    at = signed.statuses.get(status="signed").at
    moment, today = Moment(grading.moment), timezone.localdate(at)
    settle(viewer, grading.test_id, moment, words="Graded again and signed.", now=at)
    whole = Sight(None, None, signed.child_id, everything=True)
    held = tested(whole, grading.test_id, today=today)
    both = all(each in held.graded and held.graded[each].signed for each in (Moment.SAME, Moment.OTHER))
    if both:
        for draft in _entries(held, moment, today=today):
            record_for_service(viewer, child=held.row.child_id, draft=draft, agency=held.row.agency_id, now=at)


def _check(viewer: Viewer, held: Tested, moment: Moment, *, begun: bool) -> None:
    agreed = held.agreement
    if agreed is None or not (begun or may_grade(held.stage, moment)):
        raise BadChange("It is not time to grade again. The page of the test says when it is.")
    if moment is Moment.SAME and viewer.id != agreed.first_rater_id:
        raise BadChange(f"{agreed.first_rater.name} grades this one, as the first time. You can grade as the other.")
    if moment is Moment.OTHER and viewer.id == agreed.first_rater_id:
        raise BadChange("Somebody else grades this one. Yours is the one beside it.")


def _entries(held: Tested, moment: Moment, *, today: date) -> Iterator[Draft]:
    tool = held.baseline.tool
    care = {item.id: area.care for area in tool.areas for item in area.all_items}
    for goal in held.goals:
        row = goal.row
        detail = {
            "goal": row.words, "item": row.item, "baseline": row.baseline, "target": row.target, "for": "child",
            "progress": PROGRESS[goal.outcome],
        }  # fmt: skip
        reached = goal.outcome is Outcome.HELD and _reached(held, row.item, row.target)
        yield Draft(
            kind="goal.met" if reached else "goal.reviewed",
            on=PartialDate.day(today),
            text=f"{row.words}: {_said(goal.outcome)}",
            areas=(care[row.item],),
            source_type="record",
            detail=detail,
            source_record=f"{row.id}|{moment.value}",
            audience="" if tool.audience == "involved" else tool.audience,
        )


def _said(what: Outcome) -> str:
    words: str = load("prompts/change")["outcomes"][what]
    return words[:1].lower() + words[1:]


def _reached(held: Tested, item: str, target: int) -> bool:
    later = held.graded[Moment.LATER].given
    grade = later.items[item].grade if later is not None and item in later.items else None
    return grade is not None and grade <= target
