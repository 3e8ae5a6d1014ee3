"""A day as machines write it, and what is not one."""

from datetime import date

import pytest

from seen.core.dates.machine_day import iso_day


def test_a_day():
    assert iso_day("2024-02-29") == date(2024, 2, 29)


@pytest.mark.parametrize("text", ["", "2026-W02-1", "20260131", "2026-1-31", "2023-02-29", "2026-01-31 ", "٢٠٢٦-٠١-٣١"])
def test_what_is_no_day(text):
    with pytest.raises(ValueError, match="day"):
        iso_day(text)
