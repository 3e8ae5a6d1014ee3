"""The same poor grade at review after review, answered with the same actions each time."""

from datetime import date

from seen.core.dates.calendar_spans import written
from seen.core.patterns.contract import Finding, Pattern, Threshold, Tier
from seen.core.patterns.grades import GIVEN, Grade, grades_of, scale_unknown
from seen.core.patterns.plans import GOALS, WORK, Plan, plan_in_force, progress
from seen.core.patterns.screens import All, AtLeast, WorkOpen
from seen.core.patterns.wording import said_list, undated
from seen.core.timeline.event import Event
from seen.core.timeline.timeline import Timeline

AGREED = "action.agreed"
NEEDS = (GIVEN, AGREED, *GOALS, *WORK)

PATTERN = Pattern(
    row=11,
    id="used-to-it",
    version="1",
    title="The same again at each review",
    ask="How would somebody who came for the first time describe {child}'s days, and what has not been tried yet?",
    sources=("ofsted-2014", "national-panel-2023"),
    thresholds={"reviews": Threshold(3, allowed=(3, 6))},
    needs=NEEDS,
    screen=All(WorkOpen(), AtLeast("reviews", of=(GIVEN,)), AtLeast(1, of=(AGREED,))),
)


def detect(timeline: Timeline, *, as_of: date, reviews: int) -> Finding | None:
    """Find items at one poor grade at the last reviews, with no action since the second that was not agreed before."""
    plan = plan_in_force(timeline, needs=NEEDS)
    if plan is None:
        return None
    stuck = [grades[-reviews:] for grades in grades_of(timeline).values() if _is_stuck(grades, reviews)]
    agreed = _agreed_since(timeline, plan)
    found = [grades for grades in stuck if _same_actions(agreed, second=grades[1].day)]
    if not found:
        return None
    since = min(grades[0].day for grades in found)
    names = said_list(sorted(grade.name for grades in found for grade in grades))
    events = [grade.event for grades in found for grade in grades] + [event for _, event in agreed]
    return Finding(
        f"Graded the same at {reviews} reviews since {written(since)}, with the same actions each time: {names}",
        tier=Tier.REFLECTIVE,
        because=timeline.distinct(events),
        against=progress(timeline, since=since),
        missing=plan.unknown_start + scale_unknown(timeline.of(GIVEN)) + undated(len(timeline.undated(GIVEN, AGREED))),
        innocent=(
            "It is as good as it can be for now, and everybody has agreed that it is safe enough.",
            "The actions are right and need more time.",
            "Something else was tried, and is not recorded as an action.",
        ),
    )


def _is_stuck(grades: list[Grade], reviews: int) -> bool:
    last = grades[-reviews:]
    return len(last) == reviews and all(grade.is_poor for grade in last) and len({grade.steps for grade in last}) == 1


def _agreed_since(timeline: Timeline, plan: Plan) -> list[tuple[date, Event]]:
    return [(event.day, event) for event in timeline.of(AGREED).since(plan.work_since) if event.day and _words(event)]


def _same_actions(agreed: list[tuple[date, Event]], *, second: date) -> bool:
    """Return whether all that was agreed from the second review on had been agreed before it, in the same words."""
    before = {_words(event) for day, event in agreed if day < second}
    return bool(before) and {_words(event) for day, event in agreed if day >= second} <= before


def _words(event: Event) -> str:
    return " ".join((event.says("action") or event.text).casefold().split())
