"""Save one area of an assessment. Two saves upon the same text lose nothing: the later one waits beside the first."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID, uuid5

from seen.apps.assessments.actions.owing import owe_what_is_unknown
from seen.apps.assessments.actions.starting import ROLES, WORKERS, signed_in
from seen.apps.assessments.models import AreaSheet, Assessment
from seen.apps.assessments.queries.held import Filled, Held
from seen.apps.assessments.queries.opening import NoSuchAssessment, opened
from seen.apps.assessments.written import ItemWritten, Written, moment_row, rows, written_of
from seen.apps.chronology.actions import record
from seen.apps.chronology.drafts import Draft
from seen.apps.chronology.queries.sight import entries
from seen.core.access.permission import Permission
from seen.core.access.viewer import Viewer
from seen.core.access.visibility import Sight
from seen.core.instruments.answers import check_answers
from seen.core.instruments.completing import Lack, lacking, wrong
from seen.core.lifecycle.assessment import AssessmentAct, AssessmentStatus, next_status
from seen.core.refusals import Refusal
from seen.kit.actions import action, current, sent_twice
from seen.kit.database.many import insert_rows

__all__ = ["NotWhole", "Saved", "Written", "keep_one", "save_area", "save_own"]


class NotWhole(Refusal):
    """What was written cannot be kept as it is, or cannot be called done."""


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of a save. `beside` where another was saved meanwhile and both wait for somebody to choose."""

    sheet: UUID
    area: str
    beside: bool = False
    again: bool = False


@dataclass(frozen=True, slots=True)
class Noted:
    """Something that was seen and stands in no chronology yet, with the item that it is evidence of."""

    item: str
    draft: Draft


@sent_twice
@action("assessments.save_area", needs=Permission.RECORD)
def save_area(
    viewer: Viewer,
    *,
    sight: Sight,
    assessment: UUID,
    key: UUID,
    written: Written,
    noted: Noted | None = None,
    today: date,
    now: datetime,
) -> Saved:
    """Save what a worker wrote in one area. What is answered must hold; a `done` area lacks nothing.

    Raises NotWhole or BadAnswer with a sentence naming the item, NoSuchAssessment, NotNow once it is signed.
    """
    held = _writable(viewer, sight, assessment, WORKERS)
    if noted is not None:
        written = _with(viewer, noted, written, sight=sight, account=uuid5(key, "noted"), now=now)
    items = held.asked.get(written.area, ())
    _check(held, written)
    said = {item: one.said for item, one in written.items.items()}
    _refuse(wrong(held.tool, items, said, written.said, today=today))
    _refuse(lacking(items, said, written.said) if written.done else ())
    return _store(viewer, held, sight, key, written, now=now)


@sent_twice
@action("assessments.keep_one", needs=Permission.RECORD)
def keep_one(
    viewer: Viewer,
    *,
    sight: Sight,
    assessment: UUID,
    key: UUID,
    area: str,
    settles: UUID,
    keeps: UUID,
    now: datetime,
) -> Saved:
    """Let one of two versions of an area stand: the sheet `keeps`. The other, or its own place beside, is settled.

    Raises NotWhole where somebody settled it meanwhile, NoSuchAssessment, NotNow.
    """
    held = _writable(viewer, sight, assessment, ROLES)
    stands, waiting = held.areas.get(area), {one.sheet.id: one for one in held.beside.get(area, ())}
    if stands is None or settles not in waiting or keeps not in (stands.sheet.id, settles):
        raise NotWhole("Somebody has chosen already. Open the area again to see which stands.")
    kept = written_of(stands if keeps == stands.sheet.id else waiting[settles])
    return _store(viewer, held, sight, key, replace(kept, follows=stands.sheet.id, settles=settles), now=now)


@sent_twice
@action("assessments.save_own", needs=Permission.RECORD)
def save_own(
    viewer: Viewer,
    *,
    sight: Sight,
    assessment: UUID,
    key: UUID,
    written: Written,
    now: datetime,
) -> Saved:
    """Save what a parent or young person answered on their own sheet: anything may be left out, nothing is asked back.

    Raises BadAnswer, NoSuchAssessment, NotNow once it is signed.
    """
    held = _writable(viewer, sight, assessment, ("carer", "young_person"))
    _check(held, written)
    return _store(viewer, held, sight, key, written, now=now)


