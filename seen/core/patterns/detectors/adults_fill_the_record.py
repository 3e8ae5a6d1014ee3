"""A record that tells of the adults, in their words, while the child's own days are missing from it."""

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from seen.core.dates.describing import describe
from seen.core.patterns.contract import Finding, Pattern, Threshold, Tier
from seen.core.patterns.plans import plan_in_force
from seen.core.patterns.screens import All, AnyOf, AtLeast, WorkOpen
from seen.core.patterns.wording import undated
from seen.core.timeline.event import Event
from seen.core.timeline.timeline import Timeline

OUR_OWN = (
    "work.", "worker.", "level.", "referral.", "share.", "action.", "goal.", "grade.", "meeting.", "decision.",
    "supervision.", "challenge.", "history.", "advice.",
)  # fmt: skip
ADULTS = frozenset({"adults", "carer-response"})
OF_THE_CHILD = ("voice.heard", "contact.seen_alone", "contact.observed")
PURPOSES = ("goal.set", "action.agreed")

PATTERN = Pattern(
    row=18,
    id="adults-fill-the-record",
    version="1",
    title="Where is {name} in the record?",
    ask="So what did each of these mean for {child}, and what would {child} want to have written?",
    sources=("nspcc-2022", "national-panel-2023"),
    thresholds={
        "entries": Threshold(5, allowed=(5, 10)),
        "adult_percent": Threshold(70, allowed=(60, 90)),
        "purposes": Threshold(3, allowed=(2, 6)),
        "purpose_percent": Threshold(80, allowed=(70, 100)),
    },
    needs=("*",),
    screen=All(
        WorkOpen(),
        AnyOf(  # two of each sort are the fewest: of five entries three, of two aims two
            AtLeast(2, of=("*",), sources=("carer_said",)),
            AtLeast(2, of=("*",), nothing_but=tuple(sorted(ADULTS))),
            AtLeast(2, of=PURPOSES, saying=("for", ("adult",))),
        ),
    ),
)


class Part(NamedTuple):
    """What one of the conditions found."""

    sentence: str
    because: list[Event]


def detect(
    timeline: Timeline, *, as_of: date, entries: int, adult_percent: int, purposes: int, purpose_percent: int
) -> Finding | None:
    """Find last entries that are mostly the adults', or goals and actions that are mostly for the adults."""
    plan = plan_in_force(timeline, needs=("*",))
    if plan is None:
        return None
    aims = timeline.of(*PURPOSES).since(plan.work_since)
    written_down = timeline.of("*").where(is_an_entry).dated[-entries:]
    parts = [
        _entries(written_down, at_least=entries, percent=adult_percent),
        _aims(aims, at_least=purposes, percent=purpose_percent),
    ]
    found = [part for part in parts if part]
    if not found:
        return None
    unsaid = sum(not event.says("for") for event in aims)
    return Finding(
        "; ".join([found[0].sentence, *(part.sentence[0].lower() + part.sentence[1:] for part in found[1:])]),
        tier=Tier.REFLECTIVE,
        because=timeline.distinct([event for part in found for event in part.because]),
        against=[event for event in timeline.of(*OF_THE_CHILD) if event in written_down],
        missing=_unsaid(unsaid) + undated(len(timeline.undated("*").where(is_an_entry))),
        innocent=(
            "The adults had a week in which everything had to be about them.",
            "The child was seen and heard, and it is not written up yet.",
            "Helping the adults is what helps the child, and everybody knows how.",
        ),
    )


def is_an_entry(event: Event) -> bool:
    """Return whether an entry tells of the child's life; our own work on it (meetings, levels, grades) does not."""
    return not _is_our_own(event.kind)


@cache
def _is_our_own(kind: str) -> bool:
    return kind.startswith(OUR_OWN)


def is_the_adults(event: Event) -> bool:
    """Return whether an entry is in a carer's words, or about nothing but the adults and how they answer to help."""
    return event.source_type == "carer_said" or bool(event.areas and ADULTS.issuperset(event.areas))


def _entries(last: Sequence[Event], *, at_least: int, percent: int) -> Part | None:
    """The last entries, so many of them in the adults' words or about their needs."""
    adults = [event for event in last if is_the_adults(event)]
    if len(last) < at_least or len(adults) * 100 < percent * len(last):
        return None
    since = describe(adults[0].on)
    return Part(f"Of the last {len(last)} entries {len(adults)} tell of the adults, or in their words, since {since}",
                adults)  # fmt: skip


def _aims(aims: Sequence[Event], *, at_least: int, percent: int) -> Part | None:
    """The goals and actions that say whom they are for, so many of them for the adults."""
    said = [event for event in aims if event.says("for")]
    adults = [event for event in said if event.says("for") == "adult"]
    if len(said) < at_least or len(adults) * 100 < percent * len(said):
        return None
    return Part(f"Of {len(said)} goals and actions since {describe(said[0].on)} {len(adults)} are for the adults",
                adults)  # fmt: skip


def _unsaid(number: int) -> tuple[str, ...]:
    if not number:
        return ()
    return (f"Whom {number} of the goals and actions {'is' if number == 1 else 'are'} for is not recorded.",)
