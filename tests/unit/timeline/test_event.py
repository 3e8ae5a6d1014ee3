"""The day of an event and the reading of its details."""

from datetime import date

import pytest

from seen.core.dates.partial import PartialDate, Precision
from seen.core.timeline.event import Event

MONTH = PartialDate("June 2026", date(2026, 6, 1), date(2026, 6, 30), Precision.MONTH)


def an_event(on=MONTH, recorded=None, **detail):
    return Event(ref="a", child="amal", on=on, kind="food.concern", agency="gp", recorded=recorded, detail=detail)


class TestItsDay:
    def test_an_exact_day_is_that_day_whenever_it_was_recorded(self):
        for recorded in (None, date(2026, 5, 1), date(2026, 7, 1)):
            assert an_event(PartialDate.day(date(2026, 6, 3)), recorded).day == date(2026, 6, 3)

    @pytest.mark.parametrize(
        ("recorded", "day"),
        [(None, 30), (date(2026, 6, 12), 12), (date(2026, 6, 30), 30), (date(2026, 7, 4), 30), (date(2026, 6, 1), 1)],
    )
    def test_a_partial_date_lies_by_its_latest_day_or_when_it_was_recorded(self, recorded, day):
        assert an_event(recorded=recorded).day == date(2026, 6, day)

    def test_an_unknown_date_is_no_day(self):
        assert an_event(PartialDate.unknown(), date(2026, 6, 1)).day is None


@pytest.mark.parametrize(
    ("value", "says", "yes"),
    [(True, "True", True), ("Yes ", "Yes", True), ("true", "true", True), (False, "False", False),
     (None, "", False), (1, "1", False), ("maybe", "maybe", False)],
)  # fmt: skip
def test_a_detail_says_and_confirms(value, says, yes):
    assert an_event(alone=value).says("alone") == says
    assert an_event(alone=value).confirms("alone") is yes


@pytest.mark.parametrize(
    ("value", "read"),
    [(["a", 1], ("a", "1")), (("a",), ("a",)), ("a, b|c", ("a", "b", "c")), (None, ()), ("", ()), (7, ("7",))],
)
def test_a_detail_lists(value, read):
    assert an_event(cites=value).lists("cites") == read
