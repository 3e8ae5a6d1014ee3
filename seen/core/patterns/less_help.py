"""The decision in force that there shall be less help, or none."""

from datetime import date

from seen.core.timeline.child import LEVELS
from seen.core.timeline.event import Event
from seen.core.timeline.timeline import Timeline
from seen.core.timeline.work import is_lowered

DECIDED, CHANGED = "decision.made", "level.changed"
LESS = frozenset({"close", "step_down"})
OTHERWISE = frozenset({"start", "continue", "step_up"})


def less_help(timeline: Timeline, *, months: int) -> Event | None:
    """Return what was last decided, in so many months, to close or to give less help; else the lower level of need.

    None where a later decision or level was to go on or to give more. Of one day, the decision stands over the level.
    """
    turns = timeline.back(months=months).of(DECIDED, CHANGED).where(lambda event: _is_less(event) is not None)
    lower = None
    for event in sorted(turns, key=_when, reverse=True):
        if not _is_less(event):
            break
        if event.kind == DECIDED:
            return event
        lower = lower or event
    return lower


def _when(event: Event) -> tuple[date | None, bool, str]:
    return event.day, event.kind == DECIDED, event.ref


def _is_less(event: Event) -> bool | None:
    """Return whether there shall be less help, None where an event says nothing of it."""
    if event.kind == DECIDED:
        decision = event.says("decision").lower()
        return decision in LESS if decision in LESS | OTHERWISE else None
    before, after = event.says("from"), event.says("to")
    if before not in LEVELS or after not in LEVELS or before == after:
        return None
    return is_lowered(event)
