"""The whole-life picture: no entry is lost, lanes and spans hold what they should, and the worst stays small."""

from collections import Counter
from datetime import date
from uuid import UUID

import pytest
from hypothesis import given

from seen.core.life.axis import Span
from seen.core.life.lanes import placed
from seen.core.life.marks import MARKS, Mark
from seen.core.life.strip import MOST_CELLS, MOST_LANES, MOST_SPANS, Strip, strip
from seen.core.life.years import longest_silence
from seen.core.timeline.child import Child
from tests.builders.lives import AGENCIES, AS_OF, BORN, NIGHT, a_moment, lives, the_worst_life

CHILD = Child("amir", born=BORN)


def mark_of(moment) -> Mark:
    return MARKS[placed([moment])[0].mark]


def drawn(*moments, child=CHILD, details=None) -> Strip:
    return strip(child, moments, details=details or {}, as_of=AS_OF)


def held(lane) -> list[str]:
    return [f"{cell.span} " + " ".join(f"{mark}={count}" for mark, count in cell.counts.items()) for cell in lane.cells]


@pytest.mark.parametrize(
    ("kind", "mark"),
    [
        ("food.concern", "worry"),
        ("appointment.not_brought", "not_brought"),
        ("note.strength", "strength"),
        ("contact.seen", "noted"),
        ("money.hardship", "noted"),
    ],
)
def test_what_an_entry_is_drawn_as(kind, mark):
    assert mark_of(a_moment(kind=kind)) == mark


def test_hardship_is_no_worry_though_somebody_wrote_it_as_one():
    assert mark_of(a_moment(kind="housing.eviction", polarity=-1)) == Mark.NOTED


def test_not_brought_among_other_kinds_is_not_brought():
    assert mark_of(a_moment()._replace(also=("appointment.not_brought",))) == Mark.NOT_BROUGHT


@given(lives())
def test_every_entry_is_counted_once_in_lanes_and_once_in_years(moments):
    found = drawn(*moments)
    assert sum(cell.total for lane in found.agencies for cell in lane.cells) == len(moments) == found.total
    assert sum(year.total for year in found.years) == len(moments)
    assert sum(found.counts.values()) == len(moments)
    assert Counter(found.counts) == sum((Counter(year.counts) for year in found.years), Counter())


@given(lives())
def test_every_entry_stands_in_the_span_of_its_day_in_the_lane_of_its_agency(moments):
    found = drawn(*moments)
    own = {lane.name for lane in found.agencies if lane.key}
    wanted = Counter(
        (one.agency if one.agency in own else "", None if one.day is None else found.axis.at(one.day))
        for one in moments
    )
    assert wanted == Counter({(lane.name, cell.span): cell.total for lane in found.agencies for cell in lane.cells})


def test_the_worst_life_stays_within_what_a_page_may_hold():
    found = drawn(*the_worst_life())
    assert len(found.agencies) == 9
    assert len(found.axis.spans) <= MOST_SPANS
    assert sum(len(lane.cells) for lane in found.agencies) <= MOST_CELLS + MOST_LANES
    night = next(lane for lane in found.agencies if lane.name == AGENCIES[1])
    assert next(cell for cell in night.cells if cell.span == found.axis.at(NIGHT)).total >= 140


def test_whoever_wrote_first_stands_on_top_and_no_date_comes_last():
    found = drawn(
        a_moment(1, None, agency="Housing"), a_moment(2, date(2020, 5, 1), agency="School"),
        a_moment(3, date(2019, 5, 1), agency="Clinic"),
    )  # fmt: skip
    assert [lane.name for lane in found.agencies] == ["Clinic", "School", "Housing"]
    assert held(found.agencies[-1]) == ["None worry=1"]


def test_too_many_agencies_share_the_last_lane():
    moments = [a_moment(n, agency=f"Agency {n:02}") for n in range(1, 10)]
    assert drawn(*moments).folded == 0
    found = drawn(*moments, a_moment(10, agency="Agency 10"), a_moment(11, agency="Agency 01"))
    assert (len(found.agencies), found.folded) == (MOST_LANES, 2)
    assert found.agencies[-1].key == ""
    assert found.agencies[0].name == "Agency 01"


