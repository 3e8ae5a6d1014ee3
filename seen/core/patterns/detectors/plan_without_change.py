"""A plan under which nothing graded has become better, or whose goals are long past their dates."""

from datetime import date, timedelta

from seen.core.patterns.contract import Finding, Pattern, Threshold, Tier
from seen.core.patterns.grades import GIVEN, scale_unknown
from seen.core.patterns.plans import GOALS, WORK, goals_overdue, nothing_better, plan_in_force, progress
from seen.core.patterns.screens import All, AnyOf, AtLeast, WorkOpen
from seen.core.patterns.wording import undated
from seen.core.timeline.timeline import Timeline

NEEDS = (GIVEN, *GOALS, *WORK)

PATTERN = Pattern(
    row=5,
    id="plan-without-change",
    version="1",
    title="A plan without change yet",
    ask="What has the plan changed in {child}'s days so far, and what help will be different from now on?",
    sources=("ofsted-2014", "llr-briefing"),
    thresholds={
        "plan_days": Threshold(90, allowed=(60, 180)),
        "apart_days": Threshold(60, allowed=(28, 120)),
        "goals": Threshold(2, allowed=(1, 4)),
        "overdue_days": Threshold(28, allowed=(14, 60)),
    },
    needs=NEEDS,
    screen=All(WorkOpen(), AnyOf(AtLeast(2, of=(GIVEN,)), AtLeast("goals", of=GOALS))),
)


def detect(
    timeline: Timeline, *, as_of: date, plan_days: int, apart_days: int, goals: int, overdue_days: int
) -> Finding | None:
    """Find a plan in which no item is better after a while, or goals not met long after they were due."""
    plan = plan_in_force(timeline, needs=NEEDS)
    if plan is None:
        return None
    found = [
        goals_overdue(timeline, plan, goals=goals, overdue_days=overdue_days),
    ]
    if timeline.reached(plan.since + timedelta(days=plan_days)):
        found.insert(0, nothing_better(timeline, plan, apart_days=apart_days))
    parts = [part for part in found if part]
    if not parts:
        return None
    return Finding(
        "; ".join([*(part.sentence for part in parts), *([plan.began] if plan.began else [])]),
        tier=Tier.WEEKLY,
        because=timeline.distinct([event for part in parts for event in part.because]),
        against=progress(timeline, since=plan.work_since),
        missing=plan.unknown_start + scale_unknown(timeline.of(GIVEN)) + undated(len(timeline.undated(GIVEN))),
        innocent=(
            "Things are better, and nobody has graded or written it since.",
            "The help that was agreed has not begun, or the family waits for it.",
            "The goals were changed in a meeting, and the new dates are not recorded.",
        ),
    )
