"""The matching desk says whether two records are one child. Nothing is merged, so that it can be undone."""

from datetime import datetime
from uuid import UUID

from seen.apps.people.models import Duplicate, DuplicateDecision
from seen.apps.people.queries.joined import with_decision
from seen.core.access.permission import Permission
from seen.core.access.viewer import Viewer
from seen.core.lifecycle.duplicate import DuplicateStatus, decided
from seen.core.refusals import Refusal
from seen.kit.actions import action, current


class BadAnswer(Refusal):
    """The answer lacks what makes it one."""


@action("people.decide_duplicate", needs=Permission.MATCH)
def decide_duplicate(
    viewer: Viewer, *, duplicate: UUID, answer: str, words: str, at: datetime, kept: UUID | None = None
) -> DuplicateDecision:
    """Answer `same` (with the record to keep), `different` or `undone`, with words. Raises NotNow where answered."""
    pair = Duplicate.objects.select_for_update().filter(id=duplicate).first()
    if pair is None:
        raise BadAnswer("Choose two records from the list.")
    if not words.strip():
        raise BadAnswer("Write what you compared and what decided it.")
    if (answer == DuplicateStatus.SAME) != (kept in (pair.first_id, pair.second_id)):
        raise BadAnswer("Say which of the two records leads: the other's page will point to it.")
    now = with_decision(Duplicate.objects.filter(id=pair.id)).values_list("answer", flat=True).get()
    decided(DuplicateStatus(now or DuplicateStatus.PROPOSED), answer)
    current().concerns(pair.first_id, pair.second_id)
    current().note(duplicate=pair.id, answer=answer)
    return DuplicateDecision.objects.create(
        duplicate=pair,
        number=pair.decisions.count() + 1,
        answer=answer,
        kept_id=kept,
        words=words.strip(),
        at=at,
        by_id=viewer.id,
    )
