"""Medicine missed where a missed dose can cost a life: epilepsy, diabetes, a transplant, sickle cell, grave asthma."""

from collections.abc import Sequence
from datetime import date, timedelta

from seen.core.dates.describing import describe
from seen.core.patterns.conditions import affirms
from seen.core.patterns.contract import Finding, Pattern, Threshold, Tier
from seen.core.patterns.screens import All, AnyOf, AtLeast
from seen.core.patterns.wording import said_list, undated
from seen.core.timeline.event import Event
from seen.core.timeline.timeline import Timeline, Window

GAP, EMERGENCY, KEPT = "health.medicine_gap", "health.emergency_attendance", "appointment.attended"
NAMED = {"epilep": "epilepsy", "diabet": "diabetes", "transplant": "a transplant", "sickle": "sickle cell"}
"""How each condition is written in the detail `condition`, and how it is said."""
ASTHMA = "asthma"
UNNAMED = frozenset({"", "medicine", "not_known", "not known", "unknown"})

PATTERN = Pattern(
    row=36,
    id="medicine-not-given",
    version="1",
    title="Medicine that cannot wait",
    ask="Has {child} had today's medicine, what stops it being given, and which clinician says what missing it does?",
    sources=("nspcc-2022", "national-panel-2023"),
    thresholds={
        "gaps": Threshold(2, allowed=(2, 4)),
        "months": Threshold(6, allowed=(3, 12)),
        "admission_days": Threshold(14, allowed=(7, 42)),
        "asthma_months": Threshold(12, allowed=(6, 24)),
    },
    needs=(GAP, EMERGENCY, KEPT),
    reach=24,
    screen=All(
        AtLeast(1, of=(GAP,), months="months"),
        AnyOf(AtLeast("gaps", of=(GAP,), months="months"), AtLeast(1, of=(EMERGENCY,), months="asthma_months")),
    ),
)


def detect(
    timeline: Timeline, *, as_of: date, gaps: int, months: int, admission_days: int, asthma_months: int
) -> Finding | None:
    """Find medicine missed again, or emergency care soon after it was, for a condition that cannot wait."""
    window = timeline.back(months=months)
    missed = window.of(GAP).where(lambda event: not event.confirms("treated"))
    if not missed:
        return None
    emergencies = timeline.back(months=asthma_months).of(EMERGENCY).where(_is_for_illness)
    asthma = [event for event in emergencies if ASTHMA in _condition(event)]
    within = timedelta(days=admission_days)
    found: dict[str, tuple[Event, ...]] = {}
    for name, events in _by_condition(missed, asthma=asthma, within=within).items():
        after = _after(events, emergencies, name=name, within=within)
        if after or len({event.day for event in events}) >= gaps:
            found[name] = (*events, *after, *(asthma if name == ASTHMA else ()))
    if not found:
        return None
    because = {event.ref: event for events in found.values() for event in events}
    told = sorted(because.values(), key=lambda event: (event.day or date.max, event.ref))
    emergency = " and emergency care needed" if any(event.kind == EMERGENCY for event in told) else ""
    return Finding(
        f"Medicine for {said_list(found)} missed{emergency} since {describe(told[0].on)}",
        tier=Tier.NOW,
        because=told,
        against=_given(window),
        missing=_condition_unknown(len(missed.where(lambda event: _condition(event) in UNNAMED)))
        + undated(len(timeline.undated(GAP))),
        innocent=(
            "The pharmacy was out of it, or the prescription was changed or not sent.",
            "It makes the child ill, or the child refuses it, and the family has asked for help.",
            "It was given, and nobody wrote that down.",
        ),
    )


def _by_condition(missed: Sequence[Event], *, asthma: list[Event], within: timedelta) -> dict[str, list[Event]]:
    """Return what was missed by each condition that cannot wait. Asthma is one from an admission for it on.

    What was missed in the days before the admission counts too: the admission followed it.
    """
    found: dict[str, list[Event]] = {}
    admitted = min((event.day for event in asthma if event.day), default=None)
    for event in missed:
        name = _named(event)
        if name is None and ASTHMA in _condition(event) and admitted and event.day and event.day >= admitted - within:
            name = ASTHMA
        if name:
            found.setdefault(name, []).append(event)
    return found


def _named(event: Event) -> str | None:
    condition = _condition(event)
    return next((name for written, name in NAMED.items() if written in condition), None)


def _condition(event: Event) -> str:
    return event.says("condition").lower()


def _is_for_illness(event: Event) -> bool:
    return not event.confirms("planned") and not affirms(event, "injury")


def _after(missed: list[Event], emergencies: Sequence[Event], *, name: str, within: timedelta) -> list[Event]:
    """Return the emergency care within so many days of a missed dose: for that condition, or for one nobody named."""
    days = [event.day for event in missed if event.day]
    return [
        event
        for event in emergencies
        if event.day and any(day <= event.day <= day + within for day in days) and _may_be_for(event, name)
    ]


def _may_be_for(event: Event, name: str) -> bool:
    return _condition(event) in UNNAMED or _named(event) == name or (name == ASTHMA and ASTHMA in _condition(event))


def _given(window: Window) -> Sequence[Event]:
    return window.of(GAP, KEPT).where(lambda event: event.kind != GAP or event.confirms("treated"))


def _condition_unknown(number: int) -> tuple[str, ...]:
    if not number:
        return ()
    return (
        f"For which condition the medicine was is not recorded {'once' if number == 1 else f'{number} times'}: ask.",
    )
