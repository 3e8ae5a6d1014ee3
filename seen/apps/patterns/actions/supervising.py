"""What supervision makes of a question about our own work: taken up, watched, explained. On no child's page."""

from datetime import date, datetime
from uuid import UUID

from seen.apps.casefile import actions as casefile
from seen.apps.patterns.actions.answering import NotAnAnswer, check
from seen.apps.patterns.models import Answer, Version
from seen.core.access.permission import Permission
from seen.core.access.viewer import Viewer
from seen.kit.actions import action, current

TAKEN_UP = "act"
IN_SUPERVISION = (TAKEN_UP, "watch", "explained")


@action("patterns.take_up", needs=Permission.SUPERVISE)
def take_up(
    viewer: Viewer,
    *,
    version: Version,
    given: str,
    words: str,
    decision: str = "",
    owner: UUID | None = None,
    until: date | None = None,
    today: date,
    now: datetime,
) -> Answer:
    """Keep what supervision said. It holds as any answer does. Taken up, it makes a task for its owner alone.

    `words` are what was discussed. Raises NotAnAnswer, with a sentence that says what is missing.
    """
    check_supervision(given, words=words, decision=decision, owner=owner, until=until, today=today)
    said = {"answer": given, "words": words.strip(), "decision": decision.strip()}
    again = Answer.objects.filter(version=version, by=viewer.id, **said).first()
    if again is not None:
        return again
    kept = Answer.objects.create(version=version, owner_id=owner, until=until, at=now, by_id=viewer.id, **said)
    child = version.finding.child_id
    if given == TAKEN_UP:
        casefile.owe(
            viewer, kind="supervision", title=decision.strip()[:200], why="Decided in supervision.", due=until,
            owner=owner, link=f"/children/{child}/work/", about=kept.id, at=now,
        )  # fmt: skip
    current().concerns(child)
    current().note(finding=version.finding_id, version=version.number, answer=given)
    return kept


def check_supervision(
    given: str, *, words: str, decision: str, owner: UUID | None, until: date | None, today: date
) -> None:
    """Refuse what does not say enough, in one sentence."""
    if given not in IN_SUPERVISION:
        raise NotAnAnswer("Choose what supervision made of it: taken up, watched or explained.")
    if given == TAKEN_UP and not decision.strip():
        raise NotAnAnswer("Write what was decided.")
    check(given, words=words, owner=owner, until=until, today=today)
