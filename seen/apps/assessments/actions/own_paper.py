"""Enter in one pass what a parent or young person wrote on paper: it is their own sheet, and it is sent."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid5

from seen.apps.assessments.actions.own_sheets import NotThisCard, Whose, answer_card, send_own_sheet
from seen.apps.assessments.actions.starting import Start, start
from seen.apps.assessments.models import Assessment
from seen.apps.assessments.queries.own_sheets import in_hand
from seen.apps.people.queries.reach import person_of
from seen.core.access.permission import Permission
from seen.core.access.viewer import Viewer
from seen.core.access.visibility import Sight
from seen.kit.actions import action, current, sent_twice

NOTHING = "Nothing was answered. Enter what they wrote, or write down that they would rather talk."


@sent_twice
@action("assessments.enter_own_paper", needs=Permission.RECORD)
def enter_own_paper(
    viewer: Viewer,
    *,
    sight: Sight,
    key: UUID,
    whose: Whose,
    on: date,
    cards: Mapping[str, Mapping[str, Any]],
    today: date,
    now: datetime,
) -> UUID:
    """Begin, answer and send one person's own sheet. `cards` are answers by item, as `answer_card` takes them.

    Sent twice, it is one. Raises NotThisCard, BadStart, BadAnswer, NoBand; then nothing at all is kept.
    """
    if Assessment.objects.filter(id=key, child__in=sight.records, mode="paper").exists():
        return key
    if not any(card["state"] for card in cards.values()):
        raise NotThisCard(NOTHING)
    role = "young_person" if whose.person == person_of(sight, None).id else "carer"
    how = Start(instrument=whose.instrument, on=on, mode="paper", rater_role=role, completed_by=whose.person)
    made = start(viewer, sight=sight, key=key, how=how, today=today, now=now)
    for item, said in cards.items():
        answer_card(viewer, sight=sight, assessment=made.id, key=uuid5(key, item), item=item, now=now, **said)
    send_own_sheet(viewer, sheet=in_hand(viewer, made.id, as_of=today), now=now)
    current().concerns(sight.child)
    return made.id
