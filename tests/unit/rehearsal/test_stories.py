"""Whatever day the rehearsal is loaded on, its families say the same: who raises which questions, and who none."""

from datetime import date, timedelta
from typing import Any

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
from seen.rehearsal.stories import AT_ANY_HOUR, FAMILIES, Told, days_ago, settled, story, worth_opening

ANY_DAY = st.dates(date(2026, 1, 1), date(2029, 12, 31))
TOLD = {family: settled(family) for family in FAMILIES}
CHILDREN = {row["key"]: row for told in TOLD.values() for row in told["child"]}
ASKED = """
    tallow     | wren    | 1 2 9 17 19 20 25
    tallow     | rowan   | 17 19
    pebble     | juniper |
    pebble     | basil   |
    bramble    | ivo     | 1 17 28 34
    bramble    | posy    |
    merrow     | tansy   | 21
    merrow     | cole    |
    thistle    | finn    | 19
    thistle    | lark    |
    winterfold | orla    | 6 7 12
    winterfold | bram    |
    sallow     | baby    | 20 22
    sallow     | teasel  |
"""
AFTER_A_BREAK = {42}
"""Asked after a long break from school in which nobody saw the child: by the calendar, whatever the story says."""
ROWS = [[cell.strip() for cell in line.split("|")] for line in ASKED.strip().splitlines()]


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


def about(row: dict[str, Any], child: str) -> bool:
    return child in row.get("children", [child])


def settling(family: str, child: str, *, today: date) -> list[Event]:
    """The entries that settling a family leaves: each level, what work was opened, and where a child moved."""
    told, lived = TOLD[family], CHILDREN[child].get("born_ago") or CHILDREN[child]["known_ago"]
    levels = [row for row in told["level"] if about(row, child)]
    before = ["universal", *(row["level"] for row in levels)]
    rows = [
        ("level.changed", row["ago"], {"from": level, "to": row["level"]})
        for row, level in zip(levels, before, strict=False)
    ]
    rows += [("work.opened", row["ago"], {}) for row in told["work"] if about(row, child)]
    rows += [
        ("address.moved", row["ago"], {"reason": row["reason"]})
        for row in told["address"]
        if about(row, child) and row["access"] != "protected" and row["ago"] < lived
    ]
    return [
        Event(
            ref=f"{slug} {number}",
            child=child,
            on=PartialDate.day(days_ago(min(ago, lived - 5), today=today)),
            recorded=today,
            kind=slug,
            agency="childrens-social-care",
            detail=detail,
        )
        for number, (slug, ago, detail) in enumerate(rows)
    ]


def born(child: str, *, today: date) -> date | None:
    row = CHILDREN[child]
    return today - timedelta(days=row["born_ago"]) if "born_ago" in row else None


def known(child: str, *, today: date) -> Child:
    row = CHILDREN[child]
    said = {fact["topic"]: fact.get("value", "") for fact in row["facts"]}.get("communicates", "")
    return Child(
        child,
        born=born(child, today=today),
        due=today + timedelta(days=row["due_in"]) if "due_in" in row else None,
        gestation_days=row.get("gestation_days"),
        mobile=row.get("mobile"),
        communicates="other" if said and said != "words" else said,
    )


def rows(family: str, child: str, *, today: date) -> set[int]:
    """The questions raised about a child on the day of loading."""
    events = [event(told) for told in story(family, today=today) if told.child == child]
    events += settling(family, child, today=today)
    timeline = Timeline(known(child, today=today), events, as_of=today, calendar=england())
    outcomes = run(timeline, as_of=today, settings={})
    assert all(isinstance(outcome, Outcome) for outcome in outcomes)
    return {outcome.pattern.row for outcome in outcomes if outcome.finding}


@pytest.mark.no_cover
@settings(max_examples=25, deadline=None)
@given(ANY_DAY)
@example(date(2028, 2, 29))
@example(date(2027, 1, 4))  # the first working day after the longest run of days off
@pytest.mark.parametrize(("family", "child", "asked"), ROWS, ids=[row[1] for row in ROWS])
def test_each_raises_its_questions_and_no_other(family: str, child: str, asked: str, today: date) -> None:
    assert rows(family, child, today=today) - AFTER_A_BREAK == {int(row) for row in asked.split()}


@pytest.mark.no_cover
@settings(max_examples=60, deadline=None)
@given(ANY_DAY, st.sampled_from(FAMILIES))
def test_every_date_can_be_true(today: date, family: str) -> None:
    for told in story(family, today=today):
        day = born(told.child, today=today) or today - timedelta(days=CHILDREN[told.child]["known_ago"])
        assert told.recorded <= today
        if told.on.earliest:
            assert day <= told.on.earliest <= told.on.latest <= told.recorded, told
            if told.on.earliest == told.on.latest and told.agency not in AT_ANY_HOUR:
                assert england().is_working(told.on.earliest), told
        for key in ("from", "to"):
            if "-" in str(told.detail.get(key, "")):
                assert date.fromisoformat(told.detail[key]) <= told.on.latest, told


def test_every_family_shows_a_question_or_says_why_none_and_one_whom_nothing_is_asked_of() -> None:
    for family in FAMILIES:
        asked = {child: questions for one, child, questions in ROWS if one == family}
        assert any(asked.values()) or family == "pebble"
        assert family == "tallow" or "" in asked.values(), family
    assert all(one.title and one.look_for.startswith("Open ") for one in worth_opening(FAMILIES))
