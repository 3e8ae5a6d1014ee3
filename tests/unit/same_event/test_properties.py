"""Whatever accounts there are: their order and sides do not matter, and a brother's or sister's are never in a pair."""

from datetime import date, timedelta
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from seen.core.dates.partial import PartialDate, Precision
from seen.core.same_event.account import Account, told_by_one
from seen.core.same_event.proposing import LONGEST, propose
from seen.kit.knowledge.same_event import lexicon
from seen.rehearsal.bench.labelled import blocks
from seen.rehearsal.bench.same_event import FAMILY, pairs, plainly

TEXTS = [account.text for block in blocks("tuned") for account in block.accounts]
KINDS = ["health.injury", "note.observation", "police.attended", "appointment.not_brought", "supervision.concern"]


@st.composite
def days(draw: st.DrawFn) -> PartialDate:
    first = date(2026, 3, 1) + timedelta(days=draw(st.integers(0, 12)))
    long = draw(st.sampled_from([0, 0, 0, 1, 30, LONGEST, LONGEST + 1]))
    if draw(st.integers(0, 9)) == 0:
        return PartialDate.unknown()
    return PartialDate("", first, first + timedelta(days=long), Precision.RANGE if long else Precision.DAY)


@st.composite
def records(draw: st.DrawFn) -> list[Account]:
    size = draw(st.integers(2, 6))
    return [
        Account(
            ref=f"r{number}",
            child=draw(st.sampled_from(["tom", "tom", "leila"])),
            telling=f"t{draw(st.integers(0, 20))}",
            agency=draw(st.sampled_from(["school", "police", "gp"])),
            source=draw(st.sampled_from(["school", "police", "gp"])),
            on=draw(days()),
            kinds=(draw(st.sampled_from(KINDS)),),
            text=draw(st.sampled_from(TEXTS)),
            at=draw(st.sampled_from([None, None])) or draw(st.none() | st.times()),
        )
        for number in range(size)
    ]


@settings(max_examples=60, deadline=None)
@given(records(), st.randoms())
def test_the_order_of_accounts_does_not_matter(record, random):
    mixed = list(record)
    random.shuffle(mixed)
    assert propose(record, lexicon=lexicon(), days=2) == propose(mixed, lexicon=lexicon(), days=2)


@settings(max_examples=60, deadline=None)
@given(records())
def test_no_pair_is_of_two_children_of_one_teller_or_of_days_too_far_apart(record):
    of = {account.ref: account for account in record}
    for pair in propose(record, lexicon=lexicon(), days=2, family=lambda: FAMILY):
        one, other = of[pair.one], of[pair.other]
        assert one.child == other.child
        assert not told_by_one(one, other)
        assert one.days and other.days
        assert one.days[0] - other.days[1] <= timedelta(days=2)
        assert other.days[0] - one.days[1] <= timedelta(days=2)
        assert pair.one < pair.other


@settings(max_examples=60, deadline=None)
@given(records())
def test_another_childs_accounts_change_nothing(record):
    mine = [account for account in record if account.child == "tom"]
    found = propose(record, lexicon=lexicon(), days=2)
    refs = {account.ref for account in mine}
    assert [pair for pair in found if pair.one in refs] == list(propose(mine, lexicon=lexicon(), days=2))


@settings(max_examples=60, deadline=None)
@given(records())
def test_the_window_leaves_out_no_pair_that_comparing_all_would_find(record):
    mine = [account for account in record if account.child == "tom"]
    assert pairs(mine) == plainly(mine)


@settings(max_examples=40, deadline=None)
@given(records(), st.integers(0, 6))
def test_more_days_never_propose_less_than_each_pair_alone(record, more):
    alone = {
        (pair.one, pair.other)
        for one, other in combinations([account for account in record if account.child == "tom"], 2)
        for pair in propose([one, other], lexicon=lexicon(), days=more)
    }
    wide = {
        (pair.one, pair.other)
        for one, other in combinations([account for account in record if account.child == "tom"], 2)
        for pair in propose([one, other], lexicon=lexicon(), days=more + 1)
    }
    assert alone <= wide
