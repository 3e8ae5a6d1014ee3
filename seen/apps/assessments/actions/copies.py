"""Keep that somebody of the family was given a copy of a signed assessment, and what they said of it."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from seen.apps.assessments.actions.starting import signed_in
from seen.apps.assessments.models import FamilyCopy, FamilyResponse
from seen.apps.assessments.queries.held import Held
from seen.apps.assessments.queries.opening import opened
from seen.apps.people.queries.reach import person_of
from seen.core.access.permission import Permission
from seen.core.access.viewer import Viewer
from seen.core.access.visibility import Sight
from seen.core.life.family_sheets import Sheet, may_have
from seen.core.refusals import Refusal
from seen.kit.actions import action, current, sent_twice

NOT_SIGNED = "Sign it first: only a signed assessment is given to the family."
NOT_THEIRS = "This assessment is not for them. Choose somebody who may have a copy of it."


class NotToGive(Refusal):
    """A copy that may not be given, or words that cannot be kept of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """How a copy was given. `to` is a person's key, None for the child; `how` is paper, screen or read_out."""

    to: UUID | None
    on: date
    how: str
    text_code: str


@sent_twice
@action("assessments.give_copy", needs=Permission.SHARE)
def keep_copy(
    viewer: Viewer, *, sight: Sight, assessment: UUID, key: UUID, given: Given, today: date, now: datetime
) -> FamilyCopy:
    """Keep that a copy was given. Sent twice, it is one. Raises NotToGive, NoSuchAssessment."""
    user, agency = signed_in(viewer, sight)
    held = opened(sight, assessment)
    there = FamilyCopy.objects.filter(id=key, assessment=held.id).first()
    if there is not None:
        return there
    person, child = person_of(sight, given.to), person_of(sight, None)
    check_may_have(held, to=person.id, child=child.id)
    if not held.row.on <= given.on <= today:
        raise NotToGive("Write the day it was given: not before the assessment, and not after today.")
    current().concerns(sight.child)
    current().note(assessment=held.id, copy=key, how=given.how)
    return FamilyCopy.objects.create(
        id=key, assessment=held.row, to=person, on=given.on, how=given.how, text_code=given.text_code, at=now,
        by_id=user, agency_id=agency,
    )  # fmt: skip


@sent_twice
@action("assessments.keep_response", needs=Permission.RECORD)
def keep_response(
    viewer: Viewer,
    *,
    sight: Sight,
    assessment: UUID,
    copy: UUID,
    key: UUID,
    view: str,
    words: str,
    on: date,
    today: date,
    now: datetime,
) -> FamilyResponse:
    """Keep what they said of their copy. Sent twice, it is one. Raises NotToGive, NoSuchAssessment."""
    user, agency = signed_in(viewer, sight)
    held = opened(sight, assessment)
    there = FamilyResponse.objects.filter(id=key, copy=copy).first()
    if there is not None:
        return there
    of = FamilyCopy.objects.filter(id=copy, assessment=held.id).first()
    if of is None:
        raise NotToGive("That copy is not one of this assessment. Open the page again.")
    if not of.on <= on <= today:
        raise NotToGive("Write the day they said it: not before they had the copy, and not after today.")
    if view == "not_said" and words.strip():
        raise NotToGive("You wrote what they said, and that they said nothing. Keep one of them.")
    current().concerns(sight.child)
    current().note(assessment=held.id, copy=copy, view=view)
    return FamilyResponse.objects.create(
        id=key, copy=of, on=on, view=view, words=words.strip(), at=now, by_id=user, agency_id=agency
    )


def check_may_have(held: Held, *, to: UUID, child: UUID) -> None:
    """Refuse a copy of what is not signed, or for somebody whom it is not for."""
    if held.status != "signed":
        raise NotToGive(NOT_SIGNED)
    row = held.row
    if not may_have(Sheet(held.tool.audience, row.rater_role, row.completed_by_id, row.carer_id), to=to, child=child):
        raise NotToGive(NOT_THEIRS)
