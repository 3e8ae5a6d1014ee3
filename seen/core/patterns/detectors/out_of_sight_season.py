"""A school break, or an exclusion, in which nobody has seen a child with a plan and nobody has agreed to."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from seen.core.dates.calendar_spans import written
from seen.core.dates.describing import describe
from seen.core.dates.school_breaks import easter_break, summer_break, winter_break
from seen.core.patterns.conditions import IF_OBSERVED, SIGHTS, WORK, age_unknown, sights_of, work_began
from seen.core.patterns.contract import Finding, Pattern, Threshold, Tier
from seen.core.patterns.screens import All, AnyOf, Silent, WorkOpen
from seen.core.patterns.wording import count, undated
from seen.core.timeline.child import LEVELS
from seen.core.timeline.event import Event
from seen.core.timeline.selection import days as days_of
from seen.core.timeline.timeline import Timeline

AGREED, GOAL, ON_ROLL = "action.agreed", "goal.set", "school.on_roll"
OUT = {"school.excluded": "the exclusion", "school.suspension": "the suspension"}
NEEDS = (AGREED, GOAL, ON_ROLL, *OUT, *SIGHTS, *WORK)
PLANNED = LEVELS[2:]
"""The levels that come with a plan. Early help has one where goals were set or actions agreed."""
FAMILY = "family"
SCHOOL_WEEK, WEEK = 5, 7

SURE_SIGHTS = tuple(kind for kind in SIGHTS if kind not in {*IF_OBSERVED, "school.attendance"})
"""The kinds that are a sight of the child on their own day, whatever they say."""

PATTERN = Pattern(
    row=42,
    id="out-of-sight-season",
    version="1",
    title="Out of school, out of sight",
    ask="Who sees {child} before school begins again and when, and is there food, company and somebody to ring?",
    sources=("national-panel-2023", "llr-briefing"),
    thresholds={
        "empty_days": Threshold(21, allowed=(7, 28)),
        "out_days": Threshold(14, allowed=(7, 28)),
        "summer_weeks": Threshold(6, allowed=(5, 8)),
        "winter_weeks": Threshold(2, allowed=(2, 3)),
        "easter_weeks": Threshold(2, allowed=(2, 3)),
        "school_from": Threshold(4, allowed=(2, 5)),
        "school_until": Threshold(16, allowed=(16, 18)),
    },
    needs=NEEDS,
    screen=All(WorkOpen(), AnyOf(Silent("empty_days", of=SURE_SIGHTS), Silent("out_days", of=SURE_SIGHTS))),
)


class Break(NamedTuple):
    """Days out of school: `end` None where nobody knows it; `told` what told of it, where an entry did."""

    start: date
    end: date | None
    said: str
    told: tuple[Event, ...] = ()


def detect(
    timeline: Timeline,
    *,
    as_of: date,
    empty_days: int,
    out_days: int,
    summer_weeks: int,
    winter_weeks: int,
    easter_weeks: int,
    school_from: int,
    school_until: int,
) -> Finding | None:
    """Find the last break, of a child with a plan, that stayed empty: nobody saw the child, nobody is due to."""
    began = work_began(timeline, needs=NEEDS)
    if began is None or began.day is None or not _has_plan(timeline, began.day):
        return None
    ages = (school_from, school_until)
    breaks = [
        *_holidays(timeline, began.day, weeks=(winter_weeks, easter_weeks, summer_weeks), ages=ages),
        *_out_of_school(timeline, began.day, at_least=out_days),
    ]
    last = max(breaks, key=lambda each: each.start, default=None)
    if last is None or not timeline.reached(last.start + timedelta(days=out_days if last.told else empty_days)):
        return None
    sights = sights_of(timeline)
    agreed = timeline.of(AGREED).where(_is_ours)
    if (sights and sights[-1].day >= last.start) or any(_is_to_come(timeline, event, last) for event in agreed):
        return None
    before = max(sights, key=lambda sight: (sight.day, sight.event.ref), default=None)
    because = {event.ref: event for event in (began, *((before.event,) if before else ()), *last.told)}
    return Finding(
        f"Nobody is recorded as having seen the child, and no day to do so is agreed, since {last.said} began on "
        f"{_written(last)}",
        tier=Tier.WEEKLY,
        because=sorted(because.values(), key=lambda event: (event.day or date.max, event.ref)),
        against=[event for event in agreed if (due := _due(event)) and due >= last.start],
        missing=_dates_usual(last)
        + _no_day([event for event in agreed if event.day and event.day >= began.day and not _due(event)])
        + (() if last.told else age_unknown(timeline, "at school"))
        + undated(len(timeline.undated(*SIGHTS))),
        innocent=(
            "A holiday club, relatives or a short break had the child, and nobody wrote that down.",
            "The family was away together, as families are.",
            "Somebody saw the child, and it is not written up yet.",
        ),
    )


def _has_plan(timeline: Timeline, began: date) -> bool:
    """Return whether the level comes with a plan, or goals or actions were agreed since the work began."""
    planned = timeline.of(GOAL, AGREED).where(lambda event: event.day is not None and event.day >= began)
    return timeline.level in PLANNED or bool(planned)


def _holidays(timeline: Timeline, since: date, *, weeks: tuple[int, int, int], ages: tuple[int, int]) -> list[Break]:
    """Return the last school holiday that has begun since the work did, of a child who was of an age for school."""
    last: list[Break] = []
    year = since.year
    while True:
        for each in _of_year(year, weeks):
            if not timeline.reached(each.start):
                return last
            if each.start >= since:
                last = [each] if _at_school(timeline, each.start, ages) else []
        year += 1


def _at_school(timeline: Timeline, day: date, ages: tuple[int, int]) -> bool:
    """Return whether a child is of an age for school. Of unknown age, they are taken to be."""
    begins, ends = ages
    return timeline.child.under(begins, on=day) is not True and timeline.child.under(ends, on=day) is not False


@cache
def _of_year(year: int, weeks: tuple[int, int, int]) -> tuple[Break, ...]:
    """Return the breaks of a calendar year, in order."""
    winter, easter, summer = weeks
    return (
        Break(*winter_break(year, weeks=winter), "the winter break"),
        Break(*easter_break(year, weeks=easter), "the Easter break"),
        Break(*summer_break(year, weeks=summer), "the summer break"),
    )


def _out_of_school(timeline: Timeline, since: date, *, at_least: int) -> list[Break]:
    """Return the exclusion that nothing has ended, and the last suspension that was long enough to be a break."""
    back, found = days_of(timeline.of(ON_ROLL)), []
    for event in timeline.of(*OUT):
        day = event.day
        if day is None:
            continue
        days = event.says("days")
        length = int(days) * WEEK // SCHOOL_WEEK if days.isdecimal() else None
        start = max(day, since)
        if event.kind == "school.excluded":
            if not any(on_roll >= day for on_roll in back):
                found.append(Break(start, None, OUT[event.kind], (event,)))
        elif length is not None and length >= at_least:
            found.append(Break(start, day + timedelta(days=length), OUT[event.kind], (event,)))
    return found


def _is_ours(event: Event) -> bool:
    owner = event.says("owner").lower()
    return bool(owner) and owner != FAMILY


def _due(event: Event) -> date | None:
    try:
        return date.fromisoformat(event.says("due"))
    except ValueError:
        return None


def _is_to_come(timeline: Timeline, action: Event, of: Break) -> bool:
    """Return whether an action is due on a day of the break that has not passed: a day that passed filled nothing."""
    due = _due(action)
    if due is None or (of.end is not None and due > of.end):
        return False
    return not timeline.reached(due + timedelta(days=1))


def _written(of: Break) -> str:
    return describe(of.told[0].on) if of.told else written(of.start)


def _dates_usual(of: Break) -> tuple[str, ...]:
    return () if of.told else ("The dates of the break are the usual ones in England, not this school's own.",)


def _no_day(actions: Sequence[Event]) -> tuple[str, ...]:
    if not actions:
        return ()
    return (f"{count(len(actions), 'agreed action')} of ours named no day.",)
