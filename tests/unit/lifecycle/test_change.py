"""A structured test of change: its window, where it stands, and what became of a goal, as tables."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seen.core.lifecycle.change import (
    Again,
    BadChange,
    Moment,
    Outcome,
    Place,
    Stage,
    check_goals,
    check_target,
    doing,
    may_grade,
    outcome,
    place_of,
    stage,
    window,
)

START = date(2026, 1, 5)
DAYS = window(START, weeks=12)
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("weeks", "ends", "later"),
    [(8, date(2026, 3, 2), date(2026, 6, 2)), (12, date(2026, 3, 30), date(2026, 6, 30))],
)
def test_a_window_ends_so_many_weeks_on_and_is_looked_at_three_months_later(weeks, ends, later):
    assert window(START, weeks=weeks) == (START, ends, later)


@pytest.mark.parametrize(
    ("on", "place"),
    [
        (START - DAY, None),
        (START, Place.INSIDE),
        (DAYS.ends, Place.INSIDE),
        (DAYS.ends + DAY, Place.AFTER),
        (DAYS.later, Place.AFTER),
        (DAYS.later + DAY, None),
    ],
)
def test_a_day_lies_inside_a_window_after_it_or_outside(on, place):
    assert place_of(on, [DAYS]) == place
    assert place_of(on, []) is None


def test_a_day_after_one_window_and_inside_the_next_is_inside():
    next_one = window(DAYS.ends + DAY, weeks=8)
    assert place_of(DAYS.ends + 2 * DAY, [DAYS, next_one]) is Place.INSIDE


@pytest.mark.parametrize("weeks", [7, 13, 0])
def test_a_window_outside_of_eight_to_twelve_weeks_is_refused(weeks):
    with pytest.raises(BadChange, match="8 to 12 weeks"):
        window(START, weeks=weeks)


@pytest.mark.parametrize("count", [2, 3, 4])
def test_two_to_four_goals(count):
    check_goals(count)


@pytest.mark.parametrize(("count", "has"), [(0, "no goal"), (1, "one goal"), (5, "5 goals")])
def test_fewer_or_more_goals_are_refused(count, has):
    with pytest.raises(BadChange, match=has):
        check_goals(count)


def test_a_goal_is_for_something_better():
    check_target(2, baseline=3)
    for target in (3, 4, 0):
        with pytest.raises(BadChange, match="better than the one now"):
            check_target(target, baseline=3)


# given | day | stopped? | where it stands
STAGES = [
    ("", DAYS.ends - DAY, "", Stage.UNDER_WAY),
    ("", DAYS.ends, "", Stage.GRADE_AGAIN),
    ("same", DAYS.ends + DAY, "", Stage.GRADE_AGAIN),
    ("same other", DAYS.ends + DAY, "", Stage.WAITING),
    ("same other", DAYS.later - DAY, "", Stage.WAITING),
    ("same other", DAYS.later, "", Stage.LAST_LOOK),
    ("", DAYS.later, "", Stage.LAST_LOOK),
    ("same other later", DAYS.later, "", Stage.FINISHED),
    ("same other later", DAYS.later, "stopped", Stage.STOPPED),
]


@pytest.mark.parametrize(("given_again", "today", "stopped", "expected"), STAGES)
def test_where_it_stands(given_again, today, stopped, expected):
    moments = [Moment(each) for each in given_again.split()]
    assert stage(DAYS, given=moments, stopped=bool(stopped), today=today) is expected


def test_what_is_not_agreed_yet_is_a_draft():
    assert stage(None, given=[], stopped=False, today=START) is Stage.DRAFTED


@pytest.mark.parametrize(
    ("at", "both", "later"),
    [
        (Stage.DRAFTED, False, False),
        (Stage.UNDER_WAY, False, False),
        (Stage.GRADE_AGAIN, True, False),
        (Stage.WAITING, False, False),
        (Stage.LAST_LOOK, True, True),
        (Stage.FINISHED, False, False),
        (Stage.STOPPED, False, False),
    ],
)
def test_when_goals_may_be_graded_again(at, both, later):
    assert may_grade(at, Moment.SAME) is both
    assert may_grade(at, Moment.OTHER) is both
    assert may_grade(at, Moment.LATER) is later


# baseline | same | other | later (- not graded yet, ? not known) | what became of it
OUTCOMES = """
3 | - | - | - | not_yet
3 | 2 | - | - | not_yet
3 | - | 2 | - | not_yet
3 | 2 | 2 | - | better
3 | 1 | 2 | - | better
3 | 3 | 3 | - | same
3 | 4 | 4 | - | worse
3 | 2 | 3 | - | differ
3 | 4 | 3 | - | differ
3 | ? | 2 | - | not_known
3 | 2 | ? | - | not_known
3 | 1 | 2 | 1 | held
3 | 1 | 2 | 2 | held
3 | 1 | 2 | 3 | slipped
3 | 2 | 2 | ? | not_known
3 | 3 | 3 | 1 | same
3 | 2 | 3 | 1 | differ
"""


def again(text):
    return {"-": None, "?": Again(None)}.get(text, Again(int(text)) if text.isdigit() else None)


@pytest.mark.parametrize("line", OUTCOMES.strip().splitlines())
def test_what_became_of_a_goal(line):
    baseline, same, other, later, expected = (part.strip() for part in line.split("|"))
    found = outcome(int(baseline), same=again(same), other=again(other), later=again(later))
    assert found == expected


grades = st.none() | st.builds(Again, st.none() | st.integers(1, 5))


@given(st.integers(1, 5), grades, grades, grades)
def test_what_is_not_known_never_counts_as_better(baseline, same, other, later):
    found = outcome(baseline, same=same, other=other, later=later)
    if found in (Outcome.BETTER, Outcome.HELD):
        assert all(each is not None and each.grade is not None for each in (same, other))
        assert later is None or later.grade is not None


@given(st.integers(1, 5), grades, grades, grades)
def test_it_is_the_same_whichever_of_the_two_is_named_first(baseline, same, other, later):
    one = outcome(baseline, same=same, other=other, later=later)
    assert one is outcome(baseline, same=other, other=same, later=later)


# what is done | what is said (1 most, 5 least, ? not known) | how they stand together
DOING = """
1 | 1 | both
2 | 2 | both
4 | 2 | said
5 | 1 | said
2 | 4 | done
1 | 5 | done
4 | 4 | neither
5 | 5 | neither
3 | 1 | -
1 | 3 | -
? | 1 | -
5 | ? | -
"""


@pytest.mark.parametrize("line", DOING.strip().splitlines())
def test_what_is_done_beside_what_is_said(line):
    effort, commitment, expected = (part.strip() for part in line.split("|"))
    read = {str(grade): grade for grade in range(1, 6)}
    found = doing(effort=read.get(effort), commitment=read.get(commitment))
    assert (found or "-") == expected
