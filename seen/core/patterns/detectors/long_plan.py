"""A plan that has stood for long: sooner where nothing has changed under it."""

from datetime import date

from seen.core.dates.calendar_spans import written
from seen.core.dates.months import months_on
from seen.core.patterns.contract import Finding, Pattern, Threshold, Tier
from seen.core.patterns.grades import GIVEN
from seen.core.patterns.plans import GOALS, WORK, Plan, goals_overdue, nothing_better, plan_in_force, progress
from seen.core.patterns.screens import WorkOpen
from seen.core.timeline.event import Event
from seen.core.timeline.timeline import Timeline

NEEDS = (GIVEN, *GOALS, *WORK)
HELD = frozenset({"family_help", "child_in_need", "child_protection"})
MEANT_TO_LAST = frozenset({"family_help", "child_in_need"})
"""The levels at which a disabled child has help that goes on by design, such as short breaks: its mark is later."""

PATTERN = Pattern(
    row=6,
    id="long-plan",
    version="1",
    title="A long plan",
    ask="What would have to be different in {child}'s days for this plan to end, and who looks at it with fresh eyes?",
    sources=("ofsted-2014", "national-panel-2023"),
    thresholds={
        "months_unchanged": Threshold(9, allowed=(6, 12)),
        "months_long": Threshold(15, allowed=(12, 18)),
        "months_long_disabled": Threshold(24, allowed=(12, 36)),
        "months_longest": Threshold(24, allowed=(18, 30)),
        "apart_days": Threshold(60, allowed=(28, 120)),
        "goals": Threshold(2, allowed=(1, 4)),
        "overdue_days": Threshold(28, allowed=(14, 60)),
    },
    needs=NEEDS,
    screen=WorkOpen(),
)


def detect(
    timeline: Timeline,
    *,
    as_of: date,
    months_unchanged: int,
    months_long: int,
    months_long_disabled: int,
    months_longest: int,
    apart_days: int,
    goals: int,
    overdue_days: int,
) -> Finding | None:
    """Find a plan past its first mark with nothing changed (as in row 5), or past a later mark whatever has changed."""
    plan = plan_in_force(timeline, needs=NEEDS)
    if plan is None or plan.level not in HELD or not timeline.reached(months_on(plan.since, months_unchanged)):
        return None
    still = [
        part
        for part in (
            nothing_better(timeline, plan, apart_days=apart_days),
            goals_overdue(timeline, plan, goals=goals, overdue_days=overdue_days),
        )
        if part
    ]
    is_meant_to_last = timeline.child.disabled is True and plan.level in MEANT_TO_LAST
    is_long = timeline.reached(months_on(plan.since, months_long_disabled if is_meant_to_last else months_long))
    if not still and not is_long:
        return None
    is_longest = is_long and timeline.reached(months_on(plan.since, months_longest))
    said = [part.sentence for part in still]
    because = (*_told(timeline, plan), *(event for part in still for event in part.because))
    return Finding(
        "; ".join([_standing(plan, is_longest=is_longest), *(one[0].lower() + one[1:] for one in said)]),
        tier=Tier.WEEKLY,
        because=tuple({event.ref: event for event in because}.values()),
        against=progress(timeline, since=plan.since),
        missing=plan.unknown_start,
        innocent=(
            "The work was planned to be slow, and the family and the workers agree that it is right.",
            "The plan waits for a court, an assessment or a place, not for the family.",
            "The plan has ended, and the ending is not recorded.",
        ),
    )


def _told(timeline: Timeline, plan: Plan) -> tuple[Event, ...]:
    """Return what told of the plan's beginning, else the first entry from which it counts."""
    if plan.told:
        return plan.told
    return tuple(event for event in timeline.of(*NEEDS) if event.day)[:1]


def _standing(plan: Plan, *, is_longest: bool) -> str:
    name = plan.name[0].upper() + plan.name[1:]
    beyond = ", past the date by which those who answer for the service look at it themselves" if is_longest else ""
    return f"{name} has stood since {written(plan.since)}{beyond}"
