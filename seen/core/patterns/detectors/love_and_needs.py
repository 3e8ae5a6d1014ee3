"""A decision that speaks of love, while several needs are graded at their gravest."""

import re
from datetime import date

from seen.core.dates.describing import describe
from seen.core.patterns.contract import Finding, Pattern, Threshold, Tier
from seen.core.patterns.grades import GIVEN, graded
from seen.core.patterns.screens import All, AtLeast, WorkOpen
from seen.core.patterns.wording import count, undated
from seen.core.timeline.selection import is_caused_elsewhere
from seen.core.timeline.timeline import Timeline

DECIDED = "decision.made"
OF_LOVE = re.compile(
    r"\b(?:lov(?:e|es|ed|ing|ingly)|bond(?:s|ed|ing)?|attach(?:ed|ment)|warmth|affection(?:ate|ately)?)\b",
    re.IGNORECASE,
)
"""The words of love looked for in a decision's reasons, each as it stands."""

PATTERN = Pattern(
    row=29,
    id="love-and-needs",
    version="1",
    title="Love and needs",
    ask="Love is there: beside it, which of {child}'s needs are met each day, and what help would meet the others?",
    sources=("ofsted-2014", "nspcc-2022"),
    thresholds={
        "gravest": Threshold(2, allowed=(1, 5)),
        "grade_months": Threshold(12, allowed=(6, 24)),
        "decision_months": Threshold(6, allowed=(3, 12)),
    },
    needs=(DECIDED, GIVEN, "work.opened", "work.closed", "level.changed"),
    screen=All(
        AtLeast(1, of=(DECIDED,), months="decision_months"),
        AtLeast("gravest", of=(GIVEN,), months="grade_months"),
        WorkOpen(),
    ),
)


def detect(timeline: Timeline, *, as_of: date, gravest: int, grade_months: int, decision_months: int) -> Finding | None:
    """Find the last decision speaking of love, while the latest grades of several needs are the gravest there are.

    What money, a landlord or a service caused says nothing of care, and is left aside.
    """
    decision = timeline.back(months=decision_months).of(DECIDED).last
    if decision is None or not OF_LOVE.search(decision.says("reasons")) or not timeline.open_work:
        return None
    given = timeline.back(months=grade_months).of(GIVEN)
    stands = [grades[-1] for grades in graded(given).values() if not is_caused_elsewhere(grades[-1].event)]
    unmet = sorted((grade for grade in stands if grade.steps >= grade.most), key=lambda grade: grade.day)
    if len(unmet) < gravest:
        return None
    return Finding(
        f"The decision of {describe(decision.on)} speaks of love; since {describe(unmet[0].event.on)} "
        f"{count(len(unmet), 'need')} of the child stand at the gravest grade",
        tier=Tier.REFLECTIVE,
        because=(*(grade.event for grade in unmet), decision),
        against=[grade.event for grade in stands if not grade.steps],
        missing=undated(len(timeline.undated(GIVEN))),
        innocent=(
            "The bond is what the help is built on, and the decision says how each need will be met.",
            "The needs are better met now, and nobody has graded them again.",
            "The words say that love is not enough.",
        ),
    )
