"""Working days ahead of a record, by bank holidays where they are known and weekdays beyond; and ages."""

from datetime import date

import pytest

from seen.core.dates.working_days import OutsideCalendar
from seen.core.patterns.conditions import after_working_days, is_aged
from seen.core.timeline.child import Child
from seen.core.timeline.timeline import Timeline
from seen.kit.knowledge.pathways import england

DAYS = """
    2026-12-24 1 2026-12-29 Christmas, the weekend and Boxing Day's own bank holiday are passed over
    2026-11-20 1 2026-11-23 a weekend is passed over
    2026-11-23 3 2026-11-26 no holiday between
    2045-12-22 1 2045-12-25 beyond the holidays that are known, weekdays alone
    2045-12-29 1 2046-01-02 but for New Year's Day, which is one in every year
    2046-01-31 1 2046-02-01 and no other first of a month is
"""


def a_timeline(**calendar) -> Timeline:
    return Timeline(Child(ref="a"), [], as_of=date(2026, 11, 21), **calendar)


@pytest.mark.parametrize("row", DAYS.strip().splitlines(), ids=str.strip)
def test_days_are_counted_by_what_is_known(row: str) -> None:
    day, count, then, _ = row.split(maxsplit=3)
    found = after_working_days(a_timeline(calendar=england()), date.fromisoformat(day), int(count))
    assert found == date.fromisoformat(then)


def test_a_timeline_without_a_calendar_is_refused() -> None:
    with pytest.raises(OutsideCalendar):
        after_working_days(a_timeline(), date(2026, 11, 20), 1)


@pytest.mark.parametrize(
    ("born", "aged", "next_look"),
    [(date(2015, 11, 21), True, None), (date(2015, 11, 22), False, date(2026, 11, 22)), (None, True, None)],
)
def test_of_an_age_or_of_none_that_is_known(born: date | None, aged: bool, next_look: date | None) -> None:
    timeline = Timeline(Child(ref="a", born=born), [], as_of=date(2026, 11, 21))
    assert is_aged(timeline, 11) is aged
    assert timeline.next_look == next_look
