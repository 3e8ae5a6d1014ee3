"""The order in which a court reads: the last two years, then the history before."""

from datetime import date

import pytest

from seen.core.life.court import in_court_order, lately_from

AS_OF = date(2026, 11, 2)


@pytest.mark.parametrize(
    ("as_of", "first"),
    [(AS_OF, date(2024, 11, 2)), (date(2024, 2, 29), date(2022, 2, 28)), (date(2026, 2, 28), date(2024, 2, 28))],
)
def test_two_calendar_years(as_of, first):
    assert lately_from(as_of) == first


def test_on_inside_outside_and_undated():
    told = [date(2024, 11, 1), date(2024, 11, 2), None, date(2024, 11, 3), date(2027, 1, 1)]
    lately, before, undated = in_court_order(told, latest=lambda one: one, as_of=AS_OF)
    assert lately == [date(2024, 11, 2), date(2024, 11, 3), date(2027, 1, 1)]
    assert before == [date(2024, 11, 1)]
    assert undated == [None]


def test_the_order_given_is_kept():
    told = [(3, AS_OF), (1, AS_OF), (2, AS_OF)]
    assert in_court_order(told, latest=lambda one: one[1], as_of=AS_OF)[0] == told
