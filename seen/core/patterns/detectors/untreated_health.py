"""Several health conditions left untreated after help within reach was offered, or one that cannot wait its turn."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from seen.core.dates.describing import describe
from seen.core.patterns.closer import Disabled
from seen.core.patterns.conditions import TREATABLE, affirms
from seen.core.patterns.contract import Finding, Pattern, Threshold, Tier
from seen.core.patterns.health_screens import OfferedAndLeft
from seen.core.patterns.screens import All, AnyOf, AtLeast
from seen.core.patterns.wording import count, said_list, undated
from seen.core.timeline.event import Event
from seen.core.timeline.selection import is_caused_elsewhere
from seen.core.timeline.timeline import Timeline

EMERGENCY = "health.emergency_attendance"
OFFER = "help.offered"
TAKEN_UP = ("help.started", "help.finished")
OUT_OF_REACH = frozenset({"out", "out_of_reach", "out of reach", "far", "too far"})

NAMED = ("condition", "need", "for")

PATTERN = Pattern(
    row=30,
    id="untreated-health",
    version="1",
    title="Health that waits for treatment",
    ask="What does {child} feel of this each day, what keeps the family from treatment, and who will lead on it?",
    sources=("nspcc-2022", "llr-briefing"),
    thresholds={
        "conditions": Threshold(3, allowed=(2, 5)),
        "months": Threshold(12, allowed=(6, 24)),
        "open_days": Threshold(28, allowed=(14, 84)),
        "decay_weeks": Threshold(12, allowed=(4, 26)),
        "lice_times": Threshold(3, allowed=(2, 6)),
        "lice_months": Threshold(6, allowed=(3, 12)),
        "emergency_times": Threshold(6, allowed=(3, 8)),
        "emergency_disabled": Threshold(8, allowed=(3, 12)),
        "emergency_harmed": Threshold(4, allowed=(2, 6)),
    },
    needs=(*TREATABLE, EMERGENCY, OFFER, *TAKEN_UP, "appointment.attended"),
    screen=AnyOf(
        All(AtLeast("conditions", of=tuple(TREATABLE), months="months"), AtLeast(1, of=(OFFER,), months="months")),
        OfferedAndLeft(
            "decay",
            offered=OFFER,
            taken_up=TAKEN_UP,
            names=NAMED,
            weeks="decay_weeks",
            months="months",
        ),
        All(AtLeast("lice_times", of=("health.head_lice",), months="lice_months"), AtLeast(1, of=(OFFER, *TAKEN_UP))),
        AtLeast("emergency_times", of=(EMERGENCY,), months="months"),
        All(Disabled(), AtLeast("emergency_disabled", of=(EMERGENCY,), months="months")),
        AtLeast("emergency_harmed", of=(EMERGENCY,), months="months", telling=("injury", "left_unseen")),
    ),
)


@dataclass(slots=True)
class Part:
    """What one of the conditions found."""

    sentence: str
    because: Sequence[Event] = field(default_factory=tuple)


@dataclass(frozen=True, slots=True)
class Untreated:
    """A condition that nobody is known to have treated: where it was noted, and the offer after which it stayed."""

    name: str
    noted: tuple[Event, ...]
    offer: Event
    offered: date


def detect(
    timeline: Timeline,
    *,
    as_of: date,
    conditions: int,
    months: int,
    open_days: int,
    decay_weeks: int,
    lice_times: int,
    lice_months: int,
    emergency_times: int,
    emergency_disabled: int,
    emergency_harmed: int,
) -> Finding | None:
    """Find several conditions open after an offer; decay open for long; lice again and again; many emergency visits."""
    untreated = _untreated(timeline, months=months)
    times = emergency_disabled if timeline.child.disabled is True else emergency_times
    parts = [
        _several(timeline, untreated, at_least=conditions, days=open_days),
        _decay(timeline, untreated, weeks=decay_weeks),
        _lice(timeline, times=lice_times, months=lice_months),
        _emergencies(timeline, times=times, harmed=emergency_harmed, months=months),
    ]
    found = [part for part in parts if part]
    if not found:
        return None
    first, *others = [part.sentence for part in found]
    because = {event.ref: event for part in found for event in part.because}
    return Finding(
        "; ".join([first, *(other[0].lower() + other[1:] for other in others)]),
        tier=Tier.WEEKLY,
        because=tuple(sorted(because.values(), key=lambda event: (event.day or date.max, event.ref))),
        against=timeline.back(months=months).of("appointment.attended"),
        missing=_never_offered(timeline, months=months) + undated(len(timeline.undated(*TREATABLE, EMERGENCY))),
        innocent=(
            "The family waits on a list, or the help that was offered cannot be reached or paid for.",
            "It is being treated somewhere that has not told us.",
            "The condition comes back in spite of treatment.",
        ),
    )


def _untreated(timeline: Timeline, *, months: int) -> list[Untreated]:
    """Return the conditions noted in the window, not treated since, for which help within reach was offered."""
    noted: dict[str, list[Event]] = {}
    for event in timeline.back(months=months).of(*TREATABLE).where(_is_open):
        noted.setdefault(_condition(event), []).append(event)
    found = []
    for name, events in sorted(noted.items()):
        since = _last_day(timeline, name)
        left = tuple(event for event in events if since is None or (event.day or date.min) > since)
        offers = [
            (event.day, event)
            for event in timeline.back(months=months).of(OFFER).where(lambda event, name=name: _offers(event, name))  # type: ignore[misc]
            if event.day and (since is None or event.day > since)
        ]
        if left and offers:
            day, offer = offers[0]
            found.append(Untreated(name, left, offer, day))
    return found


def _last_day(timeline: Timeline, name: str) -> date | None:
    """Return the last day on which the condition is known to have been treated, or help with it taken up."""
    treated = timeline.of(*TREATABLE).where(lambda event: event.confirms("treated") and _condition(event) == name)
    taken_up = timeline.of(*TAKEN_UP).where(lambda event: _is_for(event, name))
    return max((event.day for event in (*treated, *taken_up) if event.day), default=None)


def _is_open(event: Event) -> bool:
    return not is_caused_elsewhere(event) and not event.confirms("treated")


def _condition(event: Event) -> str:
    return (event.says("condition") or TREATABLE[event.kind]).lower()


def _is_for(event: Event, condition: str) -> bool:
    return condition in {event.says(key).lower() for key in NAMED}


def _offers(event: Event, condition: str) -> bool:
    """Return whether help with the condition was offered within reach. Where nobody said, it may not have been."""
    return _is_for(event, condition) and affirms(event, "reach") and event.says("reach").lower() not in OUT_OF_REACH


def _several(timeline: Timeline, untreated: list[Untreated], *, at_least: int, days: int) -> Part | None:
    stayed = [one for one in untreated if timeline.reached(one.offered + timedelta(days=days))]
    if len(stayed) < at_least:
        return None
    first = min((event for one in stayed for event in one.noted), key=lambda event: event.day or date.max)
    return Part(
        f"{len(stayed)} health conditions not known to be treated after help was offered, since {describe(first.on)}: "
        f"{said_list(one.name.replace('_', ' ') for one in stayed)}",
        [event for one in stayed for event in (*one.noted, one.offer)],
    )


def _decay(timeline: Timeline, untreated: list[Untreated], *, weeks: int) -> Part | None:
    decay = next((one for one in untreated if one.name == "decay"), None)
    if decay is None or not timeline.reached(decay.offered + timedelta(weeks=weeks)):
        return None
    return Part(
        f"Tooth decay not known to be treated since help was offered on {describe(decay.offer.on)}",
        [*decay.noted, decay.offer],
    )


def _lice(timeline: Timeline, *, times: int, months: int) -> Part | None:
    """Lice noted so often within the window, each time after help with them had been given or offered."""
    helped = timeline.of(OFFER, *TAKEN_UP).where(
        lambda event: _offers(event, "lice") if event.kind == OFFER else _is_for(event, "lice")
    )
    days = [(event.day, event) for event in helped if event.day]
    if not days:
        return None
    first, help_given = days[0]
    noted = timeline.back(months=months).of("health.head_lice").where(_after(first))
    if len(noted) < times:
        return None
    return Part(
        f"Head lice noted {len(noted)} times since {describe(noted.first.on)}, after help", [help_given, *noted]
    )


def _after(first: date) -> Callable[[Event], bool]:
    return lambda event: _is_open(event) and event.day is not None and event.day > first


def _emergencies(timeline: Timeline, *, times: int, harmed: int, months: int) -> Part | None:
    visits = timeline.back(months=months).of(EMERGENCY)
    unplanned = visits.where(lambda event: not is_caused_elsewhere(event) and not event.confirms("planned"))
    serious = unplanned.where(lambda event: affirms(event, "injury") or affirms(event, "left_unseen"))
    if len(unplanned) >= times:
        visits_said = count(len(unplanned), "unplanned visit")
        return Part(f"{visits_said} to emergency care since {describe(unplanned.first.on)}", unplanned)
    if len(serious) >= harmed:
        with_what = f"{count(len(serious), 'visit')} to emergency care with an injury or left before being seen"
        return Part(f"{with_what}, since {describe(serious.first.on)}", serious)
    return None


def _never_offered(timeline: Timeline, *, months: int) -> tuple[str, ...]:
    """Return the sentence that names the conditions with which no help within reach is recorded."""
    recent = timeline.back(months=months)
    names = {_condition(event) for event in recent.of(*TREATABLE).where(_is_open)}
    offers = timeline.of(OFFER)
    bare = sorted(name for name in names if not any(_offers(event, name) for event in offers))
    if not bare:
        return ()
    return (f"No offer of help within reach is recorded for {said_list(name.replace('_', ' ') for name in bare)}.",)
