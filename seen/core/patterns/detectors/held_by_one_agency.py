"""Something grave that one agency alone holds, and has not decided to share or to keep."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from seen.core.dates.describing import describe
from seen.core.patterns.closer import HeldAlone
from seen.core.patterns.conditions import after_working_days
from seen.core.patterns.contract import Finding, Pattern, Threshold, Tier
from seen.core.patterns.wording import agency, count, said_list, undated
from seen.core.timeline.event import Event
from seen.core.timeline.selection import Selection
from seen.core.timeline.timeline import Timeline
from seen.core.timeline.work import is_held, still_open

DECIDED = ("share.made", "share.declined")
REFERRED = "referral.made"
LEVEL = "level.changed"
WORK = ("work.opened", "work.closed", LEVEL)
CLOSED = ("adult.", "child.substance", "child.exploited", "health.self_harm", "health.mental_health")
"""Kinds closed until they are shared by name, whoever works with the child."""
CONDITIONS = frozenset({"health.untreated", "health.dental_decay", "health.medicine_gap"})
"""What the service that notes it treats itself: row 30 asks where it is not. Here it takes one more of gravity."""

PATTERN = Pattern(
    row=26,
    id="held-by-one-agency",
    version="1",
    title="Known to one agency so far",
    ask="Who else needs to know this to keep {child} safe, and will you share it, or write why not?",
    sources=("working-together-2023", "national-panel-2023"),
    thresholds={
        "severity": Threshold(2, allowed=(1, 3)),
        "working_days": Threshold(5, allowed=(2, 10)),
        "months": Threshold(12, allowed=(3, 24)),
    },
    needs=("*",),
    screen=HeldAlone(
        "severity", working_days="working_days", months="months", graver=tuple(sorted(CONDITIONS)), decided=DECIDED
    ),
)


def detect(timeline: Timeline, *, as_of: date, severity: int, working_days: int, months: int) -> Finding | None:
    """Find grave entries of one agency that no other can see, some working days after they reached the record.

    Each holder is asked apart about what it alone holds: nobody but the matching desk may see what several do.
    """
    grave = (
        timeline.back(months=months)
        .of("*")
        .where(lambda event: event.severity >= severity + (event.kind in CONDITIONS))
    )
    if not grave:
        return None
    settled, turns = _settled(timeline, grave), timeline.of(*WORK).all
    held = [
        event
        for event in grave
        if event.day
        and timeline.event_of(event.ref) not in settled
        and not _others_saw(event, event.day, turns=turns)
        and timeline.reached(after_working_days(timeline, max(event.day, event.recorded or event.day), working_days))
    ]
    if not held:
        return None
    unread = timeline.undated("*").where(lambda event: event.severity >= severity)
    own: dict[str, list[Event]] = {}
    for event in held:
        own.setdefault(event.agency, []).append(event)
    apart = {
        holder: _found({holder: events}, [event for event in unread if event.agency == holder])
        for holder, events in own.items()
    }
    return replace(_found(own, unread), apart=apart)


def _found(own: Mapping[str, Sequence[Event]], unread: Sequence[Event]) -> Finding:
    """Return what these holders are asked: each knows of its own alone, so each is asked apart."""
    return Finding(
        f"{said_list(_since(holder, events) for holder, events in own.items())}, with no decision to share or not to "
        "share",
        tier=Tier.WEEKLY,
        because=sorted((event for events in own.values() for event in events), key=_by_day),
        missing=undated(len(unread)),
        innocent=(
            "It was shared by word of mouth, and nobody wrote that down.",
            "The agency has good reason to keep it, and has not written the reason.",
            "The child or the family asked that it be kept, and nobody else needs it to keep the child safe.",
        ),
    )


def _since(holder: str, events: Sequence[Event]) -> str:
    """Return how much an agency holds alone and since when: what one of them holds, the others do not."""
    number = count(len(events), "grave entry", "grave entries")
    return f"{number} held by {agency(holder)} alone since {describe(events[0].on)}"


def _by_day(event: Event) -> tuple[date, str]:
    return event.day or date.max, event.ref


def _settled(timeline: Timeline, grave: Selection) -> set[str]:
    """Return the events that another agency tells of too, that a decision on sharing names, or a referral followed."""
    holders = {timeline.event_of(event.ref): event.agency for event in grave}

    def is_of_another(event: Event) -> bool:
        return holders.get(timeline.event_of(event.ref), event.agency) != event.agency

    told_too = {timeline.event_of(event.ref) for event in timeline.of("*").where(is_of_another)}
    decided = {timeline.event_of(ref) for event in timeline.of(*DECIDED) for ref in event.lists("events")}
    referred = {event.agency: event.day for event in timeline.of(REFERRED) if event.day}
    followed = {
        timeline.event_of(event.ref)
        for event in grave
        if event.day and referred.get(event.agency, date.min) >= event.day
    }
    return told_too | decided | followed


def _others_saw(event: Event, day: date, *, turns: Sequence[Event]) -> bool:
    """Return whether another agency worked with the child that day or later, and so saw what is not closed."""
    if event.kind.startswith(CLOSED):
        return False
    services, levels = [turn for turn in turns if turn.kind != LEVEL], [turn for turn in turns if turn.kind == LEVEL]
    then = still_open([turn for turn in services if turn.day and turn.day < day])
    before = [level for level in levels if level.day and level.day < day][-1:]
    later = [turn for turn in turns if turn.day and turn.day >= day and turn.kind != "work.closed"]
    working = [turn for turn in (*then, *before, *later) if turn.kind != LEVEL or is_held(turn.says("to"))]
    return any(turn.agency != event.agency for turn in working)
