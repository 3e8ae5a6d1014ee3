"""A child who cares for others, comes late or tired, while an adult of the family is ill."""

from datetime import date

from seen.core.dates.describing import describe
from seen.core.patterns.contract import Finding, Pattern, Threshold, Tier
from seen.core.patterns.screens import All, AnyOf, AtLeast
from seen.core.patterns.wording import said_list, undated
from seen.core.timeline.event import Event
from seen.core.timeline.timeline import Timeline

CARING, TIRED, ATTENDANCE = "child.caring", "school.tired", "school.attendance"
CARRIED = {CARING: "caring for others", TIRED: "tired at school", ATTENDANCE: "late for school"}
ILL = ("adult.illness", "adult.mental_health", "adult.substance")
"""Illness of body or mind, or of drink or drugs: what a young carer in law may care for."""
HELP = ("help.started", "help.finished")

PATTERN = Pattern(
    row=45,
    id="young-carer",
    version="1",
    title="Does {name} look after somebody?",
    ask="What does {child} do for others at home, what does {child} miss because of it, and who will offer a young "
    "carer's assessment and more help for the adult?",
    sources=("adolescent-practice-review", "nspcc-2022"),
    thresholds={
        "at_least": Threshold(2, allowed=(2, 5)),
        "months": Threshold(6, allowed=(3, 12)),
        "late_sessions": Threshold(5, allowed=(1, 20)),
        "illness_months": Threshold(12, allowed=(6, 60)),
    },
    needs=(*CARRIED, *ILL, *HELP),
    reach=60,
    screen=All(
        AtLeast(1, of=ILL, months="illness_months"),
        AnyOf(
            AtLeast("at_least", of=(CARING, TIRED), months="months"),
            All(
                AtLeast("at_least", of=tuple(CARRIED), months="months"),
                AtLeast(1, of=(ATTENDANCE,), months="months", saying=("late", ())),
            ),
        ),
    ),
)


def detect(
    timeline: Timeline, *, as_of: date, at_least: int, months: int, late_sessions: int, illness_months: int
) -> Finding | None:
    """Find several entries of caring, lateness or tiredness, and an adult's illness noted as well."""
    window = timeline.back(months=months)
    carried = window.of(*CARRIED).where(lambda event: event.kind != ATTENDANCE or _late(event) >= late_sessions)
    ill = timeline.back(months=illness_months).of(*ILL)
    if len(carried) < at_least or not ill:
        return None
    said = said_list(words for kind, words in CARRIED.items() if any(event.kind == kind for event in carried))
    return Finding(
        f"{said[0].upper()}{said[1:]} since {describe(carried.first.on)}, while an adult of the family is not well",
        tier=Tier.WEEKLY,
        because=(*carried, *ill),
        against=window.of(*HELP).where(_is_for_a_carer),
        missing=_hours_unknown(carried.all) + undated(len(timeline.undated(CARING, TIRED, *ILL))),
        innocent=(
            "In this family everybody helps, and the child has time for school, friends and sleep.",
            "The child is tired or late for another reason: a new baby, a long way to school, a phone at night.",
            "A young carers' service knows the child and has not told us.",
        ),
    )


def _late(event: Event) -> int:
    """Return for how many sessions the child came late, 0 where nobody said."""
    late = event.says("late")
    return int(late) if late.isdecimal() else 0


def _is_for_a_carer(event: Event) -> bool:
    return any(word in event.says(key).lower() for key in ("for", "need") for word in ("carer", "caring"))


def _hours_unknown(carried: tuple[Event, ...]) -> tuple[str, ...]:
    if any(event.says("hours") for event in carried if event.kind == CARING):
        return ()
    return ("How many hours the child cares, and for whom, is not recorded.",)
