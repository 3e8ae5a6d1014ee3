"""What could have been seen, and when: each pattern's first day, from what had reached the record by then."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from seen.core.patterns.contract import Finding, Pattern
from seen.core.patterns.runner import Crash, Detector, Settings, detectors, run
from seen.core.timeline.event import Event
from seen.core.timeline.timeline import Timeline

On = Callable[[date], Timeline]


@dataclass(frozen=True, slots=True)
class FirstSeen:
    """The first day on which a pattern would have been found for a child, with what it rested on that day."""

    pattern: Pattern
    day: date
    finding: Finding


def arrives(event: Event) -> date | None:
    """Return the day from which an entry counts: when it had happened and had reached the record. None: never."""
    return max((day for day in (event.day, event.recorded) if day), default=None)


def began(events: Iterable[Event]) -> date | None:
    """Return the first day on which there was anything to see: an entry with neither date was always there."""
    return min((day for event in events if (day := arrives(event))), default=None)


def replay(
    alone: On, together: On, *, start: date, end: date, settings: Settings
) -> tuple[list[FirstSeen], list[Crash]]:
    """Return each pattern's first day from `start` to `end`, by row; and those that crashed, which were asked no more.

    `alone` gives the child's timeline as at a date, `together` the same with those of the brothers and sisters, for
    the patterns that read them. A pattern is asked again only on the day that its last answer named: when an entry
    arrives that it would read, or when waiting alone could change the answer.
    """
    one = [detector for detector in detectors() if not detector.pattern.household]
    several = [detector for detector in detectors() if detector.pattern.household]
    own, own_crashes = _replay(alone, one, start=start, end=end, settings=settings)
    shared, shared_crashes = _replay(together, several, start=start, end=end, settings=settings)
    return sorted(own + shared, key=lambda seen: seen.pattern.row), own_crashes + shared_crashes


def _replay(
    on: On, asked_at_first: Sequence[Detector], *, start: date, end: date, settings: Settings
) -> tuple[list[FirstSeen], list[Crash]]:
    found, crashed = list[FirstSeen](), list[Crash]()
    waiting: dict[date, list[Detector]] = {start: list(asked_at_first)} if asked_at_first else {}
    while waiting and (day := min(waiting)) <= end:
        asked = waiting.pop(day)
        for detector, outcome in zip(asked, run(on(day), as_of=day, settings=settings, asked=asked), strict=True):
            if isinstance(outcome, Crash):
                crashed.append(outcome)
            elif outcome.finding:
                found.append(FirstSeen(outcome.pattern, day, outcome.finding))
            elif outcome.next_look:
                waiting.setdefault(outcome.next_look, []).append(detector)
    return found, crashed
