"""A person's answer to a finding: act, watch until, explained, wrong data; each with words of their own."""

from datetime import date, datetime, timedelta
from uuid import UUID

from seen.apps.casefile import actions as casefile
from seen.apps.patterns.actions.routing import ask_a_second, have_read, settle
from seen.apps.patterns.models import Answer, Version
from seen.apps.patterns.queries.findings import answers_over
from seen.core.access.permission import Permission
from seen.core.access.viewer import Viewer
from seen.core.lifecycle.answer import needs_a_second, set_aside
from seen.core.lifecycle.task import TaskAct
from seen.core.refusals import Refusal
from seen.kit.actions import action, current

ANSWERS = ("act", "watch", "explained", "wrong_data")
LONGEST_WATCH = timedelta(days=90)  # ux.md 3.6
LEAST_WORDS = 15  # characters: ux.md 3.6


class NotAnAnswer(Refusal):
    """An answer that does not say enough."""


@action("patterns.answer", needs=Permission.ANSWER_FINDINGS)
def answer(
    viewer: Viewer,
    *,
    version: Version,
    given: str,
    words: str,
    owner: UUID | None = None,
    until: date | None = None,
    today: date,
    now: datetime,
) -> Answer:
    """Keep an answer. It holds until evidence outside the answered set. “Act” makes a task for its owner.

    That a question for today is explained, or rests on wrong data, holds once a second person says so too.

    Raises NotAnAnswer, with a sentence that says what is missing.
    """
    check(given, words=words, owner=owner, until=until, today=today)
    again = Answer.objects.filter(version=version, by=viewer.id, answer=given, words=words.strip()).first()
    if again is not None:
        return again
    kept = Answer.objects.create(
        version=version, answer=given, words=words.strip(), owner_id=owner, until=until, at=now, by_id=viewer.id
    )
    child = version.finding.child_id
    if given == "act":
        casefile.owe(
            viewer,
            child=child,
            kind="finding",
            title=words.strip()[:200],
            why=f"{version.title.format(name='the child')}: what you or a colleague decided to do.",
            due=until,
            owner=owner,
            link=f"/findings/{version.finding_id}/",
            about=kept.id,
            at=now,
        )
    have_read(viewer, version=version, now=now)
    settle(viewer, version, act=TaskAct.FINISH, words="Somebody who may see all of it answered.", at=now)
    alone = needs_a_second(given, tier=version.tier)
    if alone and not set_aside((each.answer, each.by_id) for each in answers_over(version)):
        ask_a_second(viewer, version, child=child, as_of=today, now=now)
    current().concerns(child)
    current().note(finding=version.finding_id, version=version.number, answer=given)
    return kept


def check(given: str, *, words: str, owner: UUID | None, until: date | None, today: date) -> None:
    """Refuse an answer that does not say enough, in one sentence."""
    if given not in ANSWERS:
        raise NotAnAnswer("Choose what you will do: act, watch, explained, or wrong data.")
    if len(words.strip()) < LEAST_WORDS:
        raise NotAnAnswer("Say a little more: what did you decide, and what does it rest on?")
    if given == "act" and (owner is None or until is None):
        raise NotAnAnswer("Say who will do it and by when.")
    if given == "watch" and (until is None or until > today + LONGEST_WATCH):
        raise NotAnAnswer("Say until when you will watch: a date at most 90 days from today.")
    if until is not None and until < today:
        raise NotAnAnswer("The date has passed. Give today or a later date.")
