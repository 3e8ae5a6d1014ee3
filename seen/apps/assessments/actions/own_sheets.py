"""A parent's or young person's own sheet: handed over, answered card by card, and sent, or talked about instead."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID, uuid4, uuid5

from seen.apps.assessments.actions.ending import reopen, sign, stop
from seen.apps.assessments.actions.saving import save_own
from seen.apps.assessments.actions.starting import Start, start
from seen.apps.assessments.models import Assessment, CardAnswer, LastCard
from seen.apps.assessments.queries.held import Held
from seen.apps.assessments.queries.own_sheets import OWN, TALK, WHOLE, OwnSheet, own_sheet, sent
from seen.apps.assessments.queries.seen import of_child
from seen.apps.assessments.written import ItemWritten, Written
from seen.apps.identity.actions import handing_over
from seen.apps.people.queries.reach import person_of
from seen.core.access.permission import Permission
from seen.core.access.viewer import Viewer
from seen.core.access.visibility import Sight
from seen.core.instruments.answers import check_answers
from seen.core.instruments.completing import GRADED
from seen.core.instruments.tool import NOT_KNOWN, Item, Kind
from seen.core.lifecycle.assessment import AssessmentAct, AssessmentStatus, next_status
from seen.core.refusals import Refusal
from seen.kit.actions import action, current, sent_twice

WORDS, LEFT_OUT = "words", ""
CHANGED = "Changed by the one whose sheet it is."
TALKED = "They would rather talk."


class NotThisCard(Refusal):
    """A card that the sheet does not have, or an answer that the card cannot have."""


class SomebodyElses(Refusal):
    """A sheet that another worker handed over."""


class Whose(NamedTuple):
    """Whose sheet with which tool: a parent's or carer's, or the young person's own."""

    instrument: str
    person: UUID


class HandedOver(NamedTuple):
    """A sheet in somebody's hands."""

    sheet: UUID
    hand_over: UUID


@action("assessments.hand_over", needs=Permission.RECORD)
def hand_over(
    viewer: Viewer,
    *,
    sight: Sight,
    key: UUID,
    whose: Whose,
    pin: str,
    change: bool,
    today: date,
    now: datetime,
) -> HandedOver:
    """Hand the device over for one person's sheet: the one that they have begun, else a new one.

    With `change` a sheet that was sent is made anew with all that is on it. Raises BadStart, SomebodyElses.
    """
    sheet = _begun(viewer, sight, whose)
    if sheet is None and change:
        sheet = _made_anew(viewer, sight, whose, key, now=now)
    if sheet is None:
        role = "young_person" if whose.person == person_of(sight, None).id else "carer"
        how = Start(
            instrument=whose.instrument, on=today, mode="handed_over", rater_role=role, completed_by=whose.person
        )
        sheet = start(viewer, sight=sight, key=key, how=how, today=today, now=now).id
    current().concerns(sight.child)
    return HandedOver(sheet, handing_over.hand_over(viewer, sheet=sheet, pin=pin, at=now))


@sent_twice
@action("assessments.answer_card", needs=Permission.RECORD)
def answer_card(
    viewer: Viewer,
    *,
    sight: Sight,
    assessment: UUID,
    key: UUID,
    item: str,
    state: str,
    grade: int | None = None,
    words: str = "",
    now: datetime,
) -> None:
    """Keep what was answered to one card. Raises NotThisCard, BadAnswer, NoSuchAssessment, NotNow once it is sent."""
    held = _in_hand(viewer, sight, assessment)
    asked = next((each for items in held.asked.values() for each in items if each.id == item), None)
    if asked is None or state not in _answers_to(asked):
        raise NotThisCard("That card is not on this sheet. Go back to the sheet and try again.")
    if state == GRADED:
        check_answers(held.tool, {item: grade or 0}, **held.place)
    if CardAnswer.objects.filter(id=key, assessment=held.id).exists():
        return
    kept = {"grade": grade if state == GRADED else None, "words": words.strip() if state == WORDS else ""}
    CardAnswer.objects.create(id=key, assessment=held.row, item=item, state=state, at=now, **kept)
    current().note(assessment=held.id, item=item)


@sent_twice
@action("assessments.say_what_is_in_the_way", needs=Permission.RECORD)
def say_what_is_in_the_way(
    viewer: Viewer,
    *,
    sight: Sight,
    assessment: UUID,
    key: UUID,
    in_the_way: tuple[str, ...],
    more: str,
    now: datetime,
) -> None:
    """Keep what gets in the way, and anything else. All may be blank. Raises NoSuchAssessment, NotNow once sent."""
    held = _in_hand(viewer, sight, assessment)
    if LastCard.objects.filter(id=key, assessment=held.id).exists():
        return
    kept = {"in_the_way": "|".join(in_the_way), "more": more.strip()}
    LastCard.objects.create(id=key, assessment=held.row, at=now, **kept)
    current().note(assessment=held.id)


