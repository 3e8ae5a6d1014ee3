"""A group is said to be asked about more only where it clearly is."""

import pytest

from seen.core.fairness.prompted_more import More, prompted_more
from seen.core.fairness.suppressing import Group

# Children and asked about of the group, then of all others, and whether it is said.
CASES = """
100 30 | 400 40  | yes
100 10 | 400 14  | yes
100 10 | 400 15  | no
100 9  | 400 5   | no
100 30 | 400 81  | no
100 30 | 400 80  | no
200 60 | 800 160 | yes
200 60 | 800 161 | no
40 10  | 400 60  | no
50 15  | 400 56  | yes
50 14  | 400 56  | no
100 30 | 400 0   | yes
100 30 | 0 0     | no
1000 1000 | 1 0  | yes
"""


@pytest.mark.parametrize("line", CASES.strip().splitlines())
def test_when_it_is_said(line):
    own, besides, said = line.split("|")
    children, prompted = map(int, own.split())
    others, asked = map(int, besides.split())
    found = prompted_more([Group("a", children, prompted)], children=children + others, prompted=prompted + asked)
    assert found == ([More("a", prompted, children, asked, others)] if said.strip() == "yes" else [])


@pytest.mark.parametrize("group", [Group("a", None, 30), Group("a", 100, None)])
def test_of_numbers_that_are_not_shown_nothing_is_said(group):
    assert prompted_more([group], children=500, prompted=70) == []
