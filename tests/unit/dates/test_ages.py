"""Ages on, just before and just after each birthday, and the bands."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seen.core.dates.ages import Age, age, age_band, birthday, pregnancy_start

days = st.dates(min_value=date(2000, 1, 1), max_value=date(2030, 12, 31))

AGES = """
2020-05-04 | 2020-05-03 |
2020-05-04 | 2020-05-04 | 0 0 0
2020-05-04 | 2021-05-03 | 0 11 29
2020-05-04 | 2021-05-04 | 1 0 0
2020-02-29 | 2021-02-28 | 0 11 30
2020-02-29 | 2021-03-01 | 1 0 0
2020-02-29 | 2024-02-28 | 3 11 30
2020-02-29 | 2024-02-29 | 4 0 0
2020-01-31 | 2020-02-29 | 0 0 29
2020-01-31 | 2020-03-01 | 0 1 0
2020-01-31 | 2020-03-31 | 0 2 0
"""

BANDS = """
2020-05-04 | 2020-05-03 | unborn
2020-05-04 | 2020-05-04 | under-1
2020-05-04 | 2021-05-03 | under-1
2020-05-04 | 2021-05-04 | 1-4
2020-05-04 | 2025-05-03 | 1-4
2020-05-04 | 2025-05-04 | 5-10
2020-05-04 | 2031-05-03 | 5-10
2020-05-04 | 2031-05-04 | 11-15
2020-05-04 | 2036-05-03 | 11-15
2020-05-04 | 2036-05-04 | 16-17
2020-05-04 | 2038-05-03 | 16-17
2020-05-04 | 2038-05-04 |
2020-02-29 | 2021-02-28 | under-1
2020-02-29 | 2021-03-01 | 1-4
"""


def rows(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]


@pytest.mark.parametrize(("born", "on", "expected"), rows(AGES))
def test_age(born: str, on: str, expected: str) -> None:
    reached = age(date.fromisoformat(born), date.fromisoformat(on))
    assert (f"{reached.years} {reached.months} {reached.days}" if reached else "") == expected


@pytest.mark.parametrize(("born", "on", "expected"), rows(BANDS))
def test_band(born: str, on: str, expected: str) -> None:
    assert (age_band(date.fromisoformat(born), None, date.fromisoformat(on)) or "") == expected


def test_a_child_with_only_a_due_date_is_unborn_until_a_birth_is_recorded() -> None:
    due = date(2026, 3, 1)
    assert age_band(None, due, due + timedelta(days=30)) == "unborn"
    assert age_band(None, None, due) is None


def test_nothing_before_the_pregnancy_concerns_the_child() -> None:
    assert pregnancy_start(born=date(2010, 5, 4)) == date(2009, 7, 14)
    assert pregnancy_start(due=date(2010, 5, 4)) == date(2009, 7, 14)
    assert pregnancy_start(born=date(2010, 5, 4), due=date(2010, 6, 4)) == date(2009, 7, 14)
    assert pregnancy_start() is None


@given(born=days, lived=st.integers(0, 1500))
def test_a_child_grows_one_day_at_a_time(born: date, lived: int) -> None:
    on = born + timedelta(days=lived)
    today, tomorrow = age(born, on), age(born, on + timedelta(days=1))
    assert today is not None
    assert tomorrow is not None
    assert today.total_days == lived
    same_month = (tomorrow.total_months, tomorrow.days) == (today.total_months, today.days + 1)
    assert same_month or (tomorrow.total_months, tomorrow.days) == (today.total_months + 1, 0)


@given(born=days, years=st.integers(0, 20))
def test_a_birthday_is_the_first_day_of_the_new_age(born: date, years: int) -> None:
    on = birthday(born, years)
    assert (on.month, on.day) in {(born.month, born.day), (3, 1)}
    reached = age(born, on)
    assert reached == Age(years, 0, 0, (on - born).days)
    before = age(born, on - timedelta(days=1))
    assert (before.years if before else -1) == years - 1
