"""What a question is compared with: the same reason in the lives of other children (practice rule 3e)."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from seen.core.timeline.event import Event
from seen.core.timeline.work import is_lowered

OPEN, LESS_HELP, SCHOOL_MISSED, NOT_BROUGHT, CHILDHOOD = "open work", "less help", "school missed", "not brought", ""
"""A year of these is compared with a year of them."""
WHILE_OPEN = frozenset({1, 4, 5, 6, 8, 11, 12, 13, 14, 17, 18, 22, 23, 24, 25, 28, 29, 35, 40, 42, 43, 46})
"""Rows about plans and practice, which run while work is open (practice rule 3c)."""
RESTS_ON = {2: LESS_HELP, 7: LESS_HELP, 39: LESS_HELP, 34: SCHOOL_MISSED, 19: NOT_BROUGHT}
"""Rows that ask once help became less, or school or an appointment was missed: more disabled children are helped, more
miss school (of those with a plan for special needs 34.6 % missed a tenth, of all 15.6 %: source dfe-attendance-2023),
and they have more appointments to be brought to."""
AFTER = LESS_HELP, SCHOOL_MISSED, NOT_BROUGHT
"""Of these it is the days soon after that are compared."""
SOON = timedelta(days=183)
"""How long after a reason a question may rest on it: the six months of rows 2, 7, 19 and 34."""
A_TENTH = 10


def reason_of(row: int, because: Iterable[Event]) -> str:
    """Return of what a year is compared for a question of a row that rests on these events."""
    if row in WHILE_OPEN:
        return OPEN
    wanted = RESTS_ON.get(row, CHILDHOOD)
    return wanted if any(_tells_of(wanted, event) for event in because) else CHILDHOOD


def days_of(reason: str, events: Sequence[Event], *, start: date, end: date) -> int:
    """Return how many days between two lie soon after what tells of a reason."""
    told = sorted(event.day for event in events if event.day and _tells_of(reason, event))
    days, reached = 0, start
    for day in told:
        until = min(day + SOON, end)
        days += max(0, (until - max(day, reached)).days)
        reached = max(reached, until)
    return days


def _tells_of(reason: str, event: Event) -> bool:
    if reason == LESS_HELP:
        return event.kind == "work.closed" or is_lowered(event) or event.says("decision") in {"step_down", "close"}
    if reason == NOT_BROUGHT:
        return event.kind == "appointment.not_brought"
    if reason == SCHOOL_MISSED and event.kind == "school.attendance":
        told = event.says("possible"), event.says("missed")
        return all(one.isdecimal() for one in told) and int(told[1]) * A_TENTH >= int(told[0])
    return False
