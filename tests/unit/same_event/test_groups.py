"""Pairs put together as questions, and where accounts differ: small tables, and whatever order they come in."""

from datetime import date, time
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seen.core.dates.partial import PartialDate
from seen.core.same_event.differences import Differ, differences
from seen.core.same_event.groups import groups
from seen.kit.knowledge.same_event import lexicon
from tests.unit.same_event.accounts import FAMILY, a

EVENT = frozenset


def grouped(pairs: str, *, joined: tuple[str, ...] = (), apart: str = "") -> str:
    """Return the groups of pairs such as `ab bc`, joined events such as `ab`, and pairs that may not stand together."""
    barred = {frozenset(pair) for pair in apart.split()}
    found = groups(
        [(pair[0], pair[1]) for pair in pairs.split()],
        joined=[EVENT(event) for event in joined],
        may_stand_together=lambda one, other: frozenset({one, other}) not in barred,
    )
    return " ".join("".join(group) for group in found)


@pytest.mark.parametrize(
    ("pairs", "joined", "apart", "found"),
    [
        ("ab", (), "", "ab"),
        ("ab bc", (), "", "abc"),
        ("ab bc ac", (), "", "abc"),
        ("ab cd", (), "", "ab cd"),
        ("ab cd bc", (), "", "abcd"),
        ("ab bc", (), "ac", "ab bc"),
        ("ab", (), "ab", ""),
        ("ab", ("ab",), "", ""),
        ("bc", ("ab",), "", "abc"),
        ("bc", ("ab",), "ac", ""),
        ("bc", ("ab", "cd"), "", "abcd"),
        ("ac ab", (), "bc", "ab ac"),
        ("", (), "", ""),
    ],
)
def test_what_stands_in_one_question(pairs, joined, apart, found):
    assert grouped(pairs, joined=joined, apart=apart) == found


@settings(max_examples=60, deadline=None)
@given(st.sets(st.sampled_from(list(combinations("abcdef", 2))), max_size=8))
def test_every_pair_that_may_stands_in_some_question_and_no_question_holds_two_that_may_not(pairs):
    barred = {("a", "b"), ("c", "f")}
    found = groups(pairs, joined=[], may_stand_together=lambda one, other: tuple(sorted((one, other))) not in barred)
    for pair in pairs - barred:
        assert any(set(pair) <= set(group) for group in found)
    for group in found:
        assert not any(set(pair) <= set(group) for pair in barred)


def differ(one, other):
    return {each.what for each in differences([one, other], lexicon=lexicon(), family=FAMILY)}


NINE = time(9)
CASES = [
    ({}, {}, set()),
    ({"at": NINE}, {"at": time(9, 15)}, set()),
    ({"at": NINE}, {"at": time(9, 16)}, {Differ.TIMES}),
    ({"at": NINE}, {}, set()),
    ({"on": PartialDate.day(date(2026, 3, 2))}, {}, {Differ.DAYS}),
    ({"on": PartialDate.unknown()}, {}, set()),
    ({"text": "Then Dean came."}, {"text": "Then Kelly came."}, {Differ.PEOPLE}),
    ({"text": "Then Dean came."}, {"text": "Then somebody came."}, set()),
    ({"text": "Then Tom came."}, {"text": "Then Leila came."}, set()),
    ({"text": "A cut to the knee."}, {"text": "A cut to the elbow."}, {Differ.PARTS}),
    ({"done": "Rang home."}, {"done": "Letter sent."}, {Differ.DONE}),
    ({"done": "Rang home."}, {}, set()),
    ({"polarity": -1}, {}, {Differ.TONE}),
]


@pytest.mark.parametrize(("one", "other", "found"), CASES)
def test_where_two_accounts_differ_and_silence_is_no_difference(one, other, found):
    assert differ(a("a", **one), a("b", agency="gp", **other)) == found
    assert differ(a("b", agency="gp", **other), a("a", **one)) == found


def test_each_says_what_it_says():
    (found,) = differences([a("a", at=NINE), a("b", at=time(11, 5))], lexicon=lexicon(), family=FAMILY)
    assert found.says == (("a", ("09:00",)), ("b", ("11:05",)))
