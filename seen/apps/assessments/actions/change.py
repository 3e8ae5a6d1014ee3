"""A structured test of change: begin it on a signed assessment, set its goals, agree it with the family, stop it."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from uuid import UUID

from seen.apps.assessments.actions.change_owing import owe_all, settle_all
from seen.apps.assessments.actions.starting import signed_in
from seen.apps.assessments.models.change import ChangeAgreement, ChangeGoal, ChangeStop, ChangeTest
from seen.apps.assessments.queries.change import Tested, baselines, tested
from seen.apps.assessments.queries.seen import of_child
from seen.apps.casefile import queries as casefile
from seen.apps.chronology.actions import record_for_service
from seen.apps.chronology.drafts import Draft
from seen.apps.people.signing import own_key
from seen.core.access.permission import Permission
from seen.core.access.viewer import Viewer
from seen.core.access.visibility import Sight
from seen.core.dates.partial import PartialDate
from seen.core.lifecycle.change import GOALS, BadChange, Stage, check_goals, check_target, window
from seen.kit.actions import action, current, sent_twice

SOON = timedelta(days=28)  # a window that begins later than this is agreed when it is near


@sent_twice
@action("assessments.start_change", needs=Permission.RECORD)
def start_change(viewer: Viewer, *, sight: Sight, baseline: UUID, key: UUID, now: datetime) -> ChangeTest:
    """Begin a test of change on the grades of a signed assessment. `key` is made with the form: sent twice, it is one.

    Raises BadChange.
    """
    user, agency = signed_in(viewer, sight)
    there = ChangeTest.objects.filter(id=own_key(viewer, key), child__in=sight.records).first()
    if there is not None:
        return there
    if baseline not in {held.id for held in baselines(of_child(sight))}:
        raise BadChange("Choose a signed assessment in which something is not met yet.")
    made = ChangeTest.objects.create(
        id=own_key(viewer, key), child_id=sight.child, baseline_id=baseline, agency_id=agency,
        started_by_id=user, started_at=now,
    )  # fmt: skip
    current().concerns(sight.child)
    current().note(change=made.id, assessment=baseline)
    return made


@sent_twice
@action("assessments.add_change_goal", needs=Permission.RECORD)
def add_goal(
    viewer: Viewer, *, sight: Sight, test: UUID, item: str, target: int, words: str, support: str, support_by: str,
    key: UUID, today: date, now: datetime,
) -> ChangeGoal:  # fmt: skip
    """Set a goal on one item, with the help that comes and from whom. Raises BadChange, NoSuchChange."""
    held = drafted(viewer, sight, test, today=today)
    there = ChangeGoal.objects.filter(id=own_key(viewer, key), test=held.row).first()
    if there is not None:
        return there
    if len(held.goals) >= GOALS[1]:
        check_goals(len(held.goals) + 1)
    grade = {each[0]: each[2] for each in held.to_choose()}.get(item)
    if grade is None:
        raise BadChange("Choose something that was graded, is not met yet, and has no goal yet.")
    check_target(target, baseline=grade)
    if not (words.strip() and support.strip() and support_by.strip()):
        raise BadChange("Write what will be different for the child, what help comes, and from whom.")
    current().note(change=held.id, item=item)
    return ChangeGoal.objects.create(
        id=own_key(viewer, key), test=held.row, item=item, baseline=grade, target=target, words=words.strip(),
        support=support.strip(), support_by=support_by.strip(), at=now, by_id=viewer.id,
    )  # fmt: skip


@action("assessments.drop_change_goal", needs=Permission.RECORD)
def drop_goal(viewer: Viewer, *, sight: Sight, test: UUID, goal: UUID, today: date, now: datetime) -> None:
    """Take a goal out again before it is agreed. It is kept, marked so. Raises BadChange, NoSuchChange."""
    held = drafted(viewer, sight, test, today=today)
    rows = ChangeGoal.objects.filter(test=held.row, id=goal, dropped_at=None)
    if not rows.update(dropped_at=now, dropped_by=viewer.id):
        raise BadChange("That goal was taken out already.")
    current().note(change=held.id, goal=goal)


@sent_twice
@action("assessments.agree_change", needs=Permission.RECORD)
def agree_change(
    viewer: Viewer, *, sight: Sight, test: UUID, starts: date, weeks: int, second_rater: UUID | None,
    agreed_with: str, family_said: str, today: date, now: datetime,
) -> ChangeAgreement:  # fmt: skip
    """Agree it with the family: from here the goals stand in the story and what is owed stands on the lists of tasks.

    Raises BadChange, NoSuchChange.
    """
    held = opened(viewer, sight, test, today=today)
    if held.agreement is not None:
        return held.agreement
    held = drafted(viewer, sight, test, today=today)
    check_goals(len(held.goals))
    days = window(starts, weeks=weeks)
    if not held.baseline.row.on <= starts <= today + SOON:
        raise BadChange("Begin after the first grades were given, and within four weeks from today.")
    if not (agreed_with.strip() and family_said.strip()):
        raise BadChange("Write with whom it was agreed, and what they said in their own words.")
    working = _working(sight, as_of=today)
    before = held.baseline.row.started_by_id
    first = before if before in working else signed_in(viewer, sight)[0]
    if second_rater is not None and (second_rater == first or second_rater not in working):
        raise BadChange("Choose somebody else who works with this child to grade the second time.")
    made = ChangeAgreement.objects.create(
        test=held.row, starts=days.starts, weeks=weeks, ends=days.ends, later=days.later, first_rater_id=first,
        second_rater_id=second_rater, agreed_with=agreed_with.strip(), family_said=family_said.strip(), at=now,
        by_id=viewer.id,
    )  # fmt: skip
    owe_all(viewer, held, made, now=now)
    for draft in _entries(held, made, today=today):
        record_for_service(viewer, child=held.row.child_id, draft=draft, agency=held.row.agency_id, now=now)
    current().note(change=held.id, goals=len(held.goals))
    return made


@action("assessments.stop_change", needs=Permission.RECORD)
def stop_change(viewer: Viewer, *, sight: Sight, test: UUID, why: str, today: date, now: datetime) -> ChangeStop:
    """Stop a test of change, with why. What was graded is kept and no more is owed. Raises BadChange, NoSuchChange."""
    held = opened(viewer, sight, test, today=today)
    if held.stage in (Stage.STOPPED, Stage.FINISHED):
        raise BadChange("This test of change has ended already.")
    if not why.strip():
        raise BadChange("Write why it is stopped. What was written is kept.")
    settle_all(viewer, held.id, words=why.strip(), now=now)
    current().note(change=held.id)
    return ChangeStop.objects.create(test=held.row, why=why.strip(), at=now, by_id=viewer.id, agency_id=viewer.agency)


def opened(viewer: Viewer, sight: Sight, test: UUID, *, today: date) -> Tested:
    """Return a test of change to write in, locked until the act is over."""
    signed_in(viewer, sight)
    ChangeTest.objects.select_for_update().filter(id=test).first()
    current().concerns(sight.child)
    return tested(sight, test, today=today)


def drafted(viewer: Viewer, sight: Sight, test: UUID, *, today: date) -> Tested:
    """Return a test of change that is not agreed yet, and has not ended."""
    held = opened(viewer, sight, test, today=today)
    if held.stage is Stage.STOPPED:
        raise BadChange("This test of change was stopped. Begin another.")
    if held.stage is not Stage.DRAFTED:
        raise BadChange("This is agreed with the family already. Stop it and begin another to change what was agreed.")
    return held


def _working(sight: Sight, *, as_of: date) -> set[UUID]:
    return {each.user for each in casefile.network(sight, as_of=as_of) if each.user}


def _entries(held: Tested, agreed: ChangeAgreement, *, today: date) -> Iterable[Draft]:
    tool = held.baseline.tool
    care = {item.id: area.care for area in tool.areas for item in area.all_items}
    for goal in held.goals:
        row = goal.row
        detail = {
            "goal": row.words, "item": row.item, "baseline": row.baseline, "target": row.target,
            "due": agreed.ends.isoformat(), "for": "child",
        }  # fmt: skip
        yield Draft(
            kind="goal.set",
            on=PartialDate.day(today),
            text=row.words,
            areas=(care[row.item],),
            source_type="record",
            detail=detail,
            source_record=str(row.id),
            audience="" if tool.audience == "involved" else tool.audience,
        )
