"""Reads a child's story from a small text table and asks one pattern about it."""

from collections.abc import Callable
from typing import Any

import pytest

from seen.core.patterns.runner import Detector, Outcome, detectors, reads_siblings, run
from tests.builders.timelines import a_timeline

Spec = Callable[..., Outcome]


@pytest.fixture
def spec(request: pytest.FixtureRequest) -> Spec:
    """Ask the pattern of this file's name: tests/spec/patterns/test_not_brought.py asks detectors/not_brought.py.

    `because` and `against` are refs parted by spaces, None where nothing is to be found; `next_look` a date or None;
    `in_order` the refs of `because` as they are shown.
    """
    detector = the_detector(request)
    heard = getattr(request.config, "heard", None)  # script/patterns listens, to make the manual's pages

    def ask(
        table: str, *, as_of: str, because: str | None,
        child: dict[str, Any] | None = None, siblings: tuple[str, ...] = (),
        sibling_facts: tuple[dict[str, Any], ...] = (), settings: dict[str, int] | None = None,
        **expected: Any,
    ) -> Outcome:  # fmt: skip
        timeline = a_timeline(table, as_of=as_of, child=child, siblings=siblings, sibling_facts=sibling_facts)
        own = {detector.pattern.id: settings or {}}
        if detector.pattern.household and not reads_siblings(timeline, settings=own, asked=[detector]):
            timeline.siblings = ()  # the service does not read them then
        (outcome,) = run(timeline, as_of=timeline.as_of, settings=own, asked=[detector])
        assert isinstance(outcome, Outcome), outcome
        if heard:
            heard(detector, outcome, table=table, as_of=timeline.as_of, child=child or {}, settings=settings,
                  siblings=tuple(siblings))  # fmt: skip
        finding = outcome.finding
        assert (finding and refs_of(finding.because)) == (because if because is None else set(because.split()))
        found: dict[str, Any] = {"next_look": outcome.next_look and outcome.next_look.isoformat()}
        if finding:
            found |= {"sentence": finding.sentence, "against": refs_of(finding.against), "missing": [*finding.missing]}
            found["in_order"] = " ".join(event.ref for event in finding.because)
        if "against" in expected:
            expected["against"] = set(expected["against"].split())
        assert {name: found[name] for name in expected} == expected
        return outcome

    return ask


def refs_of(events: Any) -> set[str]:
    return {event.ref for event in events}


@pytest.fixture
def ranges(request: pytest.FixtureRequest) -> Callable[..., None]:
    """Say what a partnership may set in the pattern of this file's name, as `times 2-6, days 28-90`, and its reach.

    `percent 70 in 60-90` says too which number it is before anybody sets it.
    """
    pattern = the_detector(request).pattern

    def check(allowed: str, *, reach: int | None = None) -> None:
        said = {name: limit.allowed for name, limit in pattern.thresholds.items()}
        named = [part.split() for part in allowed.split(",")]
        assert said == {name: _range(numbers) for name, *_, numbers in named}
        given = {name: int(number) for name, number, *rest in named if rest}
        assert {name: pattern.thresholds[name].default for name in given} == given
        assert all(limit.allowed[0] <= limit.default <= limit.allowed[1] for limit in pattern.thresholds.values())
        assert pattern.reach == reach

    return check


def _range(numbers: str) -> tuple[int, int]:
    lowest, _, highest = numbers.partition("-")
    return int(lowest), int(highest)


def the_detector(request: pytest.FixtureRequest) -> Detector:
    name = request.module.__name__.rpartition("test_")[2]
    (detector,) = [found for found in detectors() if found.detect.__module__.endswith(f".{name}")]
    return detector
