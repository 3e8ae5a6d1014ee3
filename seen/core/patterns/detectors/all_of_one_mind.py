"""Decision after decision by all, with no other view written down, while agencies grade a need far apart."""

from collections.abc import Sequence
from datetime import date

from seen.core.dates.describing import describe
from seen.core.patterns.conditions import affirms
from seen.core.patterns.contract import Finding, Pattern, Threshold, Tier
from seen.core.patterns.grades import GIVEN, Grade, Item, graded
from seen.core.patterns.screens import All, AtLeast, WorkOpen
from seen.core.patterns.wording import count, undated
from seen.core.timeline.event import Event
from seen.core.timeline.timeline import Timeline

DECIDED, RAISED, MET = "decision.made", "challenge.raised", "meeting.held"
OWN_WORDS = frozenset({"carer_said", "child_said"})
"""A sheet of the family's own is heard elsewhere: it is no agency's view."""

PATTERN = Pattern(
    row=23,
    id="all-of-one-mind",
    version="1",
    title="All of one mind",
    ask="Who sees {child}'s days otherwise, and has each of us written down a view before hearing the others?",
    sources=("national-panel-2023", "ofsted-2014"),
    thresholds={
        "decisions": Threshold(3, allowed=(2, 6)),
        "decision_months": Threshold(24, allowed=(12, 36)),
        "apart": Threshold(2, allowed=(1, 4)),
        "grade_months": Threshold(6, allowed=(3, 12)),
    },
    needs=(DECIDED, RAISED, MET, GIVEN, "work.opened", "work.closed", "level.changed"),
    screen=All(
        AtLeast("decisions", of=(DECIDED,), months="decision_months"),
        AtLeast(2, of=(GIVEN,), months="grade_months"),
        WorkOpen(),
    ),
)


def detect(
    timeline: Timeline, *, as_of: date, decisions: int, decision_months: int, apart: int, grade_months: int
) -> Finding | None:
    """Find the last decisions all unanimous, nothing said against them, and two agencies' grades far apart."""
    last = timeline.back(months=decision_months).of(DECIDED)[-decisions:]
    if len(last) < decisions or not all(event.confirms("unanimous") for event in last) or not timeline.open_work:
        return None
    if _other_view(timeline, since=last[0].day):
        return None
    given = timeline.back(months=grade_months).of(GIVEN).where(lambda event: event.source_type not in OWN_WORDS)
    pairs = _apart(given, steps=apart)
    if not pairs:
        return None
    because = {grade.event.ref: grade.event for pair in pairs for grade in pair}
    return Finding(
        f"{count(len(last), 'decision')} since {describe(last[0].on)} by all, with no other view recorded, while two "
        f"agencies grade {count(len(pairs), 'need')} of the child far apart",
        tier=Tier.REFLECTIVE,
        because=(*because.values(), *last),
        missing=undated(len(timeline.undated(DECIDED, GIVEN))),
        innocent=(
            "Everybody did agree, after the other view was heard, and that was not written down.",
            "The two saw the child on different days or in different places.",
            "The need was met better between the two grades.",
        ),
    )


def _other_view(timeline: Timeline, *, since: date | None) -> bool:
    """Return whether, from the first of the decisions on, a challenge or an alternative was written down."""
    views = timeline.of(RAISED, MET).where(lambda event: event.kind == RAISED or affirms(event, "alternatives"))
    return any(event.day and since and event.day >= since for event in views)


def _apart(given: Sequence[Event], *, steps: int) -> list[tuple[Grade, Grade]]:
    """Return, of each item, the best and the worst of the agencies' latest grades, where they are so far apart."""
    by_agency: dict[str, list[Event]] = {}
    for event in given:
        by_agency.setdefault(event.agency, []).append(event)
    views: dict[Item, list[Grade]] = {}
    for events in by_agency.values():
        for item, grades in graded(events).items():
            views.setdefault(item, []).append(grades[-1])
    ends = [(min(grades, key=_steps), max(grades, key=_steps)) for grades in views.values()]
    return [(best, worst) for best, worst in ends if worst.steps - best.steps >= steps]


def _steps(grade: Grade) -> int:
    return grade.steps
