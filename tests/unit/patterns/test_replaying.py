"""Replay gives, for each pattern, the first day on which looking that day would find it."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given, settings

from seen.core.patterns import replaying
from seen.core.patterns.replaying import began, replay
from seen.core.patterns.runner import Detector, detectors, run
from seen.core.patterns.screens import AtLeast
from seen.core.timeline.timeline import Timeline
from seen.kit.knowledge.pathways import england
from tests.builders.histories import a_history, histories
from tests.builders.timelines import the_events

LOOSE = {
    detector.pattern.id: {name: limit.allowed[0] for name, limit in detector.pattern.thresholds.items()}
    for detector in detectors()
}


@pytest.mark.no_cover
@given(histories())
@settings(max_examples=12, deadline=None)
def test_the_first_day_is_the_first_on_which_detect_finds_it(random: Random) -> None:
    child, events, *_ = a_history(random, needs=random.choice(detectors()).pattern.needs)
    start = began(events)
    if start is None:
        return
    end = start + timedelta(days=500)

    def on(day: date) -> Timeline:
        return Timeline(child, events, as_of=day, calendar=england())

    seen, crashed = replay(on, on, start=start, end=end, settings=LOOSE)
    assert crashed == []
    first: dict[int, tuple[date, str]] = {}
    for number in range(501):
        day = start + timedelta(days=number)
        unseen = [detector for detector in detectors() if detector.pattern.row not in first]
        for outcome in run(on(day), as_of=day, settings=LOOSE, asked=unseen):
            if outcome.finding:
                first[outcome.pattern.row] = day, outcome.finding.sentence
    assert {one.pattern.row: (one.day, one.finding.sentence) for one in seen} == first


def test_it_looks_only_on_the_days_that_an_answer_named(monkeypatch) -> None:
    def crash(timeline, **numbers):
        raise KeyError("surprise")

    row_20 = next(detector for detector in detectors() if detector.pattern.row == 20)
    row_7 = next(detector for detector in detectors() if detector.pattern.row == 7)
    asked = replace(row_7.pattern, screen=AtLeast(1, of=("referral.made",)))
    monkeypatch.setattr(replaying, "detectors", lambda: (Detector(asked, crash), row_20))
    events = the_events(
        "ref|on|recorded|kind|agency\na|2026-01-05||contact.no_access|gp\nb|2026-01-07|2026-01-20|contact.no_access|gp\n"
        "c|2026-01-08||contact.no_access|gp\nd|2026-01-06||referral.made|gp"
    )
    looked = []

    def on(day: date) -> Timeline:
        looked.append(day.isoformat())
        return Timeline(a_history(Random(1)).child, events, as_of=day)

    start = began(events)
    assert start == date(2026, 1, 5)
    seen, crashed = replay(on, on, start=start, end=date(2026, 3, 1), settings={})
    assert [(one.pattern.row, one.day.isoformat()) for one in seen] == [(20, "2026-01-20")]
    assert [one.pattern.row for one in crashed] == [7]
    assert looked == ["2026-01-05", "2026-01-06", "2026-01-08", "2026-01-20"]
    assert replay(on, on, start=start, end=date(2026, 1, 19), settings={})[0] == []
    assert [one.day for one in replay(on, on, start=start, end=date(2026, 1, 20), settings={})[0]] == [
        date(2026, 1, 20)
    ]


def test_what_has_neither_date_never_arrives() -> None:
    assert began(the_events("ref|on|kind|agency\na||food.concern|gp")) is None
