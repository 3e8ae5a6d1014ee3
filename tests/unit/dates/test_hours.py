"""Office hours: on the minute, the working day before and after, and a year whose bank holidays nobody knows."""

from datetime import datetime, time

import pytest

from seen.core.dates.hours import Hours, is_open
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
