"""Asks every pattern about invented children, day by day as it would have been, and notes each time that one asks."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from seen.core.dates.partial import PartialDate
from seen.core.patterns.contract import Finding
from seen.core.patterns.runner import Crash, Detector, detectors, run
from seen.core.timeline.child import Child
from seen.core.timeline.event import NO_DETAIL, Event
from seen.core.timeline.timeline import Timeline
from seen.integrations.event_files.households import Household
from seen.kit.knowledge.kinds import kinds
from seen.kit.knowledge.vocabulary import vocabulary
from seen.rehearsal.population.alike import CHILDHOOD, reason_of
from seen.rehearsal.population.family import Family, Person
from seen.rehearsal.population.record import Record, sources

ANSWERED = timedelta(days=14)
"""Whoever is asked is taken to have answered within ten working days: what comes after that is asked again."""


class Asked(NamedTuple):
    """One time that a pattern asked about a child. `again`: it stood already, and there was new evidence; `reason`: of
    what a year is compared with a year of others (`alike`)."""

    child: str
    row: int
    tier: str
    day: date
    again: bool
    reason: str = CHILDHOOD


@dataclass(slots=True)
class Heard:
    """What was asked about the children of a household, and which patterns crashed."""

    asked: list[Asked] = field(default_factory=list)
    crashed: list[str] = field(default_factory=list)


def household(family: Family, records: Sequence[Record]) -> Household:
    """Return invented children as patterns read them."""
    events = tuple(tuple(_events(record)) for record in records)
    return Household(tuple(_child(person) for person in family.children), events)


def ask(home: Household, *, start: date, end: date) -> Heard:
    """Ask from one day to another. What stands on the first day was asked before: it counts when it comes anew."""
    heard = Heard()
    one = [detector for detector in detectors() if not detector.pattern.household]
    several = [detector for detector in detectors() if detector.pattern.household]
    for number, child in enumerate(home.children):
        begins = max(start, child.born or start)
        _watch(lambda day, n=number: home.alone(n, day), one, begins, end, heard)  # type: ignore[misc]
        _watch(lambda day, n=number: home.with_siblings(n, day), several, begins, end, heard)  # type: ignore[misc]
    return heard


@dataclass(slots=True)
class _Standing:
    tier: str
    because: set[str]
    since: date


def _watch(
    on: Callable[[date], Timeline], asked_at_first: Sequence[Detector], start: date, end: date, heard: Heard
) -> None:
    """Ask each pattern again only on the day that its last answer named: between those nothing can change."""
    waiting: dict[date, list[Detector]] = {start: list(asked_at_first)}
    standing: dict[int, dict[str, _Standing]] = {}
    while waiting and (day := min(waiting)) <= end:
        asked = waiting.pop(day)
        timeline = on(day)
        for detector, outcome in zip(asked, run(timeline, as_of=day, settings={}, asked=asked), strict=True):
            if isinstance(outcome, Crash):
                heard.crashed.append(f"{outcome.pattern.row}: {outcome.error!r}")
                continue
            row, child = outcome.pattern.row, timeline.child.ref
            asks = outcome.finding.questions if outcome.finding else {}
            before = {holder: one for holder, one in standing.get(row, {}).items() if holder in asks}
            for holder, finding in asks.items():
                if (how := _asks(before, holder, finding, day)) and day > start:
                    reason = reason_of(row, finding.because)
                    heard.asked.append(Asked(child, row, finding.tier.value, day, how == "again", reason))
            standing[row] = before
            if outcome.next_look:
                waiting.setdefault(outcome.next_look, []).append(detector)


def _asks(standing: dict[str, _Standing], holder: str, finding: Finding, day: date) -> str:
    """Return whether a finding is `new`, asks `again`, or (nothing) stands as it stood; and remember it."""
    because = {f"{event.child}/{event.ref}" for event in finding.because}
    before = standing.get(holder)
    if before is None or (finding.tier.value == "now" and before.tier != "now"):
        standing[holder] = _Standing(finding.tier.value, because, day)
        return "new"
    fresh = not because <= before.because
    before.tier = finding.tier.value
    before.because |= because
    if fresh and day >= before.since + ANSWERED:
        before.since = day
        return "again"
    return ""


def _child(person: Person) -> Child:
    return Child(
        ref=person.ref,
        born=person.born,
        sex=person.sex,
        gestation_days=person.gestation_days,
        disabled=person.disabled,
        communicates=person.communicates,
        level="universal",
    )


def _events(record: Record) -> Iterator[Event]:
    for day, ref, kind, agency, says, recorded in record.rows:
        detail = json.loads(says) if says else NO_DETAIL
        known = kinds()[kind]
        yield Event(
            ref=ref,
            child=record.child,
            on=PartialDate.day(date.fromordinal(day)),
            recorded=date.fromordinal(recorded) if recorded else None,
            kind=kind,
            agency=agency,
            agency_type=vocabulary().agency_type(agency),
            source_type=sources()[kind],
            polarity=known.polarity,
            severity=known.usual_severity(detail),
            areas=known.areas,
            detail=detail,
        )