def test_spans_grow_longer_where_the_lanes_would_hold_too_many_counts():
    few = drawn(*[a_moment(n, date(2026, 1 + n % 10, 1 + n % 28)) for n in range(200)], child=Child("a"))
    assert few.axis.months == 1
    days = [date(2024 + n // 12, 1 + n % 12, 1) for n in range(29)]
    many = [a_moment(n, day, agency=f"Agency {n % 9}") for n, day in enumerate(days * 9)]
    assert drawn(*many, child=Child("a")).axis.months == 3


def test_a_date_known_in_part_stands_once_and_reaches_as_far_as_it_may_mean():
    found = drawn(a_moment(1, date(2015, 1, 1), latest=date(2017, 12, 31)))
    (lane,) = found.agencies
    assert held(lane) == [f"{found.axis.at(date(2017, 12, 31))} worry=1"]
    assert lane.cells[0].reaches == Span(date(2015, 1, 1), date(2017, 12, 31))


def test_a_date_recorded_before_its_latest_day_stands_where_it_was_recorded():
    moment = a_moment(1, date(2015, 1, 1), latest=date(2015, 12, 31), recorded=date(2015, 3, 4))
    assert moment.day == date(2015, 3, 4)
    assert moment._replace(recorded=date(2014, 3, 4)).day == date(2015, 1, 1)
    assert drawn(moment).agencies[0].cells[0].reaches is None


def test_what_went_on_is_a_bar_and_what_overlaps_is_one():
    moments = [
        a_moment(1, date(2020, 1, 1), until=date(2020, 3, 1)), a_moment(2, date(2020, 2, 1), until=date(2020, 2, 9)),
        a_moment(3, date(2021, 1, 1), until=date(2021, 2, 1)), a_moment(4, date(2022, 1, 1), until=date(2022, 1, 1)),
    ]  # fmt: skip
    (lane,) = drawn(*moments).agencies
    assert [(bar.since, bar.until) for bar in lane.bars] == [
        (date(2020, 1, 1), date(2020, 3, 1)),
        (date(2021, 1, 1), date(2021, 2, 1)),
    ]


def test_areas_count_worries_alone():
    found = drawn(a_moment(1, kind="food.concern"), a_moment(2, kind="food.concern"), a_moment(3, kind="note.strength"))
    assert [(lane.key, [cell.total for cell in lane.cells]) for lane in found.areas] == [("physical-care", [2])]


def test_homes_workers_work_and_levels_have_rows_of_their_own():
    details = {
        UUID(int=1): {"person": "Bo"}, UUID(int=2): {"person": "Bo"}, UUID(int=3): {"service": "family help"},
        UUID(int=4): {"to": "early_help"},
    }  # fmt: skip
    found = drawn(
        a_moment(1, date(2020, 1, 1), "worker.allocated"), a_moment(2, date(2020, 6, 1), "worker.unallocated"),
        a_moment(3, date(2020, 1, 1), "work.opened"), a_moment(4, date(2020, 1, 1), "level.changed"),
        a_moment(5, date(2021, 1, 1), "address.moved"), a_moment(6, None, "work.opened"), details=details,
    )  # fmt: skip
    assert [(bar.name, bar.since, bar.until) for bar in found.workers.bars] == [
        ("Bo", date(2020, 1, 1), date(2020, 6, 1))
    ]
    assert [(bar.name, bar.until) for bar in found.work.bars] == [("family help", None)]
    assert [bar.name for bar in found.levels.bars] == ["early_help"]
    assert [cell.kind for cell in found.homes.cells] == ["address.moved"]
    assert [cell.kind for cell in found.workers.cells] == [""]
    assert found.work.cells[-1].span is None


def test_the_longest_silence_ends_today_where_nothing_came_since():
    assert drawn(a_moment(1, date(2020, 1, 1)), a_moment(2, date(2020, 2, 1))).silence == Span(date(2020, 2, 1), AS_OF)
    assert drawn(a_moment(1, None)).silence is None
    assert longest_silence([AS_OF], until=AS_OF) == Span(AS_OF, AS_OF)


def test_a_life_with_nothing_in_it_has_an_axis_and_no_lanes():
    found = drawn()
    assert (found.agencies, found.total, found.silence) == ((), 0, None)
    assert len(found.years) == 18
