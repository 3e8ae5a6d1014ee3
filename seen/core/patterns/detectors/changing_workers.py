"""Workers who change without a plan, or nobody allocated: the child starts again with each."""

from datetime import date
from typing import NamedTuple

from seen.core.dates.describing import describe
from seen.core.patterns.conditions import after_working_days
from seen.core.patterns.contract import Finding, Pattern, Threshold, Tier
from seen.core.patterns.screens import All, AnyOf, AtLeast, WorkOpen
from seen.core.patterns.wording import count, undated
from seen.core.timeline.event import Event
from seen.core.timeline.timeline import Timeline

GIVEN, ENDED = "worker.allocated", "worker.unallocated"

PATTERN = Pattern(
    row=22,
    id="changing-workers",
    version="1",
    title="Starting again with somebody new",
    ask="Who stays the same for {child}, what was promised before each change, and who keeps those promises now?",
    sources=("nspcc-2022", "ofsted-2014"),
    thresholds={
        "changes": Threshold(2, allowed=(1, 4)),
        "months": Threshold(6, allowed=(3, 12)),
        "working_days": Threshold(10, allowed=(5, 20)),
    },
    needs=(GIVEN, ENDED, "work.opened", "work.closed", "level.changed"),
    screen=All(WorkOpen(), AnyOf(AtLeast("changes", of=(GIVEN,), months="months"), AtLeast(1, of=(ENDED,)))),
)


class Change(NamedTuple):
    """A worker who followed another in one role, and what told of it: what ended, where that is recorded, and began."""

    told: tuple[Event, ...]
    planned: bool
    day: date


def detect(timeline: Timeline, *, as_of: date, changes: int, months: int, working_days: int) -> Finding | None:
    """Find unplanned changes, or a role that nobody has held for some working days; only while work is open."""
    if not timeline.open_work:
        return None
    by_role = _by_role(timeline)
    recent = {timeline.event_of(event.ref) for event in timeline.back(months=months).of(GIVEN)}
    changed = [change for turns in by_role.values() for change in _changes(turns)]
    every = [change for change in changed if timeline.event_of(change.told[-1].ref) in recent]
    unplanned = sorted((change for change in every if not change.planned), key=lambda change: change.day)
    empty = [ended for turns in by_role.values() if (ended := _left_empty(timeline, turns, working_days))]
    sentences, because = list[str](), list[Event]()
    if len(unplanned) >= changes:
        first = describe(unplanned[0].told[-1].on)
        sentences.append(f"{count(len(unplanned), 'unplanned change')} of worker since {first}")
        because += [event for change in unplanned for event in change.told]
    if empty:
        sentences.append(f"No worker allocated since {describe(empty[0].on)}")
        because += empty
    if not sentences:
        return None
    first_said, *rest = sentences
    return Finding(
        "; ".join([first_said, *(said[0].lower() + said[1:] for said in rest)]),
        tier=Tier.REFLECTIVE,
        because=tuple({event.ref: event for event in because}.values()),
        against=[change.told[-1] for change in every if change.planned],
        missing=undated(len(timeline.undated(GIVEN, ENDED))),
        innocent=(
            "The change was planned with the family, and nobody wrote that down.",
            "The work moved to another team as it should, with a proper handing over.",
            "Somebody is working with the child and is not recorded as allocated.",
        ),
    )


def _by_role(timeline: Timeline) -> dict[str, list[Event]]:
    """Return who was given the work and who stopped, by role (by agency where no role is named), in order."""
    turns: dict[str, list[Event]] = {}
    for event in timeline.of(GIVEN, ENDED):
        if event.day:
            turns.setdefault(event.says("role") or event.agency, []).append(event)
    return turns


def _changes(turns: list[Event]) -> list[Change]:
    """Return each time that another worker followed. A change that nobody called planned was not."""
    changes, before = list[Change](), list[Event]()
    held = ""
    for event in turns:
        person = event.says("person").casefold()
        if event.kind == ENDED:
            before = [event]
            continue
        if (held or before) and not (person and person == held) and event.day:
            told = (*before, event)
            changes.append(Change(told, any(one.confirms("planned") for one in told), event.day))
        held, before = person or "somebody", []
    return changes


def _left_empty(timeline: Timeline, turns: list[Event], working_days: int) -> Event | None:
    """Return what ended the last worker's part, where nobody has followed for so many working days."""
    last = turns[-1]
    if last.kind != ENDED or last.day is None:
        return None
    return last if timeline.reached(after_working_days(timeline, last.day, working_days)) else None
