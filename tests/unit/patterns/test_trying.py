"""What other numbers would have raised: each time a pattern began to ask, in the window, by what had arrived."""

from datetime import date

import pytest

from seen.core.dates.partial import PartialDate
from seen.core.patterns.contract import Tier
from seen.core.patterns.runner import Detector, detector_of
from seen.core.patterns.trying import Began, began
from seen.core.timeline.child import Child
from seen.core.timeline.event import Event
from seen.core.timeline.timeline import Timeline

NOT_BROUGHT = detector_of("not-brought")
START, END = date(2026, 1, 1), date(2026, 12, 31)
NUMBERS = {"at_least": 2, "months": 6}

# The days on which a child was not brought, each as day or day/recorded; the numbers; the days on which it begins.
CASES = """
2026-02-01 2026-03-01                       |            | 2026-03-01
2026-02-01 2026-03-01                       | at_least=3 |
2026-01-02 2026-02-01 2026-03-01            | at_least=3 | 2026-03-01
2026-02-01 2026-03-01/2026-05-01            |            | 2026-05-01
2025-10-01 2025-11-01                       |            |
2025-12-01 2026-01-01                       |            | 2026-01-01
2025-12-01 2025-12-31                       |            |
2026-11-01 2026-12-31                       |            | 2026-12-31
2026-11-01 2027-01-01                       |            |
2025-10-01 2025-11-01 2026-09-01 2026-10-01 |            | 2026-10-01
2026-01-10 2026-02-01 2026-11-01 2026-12-01 |            | 2026-02-01 2026-12-01
2026-02-01 2026-03-01 2026-04-01            |            | 2026-03-01
2026-01-10 2026-06-01                       | months=4   |
"""


def missed(number, text):
    day, _, recorded = text.partition("/")
    detail = {"service": f"service {number}", "urgency": "routine"}
    on = PartialDate.day(date.fromisoformat(day))
    known = date.fromisoformat(recorded) if recorded else None
    return Event(
        ref=str(number), child="c", on=on, kind="appointment.not_brought", agency="A", recorded=known, detail=detail
    )


@pytest.mark.parametrize("line", CASES.strip().splitlines())
def test_when_it_begins_to_ask(line):
    days, given, expected = (part.split() for part in line.split("|"))
    events = [missed(number, day) for number, day in enumerate(days)]
    numbers = {**NUMBERS, **{name: int(number) for name, number in (one.split("=") for one in given)}}

    looked = []

    def on(day):
        looked.append(day)
        return Timeline(Child("c"), events, as_of=day)

    found = began(on, NOT_BROUGHT, start=START, end=END, numbers=numbers)
    assert found == [Began(date.fromisoformat(day), Tier.WEEKLY) for day in expected]
    assert looked[0] == date(2025, 12, 31)


def test_a_pattern_that_crashes_is_not_counted_as_silent():
    def crash(timeline, **numbers):
        raise KeyError("surprise")

    events = [missed(1, "2026-01-10"), missed(2, "2026-02-01")]
    with pytest.raises(KeyError, match="surprise"):
        began(
            lambda day: Timeline(Child("c"), events, as_of=day), Detector(NOT_BROUGHT.pattern, crash),
            start=START, end=END, numbers={},
        )  # fmt: skip
