"""Less help decided on the state of the home alone, while other needs were not looked at."""

from datetime import date

from seen.core.dates.calendar_spans import written
from seen.core.dates.describing import describe
from seen.core.dates.months import window_start
from seen.core.patterns.conditions import cited
from seen.core.patterns.contract import Finding, Pattern, Threshold, Tier
from seen.core.patterns.grades import GIVEN, graded
from seen.core.patterns.less_help import CHANGED, DECIDED, less_help
from seen.core.patterns.screens import All, AtLeast, WorkOpen
from seen.core.patterns.wording import said_list, undated
from seen.core.timeline.event import Event
from seen.core.timeline.selection import is_worry
from seen.core.timeline.timeline import Timeline

HOME = "physical-care"
OF_THE_HOME = (
    GIVEN, "note.observation", "note.strength", "home.condition", "food.concern", "clothing.concern",
    "hygiene.concern", "heating.concern", "goal.met",
)  # fmt: skip
"""The kinds that may tell that a home is in order: where nobody meant a worry by them, and they touch nothing else."""
WELL = 1
"""Steps from the best end of a scale up to which a grade of the home is good."""
OTHERS = {
    "love-and-care": "love and care",
    "health": "health",
    "stimulation-and-education": "play, learning and school",
}

PATTERN = Pattern(
    row=28,
    id="home-alone-is-good",
    version="1",
    title="The home is in order: and the rest?",
    ask="Apart from the home, how are {child}'s health, learning and comfort today, and who has looked?",
    sources=("ofsted-2014", "national-panel-2023"),
    thresholds={
        "percent": Threshold(50, allowed=(25, 100)),
        "not_graded": Threshold(1, allowed=(1, 3)),
        "grade_months": Threshold(6, allowed=(3, 12)),
        "decision_months": Threshold(6, allowed=(3, 12)),
    },
    needs=(*OF_THE_HOME, DECIDED, CHANGED, "work.opened", "work.closed"),
    screen=All(AtLeast(1, of=(DECIDED,), months="decision_months"), AtLeast(1, of=OF_THE_HOME), WorkOpen()),
)


def detect(
    timeline: Timeline, *, as_of: date, percent: int, not_graded: int, grade_months: int, decision_months: int
) -> Finding | None:
    """Find a decision for less help whose evidence is mostly a home in order, with other areas not graded."""
    decision = less_help(timeline, months=decision_months)
    if decision is None or decision.day is None or not timeline.open_work:
        return None
    refs = cited(decision, timeline=timeline)
    home = timeline.of(*OF_THE_HOME).where(_is_in_order).where(lambda event: timeline.event_of(event.ref) in refs)
    if not home or len(home) * 100 < percent * len(refs):
        return None
    since = window_start(decision.day, months=grade_months)
    graded = timeline.of(GIVEN).where(lambda event: event.day is not None and event.day >= since)
    bare = [words for area, words in OTHERS.items() if area not in graded.areas]
    if len(bare) < not_graded:
        return None
    return Finding(
        f"Less help decided on {describe(decision.on)}, on the home being in order; no grade is recorded "
        f"of {said_list(bare)} since {written(since)}",
        tier=Tier.REFLECTIVE,
        because=(*home, decision),
        against=graded.where(lambda event: bool(OTHERS.keys() & event.areas)),
        missing=undated(len(timeline.undated(GIVEN))),
        innocent=(
            "The home was the whole of the worry.",
            "The rest was looked at, and no grade was written down.",
            "Another service has taken the rest on.",
        ),
    )


def _is_in_order(event: Event) -> bool:
    """Return whether an entry says of the home alone that it is well: no worry, and if a grade, one near the best."""
    if event.areas != (HOME,) or is_worry(event):
        return False
    return all(one.steps <= WELL for grades in graded([event]).values() for one in grades)
