"""An adult's own service helps somebody in the family, and nothing about the child has come from it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from seen.core.dates.describing import describe
from seen.core.patterns.contract import Finding, Pattern, Threshold, Tier
from seen.core.patterns.screens import AtLeast
from seen.core.patterns.wording import said_list, undated
from seen.core.timeline.event import Event
from seen.core.timeline.selection import Selection
from seen.core.timeline.timeline import Timeline

ENGAGED = "adult.engagement"
ADULT = ("adult.mental_health", "adult.substance", "adult.illness", ENGAGED)
SERVICES = frozenset({
    "adult-mental-health", "substance-misuse", "adult-social-care", "probation", "prison", "domestic-abuse-service",
    "refuge", "hospital",
})  # fmt: skip
OWN_WORD = ("note.*", "contact.*", "voice.heard", "referral.made", "share.made")
LINKS = (*OWN_WORD, "meeting.held")

PATTERN = Pattern(
    row=37,
    id="adult-help-child-not-asked",
    version="1",
    title="Help for an adult: who asked about {name}?",
    ask="What does the adult's service know of {child}'s days, who will ask it, and what does the adult's illness or "
    "difficulty mean for {child}?",
    sources=("nspcc-2022", "national-panel-2023"),
    thresholds={
        "days": Threshold(14, allowed=(7, 42)),
        "missed": Threshold(1, allowed=(1, 4)),
        "months": Threshold(6, allowed=(3, 12)),
    },
    needs=(*ADULT, *LINKS),
    screen=AtLeast(1, of=ADULT, months="months"),
)


@dataclass(frozen=True, slots=True)
class Part:
    """What one of the conditions found."""

    sentence: str
    because: tuple[Event, ...]


def detect(timeline: Timeline, *, as_of: date, days: int, missed: int, months: int) -> Finding | None:
    """Find adults' services with no word about the child some days on, or an adult's appointment not kept there."""
    window = timeline.back(months=months)
    helped, links = window.of(*ADULT).where(wrote_itself), window.of(*LINKS)
    if not helped:
        return None
    parts = [_no_word(timeline, helped, links, days=days), _not_kept(helped, links, at_least=missed)]
    found = [part for part in parts if part]
    if not found:
        return None
    first, *others = [part.sentence for part in found]
    because = {event.ref: event for part in found for event in part.because}
    services = {event.agency for event in because.values()}
    return Finding(
        "; ".join([first, *(other[0].lower() + other[1:] for other in others)]),
        tier=Tier.WEEKLY,
        because=tuple(sorted(because.values(), key=lambda event: (event.day or date.max, event.ref))),
        against=[event for event in links if any(_links(event, service) for service in services)],
        missing=undated(len(timeline.undated(*ADULT).where(wrote_itself))),
        innocent=(
            "The adult has not agreed that the service speaks with others, and nothing asks for more than that.",
            "The service did ask about the child, and nobody wrote that down.",
            "The adult has no part in the child's care.",
        ),
    )


def wrote_itself(event: Event) -> bool:
    """Return whether an adult's own service wrote the entry."""
    return event.agency_type in SERVICES


def _links(event: Event, service: str) -> bool:
    """Return whether an entry joins a service to the child: its own word, word sent to it, or a meeting it came to."""
    if event.kind == "meeting.held":
        return service.lower() in event.says("attended").lower()
    return event.agency == service or event.says("to").lower() == service.lower()


def _no_word(timeline: Timeline, helped: Selection, links: Selection, *, days: int) -> Part | None:
    """Services that have told of an adult for so many days with nothing that joins them to the child."""
    began: dict[str, tuple[date, Event]] = {}
    for event in timeline.of(*ADULT).where(wrote_itself):
        if event.day:
            began.setdefault(event.agency, (event.day, event))
    silent = [
        event
        for service, (day, event) in began.items()
        if service in helped.agencies
        and not any(_links(link, service) for link in links)
        and timeline.reached(day + timedelta(days=days))
    ]
    if not silent:
        return None
    since = describe(silent[0].on)
    return Part(
        f"Help for an adult of the family from {_said(silent)} since {since}, and no word about the child from there",
        tuple(silent),
    )


def _not_kept(helped: Selection, links: Selection, *, at_least: int) -> Part | None:
    """Appointments of the adult not kept at their own service, since which nothing joins that service to the child."""
    missed = helped.where(lambda event: event.kind == ENGAGED and event.says("attended").lower() in {"false", "no"})
    alone = [
        event
        for event in missed
        if not any(_links(link, event.agency) for link in links if link.day and event.day and link.day >= event.day)
    ]
    if len(alone) < at_least:
        return None
    return Part(
        f"An adult's own appointment with {_said(alone)} not kept, on {describe(alone[0].on)}, "
        "and nobody known to have asked about the child since",
        tuple(alone),
    )


def _said(events: Iterable[Event]) -> str:
    return said_list(event.agency.replace("-", " ") for event in events)
