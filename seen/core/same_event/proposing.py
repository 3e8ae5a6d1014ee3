"""Proposes which accounts of one child could be of one event. Pure, and never more than a question to a person."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from seen.core.same_event.account import Account, Family, told_by_one
from seen.core.same_event.hearing import Heard, hear, name_them
from seen.core.same_event.lexicon import Lexicon
from seen.core.same_event.weighing import Record, Shared, Weighed

LONGEST = 92  # days: an account that can be of any day of a year says too little of when
NOBODY = Family()


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two accounts that could be of one event, by their refs in order, and what they share."""

    one: str
    other: str
    shared: Shared


def propose(
    accounts: Iterable[Account], *, lexicon: Lexicon, days: int, family: Family = NOBODY
) -> tuple[Proposal, ...]:
    """Return the pairs that could be one event: of one child, by different tellers, at most `days` days apart.

    The order of the accounts does not matter, nor which of two comes first. An account with no date is in no pair.
    """
    of: dict[str, list[Account]] = defaultdict(list)
    for account in accounts:
        of[account.child].append(account)
    found = [pair for child in of for pair in _of_one_child(of[child], lexicon=lexicon, days=days, family=family)]
    return tuple(sorted(found, key=lambda pair: (pair.one, pair.other)))


def _of_one_child(accounts: list[Account], *, lexicon: Lexicon, days: int, family: Family) -> Iterator[Proposal]:
    heard = [hear(one, span, lexicon=lexicon) for one in accounts if (span := one.days)]
    name_them(heard, family, lexicon=lexicon)
    record = Record(heard, lexicon=lexicon, family=family)
    return settled((one, other, record.weigh(one, other)) for one, other in within(heard, days=days))


def settled(pairs: Iterable[tuple[Heard, Heard, Weighed | None]]) -> Iterator[Proposal]:
    """Yield the pairs that are enough in themselves, and those nearly so where both are with one and the same third."""
    asked: dict[str, set[str]] = defaultdict(set)
    nearly: list[Proposal] = []
    for one, other, weighed in pairs:
        if weighed is None or not weighed.enough_with_a_third:
            continue
        first, second = sorted((one.account.ref, other.account.ref))
        proposal = Proposal(first, second, weighed.shared)
        if weighed.enough:
            asked[first].add(second)
            asked[second].add(first)
            yield proposal
        else:
            nearly.append(proposal)
    for proposal in nearly:
        if asked[proposal.one] & asked[proposal.other]:
            yield proposal


def within(heard: Iterable[Heard], *, days: int) -> Iterator[tuple[Heard, Heard]]:
    """Yield the pairs by different tellers whose days lie close enough: in order of days, through a window."""
    open_still: dict[tuple[str, str], list[Heard]] = defaultdict(list)
    for one in sorted((each for each in heard if each.last - each.first <= LONGEST), key=lambda each: each.first):
        teller = one.account.agency, one.account.source
        for told_by, rows in open_still.items():
            rows[:] = [before for before in rows if before.last + days >= one.first]
            if told_by != teller:
                yield from ((before, one) for before in rows if not told_by_one(before.account, one.account))
        open_still[teller].append(one)


def any_close(spans: Iterable[tuple[date, date, object]], *, days: int) -> bool:
    """Answer whether any two of these days, each with its teller, are of different tellers and close enough to ask."""
    last: dict[object, date] = {}
    for earliest, latest, teller in sorted(spans, key=lambda span: span[0]):
        if any((earliest - day).days <= days for told_by, day in last.items() if told_by != teller):
            return True
        last[teller] = max(latest, last.get(teller, latest))
    return False