def _writable(viewer: Viewer, sight: Sight, assessment: UUID, roles: Collection[str]) -> Held:
    signed_in(viewer, sight)
    # Two saves at once: the second waits, then sees the first.
    Assessment.objects.select_for_update().filter(id=assessment).first()
    held = opened(sight, assessment)
    if held.row.rater_role not in roles:
        raise NoSuchAssessment("This sheet is filled in on another page.")
    next_status(AssessmentStatus(held.status), AssessmentAct.WRITE)
    current().concerns(sight.child)
    return held


def _check(held: Held, written: Written) -> None:
    """Refuse an area or item that is not asked here, and an answer that the item cannot have."""
    area = held.tool.area(written.area)
    asked = {item.id for item in held.asked.get(area.id, ())}
    if not asked:
        raise NotWhole(f"Nothing is asked about {area.title.lower()} at this age.")
    plain = {item: one.plain for item, one in written.items.items() if one.plain is not None}
    check_answers(held.tool, {item: answer for item, answer in plain.items() if answer is not None}, **held.place)
    for item in written.items:
        if item not in asked:
            raise NotWhole(f"“{held.tool.item(item).title}” is not asked in {area.title.lower()}.")


def _refuse(lacks: Iterable[Lack]) -> None:
    for lack in lacks:
        raise NotWhole(lack.sentence)


def _with(viewer: Viewer, noted: Noted, written: Written, *, sight: Sight, account: UUID, now: datetime) -> Written:
    """Note what was seen in the chronology, and link it."""
    told = record(viewer, children=[sight.child], draft=noted.draft, account=account, now=now)
    before = written.items.get(noted.item, ItemWritten())
    linked = replace(before, entries=(*before.entries, *(entry.id for entry in told.entries)))
    return replace(written, items={**written.items, noted.item: linked})


def _store(viewer: Viewer, held: Held, sight: Sight, id_: UUID, written: Written, *, now: datetime) -> Saved:
    stands = held.areas.get(written.area)
    key, again = _key(id_, written)
    if again is not None:
        return Saved(again.id, written.area, beside=again.beside, again=True)
    if stands is not None and stands.sheet.id == id_:
        written = replace(written, follows=id_)  # went back in the browser and changed it: upon their own words
    beside = stands is not None and stands.sheet.id != written.follows
    _check_entries(sight, written, stands)
    tasks = {} if beside else owe_what_is_unknown(viewer, held, written, before=stands, now=now)
    of = moment_row(key, held.id, by=viewer.id, agency=viewer.agency, at=now)
    sheet, answers, evidence = rows(written, tasks, **of, beside=beside)
    insert_rows([sheet])
    insert_rows(answers)
    insert_rows(evidence)
    current().note(assessment=held.id, area=written.area, sheet=key, beside=beside, done=written.done)
    return Saved(key, written.area, beside=beside)


def _key(id_: UUID, written: Written) -> tuple[UUID, AreaSheet | None]:
    """Return the key for a save, and the row where this very form was stored already."""
    there = AreaSheet.objects.filter(id=id_).first()
    digest = written.digest()
    if there is None or there.digest == digest:
        return id_, there
    second = uuid5(id_, digest)
    return second, AreaSheet.objects.filter(id=second).first()


def _check_entries(sight: Sight, written: Written, stands: Filled | None) -> None:
    """Refuse a link to what the writer may not see; what was linked already stays, corrected since or not."""
    kept = {entry for one in stands.evidence.values() for entry in one} if stands else set()
    linked = {entry for one in written.items.values() for entry in one.entries} - kept
    if linked and set(entries(sight).filter(id__in=linked).values_list("id", flat=True)) != linked:
        raise NotWhole("An entry that you linked is no longer there. Take the tick away and link another.")
