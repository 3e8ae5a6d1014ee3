"""Which accounts could be one event: precision and recall on the labelled set, and the time for a long record."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import chain, combinations, count

from django.utils import timezone

from seen.apps.casefile.actions import add_child
from seen.apps.casefile.queries import sight
from seen.apps.chronology.queries.asking import Asking
from seen.core.access.visibility import Sight
from seen.core.dates.partial import PartialDate
from seen.core.same_event.account import Account, told_by_one
from seen.core.same_event.hearing import Heard, hear, name_them, speak
from seen.core.same_event.proposing import LONGEST, propose
from seen.core.same_event.weighing import Record
from seen.kit.knowledge.same_event import days_between, lexicon
from seen.rehearsal.bench.actions import store_accounts
from seen.rehearsal.bench.labelled import FAMILY, HALVES, Measured, Pair, blocks, how_well
from seen.rehearsal.bench.verdict import Bar, Verdict, interleaved, usual
from seen.rehearsal.cast import Cast

ENTRIES, ROUNDS = 2_000, 7
LIMIT = 300.0  # milliseconds
FIRST = date(2018, 1, 8)
WORKER = "Sol Invented"
APART = timedelta(days=4)  # between the blocks of the long record


def measure() -> Verdict:
    """Return the verdict. Each round reads every text anew, as the first look at a child does."""
    told, record = measure_it(), a_long_record(ENTRIES)

    def ours() -> set[Pair]:
        speak.cache_clear()
        return pairs(record)

    def plain() -> set[Pair]:
        speak.cache_clear()
        return plainly(record)

    sight, today = _a_child(record)

    def asked() -> set[Pair]:
        speak.cache_clear()
        shared = Asking(sight, as_of=today).shared
        return {(one, other) for pair in shared for one, other in [sorted(map(str, pair))]}

    equal = ours() == plain()
    times = interleaved(ROUNDS, ours=ours, plain=plain, asked=asked)
    whole, peer, page = (usual(times[name]) for name in ("ours", "plain", "asked"))
    figures = {
        f"{half}, {name}": figure
        for half, one in told.items()
        for name, figure in (("precision", one.precision), ("recall", one.recall), ("pairs", one.pairs))
    }
    return Verdict(
        "same-event",
        ours={f"{ENTRIES:,} entries, the rule alone": whole, f"{ENTRIES:,} entries of a child": page, **figures},
        peers={"every account with every other": peer},
        ratios={"ours / every account with every other": whole / peer},
        equal_answers=equal,
        bars=[Bar(f"proposals for a child of {ENTRIES:,} entries", page, LIMIT, "ms"), *measure_bars(told)],
    )


def _a_child(record: Sequence[Account]) -> tuple[Sight, date]:
    """Return a worker's sight of a child whose entries these are, read from the database as a page reads them."""
    now, cast = timezone.now(), Cast()
    today, viewer = timezone.localdate(now), cast.viewers[WORKER]
    added = add_child(viewer, name="Tom Invented", reason="s17", words="Invented for measuring.", born=FIRST, at=now)
    homes = [agency.id for agency in cast.agencies.values()]
    sorts = sorted({account.agency for account in record})
    agencies = {sort: homes[at % len(homes)] for at, sort in enumerate(sorts)}
    store_accounts(added.child, record, agencies=agencies, now=now)
    return sight(viewer, added.child, as_of=today), today


def measure_it() -> dict[str, Measured]:
    """Return how the rule does on each half of the labelled set, under the default setting."""
    return {half: how_well(blocks(half), propose=pairs) for half in HALVES}


def pairs(accounts: Iterable[Account]) -> set[Pair]:
    """Return the pairs that the rule proposes."""
    found = propose(accounts, lexicon=lexicon(), days=days_between(), family=lambda: FAMILY)
    return {(each.one, each.other) for each in found}


def plainly(accounts: Iterable[Account]) -> set[Pair]:
    """Return the same pairs as a plain peer finds them: every account compared with every other."""
    mine = [account for account in accounts if account.child == "tom"]
    record = Record(mine, lexicon=lexicon(), family=FAMILY)
    heard = [hear(one, span, lexicon=lexicon()) for one in mine if one.text and (span := one.days)]
    name_them(heard, FAMILY, known=record.known, lexicon=lexicon())
    close = ((one, other) for one, other in combinations(heard, 2) if _close(one, other))
    weighed = {frozenset({one.account.ref, other.account.ref}): record.weigh(one, other) for one, other in close}
    asked = {pair for pair, found in weighed.items() if found and found.enough}
    nearly = {pair for pair, found in weighed.items() if found and found.enough_with_a_third} - asked
    return {_ordered(pair) for pair in asked | {pair for pair in nearly if _with_a_third(pair, asked)}}


def _with_a_third(pair: frozenset[str], asked: set[frozenset[str]]) -> bool:
    partners = [{ref for each in asked if one in each for ref in each} - {one} for one in pair]
    return bool(set.intersection(*partners))


def _ordered(pair: frozenset[str]) -> Pair:
    one, other = sorted(pair)
    return one, other


def _close(one: Heard, other: Heard) -> bool:
    days = days_between()
    short = all(each.last - each.first <= LONGEST for each in (one, other))
    near = one.first <= other.last + days and other.first <= one.last + days
    return short and near and not told_by_one(one.account, other.account)


def a_long_record(entries: int) -> list[Account]:
    """Return one child's record: the labelled blocks one after another, over and over, until there are so many."""
    every = [block for half in HALVES for block in blocks(half)]
    told: list[Account] = []
    start, number = FIRST, count()
    for block in chain.from_iterable(every for _ in range(entries)):
        accounts = [account for account in block.accounts if account.child == "tom" and account.days]
        spans = [account.days for account in accounts if account.days]
        if not spans:
            continue
        shift = start - min(first for first, _ in spans)
        told += [_moved(account, shift, f"{next(number):05}") for account in accounts]
        start = max(last for _, last in spans) + shift + APART
        if len(told) >= entries:
            break
    return told[:entries]


def _moved(account: Account, by: timedelta, ref: str) -> Account:
    assert account.on.earliest and account.on.latest  # noqa: S101 - the blocks have dates
    earliest, latest = account.on.earliest + by, account.on.latest + by
    on = PartialDate(account.on.text, earliest, latest, account.on.precision)
    return account._replace(ref=ref, telling=ref, on=on, text=f"{account.text} ({ref})")


def measure_bars(told: dict[str, Measured]) -> list[Bar]:
    """Return the promises on the half that was held out: precision at least 0.95, recall at least 0.90."""
    held_out = told["held-out"]
    return [
        Bar("held out: wrongly proposed of 100 proposed", 100 * (1 - held_out.precision), 5.0, "pairs"),
        Bar("held out: missed of 100 labelled", 100 * (1 - held_out.recall), 10.0, "pairs"),
    ]
