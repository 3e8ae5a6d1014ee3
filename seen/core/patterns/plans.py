"""A child's plan as patterns read it: since when it stands, what was graded since, and goals past their dates."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from seen.core.dates.calendar_spans import written
from seen.core.dates.describing import describe
from seen.core.dates.machine_day import iso_day
from seen.core.patterns.grades import Grade, grades_of
from seen.core.patterns.wording import count
from seen.core.timeline.event import Event
from seen.core.timeline.selection import days
from seen.core.timeline.timeline import Timeline
from seen.core.timeline.work import is_held

GOALS = ("goal.set", "goal.reviewed", "goal.met")
WORK = ("work.opened", "work.closed", "level.changed")
PLANS = {
    "early_help": "early help",
    "family_help": "the family help plan",
    "child_in_need": "the child in need plan",
    "child_protection": "the child protection plan",
    "looked_after": "the care plan",
}


class Plan(NamedTuple):
    """The plan in force. `since` is the day on which it began, or the first day of the record where none says so;
    `told` what told of its beginning; `work_since` when the work began of which it is the latest part."""

    level: str
    since: date
    work_since: date
    told: tuple[Event, ...]

    @property
    def name(self) -> str:
        """Return the plan in words."""
        return PLANS.get(self.level, "help")

    @property
    def began(self) -> str:
        """Return in words when it began, empty where nothing says so."""
        if not self.told:
            return ""
        verb = "began" if self.told[0].kind == "level.changed" else "has been in place since work opened"
        return f"{self.name} {verb} on {describe(self.told[0].on)}"

    @property
    def unknown_start(self) -> tuple[str, ...]:
        """Return the sentence that says that its beginning is not recorded, none where it is."""
        return () if self.told else ("When the plan began is not recorded; it counts from the first entry read here.",)


def plan_in_force(timeline: Timeline, *, needs: Sequence[str]) -> Plan | None:
    """Return the plan of the level of need in force, else of the work open longest. None where nothing is open.

    Where nothing tells of its beginning, it counts from the first dated entry of the kinds in `needs`.
    """
    opened = timeline.work_opened
    level = timeline.level
    if is_held(level):
        began = _level_began(timeline, level) or opened[:1]
    elif opened:
        level, began = "universal", opened[:1]
    else:
        return None
    since = min(days(began or timeline.of(*needs)), default=None)
    return Plan(level, since, min([since, *days(opened)]), began) if since else None


def _level_began(timeline: Timeline, level: str) -> tuple[Event, ...]:
    changes = [change for change in timeline.of("level.changed") if change.day]
    while len(changes) > 1 and changes[-2].says("to") == level:
        changes.pop()  # the level stayed, only its interval changed
    return tuple(changes[-1:]) if timeline.child.level != level or len(changes) > 1 else ()


class Standstill(NamedTuple):
    """What shows that a plan has changed nothing yet."""

    sentence: str
    because: list[Event]


def nothing_better(timeline: Timeline, plan: Plan, *, apart_days: int) -> Standstill | None:
    """Return the items graded again so long after of which none is better, None where there are none."""
    pairs = _unmoved(timeline, plan, apart=timedelta(days=apart_days))
    if not pairs:
        return None
    newest, oldest = max(last.day for _, last in pairs), min(first.day for first, _ in pairs)
    return Standstill(
        f"No item graded again by {written(newest)} is better than on {written(oldest)}",
        [grade.event for pair in pairs for grade in pair],
    )


def goals_overdue(timeline: Timeline, plan: Plan, *, goals: int, overdue_days: int) -> Standstill | None:
    """Return the goals that are past their dates by more than so many days, None where they are fewer than `goals`."""
    overdue = _overdue(timeline, plan, by_days=overdue_days)
    if len(overdue) < goals:
        return None
    first = written(overdue[0][0])
    words = f"its date, {first}" if len(overdue) == 1 else f"their dates, the first {first}"
    return Standstill(
        f"{count(len(overdue), 'goal')} not met by {words}",
        [goal for _, goal in overdue],
    )


def _unmoved(timeline: Timeline, plan: Plan, *, apart: timedelta) -> list[tuple[Grade, Grade]]:
    """Return the items graded again so long after, with both grades; none where any item at all is better.

    An item counts from its last grade by the day the plan began, else its first since, and where it is poor at the
    last: what stands at its best, or near it, is not what the plan was to change.
    """
    pairs = []
    for grades in grades_of(timeline).values():
        before = [grade for grade in grades if grade.day <= plan.since]
        first, last = (before or grades[:1])[-1], grades[-1]
        if last.steps < first.steps:
            return []
        if last.is_poor and last.day - first.day >= apart:
            pairs.append((first, last))
    return pairs


def _overdue(timeline: Timeline, plan: Plan, *, by_days: int) -> list[tuple[date, Event]]:
    """Return the goals of this work past the last date set for them by more than so many days, by that date."""
    late = [
        (due, event)
        for events in timeline.once(_by_goal, *GOALS).values()
        if (last := _last_due(events, since=plan.work_since))
        for due, event in [last]
        if timeline.reached(due + timedelta(days=by_days + 1))
    ]
    return sorted(late, key=lambda goal: (goal[0], goal[1].ref))


def _by_goal(events: Sequence[Event]) -> dict[str, list[Event]]:
    told: dict[str, list[Event]] = {}
    for event in events:
        told.setdefault((event.says("goal") or event.text).casefold(), []).append(event)
    return told


def _last_due(events: list[Event], *, since: date) -> tuple[date, Event] | None:
    """Return the last date set for a goal and what set it; None where it is met, has no date, or is of earlier work."""
    if not any(event.day and event.day >= since for event in events):
        return None
    last = next(((due, event) for event in reversed(events) if event.day and (due := due_day(event))), None)
    if last is None:
        return None
    due, event = last
    met = [one for one in events if one.kind == "goal.met" and (one.day is None or one.day >= (event.day or date.min))]
    return None if met else (due, event)


def progress(timeline: Timeline, *, since: date) -> list[Event]:
    """Return the goals met, or reviewed as better, since a day."""
    return [
        event
        for event in timeline.of("goal.reviewed", "goal.met").since(since)
        if (event.kind == "goal.met" or event.says("progress") == "better")
    ]


def due_day(event: Event) -> date | None:
    """Return the day by which something is due, None where none is given."""
    try:
        return iso_day(event.says("due"))
    except ValueError:
        return None
