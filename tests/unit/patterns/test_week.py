"""Five new weekly questions a week reach a worker; brothers and sisters about the same thing are one of them."""

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seen.core.patterns.week import NEW_A_WEEK, reaches_on

START = date(2026, 6, 1)

# What each is about and since which day, oldest evidence first ("-" is not counted), and the day on which it comes.
CASES = """
a0 b0 c0 d0 e0                      | 0 0 0 0 0
a0 b0 c0 d0 e0 f0                   | 0 0 0 0 0 7
a0 b0 c0 d0 e0 f0 -                 | 0 0 0 0 0 7 -
- - a0 b0 c0 d0 e0 f0               | - - 0 0 0 0 0 7
a0 a0 b0 b0 c0 c0 d0 e0             | 0 0 0 0 0 0 0 0
a0 b0 c0 d0 e0 f0 a0 f0             | 0 0 0 0 0 7 0 7
a0 b0 c0 d0 e0 f0 g0 h0 i0 j0 k0    | 0 0 0 0 0 7 7 7 7 7 14
a0 b0 c0 d0 e0 f6                   | 0 0 0 0 0 7
a0 b0 c0 d0 e0 f7                   | 0 0 0 0 0 7
a0 b0 c0 d0 e0 f8                   | 0 0 0 0 0 8
a0 b2 c2 d2 e2 f3 g3                | 0 2 2 2 2 7 9
f3 a0 b0 c0 d0 e0                   | 7 0 0 0 0 0
a0 a9                               | 0 9
a9 a0                               | 9 0
"""


def read(word):
    return None if word == "-" else (word[0], START + timedelta(days=int(word[1:])))


@pytest.mark.parametrize("line", CASES.strip().splitlines())
def test_five_new_ones_come_within_seven_days_and_the_rest_wait(line):
    questions, days = (part.split() for part in line.split("|"))
    found = reaches_on([read(word) for word in questions])
    assert ["-" if day is None else str((day - START).days) for day in found] == days


@given(st.lists(st.tuples(st.integers(0, 30), st.dates(START, START + timedelta(days=40)))))
def test_no_seven_days_bring_more_and_nothing_comes_before_it_asks(questions):
    found = reaches_on(questions)
    first: dict[int, date] = {}
    for (about, since), day in zip(questions, found, strict=True):
        assert day >= since
        first[about] = min(day, first.get(about, day))
    per_day = Counter(first.values())
    for day in per_day:
        assert sum(per_day[day + timedelta(days=on)] for on in range(7)) <= NEW_A_WEEK
