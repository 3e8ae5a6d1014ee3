"""What must hold for every detector, whatever the history: run on random histories."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seen.core.dates.partial import PartialDate
from seen.core.patterns.contract import Finding, Household
from seen.core.patterns.runner import Crash, Detector, Outcome, detectors, run
from seen.core.patterns.screens import AtLeast
from seen.core.timeline.child import Child
from seen.core.timeline.event import Event
from seen.core.timeline.timeline import Timeline, as_household, covers
from seen.kit.knowledge.pathways import england
from tests.builders.histories import History, a_history, histories
from tests.builders.ways import way_to

WHO_HOLDS_IT = {"held-by-one-agency"}
"""What they ask is whether another agency tells of the event too: for them another account is no mere repeat."""

every_detector = pytest.mark.parametrize("detector", detectors(), ids=lambda detector: detector.pattern.id)


def loosest(detector: Detector) -> dict[str, dict[str, int]]:
    """Return the settings that find most: a low bar for numbers, a long look back."""
    numbers = {
        name: threshold.allowed[1 if name.endswith("months") or name in {"days", "gap_most"} else 0]
        for name, threshold in detector.pattern.thresholds.items()
    }
    return {detector.pattern.id: numbers}


def told_to(detector: Detector, random: Random) -> History:
    """Return a random history of the kinds that the pattern reads."""
    return a_history(random, needs=detector.pattern.needs, way=way_to(detector.detect.__module__))


def look(detector: Detector, history: History, *, on: date | None = None) -> Outcome:
    timeline = as_at(history, on or history.as_of)
    (outcome,) = run(timeline, as_of=timeline.as_of, settings=loosest(detector), asked=[detector])
    assert isinstance(outcome, Outcome), outcome
    return outcome


def as_at(history: History, day: date) -> Timeline:
    """Return the child's timeline, those of the brothers and sisters with it."""
    told = [(history.child, history.events), *history.siblings]
    timelines = [Timeline(child, events, as_of=day, calendar=england()) for child, events in told]
    as_household(timelines)
    return timelines[0]


def answer(outcome: Outcome) -> Any:
    finding = outcome.finding
    if finding is None:
        return None
    refs = [[(event.child, event.ref) for event in events] for events in (finding.because, finding.against)]
    return finding.sentence, refs, finding.missing


@every_detector
def test_it_finds_something_and_nothing(detector):
    """The random histories reach it: else the properties below would say nothing."""
    found = [look(detector, told_to(detector, Random(seed))).finding is not None for seed in range(300)]
    assert 0.04 < sum(found) / len(found) < 0.9


@pytest.mark.no_cover
@every_detector
@given(histories())
@settings(max_examples=200, deadline=None)
def test_an_answer_holds_until_its_next_look(detector, random):
    history = told_to(detector, random)
    as_of, outcome = history.as_of, look(detector, history)
    then = outcome.next_look
    assert then is None or then > as_of
    near = [as_of + timedelta(days=n) for n in random.sample(range(1, 45), 12)]  # every day: the next test
    far = [then - timedelta(days=1)] if then else [as_of + timedelta(days=n) for n in (100, 400, 1500)]
    for day in [*near, *far]:
        if (then is None or day < then) and day > as_of:
            assert answer(look(detector, history, on=day)) == answer(outcome), day


@pytest.mark.no_cover
@every_detector
@given(histories())
@settings(max_examples=15, deadline=None)
def test_looking_only_when_told_misses_nothing(detector, random):
    history = told_to(detector, random)
    last, day, told = history.as_of + timedelta(days=300), history.as_of, look(detector, history)
    while day < last:
        day += timedelta(days=1)
        if told.next_look == day:
            told = look(detector, history, on=day)
        assert answer(look(detector, history, on=day)) == answer(told), day


@every_detector
@given(histories())
@settings(max_examples=50, deadline=None)
def test_no_screen_hides_a_finding(detector, random):
    history = told_to(detector, random)
    timeline = as_at(history, history.as_of)
    numbers = detector.pattern.in_force(loosest(detector)[detector.pattern.id])
    beside = detector.pattern.household.reads if detector.pattern.household else ()
    told = [timeline.of(*detector.pattern.needs), *(sibling.of(*beside) for sibling in timeline.siblings)]
    is_told_of = any(needed.accounts_at_least(1) for needed in told)
    if is_told_of and detector.detect(timeline, as_of=history.as_of, **numbers):
        assert detector.pattern.screen.holds(timeline, numbers)


@pytest.mark.no_cover
@every_detector
@given(histories())
@settings(max_examples=200, deadline=None)
def test_it_reads_only_what_it_needs_as_far_back_as_it_says(detector, random):
    told, pattern = told_to(detector, random), detector.pattern
    once = (event._replace(same_as="", polarity=random.choice((event.polarity, 0))) for event in told.events)
    history = told._replace(events=list(once))
    refs = {event.ref for event in as_at(history, history.as_of).of(*pattern.needs)}
    read = [event for event in history.events if event.polarity or covers(pattern.whole, event.kind)]
    kept = history._replace(events=[event for event in read if event.ref in refs])
    assert answer(look(detector, kept)) == answer(look(detector, history))


@pytest.mark.no_cover
@every_detector
@given(histories())
@settings(max_examples=100, deadline=None)
def test_of_the_brothers_and_sisters_it_reads_only_what_it_says(detector, random):
    history, household = told_to(detector, random), detector.pattern.household
    bare = history._replace(siblings=tuple((child, _read(household, child, told)) for child, told in history.siblings))
    assert answer(look(detector, bare)) == answer(look(detector, history))


def _read(household: Household | None, child: Child, events: list[Event]) -> list[Event]:
    if household is None:
        return []
    timeline = Timeline(child, events, as_of=date(2100, 1, 1))
    return [event for event in events if event in timeline.of(*household.reads) or event.same_as]


@pytest.mark.no_cover
@every_detector
@given(histories(), st.randoms(use_true_random=False))
@settings(max_examples=200, deadline=None)
def test_the_order_of_events_is_irrelevant(detector, random, shuffled):
    history = told_to(detector, random)
    other = list(history.events)
    shuffled.shuffle(other)
    one, another = look(detector, history), look(detector, history._replace(events=other))
    assert answer(one) == answer(another)
    assert one.next_look == another.next_look


@pytest.mark.no_cover
@every_detector
@given(histories(), st.integers(0, 20))
@settings(max_examples=200, deadline=None)
def test_another_account_of_the_same_event_changes_nothing(detector, random, which):
    history = told_to(detector, random)
    told = history.events[which % len(history.events)]
    whose = told.agency if detector.pattern.id in WHO_HOLDS_IT else "another"
    again = told._replace(ref="zz", same_as=told.ref, agency=whose)
    before, after = look(detector, history), look(detector, history._replace(events=[*history.events, again]))
    assert answer(before) == answer(after)


@pytest.mark.no_cover
@given(histories())
@settings(max_examples=30, deadline=None)
def test_a_crash_leaves_the_others(history):
    child, events, as_of, _ = a_history(history)

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
