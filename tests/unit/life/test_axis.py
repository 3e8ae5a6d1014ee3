"""The time axis of a life: what it must show, and spans of the calendar that follow on each other."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seen.core.life.axis import Span, axes, life_of
from seen.core.timeline.child import Child

AS_OF = date(2026, 11, 2)
BORN = date(2009, 8, 14)


def lives(child: Child, *days: date) -> Span:
    return life_of(child, list(days), as_of=AS_OF)


def test_a_life_runs_from_birth_to_today_though_the_first_entry_came_late():
    assert lives(Child("a", born=BORN), date(2015, 1, 1)) == Span(BORN, AS_OF)


def test_what_was_known_before_birth_is_in_it():
    assert lives(Child("a", born=BORN), date(2009, 3, 1)).since == date(2009, 3, 1)


def test_an_unborn_child_lives_from_the_pregnancy_to_the_day_due():
    due = date(2027, 3, 1)
    assert lives(Child("a", due=due)) == Span(date(2026, 5, 11), due)


def test_a_day_due_that_has_passed_does_not_end_what_is_known_since():
    assert lives(Child("a", due=date(2026, 10, 1)), date(2026, 10, 20)).until == AS_OF


def test_with_no_birth_known_it_begins_with_the_first_day_known():
    assert lives(Child("a"), date(2024, 5, 1)) == Span(date(2024, 5, 1), AS_OF)
    assert lives(Child("a")) == Span(AS_OF, AS_OF)


@pytest.mark.parametrize(
    ("last", "until"), [(date(2010, 1, 1), date(2018, 3, 1)), (date(2019, 6, 1), date(2019, 6, 1))]
)
def test_a_childhood_ends_at_eighteen_or_with_the_last_entry(last, until):
    assert lives(Child("a", born=date(2000, 3, 1)), last).until == until


def test_a_birth_after_today_by_mistake_still_has_an_axis():
    assert lives(Child("a", born=date(2027, 1, 1))) == Span(date(2027, 1, 1), date(2027, 1, 1))


# The life, the most spans, and how many months the finest axis gives each.
@pytest.mark.parametrize(
    ("since", "until", "most", "months"),
    [
        ("2026-01-01", "2026-11-02", 30, 1),
        ("2024-06-01", "2026-11-30", 30, 1),  # thirty months: just in
        ("2024-05-31", "2026-11-30", 30, 3),  # thirty-one
        ("2009-08-14", "2026-11-02", 30, 12),
        ("2012-01-01", "2026-11-02", 30, 6),
        ("1950-01-01", "2026-11-02", 30, 60),
        ("1700-01-01", "2026-11-02", 30, 1200),
    ],
)
def test_the_finest_axis_that_a_page_is_wide_enough_for(since, until, most, months):
    axis = next(axes(Span(date.fromisoformat(since), date.fromisoformat(until)), most=most))
    assert axis.months == months
    assert len(axis.spans) <= most


@given(st.dates(date(1990, 1, 1), date(2040, 1, 1)), st.integers(0, 9_000), st.integers(0, 9_000))
def test_every_day_stands_in_the_one_span_that_holds_it(since, more, after):
    life = Span(since, since + timedelta(days=more))
    day = since + timedelta(days=min(more, after))
    for axis in axes(life, most=40):
        assert axis.first <= life.since and axis.last >= life.until
        assert all(one.until + timedelta(days=1) == other.since for one, other in pairwise(axis.spans))
        holds = [number for number, span in enumerate(axis.spans) if span.since <= day <= span.until]
        assert holds == [axis.at(day)]


def test_days_outside_stand_at_the_nearer_end():
    axis = next(axes(Span(date(2020, 1, 1), date(2021, 1, 1)), most=30))
    assert axis.at(date(2000, 1, 1)) == 0
    assert axis.at(date(2030, 1, 1)) == len(axis.spans) - 1
