"""Which entries of a child wait to be said one event or not, for one viewer."""

from collections.abc import Iterable
from datetime import date
from itertools import combinations
from uuid import UUID

from seen.apps.chronology.models import SameEvent
from seen.apps.chronology.queries.answers import joined, refs_of, standing_answers
from seen.apps.chronology.queries.told import Told
from seen.apps.chronology.queries.versions import newer_versions
from seen.core.access.visibility import Sight
from seen.core.same_event.account import told_by_one
from seen.core.same_event.groups import groups
from seen.core.same_event.proposing import Proposal, propose
from seen.core.same_event.weighing import Shared
from seen.kit.database.many import collector_off
from seen.kit.knowledge.same_event import lexicon

Group = tuple[UUID, ...]
Pair = frozenset[UUID]


class Asking:
    """What is asked about one child's accounts, read once. `waiting` are the groups, every account seen wholly.

    `shared` says what the pairs have in common, `noted` which pairs looked alike when they came in by file, `events`
    what was joined.
    """

    def __init__(self, sight: Sight, *, as_of: date) -> None:
        with collector_off():
            self._read(sight, as_of=as_of)

    def _read(self, sight: Sight, *, as_of: date) -> None:
        self.told, self.newer, self.answers = Told(sight), newer_versions(sight), standing_answers(sight)
        self.events = joined(self.answers, self.newer)
        self._keys = {account.ref: key for key, account in self.told.accounts.items()}
        self.noted: set[Pair] = {frozenset(pair) for pair in self.told.noted(self.newer)}
        self.shared: dict[Pair, Shared] = {}
        for pair in self._proposed():
            self.shared[frozenset({self._keys[pair.one], self._keys[pair.other]})] = pair.shared
        self._quiet = {
            frozenset(pair)
            for one in self.answers
            if one.answer == "apart" or waits(one, as_of=as_of)
            for pair in combinations(refs_of(one), 2)
        }
        self.waiting = self._groups()

    def wholly(self, refs: frozenset[UUID] | Group) -> bool:
        """Answer whether the viewer sees all of these wholly."""
        return all(ref in self.told.accounts for ref in refs)

    def _proposed(self) -> Iterable[Proposal]:
        told = self.told
        accounts = [account for account in told.accounts.values() if account.text]
        return propose(accounts, lexicon=lexicon(), days=told.days, family=lambda: told.family)

    def _groups(self) -> tuple[Group, ...]:
        unseen = frozenset(ref for event in self.events.values() if not self.wholly(event) for ref in event)
        found = groups(
            [_refs(pair) for pair in {*self.shared, *self.noted} if not pair & unseen],
            joined=[frozenset(map(str, event)) for event in self.events.values() if not event & unseen],
            may_stand_together=self._may_stand_together,
        )
        return tuple(tuple(self._keys[ref] for ref in group) for group in found)

    def _may_stand_together(self, one: str, other: str) -> bool:
        first, second = self._keys[one], self._keys[other]
        pair = frozenset({first, second})
        if pair in self._quiet:
            return False
        if pair in self.noted or pair in self.shared or any(pair <= event for event in self.events.values()):
            return True
        mine, theirs = self.told.accounts[first], self.told.accounts[second]
        if told_by_one(mine, theirs) or not (mine.days and theirs.days):
            return False
        apart = max(mine.days[0] - theirs.days[1], theirs.days[0] - mine.days[1]).days
        return apart <= self.told.days


def waits(one: SameEvent, *, as_of: date) -> bool:
    """Answer whether an answer puts its question off until a day that is still to come."""
    return one.until is not None and one.until > as_of


def _refs(pair: Pair) -> tuple[str, str]:
    one, other = sorted(map(str, pair))
    return one, other
