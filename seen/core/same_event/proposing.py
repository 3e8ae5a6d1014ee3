"""Proposes which accounts of one child could be of one event. Pure, and never more than a question to a person."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from seen.core.same_event.account import Account, Family
from seen.core.same_event.hearing import Heard, hear, may_share, name_them
from seen.core.same_event.lexicon import Lexicon
from seen.core.same_event.weighing import ENOUGH_SAID, Record, Shared

LONGEST = 92  # days: an account that can be of any day of a year says too little of when

Close = tuple[int, list[int]]
"""The place of an account, and the places of those before it that lie close to it."""

Lying = tuple[int, int, int, tuple[str, str], Hashable]
"""The day numbers between which what an account tells lies; its place, its teller and its telling."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two accounts that could be of one event, by their refs in order, and what they share."""

    one: str
    other: str
    shared: Shared


def propose(
    accounts: Iterable[Account], *, lexicon: Lexicon, days: int, family: Callable[[], Family] = Family
) -> tuple[Proposal, ...]:
    """Return the pairs that could be one event: of one child, by different tellers, at most `days` days apart.

    `family` is asked only where there is a pair to weigh. The order of the accounts does not matter, nor which of two
    comes first. An account with no date is in no pair.
    """
    of: dict[str, list[Account]] = defaultdict(list)
    for account in accounts:
        of[account.child].append(account)
    found = [pair for child in of for pair in _of_one_child(of[child], lexicon=lexicon, days=days, family=family)]
    return tuple(sorted(found, key=lambda pair: (pair.one, pair.other)))


def _of_one_child(
    accounts: list[Account], *, lexicon: Lexicon, days: int, family: Callable[[], Family]
) -> Iterator[Proposal]:
    """Only accounts that could share something with another teller's close to them are read whole; what is common is
    counted over all of them."""
    close = list(within(sorted(_lying(accounts)), days=days))
    if not close:
        return iter(())
    record = Record(accounts, lexicon=lexicon, family=family())
    things = list(map(may_share, accounts, record.spoken))
    pairs = [(other, one) for one, before in close for other in before if not things[one].isdisjoint(things[other])]
    read = ((place, accounts[place]) for place in set(chain.from_iterable(pairs)))
    heard = {place: hear(one, span, lexicon=lexicon) for place, one in read if (span := one.days)}
    name_them(heard.values(), record.family, known=record.known, lexicon=lexicon)
    return settled(close, pairs, heard, record=record)


def settled(
    close: Sequence[Close], pairs: Sequence[tuple[int, int]], heard: Mapping[int, Heard], *, record: Record
) -> Iterator[Proposal]:
    """Yield the pairs that are enough in themselves, and those nearly so where both are with one and the same third.

    Two that share nothing are never enough in themselves: only `pairs`, which could, are weighed for it. The others of
    those `close` are weighed only where there is such a third.
    """
    asked: dict[int, set[int]] = defaultdict(set)
    for other, one in pairs:
        mine, theirs = heard[one], heard[other]
        weighed = record.weigh(theirs, mine, least_said=ENOUGH_SAID)
        if weighed is not None and weighed.enough:
            asked[one].add(other)
            asked[other].add(one)
            yield _proposal(theirs, mine, record)
    nearly = (
        (heard[other], heard[one])
        for one, before in close
        if one in asked
        for other in before
        if _with_a_third(asked, one, other)
    )
    for first, second in nearly:
        weighed = record.weigh(first, second)
        if weighed is not None and weighed.enough_with_a_third:
            yield _proposal(first, second, record)


def _with_a_third(asked: Mapping[int, set[int]], one: int, other: int) -> bool:
    """Answer whether two that are not asked about are each asked about with one and the same third."""
    mine, theirs = asked[one], asked.get(other)
    return theirs is not None and one not in theirs and not theirs.isdisjoint(mine)


def _proposal(one: Heard, other: Heard, record: Record) -> Proposal:
    first, second = sorted((one.account.ref, other.account.ref))
    return Proposal(first, second, record.shared(one, other))


def within(lying: Iterable[Lying], *, days: int) -> Iterator[Close]:
    """Yield each account, by first day, with those before it by other tellers whose days lie close to its own."""
    in_reach: list[tuple[int, Lying]] = []
    today = 0
    for one in lying:
        first, last, place, teller, telling = one
        if first != today:
            today, in_reach = first, [row for row in in_reach if row[0] >= first]
        close = [before for _, (_, _, before, told_by, its) in in_reach if told_by != teller and its != telling]
        if close:
            yield place, close
        in_reach.append((last + days, one))


def _lying(accounts: Iterable[Account]) -> Iterator[Lying]:
    for place, account in enumerate(accounts):
        earliest, latest = account.on.earliest, account.on.latest
        if earliest and latest and account.text:
            first, last = earliest.toordinal(), latest.toordinal()
            if last - first <= LONGEST:
                yield first, last, place, (account.agency, account.source), account.telling
