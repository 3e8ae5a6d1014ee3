"""Brothers and sisters on one axis: each apart, nothing lost, and what was told of several stands on each."""

from collections import Counter
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from seen.core.life.axis import Span
from seen.core.life.siblings import Siblings, siblings
from seen.core.life.strip import MOST_CELLS, MOST_SPANS
from seen.core.timeline.child import Child
from tests.builders.lives import AS_OF, a_moment, lives, the_worst_life

OLD = Child("old", born=date(2010, 2, 1))
TWIN = Child("twin", born=date(2018, 5, 3))
OTHER = Child("other twin", born=date(2018, 5, 3))
COMING = Child("coming", due=date(2027, 2, 1))


def drawn(*stories) -> Siblings:
    return siblings(stories, as_of=AS_OF)


def test_one_axis_reaches_from_the_first_birth_to_the_day_the_last_is_due():
    found = drawn((OLD, []), (TWIN, []), (COMING, []))
    assert found.axis.first <= date(2010, 2, 1)
    assert found.axis.last >= date(2027, 2, 1)
    assert [row.life for row in found.rows] == [
        Span(date(2010, 2, 1), AS_OF),
        Span(date(2018, 5, 3), AS_OF),
        Span(date(2026, 4, 13), date(2027, 2, 1)),
    ]


def test_children_stand_in_the_order_given_whatever_was_written_of_them():
    found = drawn((TWIN, []), (OLD, [a_moment(1)]), (OTHER, [a_moment(2), a_moment(3)]))
    assert [(row.child.ref, row.total) for row in found.rows] == [("twin", 0), ("old", 1), ("other twin", 2)]


def test_what_was_told_of_several_stands_on_each_and_is_named_once():
    both = [a_moment(n, date(2025, 3, 1), account=7) for n in (1, 2)]
    alone = a_moment(3, date(2025, 3, 1))
    found = drawn((OLD, []), (TWIN, [both[0], alone]), (OTHER, [both[1]]))
    assert [row.total for row in found.rows] == [0, 2, 1]
    (shared,) = found.shared
    assert (shared.span, shared.count) == (found.axis.at(date(2025, 3, 1)), 1)
    assert shared.children == {"twin", "other twin"}
    assert found.told_together == 1


def test_two_entries_of_one_telling_about_one_child_are_not_of_several():
    found = drawn((TWIN, [a_moment(1, account=7), a_moment(2, account=7)]), (OTHER, []))
    assert (found.shared, found.told_together) == ((), 0)


def test_a_telling_of_several_without_a_date_is_counted_and_has_no_place():
    found = drawn((TWIN, [a_moment(1, None, account=7)]), (OTHER, [a_moment(2, None, account=7)]))
    assert (found.shared, found.told_together) == ((), 1)


def test_an_entry_that_is_part_of_no_telling_is_of_its_own_child_alone():
    plain = a_moment(1)._replace(account=None)
    assert drawn((TWIN, [plain]), (OTHER, [plain._replace(ref=a_moment(2).ref)])).told_together == 0


@given(st.lists(lives(), min_size=1, max_size=4))
def test_every_entry_of_every_child_is_counted_once_in_their_own_row(stories):
    found = drawn(*((Child(str(n), born=date(2009, 1, 1)), story) for n, story in enumerate(stories)))
    for row, story in zip(found.rows, stories, strict=True):
        assert sum(cell.total for cell in row.lane.cells) == len(story) == row.total == sum(y.total for y in row.years)
        wanted = Counter(None if one.day is None else found.axis.at(one.day) for one in story)
        assert wanted == Counter({cell.span: cell.total for cell in row.lane.cells})


def test_eight_children_with_long_records_stay_within_what_a_page_may_hold():
    story = the_worst_life(1_000)
    found = drawn(*((Child(str(n), born=date(2009 + n, 8, 14)), story) for n in range(8)))
    assert len(found.axis.spans) <= MOST_SPANS
    assert sum(len(row.lane.cells) for row in found.rows) <= MOST_CELLS + 8
