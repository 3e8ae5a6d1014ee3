"""Working days ahead of a record, by bank holidays where they are known and weekdays beyond; ages; when work began."""

from datetime import date

import pytest

from seen.core.dates.working_days import OutsideCalendar
from seen.core.patterns.conditions import after_working_days, is_aged, level_rose, sights_of, work_began
from seen.core.timeline.child import Child
from seen.core.timeline.timeline import Timeline
from seen.kit.knowledge.pathways import england
from tests.builders import timelines

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


# What was told of work, the level before it, the change with which the level rose, and what began the work.
BEGAN = """
                                                                                     |            |   |
w 2026-01-05 opened                                                                  |            |   | w
w 2026-01-05 opened ; v 2026-02-05 opened                                            |            |   | w
v - opened          ; w 2026-02-05 opened                                            |            |   | w
a 2026-01-10 early_help                                                              |            | a | a
a 2026-01-10 early_help ; b 2026-02-10 child_in_need                                 |            | a | a
a 2026-01-10 early_help ; b 2026-02-10 child_in_need ; c 2026-03-10 family_help      |            | a | a
a 2026-01-10 early_help ; b 2026-02-10 universal                                     |            |   |
a 2026-01-10 early_help ; b 2026-02-10 universal ; c 2026-03-10 early_help           |            | c | c
a 2026-01-10 early_help ; b 2026-02-10 universal ; c 2026-03-10 early_help ; d 2026-03-20 child_in_need | | c | c
a 2026-01-10 early_help ; w 2026-01-05 opened                                        |            | a | w
a 2026-01-10 early_help ; w 2026-01-15 opened                                        |            | a | a
a - early_help ; w 2026-01-15 opened                                                 |            |   | w
a 2026-01-10 child_in_need                                                           | early_help |   | a
a 2026-01-10 child_in_need ; b 2026-02-10 family_help                                | early_help |   | a
a 2026-01-10 child_in_need ; w 2026-01-15 opened                                     | early_help |   | w
                                                                                     | early_help |   |
"""


@pytest.mark.parametrize("line", BEGAN.strip("\n").splitlines())
def test_when_work_began(line: str) -> None:
    told, level, rose, began = (part.strip() for part in line.split("|"))
    rows = ["ref | on | kind | agency | detail"]
    for ref, day, what in (one.split() for one in told.split(";") if one.strip()):
        turn = f"work.opened | agency-{ref} | service={ref}" if what == "opened" else f"level.changed | csc | to={what}"
        rows.append(f"{ref} | {'' if day == '-' else day} | {turn}")
    timeline = timelines.a_timeline("\n".join(rows), as_of="2026-06-01", child={"level": level})
    assert " ".join(event.ref for event in level_rose(timeline)) == rose
    found = work_began(timeline, needs=("level.changed",))
    assert (found.ref if found else "") == began


# Read by the day on which each shows the child, whatever it is called and whenever it began.
SEEN = """
ref | on         | kind              | agency | detail
a   | 2026-03-01 | contact.seen      | csc    |
b   | 2026-01-01 | school.attendance | school | possible=10, missed=1, to=2026-02-20
c   | 2026-02-01 | voice.heard       | csc    |
d   | 2026-02-20 | contact.seen      | csc    |
"""


def test_sights_stand_in_order_of_the_day_that_each_shows() -> None:
    found = sights_of(timelines.a_timeline(SEEN, as_of="2026-06-01"))
    assert [(sight.event.ref, f"{sight.day:%d %B}") for sight in found] == [
        ("c", "01 February"), ("b", "20 February"), ("d", "20 February"), ("a", "01 March"),
    ]  # fmt: skip
