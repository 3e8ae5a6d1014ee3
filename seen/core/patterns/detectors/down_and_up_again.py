"""Help that was made less and soon made more again, or a second child protection plan."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from seen.core.dates.describing import describe
from seen.core.dates.months import months_on
from seen.core.patterns.contract import Finding, Pattern, Threshold, Tier
from seen.core.patterns.plans import progress
from seen.core.patterns.screens import All, AnyOf, AtLeast, WorkOpen
from seen.core.patterns.wording import undated
from seen.core.timeline.child import LEVELS
from seen.core.timeline.event import Event
from seen.core.timeline.timeline import Timeline

CHANGED = "level.changed"
PROTECTION = "child_protection"

PATTERN = Pattern(
    row=8,
    id="down-and-up-again",
    version="1",
    title="Down, and up again",
    ask="What was not yet settled when help was reduced, and what did the last plan not change for {child}?",
    sources=("ofsted-2014", "national-panel-2023"),
    thresholds={
        "again_months": Threshold(6, allowed=(3, 12)),
        "recent_months": Threshold(12, allowed=(6, 24)),
        "soon_months": Threshold(24, allowed=(12, 36)),
    },
    needs=(CHANGED, "work.opened", "work.closed", "goal.reviewed", "goal.met"),
    screen=All(
        WorkOpen(),
        AtLeast(2, of=(CHANGED,)),
        AnyOf(
            AtLeast(1, of=(CHANGED,), months="recent_months"), AtLeast(1, of=(CHANGED,), saying=("to", (PROTECTION,)))
        ),
    ),
)


class Step(NamedTuple):
    """A change of level: from where, to where, on which day, and what told of it."""

    before: str
    after: str
    day: date
    event: Event

    @property
    def is_up(self) -> bool:
        """Return whether it leads to more help."""
        return self.before in LEVELS[: LEVELS.index(self.after)]


class Again(NamedTuple):
    """A step with the later one that undid it."""

    first: Step
    then: Step


def detect(
    timeline: Timeline, *, as_of: date, again_months: int, recent_months: int, soon_months: int
) -> Finding | None:
    """Find a step up soon after a step down, not long ago; or a protection plan after an earlier one."""
    if not timeline.open_work:
        return None
    steps = _steps(timeline)
    recent = {event.ref for event in timeline.back(months=recent_months).of(CHANGED)}
    bounced = [pair for pair in _bounces(steps, months=again_months) if pair.then.event.ref in recent]
    second = _second_plan(steps) if timeline.level == PROTECTION else None
    sentences = [_bounced_said(bounced[-1])] if bounced else []
    sentences += [_second_said(second, soon_months)] if second else []
    if not sentences:
        return None
    pairs = [*bounced, *([second] if second else [])]
    told = sorted({step.event.ref: step for pair in pairs for step in pair}.values(), key=_order)
    return Finding(
        "; ".join([sentences[0], *(said[0].lower() + said[1:] for said in sentences[1:])]),
        tier=Tier.WEEKLY,
        because=[step.event for step in told],
        against=progress(timeline, since=told[-1].day),
        missing=undated(len(timeline.undated(CHANGED))),
        innocent=(
            "Something new happened that has nothing to do with what went before.",
            "The family asked for more help, which is what was hoped for.",
            "A change was recorded on the wrong day or at the wrong level, and put right.",
        ),
    )


def _steps(timeline: Timeline) -> list[Step]:
    """Return the changes of level in order, leaving out those at which the level stayed."""
    steps = list[Step]()
    level = timeline.child.level
    for event in timeline.of(CHANGED):
        before, after = level or event.says("from"), event.says("to")
        if event.day is None or after not in LEVELS:
            continue
        if before in LEVELS and before != after:
            steps.append(Step(before, after, event.day, event))
        level = after
    return steps


def _bounces(steps: Sequence[Step], *, months: int) -> list[Again]:
    """Return each step down with the step up that followed it next, within so many months."""
    return [
        Again(down, up)
        for down, up in pairwise(steps)
        if up.is_up and not down.is_up and up.day <= months_on(down.day, months)
    ]


def _second_plan(steps: Sequence[Step]) -> Again | None:
    """Return the end of the last earlier protection plan, with the beginning of the one that is in force."""
    begun = [step for step in steps if step.after == PROTECTION]
    ended = [step for step in steps if step.before == PROTECTION]
    return Again(ended[-1], begun[-1]) if ended else None


def _bounced_said(pair: Again) -> str:
    return f"Help was reduced on {describe(pair.first.event.on)} and raised again on {describe(pair.then.event.on)}"


def _second_said(pair: Again, soon_months: int) -> str:
    is_soon = pair.then.day <= months_on(pair.first.day, soon_months)
    before = "soon after the last one ended" if is_soon else "an earlier one ended"
    return (
        f"On a protection plan again since {describe(pair.then.event.on)}; {before} on {describe(pair.first.event.on)}"
    )


def _order(step: Step) -> tuple[date, str]:
    return step.day, step.event.ref
