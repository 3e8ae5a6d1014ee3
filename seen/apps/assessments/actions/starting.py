"""Start an assessment of one child with one tool, and say on which further days it was done."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid5

from seen.apps.assessments.models import Assessment, AssessmentStatus, Visit
from seen.apps.assessments.queries.held import Held
from seen.apps.assessments.queries.seen import of_child
from seen.apps.assessments.queries.starting import Facts, facts_of
from seen.apps.people.queries.reach import person_of
from seen.core.access.permission import Permission
from seen.core.access.viewer import Viewer
from seen.core.access.visibility import Sight, works_with
from seen.core.instruments.bands import band_on
from seen.core.instruments.tool import CompletedBy, Instrument, Unit
from seen.core.lifecycle.assessment import AssessmentAct, next_status
from seen.core.lifecycle.assessment import AssessmentStatus as Status
from seen.core.refusals import Refusal
from seen.kit.actions import action, current, sent_twice
from seen.kit.database.many import insert_rows
from seen.kit.knowledge.instruments import current as current_tool
from seen.kit.knowledge.instruments import instrument, sha256_of

MODES = ("with_family", "at_desk", "paper", "handed_over")
WORKERS = ("worker", "second_rater")
ROLES = (*WORKERS, "carer", "young_person")


class BadStart(Refusal):
    """An assessment that cannot be begun like this."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """How an assessment begins. A blank `version` is the one in use; `pair` the assessment to be graded blind again."""

    instrument: str
    version: str = ""
    on: date
    mode: str = "at_desk"
    rater_role: str = "worker"
    setting: str = ""
    carer: UUID | None = None
    goal: str = ""
    completed_by: UUID | None = None
    why_now: str = ""
    who_was_there: str = ""
    interpreter: str = ""
    announced: bool | None = None
    pair: UUID | None = None


@sent_twice
@action("assessments.start", needs=Permission.RECORD)
def start(viewer: Viewer, *, sight: Sight, key: UUID, how: Start, today: date, now: datetime) -> Assessment:
    """Start an assessment. `key` is made with the form: sent twice, it is one.

    Raises BadStart, and NoBand or NoSuchInstrument, each with a sentence that says what to do.
    """
    user, agency = signed_in(viewer, sight)
    there = Assessment.objects.filter(id=key, child__in=sight.records, started_by=user).first()
    if there is not None:
        return there
    tool = instrument(how.instrument, how.version) if how.version else current_tool(how.instrument)
    facts = facts_of(sight)
    _check(tool, how, sight=sight, facts=facts, today=today)
    _check_none_open(how, of_child(sight))
    made = Assessment(
        id=key,
        child_id=sight.child,
        instrument=tool.id,
        version=tool.version,
        sha256=sha256_of(tool.id, tool.version),
        band=band_on(facts.born, facts.due, how.on),
        disabled=facts.disabled,
        setting=how.setting,
        carer_id=how.carer,
        goal=how.goal.strip(),
        mode=how.mode,
        rater_role=how.rater_role,
        completed_by_id=how.completed_by,
        started_by_id=user,
        agency_id=agency,
        started_at=now,
        why_now=how.why_now.strip(),
        who_was_there=how.who_was_there.strip(),
        interpreter=how.interpreter.strip(),
        announced=how.announced,
        on=how.on,
        pair_id=how.pair,
    )
    insert_rows([made])
    step(viewer, made.id, Status.STARTED, now=now)
    current().concerns(sight.child)
    current().note(assessment=made.id, tool=tool.name, role=how.rater_role)
    return made


@sent_twice
@action("assessments.start_each", needs=Permission.RECORD)
def start_each(
    viewer: Viewer, *, sight: Sight, others: Sequence[Sight], key: UUID, how: Start, today: date, now: datetime
) -> Assessment:
    """Start one for a child and one for each brother and sister: all or none. Returns the child's own.

    Each is a sheet of its own: no answer is ever copied from one child to another.
    """
    made = start(viewer, sight=sight, key=key, how=how, today=today, now=now)
    for other in others:
        start(viewer, sight=other, key=uuid5(key, str(other.child)), how=how, today=today, now=now)
    return made


@sent_twice
@action("assessments.add_visit", needs=Permission.RECORD)
def add_visit(
    viewer: Viewer,
    *,
    sight: Sight,
    held: Held,
    key: UUID,
    on: date,
    announced: bool | None = None,
    who_was_there: str = "",
    today: date,
    now: datetime,
) -> Visit:
    """Say on which further day some of it was done. Sent twice, it is one."""
    signed_in(viewer, sight)
    next_status(Status(held.status), AssessmentAct.WRITE)
    there = Visit.objects.filter(id=key, assessment=held.id).first()
    if there is not None:
        return there
    if on > today:
        raise BadStart("That day has not come yet. Write the day of the visit.")
    current().concerns(sight.child)
    current().note(assessment=held.id)
    return Visit.objects.create(
        id=key, assessment=held.row, on=on, announced=announced, who_was_there=who_was_there.strip(), at=now,
        by_id=viewer.id,
    )  # fmt: skip


def step(viewer: Viewer, assessment: UUID, status: Status, *, now: datetime, why: str = "") -> None:
    """Write what became of an assessment."""
    AssessmentStatus.objects.create(
        assessment_id=assessment, status=status.value, at=now, by_id=viewer.id, agency_id=viewer.agency, why=why
    )


def signed_in(viewer: Viewer, sight: Sight) -> tuple[UUID, UUID]:
    """Return who acts and for which agency. Refuses whoever may read and does not work with the child."""
    if not works_with(sight) or viewer.id is None or viewer.agency is None:
        raise BadStart("Only somebody who works with this child can assess them. Ask their lead practitioner.")
    return viewer.id, viewer.agency


def _check(tool: Instrument, how: Start, *, sight: Sight, facts: Facts, today: date) -> None:
    if how.mode not in MODES or how.rater_role not in ROLES:
        raise BadStart("Choose how you will do it: with the family, at your desk, or from paper.")
    if tool.summary_only:
        raise BadStart(f"{tool.title} is filled in elsewhere. Bring its result in instead.")
    if how.on > today:
        raise BadStart("That day has not come yet. Write the day on which you saw or spoke with the family.")
    if facts.before_known(how.on):
        raise BadStart("That day is before this child could be known of. Write a later day.")
    _check_who(tool, how)
    _check_carer(tool, how, sight=sight)
    if tool.settings and how.setting not in tool.settings:
        raise BadStart(f"Choose where: {tool.title} asks other things in other places.")
    if not tool.settings and how.setting:
        raise BadStart(f"{tool.title} asks the same everywhere: take the setting away.")
    if tool.unit is Unit.GOAL and not how.goal.strip():
        raise BadStart("Write which goal this is about.")


def _check_who(tool: Instrument, how: Start) -> None:
    by = set(tool.completed_by)
    wanted = {
        "carer": {CompletedBy.CARER},
        "young_person": {CompletedBy.CHILD},
    }.get(how.rater_role, {CompletedBy.ANY_WORKER, CompletedBy.PRACTITIONER})
    if not by & wanted:
        raise BadStart(f"{tool.title} is not for them to complete. Choose another tool.")
    if how.rater_role == "carer" and how.completed_by is None:
        raise BadStart("Say which parent or carer completes it: each has a sheet of their own.")
    if (how.rater_role == "second_rater") != (how.pair is not None):
        raise BadStart("A second rater grades what somebody else is grading. Choose which assessment.")


def _check_carer(tool: Instrument, how: Start, *, sight: Sight) -> None:
    if tool.unit is Unit.CHILD_AND_CARER and how.carer is None:
        raise BadStart("Choose whose care you grade: this tool grades each parent or carer apart.")
    if tool.unit is not Unit.CHILD_AND_CARER and how.carer is not None:
        raise BadStart(f"{tool.title} is about the child, not one carer. Take the carer away, or choose another tool.")
    for person in filter(None, (how.carer, how.completed_by)):
        if how.rater_role != "young_person" or person == how.carer:
            _check_adult(sight, person)
    if how.carer and how.rater_role == "carer" and how.completed_by != how.carer:
        raise BadStart("A parent's own sheet is about their own care: the two names differ.")


def _check_adult(sight: Sight, person: UUID) -> None:
    if person_of(sight, person).id == person_of(sight, None).id:
        raise BadStart("Choose a parent or carer: this is the child.")


def _check_none_open(how: Start, every: list[Held]) -> None:
    """One assessment of one kind at a time: two people fill in one together, or the second grades it blind."""
    for held in every:
        row = held.row
        same = (row.instrument, row.rater_role, row.carer_id, row.completed_by_id, row.setting, row.goal) == (
            how.instrument, how.rater_role, how.carer, how.completed_by, how.setting, how.goal.strip(),
        )  # fmt: skip
        if held.open and same and row.pair_id == how.pair:
            raise BadStart(f"{held.starter} began this one and it is not signed yet. Go on with it, or stop it first.")
    if how.pair is None:
        return
    first = next((held for held in every if held.id == how.pair), None)
    if first is None or first.row.instrument != how.instrument:
        raise BadStart("Choose which assessment to grade a second time.")
    if not first.open:
        raise BadStart("It is signed already and its grades stand in the chronology. Ask for a second rater before.")
