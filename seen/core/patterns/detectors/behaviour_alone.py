"""Going missing, exclusion, arrest, drink or drugs, self-harm: and nobody has looked at care at home lately."""

from datetime import date

from seen.core.dates.describing import describe
from seen.core.patterns.contract import Finding, Pattern, Threshold, Tier
from seen.core.patterns.screens import AnyOf, AtLeast, Sorts
from seen.core.patterns.wording import said_list, undated
from seen.core.timeline.event import Event
from seen.core.timeline.selection import Selection
from seen.core.timeline.timeline import Timeline

HARM, GRADE = "health.self_harm", "grade.given"
BEHAVIOUR = {
    HARM: "self-harm",
    "police.missing": "going missing",
    "police.arrest": "an arrest",
    "school.suspension": "a suspension",
    "school.excluded": "an exclusion",
    "child.substance": "drink or drugs",
}
SORTS = {"school.excluded": "school.suspension"}
"""One sort of behaviour under two names: a suspension is an exclusion for some days."""
NOT_HOME = frozenset({"adults", "system"})

PATTERN = Pattern(
    row=15,
    id="behaviour-alone",
    version="1",
    title="What lies behind the behaviour?",
    ask="Is {child} safe today, what is home like for {child}, and who has asked about it since?",
    sources=("adolescent-practice-review", "national-panel-2023"),
    thresholds={
        "at_least": Threshold(2, allowed=(2, 4)),
        "months": Threshold(6, allowed=(3, 12)),
        "graded_days": Threshold(90, allowed=(28, 180)),
    },
    needs=(*BEHAVIOUR, GRADE),
    reach=12,
    screen=AnyOf(AtLeast(1, of=(HARM,), months="months"), Sorts("at_least", of=tuple(BEHAVIOUR), months="months")),
)


def is_of_home(grade: Event) -> bool:
    """Return whether a grade is somebody's look at care at home: a parent's grade of themselves is not."""
    own = grade.source_type == "carer_said" or grade.says("rater_role") == "carer"
    return not own and (not grade.areas or bool(set(grade.areas) - NOT_HOME))


def detect(timeline: Timeline, *, as_of: date, at_least: int, months: int, graded_days: int) -> Finding | None:
    """Find one self-harm with care at home not graded since; or several sorts of these with none graded lately."""
    window = timeline.back(months=months)
    behaviour, grades = window.of(*BEHAVIOUR), window.of(GRADE).where(is_of_home)
    sorts = {SORTS.get(event.kind, event.kind) for event in behaviour}
    several = len(sorts) >= at_least and not timeline.back(days=graded_days).of(GRADE).where(is_of_home)
    if not (several or _harm_not_followed(window.of(HARM), grades)):
        return None
    said = said_list(words for kind, words in BEHAVIOUR.items() if any(event.kind == kind for event in behaviour))
    return Finding(
        f"{said[0].upper()}{said[1:]} since {describe(behaviour.first.on)}, {_not_graded(grades)}",
        tier=Tier.NOW if any(event.kind == HARM for event in behaviour) else Tier.WEEKLY,
        because=behaviour,
        against=grades,
        missing=undated(len(timeline.undated(*BEHAVIOUR))),
        innocent=(
            "What drives it lies outside the home: friends, school, or somebody who exploits the child.",
            "Care at home was talked about with the child and the family, and nobody wrote that down.",
            "School or another service has not met a need of the child, and that comes out as behaviour.",
        ),
    )


def _harm_not_followed(harm: Selection, grades: Selection) -> bool:
    """Return whether a self-harm stands since which nobody has graded care at home."""
    looked = max((grade.day for grade in grades if grade.day), default=date.min)
    return bool(harm.where(lambda event: event.day is not None and event.day > looked))


def _not_graded(grades: Selection) -> str:
    last = grades.last
    return f"care at home last graded on {describe(last.on)}" if last else "with no recent grade of care at home"