@action("assessments.send_own_sheet", needs=Permission.RECORD)
def send_own_sheet(viewer: Viewer, *, sheet: OwnSheet, now: datetime) -> None:
    """Send a sheet: it is locked, and its marks stand in the story. Raises NotNow where it was sent already."""
    held = _in_hand(viewer, sheet.sight, sheet.held.id)
    for written in _areas(sheet):
        key = uuid5(held.id, written.area)
        save_own(viewer, sight=sheet.sight, assessment=held.id, key=key, written=written, now=now)
    sign(viewer, sight=sheet.sight, assessment=held.id, now=now)


@action("assessments.rather_talk", needs=Permission.RECORD)
def rather_talk(viewer: Viewer, *, sight: Sight, assessment: UUID, now: datetime) -> None:
    """Put a sheet away because its owner would rather talk. Not a refusal, and nothing that was answered is sent."""
    held = _in_hand(viewer, sight, assessment)
    CardAnswer.objects.create(id=uuid4(), assessment=held.row, item=WHOLE, state=TALK, at=now)
    stop(viewer, sight=sight, assessment=held.id, why=TALKED, now=now)


def _in_hand(viewer: Viewer, sight: Sight, assessment: UUID) -> Held:
    Assessment.objects.select_for_update().filter(id=assessment).first()
    held = own_sheet(sight, assessment)
    _check_mine(viewer, held)
    next_status(AssessmentStatus(held.status), AssessmentAct.WRITE)
    current().concerns(sight.child)
    return held


def _check_mine(viewer: Viewer, held: Held) -> None:
    if held.row.started_by_id != viewer.id:
        raise SomebodyElses(f"{held.starter} handed this sheet over. Ask them to, or stop it and begin another.")


def _answers_to(item: Item) -> tuple[str, ...]:
    return (WORDS, LEFT_OUT, TALK) if item.kind is Kind.WORDS else (GRADED, NOT_KNOWN, TALK, LEFT_OUT)


def _of(sight: Sight, whose: Whose) -> list[Held]:
    every = (held for held in of_child(sight) if held.row.rater_role in OWN)
    return [held for held in every if (held.row.instrument, held.row.completed_by_id) == whose]


def _begun(viewer: Viewer, sight: Sight, whose: Whose) -> UUID | None:
    held = next((held for held in _of(sight, whose) if held.open), None)
    if held is None:
        return None
    _check_mine(viewer, held)
    return held.id


def _made_anew(viewer: Viewer, sight: Sight, whose: Whose, key: UUID, *, now: datetime) -> UUID | None:
    """Make the next version of the newest sheet that was sent, with its answers back on their cards."""
    stands = [held for held in _of(sight, whose) if held.status == "signed"]
    if not stands:
        return None
    before = sent(sight, stands[-1].id)
    _check_mine(viewer, before.held)
    made = reopen(viewer, sight=sight, assessment=before.held.id, key=key, why=CHANGED, now=now)
    cards = [CardAnswer(id=uuid4(), assessment=made, at=now, **said) for said in _on_cards(before)]
    CardAnswer.objects.bulk_create(cards)
    if before.last is not None:
        kept = {name: getattr(before.last, name) for name in ("in_the_way", "more")}
        LastCard.objects.create(id=uuid4(), assessment=made, at=now, **kept)
    return made.id


def _on_cards(before: OwnSheet) -> Iterator[dict[str, object]]:
    """Yield the answers of a sheet that was sent, from paper too, as the cards that they were."""
    for filled in before.held.areas.values():
        for item, answer in filled.answers.items():
            card = before.cards.get(item)
            state = card.state if card else answer.state or WORDS
            yield {"item": item, "state": state, "grade": answer.grade, "words": answer.words}


def _areas(sheet: OwnSheet) -> Iterator[Written]:
    for area, items in sheet.held.asked.items():
        said = {item.id: _written(sheet.cards[item.id]) for item in items if item.id in sheet.cards}
        stands = sheet.held.areas.get(area)
        yield Written(area=area, items=said, done=True, follows=stands.sheet.id if stands else None)


def _written(card: CardAnswer) -> ItemWritten:
    """Return an answer as sheets keep it. “I would rather talk” is not known: it never counts as good."""
    if card.state == GRADED:
        return ItemWritten(state=GRADED, grade=card.grade)
    return ItemWritten(words=card.words) if card.state == WORDS else ItemWritten(state=_unknown(card.state))


def _unknown(state: str) -> str:
    return NOT_KNOWN if state in (NOT_KNOWN, TALK) else ""
