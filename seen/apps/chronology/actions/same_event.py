"""Say that accounts are of one event, or are not, or look later; take them apart again. No account is changed."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import combinations
from uuid import UUID, uuid5

from django.db.models import QuerySet

from seen.apps.chronology.models import SameEvent
from seen.apps.chronology.queries.answers import joined, refs_of, standing_answers
from seen.apps.chronology.queries.told import wholly_seen
from seen.apps.chronology.queries.versions import newer_versions
from seen.apps.people.models import Child
from seen.core.access.permission import Permission
from seen.core.access.viewer import Viewer
from seen.core.access.visibility import Sight
from seen.core.refusals import Refusal
from seen.kit.actions import action, current, sent_twice


class NotTheseAccounts(Refusal):
    """The accounts named cannot be answered about: changed meanwhile, or not all seen wholly."""


class TooFew(Refusal):
    """An event is told at least twice."""


class NoLongerJoined(Refusal):
    """Somebody took these accounts apart, or joined more to them, meanwhile."""


@dataclass(frozen=True, slots=True)
class Said:
    """What was said of accounts of one child. `again` where the same form had already been taken."""

    child: UUID
    answer: SameEvent
    again: bool = False

    @property
    def children(self) -> tuple[UUID, ...]:
        """Return whom it concerns."""
        return (self.child,)


@sent_twice
@action("chronology.join_accounts", needs=Permission.RECORD)
def join_accounts(
    viewer: Viewer, *, sight: Sight, accounts: Collection[UUID], why: str, once: UUID, now: datetime
) -> Said:
    """Say that these entries are accounts of one event. What any of them was joined to before is joined to all.

    Raises NotTheseAccounts, TooFew. Sent twice, it is one act.
    """
    if done := _taken(sight, once):
        return done
    _check(sight, accounts)
    every = set(accounts)
    for before in _joined_to(sight, accounts):
        every |= set(refs_of(before))
        _end([before.id], viewer, why="Joined with another account.", now=now)
    _end(_apart(sight, every), viewer, why="Said to be one event after all.", now=now)
    return _say(viewer, sight, "joined", every, why=why, once=once, now=now)


@sent_twice
@action("chronology.say_apart", needs=Permission.RECORD)
def say_apart(viewer: Viewer, *, sight: Sight, accounts: Collection[UUID], why: str, once: UUID, now: datetime) -> Said:
    """Say that these entries are not accounts of one event, each from each other. Raises as `join_accounts` does."""
    if done := _taken(sight, once):
        return done
    _check(sight, accounts)
    events = [set(refs_of(one)) for one in _joined_to(sight, accounts)]
    if any(set(accounts) <= event for event in events):
        raise NoLongerJoined("Somebody joined these accounts meanwhile. Look at the event, and take them apart there.")
    return _say(viewer, sight, "apart", accounts, why=why, once=once, now=now)


@sent_twice
@action("chronology.look_later", needs=Permission.RECORD)
def look_later(
    viewer: Viewer, *, sight: Sight, accounts: Collection[UUID], until: date, once: UUID, now: datetime
) -> Said:
    """Put the question off until a day, for this viewer alone. Raises as `join_accounts` does."""
    if done := _taken(sight, once):
        return done
    _check(sight, accounts)
    return _say(viewer, sight, "later", accounts, until=until, once=once, now=now)


@sent_twice
@action("chronology.take_apart", needs=Permission.RECORD)
def take_apart(
    viewer: Viewer, *, sight: Sight, event: UUID, account: UUID, why: str, once: UUID, now: datetime
) -> Said:
    """Take one account out of an event: it is its own event again, and so is the last one left. Nothing is lost.

    It is not proposed again with those that it was joined to, unless one of them changes. Raises NoLongerJoined,
    NotTheseAccounts. Sent twice, it is one act.
    """
    if done := _taken(sight, once):
        return done
    _lock(sight)
    newer, answers = newer_versions(sight), standing_answers(sight)
    was = next((one for one in answers if one.id == event and one.answer == "joined"), None)
    members = joined(answers, newer).get(event, frozenset())
    if was is None or account not in members:
        raise NoLongerJoined("These accounts are no longer joined as they were. Look at the entry again.")
    _check(sight, members)
    _end([was.id], viewer, why=why, now=now)
    others = sorted(members - {account})
    if len(others) > 1:
        _say(viewer, sight, "joined", others, why=was.why, once=uuid5(once, "the others"), now=now)
    for other in others[1:]:
        _say(viewer, sight, "apart", (account, other), why=why, once=uuid5(once, str(other)), now=now)
    return _say(viewer, sight, "apart", (account, others[0]), why=why, once=once, now=now)


@action("chronology.ask_again", needs=Permission.RECORD)
def ask_again(viewer: Viewer, *, sight: Sight, answer: UUID, now: datetime) -> Said:
    """End an answer (apart or later), so that the question stands again. Raises NoLongerJoined."""
    said = SameEvent.objects.filter(id=answer, child__in=sight.records).exclude(answer="joined").first()
    if said is None or not set(refs_of(said)) <= _wholly(sight, refs_of(said)):
        raise NoLongerJoined("That answer is no longer there. Look at the page again.")
    if said.answer == "later" and said.by_id != viewer.id:
        raise NoLongerJoined("That answer is no longer there. Look at the page again.")
    current().concerns(sight.child)
    current().note(answer=answer)
    _end([answer], viewer, why="Asked again.", now=now)
    return Said(sight.child, said)


def _taken(sight: Sight, once: UUID) -> Said | None:
    found = SameEvent.objects.filter(id=once, child__in=sight.records).first()
    if found:
        current().concerns(sight.child)
        current().note(answer=once, again=True)
    return Said(sight.child, found, again=True) if found else None


def _check(sight: Sight, accounts: Collection[UUID]) -> None:
    """Everyone who answers sees every account wholly, as it stands now."""
    _lock(sight)
    if len(set(accounts)) < 2:
        raise TooFew("Choose two accounts or more.")
    if set(accounts) != _wholly(sight, accounts):
        raise NotTheseAccounts("One of these accounts was changed meanwhile. Look at them again, then answer.")


def _wholly(sight: Sight, accounts: Iterable[UUID]) -> set[UUID]:
    return set(wholly_seen(sight).filter(id__in=list(accounts)).values_list("id", flat=True))


def _lock(sight: Sight) -> None:
    """Two answers about one child at once: the second waits, then sees the first."""
    Child.objects.select_for_update().get(id=sight.child)


def _joined_to(sight: Sight, accounts: Collection[UUID]) -> list[SameEvent]:
    """Return the events of which these are accounts. One who does not see all of an event does not add to it."""
    answers = standing_answers(sight)
    events = joined(answers, newer_versions(sight))
    found = [one for one in answers if events.get(one.id, frozenset()) & set(accounts)]
    for one in found:
        if events[one.id] != _wholly(sight, events[one.id]):
            raise NotTheseAccounts("One of these accounts cannot be joined by you. Ask the matching desk.")
    return found


def _apart(sight: Sight, accounts: Collection[UUID]) -> list[UUID]:
    """Return the answers that said of two of these that they are apart."""
    pairs = {frozenset(pair) for pair in combinations(accounts, 2)}
    said = (one for one in standing_answers(sight) if one.answer != "joined")
    return [one.id for one in said if any(frozenset(pair) in pairs for pair in combinations(refs_of(one), 2))]


def _end(answers: Collection[UUID], viewer: Viewer, *, why: str, now: datetime) -> None:
    rows: QuerySet[SameEvent] = SameEvent.objects.filter(id__in=list(answers), ended_at=None)
    rows.update(ended_at=now, ended_by=viewer.id, ended_why=why.strip())


def _say(
    viewer: Viewer,
    sight: Sight,
    answer: str,
    accounts: Collection[UUID],
    *,
    once: UUID,
    now: datetime,
    why: str = "",
    until: date | None = None,
) -> Said:
    current().concerns(sight.child)
    current().note(answer=once, said=answer, entries=sorted(map(str, accounts)))
    said = SameEvent.objects.create(
        id=once,
        child_id=sight.child,
        answer=answer,
        accounts=sorted(map(str, accounts)),
        until=until,
        why=why.strip(),
        at=now,
        by_id=viewer.id,
    )
    return Said(sight.child, said)
