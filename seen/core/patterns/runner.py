"""Finds the detectors by their files and asks each about one child. A detector that crashes never loses the others."""

import importlib
import pkgutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import NamedTuple

from seen.core.patterns import detectors as folder
from seen.core.patterns.contract import Finding, NotAllowed, Pattern
from seen.core.timeline.timeline import Timeline

Settings = Mapping[str, Mapping[str, int]]
"""A partnership's own numbers: pattern id, then threshold name."""


class Detector(NamedTuple):
    """A pattern with the function that looks for it."""

    pattern: Pattern
    detect: Callable[..., Finding | None]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one pattern answered, and the first later date on which waiting alone could change the answer."""

    pattern: Pattern
    finding: Finding | None
    next_look: date | None


@dataclass(frozen=True, slots=True)
class Crash:
    """A pattern that could not answer. It says nothing about the child: what was found before still stands."""

    pattern: Pattern
    error: Exception


@cache
def detectors() -> tuple[Detector, ...]:
    """Return every detector, by row: one per file of the folder `detectors`."""
    modules = [
        importlib.import_module(f"{folder.__name__}.{found.name}") for found in pkgutil.iter_modules(folder.__path__)
    ]
    return tuple(sorted((Detector(m.PATTERN, m.detect) for m in modules), key=lambda found: found.pattern.row))


def patterns() -> tuple[Pattern, ...]:
    """Return every pattern, by row."""
    return tuple(detector.pattern for detector in detectors())


def detector_of(pattern: str) -> Detector:
    """Return the detector of the pattern of this id. Raises StopIteration where there is none."""
    return next(each for each in detectors() if each.pattern.id == pattern)


def run(
    timeline: Timeline, *, as_of: date, settings: Settings, asked: Sequence[Detector] | None = None
) -> list[Outcome | Crash]:
    """Ask every pattern (or those `asked`) about a child, in order of row. `as_of` is the timeline's own date."""
    if as_of != timeline.as_of:
        raise ValueError(f"The timeline stands at {timeline.as_of}, not at {as_of}.")
    return [_ask(detector, timeline, settings) for detector in (detectors() if asked is None else asked)]


def reads_siblings(timeline: Timeline, *, settings: Settings, asked: Sequence[Detector]) -> bool:
    """Return whether a pattern asked would read the children who live with the child."""
    return any(
        _reads_siblings(detector.pattern, timeline, settings) for detector in asked if detector.pattern.household
    )


def _reads_siblings(pattern: Pattern, timeline: Timeline, settings: Settings) -> bool:
    try:
        numbers = pattern.in_force(settings.get(pattern.id, {}))
    except NotAllowed:
        return False  # said when it is asked
    return bool(pattern.household and pattern.household.where.holds(timeline, numbers))


def _ask(detector: Detector, timeline: Timeline, settings: Settings) -> Outcome | Crash:
    pattern = detector.pattern
    own = settings.get(pattern.id)
    timeline.look_afresh()
    try:
        numbers = pattern.in_force(own) if own else _defaults(pattern)
        finding = _look(detector, timeline, numbers)
        if finding is None:
            return Outcome(pattern, None, day) if (day := timeline.next_look) else _silent(pattern)
        return Outcome(pattern, _completed(finding, pattern, numbers), timeline.next_look)
    except Exception as error:
        return Crash(pattern, error)


def _completed(finding: Finding, pattern: Pattern, numbers: Mapping[str, int]) -> Finding:
    """Return a finding with its events read, its question and numbers, and so each part that is asked apart."""
    return replace(
        finding, because=tuple(finding.because), against=tuple(finding.against), ask=pattern.ask,
        thresholds=dict(numbers),
        apart={holder: _completed(part, pattern, numbers) for holder, part in finding.apart.items()},
    )  # fmt: skip


def _look(detector: Detector, timeline: Timeline, numbers: Mapping[str, int]) -> Finding | None:
    pattern = detector.pattern
    if not _is_told_of(pattern, timeline) or not pattern.screen.holds(timeline, numbers):
        return None
    # The screen is necessary, so from here only what the detector itself reads decides when to look again.
    timeline.look_afresh()
    return detector.detect(timeline, as_of=timeline.as_of, **numbers)


def _is_told_of(pattern: Pattern, timeline: Timeline) -> bool:
    """Return whether there is an entry that the pattern reads: of brothers and sisters too, where it reads theirs."""
    if timeline.holds_any(*pattern.needs):
        return True
    beside = pattern.household.reads if pattern.household else ()
    return any(sibling.holds_any(*beside) for sibling in timeline.siblings)


@cache
def _silent(pattern: Pattern) -> Outcome:
    """Return the answer that nothing was found and waiting changes nothing: of most patterns, for most children."""
    return Outcome(pattern, None, None)


@cache
def _defaults(pattern: Pattern) -> Mapping[str, int]:
    return pattern.in_force({})
