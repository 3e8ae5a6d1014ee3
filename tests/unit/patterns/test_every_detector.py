"""What must hold for every detector, whatever the history: run on random histories."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seen.core.dates.partial import PartialDate
from seen.core.patterns.contract import Finding
from seen.core.patterns.runner import Crash, Detector, Outcome, detectors, run
from seen.core.patterns.screens import AtLeast
from seen.core.timeline.child import Child
from seen.core.timeline.event import Event
from seen.core.timeline.timeline import Timeline
from seen.kit.knowledge.pathways import england
from tests.builders.histories import a_history, histories

every_detector = pytest.mark.parametrize("detector", detectors(), ids=lambda detector: detector.pattern.id)


def loosest(detector: Detector) -> dict[str, dict[str, int]]:
    """Return the settings that find most: a low bar for numbers, a long look back."""
    numbers = {
        name: threshold.allowed[1 if name.endswith("months") or name in {"days", "gap_most"} else 0]
        for name, threshold in detector.pattern.thresholds.items()
    }
    return {detector.pattern.id: numbers}


def look(detector: Detector, child: Child, events: list[Event], as_of: date) -> Outcome:
    timeline = Timeline(child, events, as_of=as_of, calendar=england())
    (outcome,) = run(timeline, as_of=as_of, settings=loosest(detector), asked=[detector])
    assert isinstance(outcome, Outcome), outcome
    return outcome


def answer(outcome: Outcome) -> Any:
    finding = outcome.finding
    if finding is None:
        return None
    refs = [[event.ref for event in events] for events in (finding.because, finding.against)]
    return finding.sentence, refs, finding.missing


@every_detector
def test_it_finds_something_and_nothing(detector):
    """The random histories reach it: else the properties below would say nothing."""
    found = [
        look(detector, *a_history(Random(seed), needs=detector.pattern.needs)).finding is not None
        for seed in range(300)
    ]
    assert 0.04 < sum(found) / len(found) < 0.9


@every_detector
@given(histories())
@settings(max_examples=200, deadline=None)
def test_an_answer_holds_until_its_next_look(detector, history):
    child, events, as_of = a_history(history, needs=detector.pattern.needs)
    outcome = look(detector, child, events, as_of)
    then = outcome.next_look
    assert then is None or then > as_of
    near = [as_of + timedelta(days=n) for n in range(1, 45)]
    far = [then - timedelta(days=1)] if then else [as_of + timedelta(days=n) for n in (100, 400, 1500)]
    for day in [*near, *far]:
        if (then is None or day < then) and day > as_of:
            assert answer(look(detector, child, events, day)) == answer(outcome), day


@every_detector
@given(histories())
@settings(max_examples=30, deadline=None)
def test_looking_only_when_told_misses_nothing(detector, history):
    child, events, as_of = a_history(history, needs=detector.pattern.needs)
    last, day, told = as_of + timedelta(days=300), as_of, look(detector, child, events, as_of)
    while day < last:
        day += timedelta(days=1)
        if told.next_look == day:
            told = look(detector, child, events, day)
        assert answer(look(detector, child, events, day)) == answer(told), day


@every_detector
@given(histories())
@settings(max_examples=50, deadline=None)
def test_no_screen_hides_a_finding(detector, history):
    child, events, as_of = a_history(history, needs=detector.pattern.needs)
    timeline = Timeline(child, events, as_of=as_of, calendar=england())
    numbers = detector.pattern.in_force(loosest(detector)[detector.pattern.id])
    needed = timeline.of(*detector.pattern.needs)
    if needed.accounts_at_least(1) and detector.detect(timeline, as_of=as_of, **numbers):
        assert detector.pattern.screen.holds(timeline, numbers)


@every_detector
@given(histories())
@settings(max_examples=200, deadline=None)
def test_it_reads_only_what_it_needs_as_far_back_as_it_says(detector, history):
    child, events, as_of = a_history(history, needs=detector.pattern.needs)
    timeline = Timeline(child, events, as_of=as_of, calendar=england())
    needed = list(timeline.of(*detector.pattern.needs))
    refs = {event.ref for event in needed}
    if all(not event.same_as for event in events):
        kept = [event for event in events if event.ref in refs]
        assert answer(look(detector, child, kept, as_of)) == answer(look(detector, child, events, as_of))


@every_detector
@given(histories(), st.randoms(use_true_random=False))
@settings(max_examples=200, deadline=None)
def test_the_order_of_events_is_irrelevant(detector, history, shuffled):
    child, events, as_of = a_history(history, needs=detector.pattern.needs)
    other = list(events)
    shuffled.shuffle(other)
    one, another = look(detector, child, events, as_of), look(detector, child, other, as_of)
    assert answer(one) == answer(another)
    assert one.next_look == another.next_look


@every_detector
@given(histories(), st.integers(0, 20))
@settings(max_examples=200, deadline=None)
def test_another_account_of_the_same_event_changes_nothing(detector, history, which):
    child, events, as_of = a_history(history, needs=detector.pattern.needs)
    told = events[which % len(events)]
    again = told._replace(ref="zz", same_as=told.ref, agency="another")
    before, after = look(detector, child, events, as_of), look(detector, child, [*events, again], as_of)
    assert answer(before) == answer(after)


@given(histories())
@settings(max_examples=30, deadline=None)
def test_a_crash_leaves_the_others(history):
    child, events, as_of = a_history(history)

    def crash(timeline, **numbers):
        raise KeyError("surprise")

    one, broken, *rest = detectors()
    asked = [one, Detector(replace(broken.pattern, needs=("*",), screen=AtLeast(0, of=("*",))), crash), *rest]
    loose = {name: number for detector in detectors() for name, number in loosest(detector).items()}
    timeline = Timeline(child, events, as_of=as_of, calendar=england())
    outcomes = run(timeline, as_of=as_of, settings=loose, asked=asked)
    alone = run(timeline, as_of=as_of, settings=loose, asked=[one, *rest])
    assert [outcomes[0], *outcomes[2:]] == alone
    if Timeline(child, events, as_of=as_of).of("*"):
        assert isinstance(outcomes[1], Crash)
    assert outcomes[1].pattern.row == broken.pattern.row


def test_a_crash_is_named():
    def crash(timeline, **numbers) -> Finding | None:
        raise KeyError("surprise")

    detector = Detector(replace(detectors()[0].pattern, needs=("*",), screen=AtLeast(0, of=("*",))), crash)
    day = date(2026, 1, 1)
    told = Event(ref="a", child="amal", on=PartialDate.day(day), kind="food.concern", agency="gp")
    (outcome,) = run(Timeline(Child("amal"), [told], as_of=day), as_of=day, settings={}, asked=[detector])
    assert isinstance(outcome, Crash)
    assert repr(outcome.error) == "KeyError('surprise')"


def test_the_date_is_the_timelines_own():
    with pytest.raises(ValueError, match="stands at 2026-01-01"):
        run(Timeline(Child("amal"), [], as_of=date(2026, 1, 1)), as_of=date(2026, 1, 2), settings={})
