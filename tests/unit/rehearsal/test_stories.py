"""Whatever day the rehearsal is loaded on, its families say the same: one raises its questions, one raises none."""

import tomllib
from datetime import date, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from seen.core.dates.partial import PartialDate
from seen.core.patterns.runner import Outcome, run
from seen.core.timeline.child import Child
from seen.core.timeline.event import Event
from seen.core.timeline.timeline import Timeline
from seen.kit.knowledge.kinds import kind
from seen.kit.knowledge.pathways import england
from seen.rehearsal.stories import AT_ANY_HOUR, FAMILIES, Told, days_ago, story

ANY_DAY = st.dates(date(2026, 1, 1), date(2029, 12, 31))
BORN = {"wren": 3407, "rowan": 1430, "linnet": 216, "juniper": 3072, "basil": 770}


def event(told: Told) -> Event:
    usual = kind(told.kind)
    return Event(
        ref=told.ref,
        child=told.child,
        on=told.on,
        recorded=told.recorded,
        kind=told.kind,
        agency=told.agency,
        source_type=told.source_type,
        polarity=usual.polarity,
        severity=usual.usual_severity(told.detail),
        areas=told.areas or usual.areas,
        text=told.text,
        detail=dict(told.detail),
    )


def levels(family: str, child: str, *, today: date) -> list[Event]:
    """The entries that setting each level leaves."""
    told = tomllib.loads((FAMILIES / f"{family}.toml").read_text())["level"]
    before = ["universal", *(row["level"] for row in told)]
    days = [days_ago(row["ago"], today=today) for row in told]
    return [
        Event(
            ref=f"level {row['ago']}",
            child=child,
            on=PartialDate.day(day),
            recorded=today,
            kind="level.changed",
            agency="childrens-social-care",
            detail={"from": level, "to": row["level"]},
        )
        for row, day, level in zip(told, days, before, strict=False)
    ]


def rows(family: str, child: str, *, today: date) -> set[int]:
    """The questions raised about a child on the day of loading."""
    events = [event(told) for told in story(family, today=today) if told.child == child]
    events += levels(family, child, today=today)
    about = Child(child, born=today - timedelta(days=BORN[child]), communicates="words")
    outcomes = run(Timeline(about, events, as_of=today, calendar=england()), as_of=today, settings={})
    assert all(isinstance(outcome, Outcome) for outcome in outcomes)
    return {outcome.pattern.row for outcome in outcomes if outcome.finding}


@settings(max_examples=60, deadline=None)
@given(ANY_DAY)
@example(date(2028, 2, 29))
@example(date(2027, 1, 4))  # the first working day after the longest run of days off
def test_small_things_over_years_raise_four_questions(today: date) -> None:
    assert rows("tallow", "wren", today=today) == {9, 17, 19, 20}


@settings(max_examples=60, deadline=None)
@given(ANY_DAY)
@example(date(2028, 2, 29))
@example(date(2027, 1, 4))
@pytest.mark.parametrize("child", ["juniper", "basil"])
def test_poor_but_cared_for_raises_none(child: str, today: date) -> None:
    assert rows("pebble", child, today=today) == set()


@settings(max_examples=60, deadline=None)
@given(ANY_DAY, st.sampled_from(["tallow", "pebble"]))
def test_every_date_can_be_true(today: date, family: str) -> None:
    for told in story(family, today=today):
        born = today - timedelta(days=BORN[told.child])
        assert told.recorded <= today
        if told.on.earliest:
            assert born <= told.on.earliest <= told.on.latest <= told.recorded, told
            if told.on.earliest == told.on.latest and told.agency not in AT_ANY_HOUR:
                assert england().is_working(told.on.earliest), told
        for key in ("from", "to"):
            if "-" in str(told.detail.get(key, "")):
                assert date.fromisoformat(told.detail[key]) <= told.on.latest, told
