"""No small count is shown, and none can be worked out from the total and the rest."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seen.core.fairness.suppressing import SMALL, hidden, shown, too_small, total

# The counts of a whole, and which are shown ("-" is not): a small one takes the smallest other with it.
CASES = """
0 0        | 0 0
5 6        | 5 6
4 6 9      | - - 9
1 5        | - -
0 4 20     | 0 - -
4 4 20     | - - 20
1 1 7 20   | - - - 20
2 3 20     | - - 20
2 2 20     | - - -
1 3 8 20   | - - - 20
1 1 1 1 1  | - - - - -
1 1 1 1 1 9 20 | - - - - - - 20
4          | -
0 3        | - -
5          | 5
0 4 5 5    | 0 - - 5
"""


@pytest.mark.parametrize("line", CASES.strip().splitlines())
def test_what_is_shown_of_parts_with_their_total(line):
    counts, expected = (part.split() for part in line.split("|"))
    parts = [int(one) for one in counts]
    answers = ["-" if hide else str(part) for part, hide in zip(parts, hidden(parts), strict=True)]
    assert answers == expected


def test_what_is_not_shown_for_another_reason_takes_others_with_it():
    assert hidden([20, 30, 40], besides=[False, True, False]) == (True, True, False)
    assert hidden([0, 30, 40], besides=[True, False, False]) == (True, True, True)


@pytest.mark.parametrize(("count", "small"), [(0, False), (1, True), (4, True), (5, False)])
def test_which_counts_are_small(count, small):
    assert too_small(count) is small
    assert total(count) == (None if small else count)


@given(st.lists(st.integers(0, 40), min_size=1, max_size=8))
def test_no_reader_of_the_total_learns_a_small_count(parts):
    hide = hidden(parts)
    for part, gone in zip(parts, hide, strict=True):
        assert gone or not too_small(part)
    gone = [part for part, one in zip(parts, hide, strict=True) if one]
    if any(hide) and not all(hide):  # the sum of what is gone is known: any of them can be any small number
        assert len(gone) > 1
        assert sum(gone) - (len(gone) - 1) >= SMALL - 1


class TestGroups:
    def told(self, *groups):
        return [(one.name, one.children, one.prompted) for one in shown(groups)]

    def test_large_groups_are_shown_with_their_rates(self):
        girls, boys = shown([("Girls", 40, 10), ("Boys", 50, 5)])
        assert (girls.rate, boys.rate) == (0.25, 0.1)

    def test_a_group_with_few_asked_about_hides_another(self):
        assert self.told(("a", 40, 4), ("b", 50, 30), ("c", 60, 8)) == [
            ("a", 40, None), ("b", 50, 30), ("c", 60, None),
        ]  # fmt: skip

    def test_a_small_group_is_not_shown_at_all(self):
        assert self.told(("a", 4, 0), ("b", 50, 30), ("c", 60, 8)) == [
            ("a", None, None), ("b", None, None), ("c", 60, None),
        ]  # fmt: skip

    @pytest.mark.parametrize(("prompted", "is_shown"), [(20, False), (16, False), (15, True)])
    def test_that_nearly_all_of_a_group_were_asked_about_is_not_shown(self, prompted, is_shown):
        (first, *_) = shown([("a", 20, prompted), ("b", 90, 30), ("c", 90, 40)])
        assert (first.prompted is not None) is is_shown

    def test_where_few_were_asked_about_nothing_is_said_of_any_group(self):
        assert self.told(("a", 40, 0), ("b", 50, 4)) == [("a", 40, None), ("b", 50, None)]

    def test_without_both_numbers_there_is_no_rate(self):
        assert [one.rate for one in shown([("a", 0, 0), ("b", 50, 4), ("c", 50, 6)])] == [None, None, None]


def test_where_there_are_no_children_nobody_was_asked_about():
    assert [group.prompted for group in shown([("a", 0, 0), ("b", 20, 8), ("c", 30, 9)])] == [0, 8, 9]
