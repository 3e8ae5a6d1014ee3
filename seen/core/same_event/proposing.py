"""Proposes which accounts of one child could be of one event. Pure, and never more than a question to a person."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter

from seen.core.same_event.account import Account, Family
from seen.core.same_event.hearing import Heard, hear, name_them
from seen.core.same_event.lexicon import Lexicon
from seen.core.same_event.weighing import ENOUGH_SAID, Record, Shared, Weighed, in_words

LONGEST = 92  # days: an account that can be of any day of a year says too little of when


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
    """Only accounts that lie close to another teller's are read whole; what is common is counted over all of them."""
    close = list(within(accounts, days=days))
    if not close:
        return iter(())
    record = Record(accounts, lexicon=lexicon, family=family())
    near = {account.ref: account for one, before in close for account in (*before, one)}
    heard = {ref: hear(one, span, lexicon=lexicon) for ref, one in near.items() if (span := one.days)}
    name_them(heard.values(), record.family, known=record.known, lexicon=lexicon)
    return settled([(heard[one.ref], [heard[each.ref] for each in before]) for one, before in close], record=record)


def settled(close: Sequence[tuple[Heard, Sequence[Heard]]], *, record: Record) -> Iterator[Proposal]:
    """Yield the pairs that are enough in themselves, and those nearly so where both are with one and the same third.

    Two that share nothing are never enough in themselves: they are weighed only where there is such a third.
    """
    asked: dict[str, set[str]] = defaultdict(set)
    for one, before in close:
        things = one.things
        for other in before:
            if things.isdisjoint(other.things):
                continue
            weighed = record.weigh(other, one, least_said=ENOUGH_SAID)
            if weighed is not None and weighed.enough:
                asked[one.account.ref].add(other.account.ref)
                asked[other.account.ref].add(one.account.ref)
                yield _proposal(other, one, weighed)
    nearly = (
        (other, one)
        for one, before in close
        if one.account.ref in asked
        for other in before
        if _with_a_third(asked, one.account.ref, other.account.ref)
    )
    for one, other in nearly:
        weighed = record.weigh(one, other)
        if weighed is not None and weighed.enough_with_a_third:
            yield _proposal(one, other, weighed)


def _with_a_third(asked: Mapping[str, set[str]], one: str, other: str) -> bool:
    """Answer whether two that are not asked about are each asked about with one and the same third."""
    mine, theirs = asked[one], asked.get(other)
    return theirs is not None and one not in theirs and not theirs.isdisjoint(mine)


def _proposal(one: Heard, other: Heard, weighed: Weighed) -> Proposal:
    first, second = sorted((one.account.ref, other.account.ref))
    return Proposal(first, second, in_words(weighed.shared, one, other))


def within(accounts: Iterable[Account], *, days: int) -> Iterator[tuple[Account, list[Account]]]:
    """Yield each account with those before it, by other tellers, whose days lie close enough: through a window."""
    in_reach: dict[tuple[str, str], list[tuple[int, Account]]] = {}
    for first, last, one in sorted(_spans(accounts), key=itemgetter(0)):
        teller, telling = (one.agency, one.source), one.telling
        close: list[Account] = []
        for told_by, rows in list(in_reach.items()):
            if rows[0][0] < first:  # what went out of reach is taken out with the oldest of them
                rows[:] = [row for row in rows if row[0] >= first]
                if not rows:
                    del in_reach[told_by]
            if told_by != teller:
                for until, before in rows:
                    if until >= first and before.telling != telling:
                        close.append(before)
        if close:
            yield one, close
        in_reach.setdefault(teller, []).append((last + days, one))


def _spans(accounts: Iterable[Account]) -> Iterator[tuple[int, int, Account]]:
    for account in accounts:
        if (days := account.days) and account.text:
            first, last = days[0].toordinal(), days[1].toordinal()
            if last - first <= LONGEST:
                yield first, last, account
