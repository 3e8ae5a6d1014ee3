"""A decision that rests on what carers said, in an area of care where hardly anything else is recorded."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from seen.core.dates.describing import describe
from seen.core.patterns.conditions import cited
from seen.core.patterns.contract import Finding, Pattern, Threshold, Tier
from seen.core.patterns.grades import GIVEN
from seen.core.patterns.screens import All, AtLeast
from seen.core.patterns.wording import count, undated
from seen.core.timeline.event import Event
from seen.core.timeline.selection import Selection
from seen.core.timeline.timeline import Timeline

DECIDED = "decision.made"
CARER = "carer_said"
AREAS = {
    "physical-care": "physical care",
    "health": "health",
    "safety-and-supervision": "safety",
    "love-and-care": "love and care",
    "stimulation-and-education": "play, learning and school",
    "carer-response": "how help is used",
    "adults": "the adults around the child",
}

PATTERN = Pattern(
    row=27,
    id="carers-word-alone",
    version="1",
    title="Told to us, not yet seen",
    ask="Who else sees this part of {child}'s days, what does {child} say of it, and when will somebody look?",
    sources=("national-panel-2023", "ofsted-2014"),
    thresholds={
        "entries": Threshold(5, allowed=(3, 12)),
        "percent": Threshold(60, allowed=(50, 100)),
        "months": Threshold(6, allowed=(3, 12)),
    },
    needs=("*",),
    reach=12,
    screen=All(
        AtLeast(1, of=(DECIDED,), months="months", saying=("cites", ())),
        AtLeast(2, of=("*",), months="months", sources=(CARER,)),  # half of the three that a partnership may ask
    ),
)


@dataclass(frozen=True, slots=True)
class Area:
    """An area of care: what is recorded of it, what of that nobody but a carer said, and the decision resting on it."""

    name: str
    told: Sequence[Event]
    alone: Sequence[Event]
    decision: Event

    @property
    def sentence(self) -> str:
        """Return in words since when how much of it is known from carers alone."""
        return (
            f"Of {count(len(self.told), 'entry', 'entries')} on {AREAS[self.name]} since {describe(self.told[0].on)} "
            f"{len(self.alone)} are known from carers alone, and the decision of {describe(self.decision.on)} rests on "
            "them"
        )


def detect(timeline: Timeline, *, as_of: date, entries: int, percent: int, months: int) -> Finding | None:
    """Find areas where carers' words are that share of what is recorded, and of what a decision there rests on."""
    window = timeline.back(months=months)
    if not any(cited(decision, timeline=timeline) for decision in window.of(DECIDED)):
        return None
    every = window.of("*").where(lambda event: event.kind != GIVEN)
    found = _areas(every, window.of(DECIDED), timeline=timeline, entries=entries, percent=percent)
    if not found:
        return None
    names = {area.name for area in found}
    refs = {event.ref for area in found for event in (*area.alone, area.decision)}
    roots = {timeline.event_of(ref) for ref in refs}
    there = every.where(lambda event: not names.isdisjoint(event.areas))
    return Finding(
        "; ".join([found[0].sentence, *(area.sentence[0].lower() + area.sentence[1:] for area in found[1:])]),
        tier=Tier.REFLECTIVE,
        because=every.where(lambda event: event.ref in refs),
        against=there.where(lambda event: bool(event.source_type) and timeline.event_of(event.ref) not in roots),
        missing=_unknown(len(there.where(lambda event: not event.source_type)))
        + undated(len(timeline.undated("*").where(lambda event: not names.isdisjoint(event.areas)))),
        innocent=(
            "What was said is so, and only they could know it.",
            "Somebody else saw the same and has not written it down.",
            "Records were asked for and have not come yet.",
        ),
    )


def _areas(every: Selection, decisions: Selection, *, timeline: Timeline, entries: int, percent: int) -> list[Area]:
    """Return the areas found, each with the latest decision that rests on what carers said.

    What an account by anybody else repeats is not known from carers alone; how an entry is known must be recorded.
    """
    known = every.where(lambda event: bool(event.source_type))
    others = {timeline.event_of(event.ref) for event in known.where(lambda event: event.source_type != CARER)}
    found = list[Area]()
    for name in AREAS:
        told = [event for event in known if name in event.areas]
        alone = [event for event in told if timeline.event_of(event.ref) not in others]
        if len(told) >= entries and _is_share(alone, told, percent=percent):
            resting = [
                decision
                for decision in decisions
                if _is_share(
                    _in(alone, cited(decision, timeline=timeline), timeline=timeline),
                    _in(told, cited(decision, timeline=timeline), timeline=timeline),
                    percent=percent,
                )
            ]
            found += [Area(name, told, alone, decision) for decision in resting[-1:]]
    return found


def _in(events: Sequence[Event], refs: set[str], *, timeline: Timeline) -> list[Event]:
    return [event for event in events if timeline.event_of(event.ref) in refs]


def _is_share(part: Sequence[Event], whole: Sequence[Event], *, percent: int) -> bool:
    return bool(part) and len(part) * 100 >= percent * len(whole)


def _unknown(number: int) -> tuple[str, ...]:
    return (f"How {count(number, 'entry', 'entries')} came to be known is not recorded.",) if number else ()
