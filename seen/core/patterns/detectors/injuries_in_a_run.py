"""Injuries that come again and again, or that tell of danger at home or of nobody there, read together."""

from datetime import date

from seen.core.dates.describing import describe
from seen.core.patterns.contract import Finding, Pattern, Threshold, Tier
from seen.core.patterns.screens import AnyOf, AtLeast
from seen.core.patterns.wording import count, undated
from seen.core.timeline.event import Event
from seen.core.timeline.selection import is_caused_elsewhere
from seen.core.timeline.timeline import Timeline

INJURY, EMERGENCY = "health.injury", "health.emergency_attendance"
GRAVER = frozenset(
    {"burn", "burns", "burnt", "burned", "scald", "scalded", "ingestion", "ingested", "swallowed", "poison",
     "poisoning", "poisoned", "alone", "unsupervised"}
)  # fmt: skip
"""Words of `mechanism` for a burn, something swallowed, or being left alone. As left_alone or left-alone too."""
NOBODY_SAID = frozenset({"", "not_known", "not known", "unknown"})

PATTERN = Pattern(
    row=33,
    id="injuries-in-a-run",
    version="1",
    title="Injuries, read together",
    ask="How did each of these come about, who was with {child}, and what would make home safer?",
    sources=("nspcc-2022", "llr-briefing"),
    thresholds={
        "injuries": Threshold(3, allowed=(2, 6)),
        "graver": Threshold(2, allowed=(2, 4)),
        "months": Threshold(12, allowed=(6, 24)),
    },
    needs=(INJURY, EMERGENCY),
    reach=24,
    screen=AnyOf(
        AtLeast("injuries", of=(INJURY,), months="months"),
        AtLeast("graver", of=(INJURY,), months="months"),
    ),
)


def detect(timeline: Timeline, *, as_of: date, injuries: int, graver: int, months: int) -> Finding | None:
    """Find several injuries, or fewer by a burn, something swallowed or being left alone."""
    window = timeline.back(months=months)
    run = window.of(INJURY).where(_counts)
    grave = run.where(_is_graver)
    if len(run) >= injuries:
        shown, said = run, count(len(run), "injury", "injuries")
    elif len(grave) >= graver:
        shown, said = grave, f"{len(grave)} injuries by a burn, something swallowed or being left alone"
    else:
        return None
    return Finding(
        f"{said} noted since {describe(shown.first.on)}",
        tier=Tier.WEEKLY,
        because=shown,
        against=window.of(EMERGENCY).where(lambda event: not event.confirms("left_unseen")),
        missing=_how_not_known(len(shown.where(lambda event: event.says("mechanism").lower() in NOBODY_SAID)))
        + undated(len(timeline.undated(INJURY).where(_counts))),
        innocent=(
            "These are the knocks of a child who runs, climbs and plays, and each was looked after at once.",
            "One fall left several marks, or was written down by several people.",
            "A condition makes the child fall, or bruise easily.",
        ),
    )


def _counts(event: Event) -> bool:
    """Return whether it is a new injury that care could have prevented: not one mapped at birth or by a doctor."""
    return not event.confirms("mapped") and not is_caused_elsewhere(event)


def _is_graver(event: Event) -> bool:
    words = event.says("mechanism").lower().replace("_", " ").replace("-", " ").replace(",", " ").split()
    return not GRAVER.isdisjoint(words)


def _how_not_known(number: int) -> tuple[str, ...]:
    return (f"How it came about is not recorded for {number} of these.",) if number else ()
