"""What holds of every scoring method, whatever the answers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seen.core.instruments.methods import METHODS, graded_care, worst
from seen.core.instruments.scoring import score
from tests.builders.tools import AREAS, a_graded_care_tool, a_tool

GRADED_CARE, WORST = a_graded_care_tool(), a_tool()
ITEMS = [item for items in AREAS.values() for item in items] + ["z1", "z2", "z3", "z4"]
RULES = [worst, graded_care]
SOME_GRADES = st.lists(st.integers(1, 5), min_size=1, max_size=8)
ANSWERS = st.dictionaries(st.sampled_from(ITEMS), st.integers(1, 5) | st.sampled_from(["not_known", "not_applicable"]))
SMALL_ITEMS = st.sampled_from(["food", "clothes", "teeth"])
SMALL = st.dictionaries(SMALL_ITEMS, st.integers(1, 4) | st.sampled_from(["not_known", "not_applicable"]))


@pytest.mark.parametrize("rule", RULES)
@given(grades=SOME_GRADES, more=st.integers(1, 5))
def test_adding_a_worse_grade_never_improves_a_result(rule, grades, more):
    if more >= rule(grades):
        assert rule([*grades, more]) >= rule(grades)


@pytest.mark.parametrize("rule", RULES)
@given(grades=SOME_GRADES)
def test_a_grade_that_is_not_known_is_never_read_as_the_best_one(rule, grades):
    """Without it the result is no better than it would be had the item been graded 1."""
    assert rule(grades) >= rule([*grades, 1])


@pytest.mark.parametrize("rule", RULES)
@given(grades=SOME_GRADES, turn=st.randoms(use_true_random=False))
def test_order_never_matters(rule, grades, turn):
    other = list(grades)
    turn.shuffle(other)
    assert rule(other) == rule(grades)


@pytest.mark.parametrize("rule", RULES)
@given(grades=SOME_GRADES)
def test_a_result_is_one_of_the_grades_given(rule, grades):
    assert rule(grades) in grades
    assert METHODS["none"](grades) is None


@given(answers=ANSWERS, item=st.sampled_from(ITEMS))
def test_not_known_never_improves_an_answer_that_is_not_there(answers, item):
    """To say that something is not known changes no grade; it is counted, as no answer at all is."""
    without = {id_: answer for id_, answer in answers.items() if id_ != item}
    before = score(GRADED_CARE, without, band="5-10")
    assert score(GRADED_CARE, without | {item: "not_known"}, band="5-10") == before
    assert before.items[item] == (None, (), 1)
    left_out = score(GRADED_CARE, without | {item: "not_applicable"}, band="5-10")
    assert [each.grade for each in left_out.areas.values()] == [each.grade for each in before.areas.values()]
    assert sum(each.not_known for each in left_out.areas.values()) == _not_known(before) - 1


@given(answers=ANSWERS)
def test_what_decided_has_the_grade_and_every_not_known_is_counted(answers):
    found = score(GRADED_CARE, answers, band="5-10")
    for result in (*found.areas.values(), *found.sub_areas.values()):
        assert bool(result.decided_by) is (result.grade is not None)
        assert all(answers[item] == result.grade for item in result.decided_by)
    assert _not_known(found) == sum(answers.get(item, "not_known") == "not_known" for item in ITEMS)


@given(answers=SMALL, item=SMALL_ITEMS)
def test_the_worst_is_never_better_for_an_answer_made_worse(answers, item):
    before = score(WORST, answers, band="5-10").areas
    if isinstance(answers.get(item), int) and answers[item] < 4:
        after = score(WORST, answers | {item: answers[item] + 1}, band="5-10").areas
        assert all((after[id_].grade or 0) >= (before[id_].grade or 0) for id_ in before)


@given(answers=ANSWERS, turn=st.randoms(use_true_random=False))
def test_the_order_of_the_answers_never_matters(answers, turn):
    pairs = list(answers.items())
    turn.shuffle(pairs)
    assert score(GRADED_CARE, dict(pairs), band="5-10") == score(GRADED_CARE, answers, band="5-10")


def _not_known(found) -> int:
    return sum(each.not_known for each in found.areas.values())
