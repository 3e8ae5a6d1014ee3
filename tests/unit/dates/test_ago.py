"""How long ago something was, in days."""

from datetime import date, timedelta

import pytest

from seen.core.dates.ago import ago
from seen.core.dates.partial import PartialDate, Precision

TODAY = date(2026, 11, 2)


@pytest.mark.parametrize(
    ("days", "words"),
    [(-1, ""), (0, "today"), (1, "yesterday"), (2, "2 days ago"), (60, "60 days ago"), (1_234, "1,234 days ago")],
)
def test_a_day(days, words):
    assert ago(PartialDate.day(TODAY - timedelta(days=days)), as_of=TODAY) == words


@pytest.mark.parametrize(
    ("last", "words"),
    [(date(2026, 11, 3), ""), (TODAY, ""), (date(2026, 11, 1), "at least 1 day ago"),
     (date(2026, 10, 31), "at least 2 days ago")],
)  # fmt: skip
def test_a_span_is_counted_from_its_last_day(last, words):
    assert ago(PartialDate("then", date(2026, 10, 1), last, Precision.RANGE), as_of=TODAY) == words


def test_about_a_day_is_no_day():
    on = PartialDate("about 30 October", date(2026, 10, 30), date(2026, 10, 30), Precision.DAY, about=True)
    assert ago(on, as_of=TODAY) == "at least 3 days ago"


def test_a_date_that_nobody_knows_is_not_long_ago_nor_lately():
    assert ago(PartialDate.unknown(), as_of=TODAY) == ""
