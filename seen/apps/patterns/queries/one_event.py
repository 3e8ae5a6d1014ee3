"""Accounts of one event count once for patterns: those that people joined, and those proposed and not yet answered.

Practice rule 3a. What a person said to be apart counts apart, whatever a file or the rule says.
"""

import json
from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet

from seen.apps.chronology.models import Entry, SameEvent
from seen.apps.people.queries.household_names import names_in_household
from seen.core.same_event.account import Account, Family, told_by_one
from seen.core.same_event.groups import groups
from seen.core.same_event.proposing import propose
from seen.kit.database.prepared import prepared
from seen.kit.knowledge.same_event import days_between, lexicon

Pair = frozenset[str]


def stands_for(accounts: Sequence[Account], *, records: Sequence[UUID], repeats: Mapping[str, str]) -> dict[str, str]:
    """Return, for each account that repeats another, the ref that stands for their event: the first in the order given.

    `accounts` are all that stand in the story; `repeats` the ref that a file said some of them repeat, by ref.
    """
    said = [(answer, _refs(refs)) for answer, refs in _answers(records)]
    here = {account.ref: account for account in accounts}
    told = [refs for answer, refs in said if answer == "joined"]
    joined = [refs & here.keys() for refs in _as_they_stand(told, here, records)]
    apart = {frozenset(pair) for answer, refs in said if answer == "apart" for pair in combinations(refs, 2)}
    noted, proposed = {frozenset(pair) for pair in repeats.items()}, _proposed(accounts, records)
    asked = noted | proposed | {frozenset(pair) for refs in joined for pair in combinations(sorted(refs), 2)}

    def may(one: str, other: str) -> bool:
        pair = frozenset({one, other})
        if any(pair <= refs for refs in joined):
            return True
        return pair not in apart and (pair in noted or not told_by_one(here[one], here[other]))

    events = [refs for refs in joined if len(refs) > 1]
    found = groups([_sorted(pair) for pair in asked], joined=events, may_stand_together=may)
    places = {account.ref: at for at, account in enumerate(accounts)}
    root: dict[str, str] = {}
    for group in (*events, *map(frozenset, found)):
        first = min(group, key=places.__getitem__)
        stands = root.get(first, first)
        root.update({ref: stands for ref in group if ref != stands and ref not in root})
    return root


def _proposed(accounts: Sequence[Account], records: Sequence[UUID]) -> set[Pair]:
    days = days_between(settings.PARTNERSHIP)
    telling = [account for account in accounts if account.text]
    found = propose(telling, lexicon=lexicon(), days=days, family=lambda: Family(*names_in_household(records)))
    return {frozenset({pair.one, pair.other}) for pair in found}


def _as_they_stand(events: Sequence[Pair], here: Mapping[str, Account], records: Sequence[UUID]) -> list[Pair]:
    """Return the events with each account that was corrected since as it stands now."""
    if all(ref in here for refs in events for ref in refs):
        return list(events)
    rows = Entry.objects.filter(child__in=records, supersedes__isnull=False).values_list("supersedes", "id")
    newer = {str(older): str(entry) for older, entry in rows}

    def newest(ref: str) -> str:
        while ref in newer:
            ref = newer[ref]
        return ref

    return [frozenset(map(newest, refs)) for refs in events]


@prepared
def _answers(records: Sequence[UUID]) -> QuerySet[Any, Any]:
    said = SameEvent.objects.filter(child__in=records, ended_at=None).exclude(answer="later")
    return said.order_by("at", "id").values_list("answer", "accounts")


def _refs(given: Any) -> Pair:
    return frozenset(json.loads(given) if isinstance(given, str) else given)


def _sorted(pair: Pair) -> tuple[str, str]:
    one, other = sorted(pair)
    return one, other
