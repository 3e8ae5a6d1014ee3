"""What came of talking about two views: what was agreed, or that the two still see it differently. Never averaged."""

from datetime import datetime
from uuid import UUID

from seen.apps.assessments.actions.starting import signed_in
from seen.apps.assessments.models import TalkedThrough
from seen.apps.assessments.queries.comparing import compared, rated_twice
from seen.core.access.permission import Permission
from seen.core.access.viewer import Viewer
from seen.core.access.visibility import Sight
from seen.core.refusals import Refusal
from seen.kit.actions import action, current, sent_twice


class NothingCameOfIt(Refusal):
    """Neither what was agreed nor that the two still see it differently."""


@sent_twice
@action("assessments.talk_with_family", needs=Permission.RECORD)
def talk_with_family(
    viewer: Viewer,
    *,
    sight: Sight,
    sheet: UUID,
    key: UUID,
    item: str,
    said: str,
    agreed: str,
    apart: bool,
    now: datetime,
) -> None:
    """Keep what came of talking with a parent about one item. Raises NothingCameOfIt, NotYet, NoSuchAssessment."""
    it = compared(sight, sheet)
    _check_item(item, {one.item.id for one in it.views})
    _keep(viewer, sight, (it.own.id, it.sheet.held.id), key, item, (said, agreed), apart=apart, now=now)


@sent_twice
@action("assessments.talk_between_raters", needs=Permission.RECORD)
def talk_between_raters(
    viewer: Viewer,
    *,
    sight: Sight,
    assessment: UUID,
    key: UUID,
    item: str,
    said: str,
    agreed: str,
    apart: bool,
    now: datetime,
) -> None:
    """Keep what came of two raters talking about one item; a disagreement stands in its words.

    Raises NothingCameOfIt, NotYet, NoSuchAssessment.
    """
    it = rated_twice(sight, assessment)
    _check_item(item, {one.item.id for area in it.beside.areas for one in area.items})
    if apart and not said.strip():
        raise NothingCameOfIt("Write what each of you saw. A disagreement is kept in its words.")
    _keep(viewer, sight, (it.first.id, it.second.id), key, item, (said, agreed), apart=apart, now=now)


def _check_item(item: str, items: set[str]) -> None:
    if item not in items:
        raise NothingCameOfIt("That item stands in one of the two alone. Choose one that stands in both.")


def _keep(
    viewer: Viewer, sight: Sight, of: tuple[UUID, UUID], key: UUID, item: str, words: tuple[str, str], *, apart: bool,
    now: datetime,
) -> None:  # fmt: skip
    user, agency = signed_in(viewer, sight)
    (own, other), (said, agreed) = of, (each.strip() for each in words)
    if not agreed and not apart:
        raise NothingCameOfIt("Write what you agreed, or say that you still see it differently.")
    current().concerns(sight.child)
    current().note(own=own, other=other, item=item, apart=apart)
    if TalkedThrough.objects.filter(id=key, other=other).exists():
        return
    TalkedThrough.objects.create(
        id=key, own_id=own, other_id=other, item=item, said=said, agreed=agreed, apart=apart, by_id=user,
        agency_id=agency, at=now,
    )  # fmt: skip
