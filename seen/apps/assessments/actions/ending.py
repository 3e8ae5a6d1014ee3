"""Sign, reopen or stop an assessment. Signed, it is locked; to change it is to make the next of it."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID, uuid4, uuid5

from seen.apps.assessments.actions.owing import TO_SIGN, settle_all
from seen.apps.assessments.actions.starting import signed_in, step
from seen.apps.assessments.grades import KIND, drafts, source_of
from seen.apps.assessments.models import Assessment, Signature
from seen.apps.assessments.queries.held import Held
from seen.apps.assessments.queries.naming import carer_of, rater_of
from seen.apps.assessments.queries.opening import opened
from seen.apps.assessments.queries.pairs import other_half, reopened_and_open
from seen.apps.assessments.written import moment_row, rows, written_of
from seen.apps.casefile import actions as casefile
from seen.apps.chronology.actions.grades import record_grades, withdraw_grades
from seen.apps.chronology.queries.made_by import entries_of
from seen.core.access.permission import Permission
from seen.core.access.viewer import Viewer
from seen.core.access.visibility import Sight
from seen.core.lifecycle.assessment import AssessmentAct, AssessmentStatus, next_status
from seen.core.lifecycle.task import TaskAct
from seen.core.refusals import Refusal
from seen.kit.actions import action, current, sent_twice
from seen.kit.database.many import insert_rows

S, A = AssessmentStatus, AssessmentAct
SIGNED_ANEW = "The assessment was reopened and signed anew."
STOPPED = "The assessment was stopped."


class NotSignable(Refusal):
    """Something keeps an assessment from being signed, reopened or stopped."""


@dataclass(frozen=True, slots=True)
class Locked:
    """What signing did: the areas that are finished, how many grades went into the story, and who is yet to sign."""

    assessment: UUID
    areas: tuple[str, ...]
    grades: int
    to_sign: tuple[UUID, ...] = ()


@action("assessments.sign", needs=Permission.RECORD)
def sign(viewer: Viewer, *, sight: Sight, assessment: UUID, disagrees: str = "", now: datetime) -> Locked:
    """Sign. The first signature locks it and puts its grades into the story; others who wrote in it add theirs.

    Of a blind pair neither half's grades reach the story before both are signed. `disagrees` is kept beside the
    signature. Raises NotSignable, NoSuchAssessment, NotNow.
    """
    held = _theirs(viewer, sight, assessment)
    user, agency = signed_in(viewer, sight)
    writers = _writers(held)
    if user not in writers:
        raise NotSignable("Whoever began it or completed some of it signs it.")
    mine = next((each for each in held.signatures if each.user == user), None)
    if mine is not None:
        if disagrees.strip() not in ("", mine.disagrees):
            raise NotSignable("You have signed already. Reopen it to say more, or copy your words into a note.")
        return Locked(held.id, held.done, 0)
    grades, first = 0, held.open
    if first:
        _check_whole(held)
        next_status(S(held.status), A.SIGN)
        step(viewer, held.id, S.SIGNED, now=now)
        grades = _into_the_story(viewer, sight, held, now=now)
    elif held.status != S.SIGNED:  # superseded or stopped: nobody signs what no longer stands
        next_status(S(held.status), A.SIGN)
    Signature.objects.create(assessment=held.row, user_id=user, agency_id=agency, at=now, disagrees=disagrees.strip())
    casefile.settle(
        viewer, about=uuid5(held.id, str(user)), kinds=(TO_SIGN,), act=TaskAct.FINISH, words="Signed.", at=now
    )
    others = tuple(writer for writer in writers if writer != user) if first else ()
    for writer in others:
        _ask_to_sign(viewer, held, writer, now=now)
    current().note(assessment=held.id, areas=list(held.done), grades=grades)
    return Locked(held.id, held.done, grades, others)


@sent_twice
@action("assessments.reopen", needs=Permission.RECORD)
def reopen(viewer: Viewer, *, sight: Sight, assessment: UUID, key: UUID, why: str, now: datetime) -> Assessment:
    """Make the next version of a signed assessment, with all that was written, in the version of the tool it has.

    The signed one stands until the next is signed. Raises NotSignable, NoSuchAssessment, NotNow.
    """
    there = Assessment.objects.filter(id=key, reopens=assessment, child__in=sight.records).first()
    if there is not None:
        return there
    held = _theirs(viewer, sight, assessment)
    next_status(S(held.status), A.REOPEN)
    if not why.strip():
        raise NotSignable("Write why you reopen it. The signed version is kept.")
    half = other_half(held)
    if half is not None and half.signed is None:
        raise NotSignable("The other rater has not signed yet. Reopen it once both have.")
    if reopened_and_open(held):
        raise NotSignable("It is reopened already and not signed yet. Go on with that version.")
    made = Assessment(**_copied(held, id=key, started_by_id=viewer.id, agency_id=viewer.agency, started_at=now))
    insert_rows([made])
    step(viewer, made.id, S.STARTED, now=now, why=why.strip())
    for filled in held.areas.values():
        before = filled.sheet
        of = moment_row(uuid4(), made.id, by=before.saved_by_id, agency=before.agency_id, at=now)
        tasks = {item: answer.task_id for item, answer in filled.answers.items()}
        sheet, answers, evidence = rows(replace(written_of(filled), follows=None, settles=None), tasks, **of)
        for stored in ([sheet], answers, evidence):
            insert_rows(stored)
    current().note(assessment=made.id, reopens=held.id)
    return made


@action("assessments.stop", needs=Permission.RECORD)
def stop(viewer: Viewer, *, sight: Sight, assessment: UUID, why: str, now: datetime) -> None:
    """Stop an assessment that will not be finished. What was written is kept; what it asked for is owed no longer."""
    held = _theirs(viewer, sight, assessment)
    next_status(S(held.status), A.STOP)
    if not why.strip():
        raise NotSignable("Write why you stop it. What was written is kept.")
    step(viewer, held.id, S.STOPPED, now=now, why=why.strip())
    if held.row.reopens_id is None:  # of a reopened one the signed version stands, and still asks
        settle_all(viewer, held, words=STOPPED, now=now)
    half = other_half(held)
    if half is not None and half.signed:
        _leave(viewer, sight, half, now=now)
    current().note(assessment=held.id)


def _theirs(viewer: Viewer, sight: Sight, assessment: UUID) -> Held:
    signed_in(viewer, sight)
    Assessment.objects.select_for_update().filter(id=assessment).first()
    current().concerns(sight.child)
    return opened(sight, assessment)


def _writers(held: Held) -> list[UUID]:
    """Return who began it and who wrote in what stands of it, each once."""
    wrote = (filled.sheet.saved_by_id for filled in held.areas.values())
    return list(dict.fromkeys(user for user in (held.row.started_by_id, *wrote) if user))


def _check_whole(held: Held) -> None:
    title = {area.id: area.title for area in held.tool.areas}
    if held.beside:
        raise NotSignable(f"{title[next(iter(held.beside))]}: two versions wait. Choose between them first.")
    if held.begun:
        raise NotSignable(f"{title[held.begun[0]]} is begun and not done. Finish it, or clear it, then sign.")
    if not held.done:
        raise NotSignable("Nothing is done yet. Finish one area at least: one alone is finished work.")


def _into_the_story(viewer: Viewer, sight: Sight, held: Held, *, now: datetime) -> int:
    if held.row.reopens_id:
        step(viewer, held.row.reopens_id, S.SUPERSEDED, now=now)
        withdraw_grades(viewer, child=sight.child, source=source_of(held.row.reopens_id), why=SIGNED_ANEW, now=now)
    half = other_half(held)
    if half is None:
        return _leave(viewer, sight, held, now=now)
    if half.signed is None:
        return 0
    return _leave(viewer, sight, held, now=now) + _leave(viewer, sight, half, now=now)


def _leave(viewer: Viewer, sight: Sight, held: Held, *, now: datetime) -> int:
    """Put the grades of one assessment into the story, unless they stand there already."""
    there = entries_of(sight.child, kind=KIND, source=source_of(held.id))
    found = [] if there else list(drafts(held, rater=rater_of(held), carer=carer_of(held)))
    if found:
        record_grades(
            viewer, child=sight.child, drafts=found, agency=held.row.agency_id, writer=held.row.started_by_id, now=now
        )
    return len(found)


def _ask_to_sign(viewer: Viewer, held: Held, writer: UUID, *, now: datetime) -> None:
    casefile.owe(
        viewer,
        child=held.row.child_id,
        kind=TO_SIGN,
        title=f"Sign what you completed together: {held.tool.title}",
        why=f"{viewer.name} signed it. Your name stands on it too: sign it, or say where you see it differently.",
        owner=writer,
        link=f"/children/{held.row.child_id}/assessments/{held.id}/",
        about=uuid5(held.id, str(writer)),
        at=now,
    )


_KEPT = (
    "child_id", "instrument", "version", "sha256", "band", "disabled", "setting", "carer_id", "goal", "mode",
    "rater_role", "completed_by_id", "why_now", "who_was_there", "interpreter", "announced", "on", "pair_id",
)  # fmt: skip


def _copied(held: Held, **changed: object) -> dict[str, object]:
    kept = {name: getattr(held.row, name) for name in _KEPT}
    return kept | {"reopens_id": held.id, "number": held.row.number + 1} | changed
