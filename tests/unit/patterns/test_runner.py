"""Asking every pattern about a child: on which day, with which numbers, and when the brothers and sisters are read."""

from dataclasses import replace
from datetime import date

import pytest

from seen.core.patterns.contract import Finding, Household, Pattern, Threshold, Tier
from seen.core.patterns.runner import Detector, detector_of, reads_siblings, run
from seen.core.patterns.screens import AtLeast
from tests.builders.timelines import a_timeline

TWO = "ref | on | kind | agency\na | 2026-01-01 | food.concern | gp\nb | 2026-01-02 | food.concern | gp"
PATTERN = Pattern(
    row=99, id="hungry", version="1", title="Hungry", ask="Who asks {child}?", sources=(),
    thresholds={"times": Threshold(2, allowed=(1, 3))}, needs=("food.concern",),
    screen=AtLeast("times", of=("food.concern",)),
)  # fmt: skip


def found(timeline, *, as_of, times):
    return Finding(f"{times} times", tier=Tier.WEEKLY, because=timeline.of("food.concern"))


def ask(table=TWO, *, pattern=PATTERN, detect=found, own=None):
    (outcome,) = run(
        a_timeline(table, as_of="2026-02-01"), as_of=date(2026, 2, 1), settings=own or {},
        asked=[Detector(pattern, detect)],
    )  # fmt: skip
    return outcome


def test_a_finding_gets_the_question_and_the_numbers_in_force():
    finding = ask().finding
    assert (finding.sentence, finding.ask, finding.thresholds) == ("2 times", "Who asks {child}?", {"times": 2})
    assert [event.ref for event in finding.because] == ["a", "b"]


def test_a_part_that_is_asked_apart_gets_them_too():
    def of_each(timeline, **numbers):
        events = timeline.of("food.concern")
        parts = {"gp": found(timeline, as_of=None, times=1), "none": Finding("None", tier=Tier.WEEKLY, because=())}
        return Finding("Both", tier=Tier.WEEKLY, because=events, apart=parts)

    finding = ask(detect=of_each).finding
    assert finding.questions is finding.apart
    assert [(part.ask, part.thresholds, part.because) for part in finding.apart.values()] == [
        ("Who asks {child}?", {"times": 2}, finding.because), ("Who asks {child}?", {"times": 2}, ()),
    ]  # fmt: skip
    whole = ask().finding
    assert whole.questions == {"": whole}


@pytest.mark.parametrize(("times", "holds"), [(1, True), (2, True), (3, False)])
def test_a_partnerships_own_number(times, holds):
    assert (ask(own={"hungry": {"times": times}}).finding is not None) is holds


@pytest.mark.parametrize("own", [{}, {"hungry": {"times": 1}}])
def test_nothing_that_it_needs(own):
    table = TWO.replace("food.concern", "note.strength")
    assert (ask(table, own=own).finding, ask(table, own=own).next_look) == (None, None)


@pytest.mark.parametrize(("reads", "is_asked"), [(("food.concern",), True), (("note.strength",), False), (None, False)])
def test_what_it_needs_of_brothers_and_sisters_is_enough(reads, is_asked):
    household = reads and Household(reads=reads, where=AtLeast(0, of=("*",)))
    pattern = replace(PATTERN, screen=AtLeast(0, of=("*",)), household=household)
    timeline = a_timeline("ref | on | kind | agency", as_of="2026-02-01", siblings=[TWO])
    asked = []
    run(timeline, as_of=date(2026, 2, 1), settings={},
        asked=[Detector(pattern, lambda *_, **__: asked.append(True))])  # fmt: skip
    assert bool(asked) is is_asked


def test_a_number_outside_its_range_is_said():
    assert "must be a whole number, 1 to 3" in str(ask(own={"hungry": {"times": 4}}).error)


def test_a_detector_by_the_id_of_its_pattern():
    assert detector_of("not-brought").pattern.row == 19


def test_another_day_than_the_timelines_is_refused():
    timeline = a_timeline(TWO, as_of="2026-02-01")
    assert run(timeline, as_of=date(2026, 2, 1), settings={}, asked=[]) == []
    with pytest.raises(ValueError, match="stands at 2026-02-01, not at 2026-02-02"):
        run(timeline, as_of=date(2026, 2, 2), settings={}, asked=[])


@pytest.mark.parametrize(
    ("household", "own", "read"),
    [
        (None, {}, False),
        (AtLeast(2, of=("food.concern",)), {}, True),
        (AtLeast(3, of=("food.concern",)), {}, False),
        (AtLeast("times", of=("food.concern",)), {"hungry": {"times": 2}}, True),
        (AtLeast("times", of=("food.concern",)), {"hungry": {"times": 3}}, False),
        (AtLeast("times", of=("food.concern",)), {"hungry": {"times": 4}}, False),
    ],
    ids=["no household", "enough", "too few", "own number", "own number too high", "own number not allowed"],
)
def test_when_brothers_and_sisters_are_read(household, own, read):
    where = household and Household(reads=("food.concern",), where=household)
    asked = [Detector(replace(PATTERN, household=where), found)]
    assert reads_siblings(a_timeline(TWO, as_of="2026-02-01"), settings=own, asked=asked) is read
