"""Working days of England, against a bank-holiday library and against counting by hand."""

from datetime import date, timedelta

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from seen.core.dates.working_days import Calendar, OutsideCalendar
from seen.kit.knowledge.pathways import england

ENGLAND = england()
days = st.dates(min_value=date(2000, 1, 1), max_value=date(2030, 6, 30))

ADDED = """
2023-03-06 | 0  | 2023-03-06
2023-03-06 | 1  | 2023-03-07
2023-03-10 | 1  | 2023-03-13
2023-03-11 | 1  | 2023-03-13
2023-03-12 | 1  | 2023-03-13
2023-04-06 | 1  | 2023-04-11
2023-04-07 | 1  | 2023-04-11
2023-05-05 | 1  | 2023-05-09
2022-06-01 | 1  | 2022-06-06
2022-09-16 | 1  | 2022-09-20
2026-12-24 | 1  | 2026-12-29
2026-12-24 | 4  | 2027-01-04
"""


def test_the_table_is_what_the_library_says() -> None:
    assert ENGLAND.holidays == set(holidays.country_holidays("GB", subdiv="ENG", years=range(2000, 2031)))


@pytest.mark.parametrize("one_off", ["2002-06-03", "2011-04-29", "2012-06-05", "2020-05-08", "2022-06-03", "2022-09-19", "2023-05-08"])  # fmt: skip  # noqa: E501
def test_one_off_days_are_not_worked(one_off: str) -> None:
    assert not ENGLAND.is_working(date.fromisoformat(one_off))


@pytest.mark.parametrize(("start", "count", "end"), [line.split("|") for line in ADDED.strip().splitlines()])
def test_add(start: str, count: str, end: str) -> None:
    assert ENGLAND.add(date.fromisoformat(start.strip()), int(count)) == date.fromisoformat(end.strip())


@given(start=days, count=st.integers(0, 60))
def test_adding_and_counting_agree(start: date, count: int) -> None:
    end = ENGLAND.add(start, count)
    assert ENGLAND.between(start, end) == count
    assert count == 0 or ENGLAND.is_working(end)
    assert count == 0 or ENGLAND.between(start, end - timedelta(days=1)) == count - 1


@given(start=days, back=st.integers(0, 40))
def test_there_are_none_between_a_day_and_one_not_later(start: date, back: int) -> None:
    assert ENGLAND.between(start, start - timedelta(days=back)) == 0


def test_the_last_working_day_by_a_day() -> None:
    assert ENGLAND.last_by(date(2023, 4, 10)) == date(2023, 4, 6)
    assert ENGLAND.last_by(date(2023, 4, 11)) == date(2023, 4, 11)


def test_a_year_that_is_not_in_the_table_is_refused() -> None:
    assert ENGLAND.is_working(date(2030, 12, 31))
    with pytest.raises(OutsideCalendar, match="bank holidays of 2031 are not known"):
        ENGLAND.add(date(2030, 12, 31), 1)
    with pytest.raises(OutsideCalendar, match="1999"):
        ENGLAND.is_working(date(1999, 12, 31))
    with pytest.raises(OutsideCalendar):
        Calendar(frozenset()).is_working(date(2023, 3, 6))
