"""What was agreed with a family is past its dates, and nobody but the family tells of progress."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from seen.core.dates.describing import describe
from seen.core.patterns.contract import Finding, Pattern, Threshold, Tier
from seen.core.patterns.plans import WORK, due_day
from seen.core.patterns.screens import All, AtLeast, WorkOpen
from seen.core.patterns.wording import count, undated
from seen.core.timeline.event import Event
from seen.core.timeline.selection import Selection, is_caused_elsewhere
from seen.core.timeline.timeline import Timeline

AGREED, DONE, LATE = "action.agreed", "action.done", "action.overdue"
GOALS = ("goal.reviewed", "goal.met")
FAMILY = "family"
SEEN = frozenset({"observed", "measured", "record"})
ONE_DAY = timedelta(days=1)

PATTERN = Pattern(
    row=4,
    id="agreed-not-done",
    version="1",
    title="Agreed, not done yet",
    ask="What stands in the way of what was agreed for {child}, and who will help with it, by when?",
    sources=("nspcc-2022", "horwath-morrison-2001"),
    thresholds={
        "actions": Threshold(3, allowed=(2, 6)),
        "seen_percent": Threshold(50, allowed=(30, 70)),
        "carer_percent": Threshold(70, allowed=(50, 100)),
        "months": Threshold(12, allowed=(6, 24)),
    },
    needs=(AGREED, DONE, LATE, *GOALS, *WORK),
    screen=All(WorkOpen(), AtLeast("actions", of=(AGREED,), months="months", saying=("owner", (FAMILY,)))),
)


class Action(NamedTuple):
    """An action of the family's that is past its date. `in_time` is what shows that it was seen done by then, `later`
    that it was seen done since."""

    agreed: Event
    in_time: tuple[Event, ...]
    later: tuple[Event, ...]


def detect(
    timeline: Timeline, *, as_of: date, actions: int, seen_percent: int, carer_percent: int, months: int
) -> Finding | None:
    """Find actions past their dates, too few of them seen done, while progress is told of mostly by the carers."""
    if not timeline.open_work:
        return None
    window = timeline.back(months=months)
    agreed = window.of(AGREED).where(is_the_familys)
    past = _past(timeline, agreed)
    in_time = [action for action in past if action.in_time]
    waiting = [action.agreed for action in past if not action.in_time and not action.later]
    if len(past) < actions or not waiting or len(in_time) * 100 >= seen_percent * len(past):
        return None
    claims = window.of(DONE, *GOALS).where(tells_of_progress)
    carers, others = claims.where(is_carers_word), claims.where(is_seen)
    if len(carers) * 100 < carer_percent * (len(carers) + len(others)):
        return None
    first = describe(past[0].agreed.on)
    return Finding(
        f"{len(past)} actions agreed with the family since {first} are past their dates, and {_done(in_time)}",
        tier=Tier.WEEKLY,
        because=timeline.distinct([*(action.agreed for action in past if not action.in_time), *carers]),
        against=_once([*(event for action in past for event in (*action.in_time, *action.later)), *others]),
        missing=_not_known(agreed, claims) + undated(len(timeline.undated(AGREED).where(is_the_familys))),
        innocent=(
            "It was done, and nobody has been to see it or has written it down.",
            "Money, time, reading or a waiting list stands in the way, and nobody has asked.",
            "It was agreed in a meeting and never given to the family in writing.",
        ),
    )


def is_the_familys(event: Event) -> bool:
    """Return whether an action is the family's own."""
    return event.says("owner").casefold() == FAMILY


def is_seen(event: Event) -> bool:
    """Return whether somebody other than the family saw it: named as the one who checked, or by how it is known."""
    checked_by = event.says("verified_by").casefold()
    return bool(checked_by and checked_by != FAMILY) or event.source_type in SEEN


def is_carers_word(event: Event) -> bool:
    """Return whether it rests on a carer's word alone."""
    return event.source_type == "carer_said" and not is_seen(event)


def tells_of_progress(event: Event) -> bool:
    """Return whether an entry says that something became better: done by the family, a goal met or going well."""
    if event.kind == DONE:
        return is_the_familys(event)
    return event.kind == "goal.met" or event.says("progress") == "better"


def _past(timeline: Timeline, agreed: Selection) -> list[Action]:
    """Return the family's actions that are past their dates, but for what money, a landlord or a service held up."""
    done = _by_name(timeline.of(DONE).where(lambda event: is_the_familys(event) and is_seen(event)))
    late = _by_name(timeline.of(LATE))
    past = []
    for action in agreed:
        since = [event for event in late.get(_name(action), ()) if _is_since(event, action)]
        due = due_day(action) or next((event.day for event in since), None)
        if due is None or any(map(is_caused_elsewhere, (action, *since))) or not timeline.reached(due + ONE_DAY):
            continue
        seen = [event for event in done.get(_name(action), ()) if _is_since(event, action)]
        in_time = tuple(event for event in seen if event.day and event.day <= due)
        past.append(Action(action, in_time, tuple(event for event in seen if event not in in_time)))
    return past


def _by_name(events: Iterable[Event]) -> dict[str, list[Event]]:
    named: dict[str, list[Event]] = {}
    for event in events:
        if event.day:
            named.setdefault(_name(event), []).append(event)
    return named


def _name(event: Event) -> str:
    return (event.says("action") or event.text).casefold()


def _is_since(event: Event, action: Event) -> bool:
    return bool(event.day and action.day and event.day >= action.day)


def _once(events: Sequence[Event]) -> tuple[Event, ...]:
    return tuple({event.ref: event for event in events}.values())


def _done(in_time: list[Action]) -> str:
    if not in_time:
        return "none of them was seen done by then"
    return f"{len(in_time)} of them {'was' if len(in_time) == 1 else 'were'} seen done by then"


def _not_known(agreed: Selection, claims: Selection) -> tuple[str, ...]:
    undue = sum(due_day(action) is None for action in agreed)
    dates = (f"When {count(undue, 'agreed action')} should be done is not recorded.",) if undue else ()
    return dates + (() if claims else ("Nothing is recorded about progress, by the family or by anybody else.",))
