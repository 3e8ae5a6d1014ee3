"""Windows of calendar months: both ends in, and the day on which an event drops out."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seen.core.dates.months import (
    leaves_window_on,
    leaves_window_on_days,
    months_back,
    months_on,
    window_start,
    window_start_days,
)

days = st.dates(min_value=date(1999, 1, 1), max_value=date(2031, 12, 31))

BACK = """
2026-06-30 | 6  | 2025-12-30
2026-07-01 | 6  | 2026-01-01
2026-08-31 | 6  | 2026-02-28
2024-08-31 | 6  | 2024-02-29
2026-03-31 | 1  | 2026-02-28
2026-01-15 | 1  | 2025-12-15
2024-02-29 | 12 | 2023-02-28
2026-05-05 | 0  | 2026-05-05
"""

LEAVES = """
2026-01-12 | 6  | 2026-07-13
2025-12-30 | 6  | 2026-07-01
2025-12-29 | 6  | 2026-06-30
2025-08-30 | 6  | 2026-03-01
2025-08-31 | 6  | 2026-03-01
2024-02-28 | 12 | 2025-03-01
"""


def rows(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]


@pytest.mark.parametrize(("as_of", "months", "start"), rows(BACK))
def test_months_back(as_of: str, months: str, start: str) -> None:
    assert months_back(date.fromisoformat(as_of), int(months)) == date.fromisoformat(start)
    assert window_start(date.fromisoformat(as_of), months=int(months)) == date.fromisoformat(start)


@pytest.mark.parametrize(("on", "months", "leaves"), rows(LEAVES))
def test_leaves(on: str, months: str, leaves: str) -> None:
    assert leaves_window_on(date.fromisoformat(on), months=int(months)) == date.fromisoformat(leaves)


@given(on=days, months=st.integers(0, 30))
def test_it_leaves_on_the_first_day_that_excludes_it_and_stays_out(on: date, months: int) -> None:
    counted = on
    while window_start(counted, months=months) <= on:
        counted += timedelta(days=1)
    assert leaves_window_on(on, months=months) == counted
    assert all(window_start(counted + timedelta(days=n), months=months) > on for n in range(70))


@given(as_of=days, months=st.integers(0, 30))
def test_a_later_day_never_looks_back_further(as_of: date, months: int) -> None:
    assert window_start(as_of, months=months) <= window_start(as_of + timedelta(days=1), months=months)


@given(on=days, length=st.integers(0, 400))
def test_a_window_of_days(on: date, length: int) -> None:
    counted = on
    while window_start_days(counted, days=length) <= on:
        counted += timedelta(days=1)
    assert leaves_window_on_days(on, days=length) == counted


def test_months_on_stays_inside_a_shorter_month() -> None:
    assert months_on(date(2026, 11, 30), 3) == date(2027, 2, 28)
    assert months_on(date(2026, 3, 15), 6) == date(2026, 9, 15)
