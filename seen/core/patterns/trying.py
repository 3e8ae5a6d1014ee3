"""What other numbers would have raised: how often a pattern would have begun to ask about a child in the past."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from seen.core.patterns.contract import Tier
from seen.core.patterns.replaying import On
from seen.core.patterns.runner import Crash, Detector, run

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Began:
    """A pattern began to ask: on which day, and how soon."""

    on: date
    tier: Tier


def began(on: On, detector: Detector, *, start: date, end: date, numbers: Mapping[str, int]) -> list[Began]:
    """Return each time from `start` to `end` that a pattern would have begun to ask about a child.

    What it asked already on the day before is not counted. `on` gives the timeline as at a date: what had reached the
    record by then. It is asked again only on the day that its last answer named. Raises what the detector raises.
    """
    settings = {detector.pattern.id: numbers}
    found: list[Began] = []
    day: date | None = start - ONE_DAY
    asks = False
    while day is not None and day <= end:
        (outcome,) = run(on(day), as_of=day, settings=settings, asked=[detector])
        if isinstance(outcome, Crash):
            raise outcome.error
        if outcome.finding and not asks and day >= start:
            found.append(Began(day, outcome.finding.tier))
        asks = outcome.finding is not None
        day = outcome.next_look
    return found
