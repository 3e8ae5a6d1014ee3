"""Ask an agency what it knows of a time of which nothing is recorded: one task, owed by whoever works there."""

from datetime import date, datetime
from uuid import UUID

from seen.apps.casefile.actions import owe
from seen.apps.casefile.queries.spells import Spell, spells, whom_to_ask
from seen.apps.chronology.models import AskedGap
from seen.apps.chronology.queries.gaps import Asked
from seen.apps.people.models import Child
from seen.core.access.permission import Permission, Role
from seen.core.access.viewer import Viewer
from seen.core.access.visibility import Sight, works_with
from seen.core.refusals import Refusal
from seen.kit.actions import action, current, sent_twice

TOLD = "What you write when you finish this is shown to everyone who works with the child: write nothing closed in it."


class CannotAsk(Refusal):
    """Nobody to ask, no time to ask about, or not theirs to ask."""


class AskedAlready(Refusal):
    """The agency was asked about this time, and is not asked twice."""


@sent_twice
@action("chronology.ask_about_gap", needs=Permission.RECORD)
def ask_about_gap(
    viewer: Viewer,
    *,
    sight: Sight,
    agency: UUID,
    since: date,
    until: date,
    time: str,
    why: str,
    due: date,
    days: int,
    once: UUID,
    today: date,
    now: datetime,
) -> AskedGap:
    """Ask an agency that works with the child what it knows of a time, or that it holds nothing. Sent twice, it is one.

    `time` is the time in words; `days` by how much a silence may have gone on since it was asked about, in days.
    Raises CannotAsk, AskedAlready.
    """
    if done := AskedGap.objects.filter(id=once, child__in=sight.records).first():
        current().concerns(done.child_id)
        return done
    whom = _check(sight, agency, since=since, until=until, why=why, due=due, today=today)
    Child.objects.select_for_update().get(id=sight.child)  # two at once: the second waits, then finds that it is asked
    if asked := Asked(sight, days=days).about(since, until, agency=agency):
        raise AskedAlready(f"{whom.name} was asked about this time by {asked.by}. Look at the page again.")
    task = owe(
        viewer,
        kind="gap",
        title=f"Tell us what you know of {time}, or that you hold nothing",
        why=f"{why.strip()}\n\n{TOLD}",
        at=now,
        child=sight.child,
        due=due,
        owner=whom.user,
        team=whom.team,
        role="" if whom.user or whom.team else Role.DESIGNATED_LEAD,
        agency=agency,
        link=f"/children/{sight.child}/gaps/",
        about=once,
        from_words=f"{viewer.name}, {viewer.agency_name}",
    )
    current().note(asked=once, agency=agency)
    return AskedGap.objects.create(
        id=once, child_id=sight.child, agency_id=agency, since=since, until=until, why=why.strip(), task=task, at=now,
        by_id=viewer.id,
    )  # fmt: skip


def _check(sight: Sight, agency: UUID, *, since: date, until: date, why: str, due: date, today: date) -> Spell:
    if not works_with(sight):
        raise CannotAsk("Only people who work with the child ask. Tell one of them that something is missing.")
    if not since <= until <= today:
        raise CannotAsk("Ask about a time that ends today at the latest, and begins before it ends.")
    if not why.strip():
        raise CannotAsk("Say why you ask: whoever answers reads it.")
    if due < today:
        raise CannotAsk("Ask for an answer by today or a later day.")
    whom = whom_to_ask(spells(sight), agency, as_of=today)
    if whom is None:
        raise CannotAsk("That agency does not work with the child now, so nobody there would see it. Ring them.")
    return whom
