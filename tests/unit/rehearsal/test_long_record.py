"""The longest story, from any day: three thousand entries, one crowded week, silence after each move, dates as told."""

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from seen.kit.knowledge.kinds import kinds
from seen.kit.knowledge.pathways import england
from seen.rehearsal.long_record import ENTRIES, IN_ONE_WEEK, LONG, QUIET, UNDATED, WEEK_AGO, long_story
from seen.rehearsal.stories import AT_ANY_HOUR, Told, settled

TODAY = date(2026, 11, 20)
BORN = {row["key"]: row["born_ago"] for row in settled(LONG)["child"]}


@pytest.fixture(scope="module")
def told() -> list[Told]:
    return long_story(today=TODAY)


def of_arlo(told: list[Told]) -> list[Told]:
    return [row for row in told if "arlo" in row.child.split()]


def test_it_is_long_and_told_by_nine_agencies_about_eight_children(told: list[Told]) -> None:
    assert len(of_arlo(told)) == ENTRIES
    assert len({row.agency for row in told}) == 9
    assert {key for row in told for key in row.child.split()} == BORN.keys()
    assert len(BORN) == 8
    assert len({row.ref for row in told}) == len(told)


def test_it_is_the_same_whenever_it_is_told(told: list[Told]) -> None:
    assert long_story(today=TODAY) == told


def test_it_reads_like_many_hands(told: list[Told]) -> None:
    assert len({row.text for row in told}) > 1_000
    assert Counter(row.text for row in told).most_common(1)[0][1] < 40
    assert not any("{" in row.text for row in told)


def test_one_week_holds_what_everybody_wrote_at_once(told: list[Told]) -> None:
    week = TODAY - timedelta(days=WEEK_AGO)
    monday = week - timedelta(days=week.weekday())
    days = {monday + timedelta(days=day) for day in range(7)}
    there = [row for row in of_arlo(told) if row.on.latest in days]
    assert len(there) == IN_ONE_WEEK


def test_some_have_no_date_and_some_only_a_remembered_one(told: list[Told]) -> None:
    precise = Counter(row.on.precision.value for row in told)
    assert precise["unknown"] == UNDATED
    assert {"week", "month", "season", "term", "year"} < precise.keys()
    assert any(row.on.about for row in told)


def test_nobody_writes_in_the_weeks_after_a_move(told: list[Told]) -> None:
    moves = [TODAY - timedelta(days=row["ago"]) for row in settled(LONG)["address"]]
    assert len(moves) == 12
    for row in told:
        if row.on.earliest and row.on.earliest == row.on.latest and not row.words:
            assert not any(moved < row.on.earliest < moved + timedelta(days=QUIET - 7) for moved in moves), row


@pytest.mark.no_cover
@settings(max_examples=8, deadline=None)
@given(st.dates(date(2026, 1, 1), date(2029, 12, 31)))
@example(date(2028, 2, 29))
@example(date(2027, 1, 4))
def test_every_date_can_be_true(today: date) -> None:
    for row in long_story(today=today):
        assert row.kind in kinds()
        assert row.recorded <= today
        for key in row.child.split():
            if row.on.earliest:
                assert today - timedelta(days=BORN[key]) <= row.on.earliest <= row.on.latest <= row.recorded, row
        if row.on.earliest == row.on.latest and not row.on.about and row.on.earliest and row.agency not in AT_ANY_HOUR:
            assert england().is_working(row.on.earliest), row
