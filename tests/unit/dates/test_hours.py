"""Office hours: on the minute, the working day before and after, and a year whose bank holidays nobody knows."""

from datetime import datetime, time, timedelta

import pytest

from seen.core.dates.hours import Hours, after_open, is_open
from seen.kit.knowledge.pathways import england

OFFICE = Hours(time(8, 30), time(17))

MOMENTS = """
2026-03-06 08:29 | shut
2026-03-06 08:30 | open
2026-03-06 16:59 | open
2026-03-06 17:00 | shut
2026-03-07 12:00 | shut
2026-04-03 12:00 | shut
2026-04-07 12:00 | open
2199-03-06 12:00 | shut
"""
ROWS = [[cell.strip() for cell in row.split("|")] for row in MOMENTS.strip().splitlines()]


@pytest.mark.parametrize(("at", "said"), ROWS)
def test_somebody_answers_in_office_hours_of_working_days(at, said):
    assert is_open(OFFICE, at=datetime.fromisoformat(at), calendar=england()) is (said == "open")


OFFICE_TIME = """
2026-03-06 09:00 | 2026-03-06 10:00
2026-03-06 07:00 | 2026-03-06 09:30
2026-03-06 16:00 | 2026-03-06 17:00
2026-03-06 16:40 | 2026-03-09 09:10
2026-03-06 17:00 | 2026-03-09 09:30
2026-03-07 12:00 | 2026-03-09 09:30
2026-04-02 16:59 | 2026-04-07 09:29
2026-03-27 16:30 | 2026-03-30 09:00
2199-03-06 12:00 | 2199-03-06 12:00
"""


@pytest.mark.parametrize("line", OFFICE_TIME.strip().splitlines())
def test_an_hour_of_office_time(line):
    at, then = (datetime.fromisoformat(text.strip()) for text in line.split("|"))
    assert after_open(OFFICE, at=at, lasting=timedelta(hours=1), calendar=england()) == then
