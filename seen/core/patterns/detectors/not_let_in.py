"""Visits and appointments that keep coming to nothing within a few weeks."""

from datetime import date

from seen.core.dates.describing import describe
from seen.core.patterns.contract import Finding, Pattern, Threshold, Tier
from seen.core.patterns.screens import All, AtLeast
from seen.core.patterns.wording import count, undated
from seen.core.timeline.event import Event
from seen.core.timeline.timeline import Timeline

NO_SIGHT = ("contact.no_access", "contact.not_seen")
CANCELLED = "appointment.cancelled_by_family"
GOT_IN = ("contact.seen", "contact.seen_alone", "contact.observed", "appointment.attended")

PATTERN = Pattern(
    row=20,
    id="not-let-in",
    version="1",
    title="We keep not getting in",
    ask="Whom does the family let in, what would make the next visit easier for them, and who will see {child} when?",
    sources=("nspcc-2022", "national-panel-2023"),
    thresholds={
        "times": Threshold(3, allowed=(2, 6)),
        "days": Threshold(42, allowed=(28, 90)),
        "no_sight": Threshold(1, allowed=(1, 3)),
    },
    needs=(*NO_SIGHT, CANCELLED, *GOT_IN),
    reach=3,
    screen=All(
        AtLeast("times", of=(*NO_SIGHT, CANCELLED), days="days"),
        AtLeast("no_sight", of=NO_SIGHT, days="days"),
    ),
)


def counts(event: Event) -> bool:
    """Return whether an entry is a visit without sight of the child, or an appointment cancelled late by the family."""
    return event.kind in NO_SIGHT or event.confirms("late")


def detect(timeline: Timeline, *, as_of: date, times: int, days: int, no_sight: int) -> Finding | None:
    """Find several within the window, of which some were visits at which nobody saw the child."""
    window = timeline.back(days=days)
    tried = window.of(*NO_SIGHT, CANCELLED).where(counts)
    visits = [event for event in tried if event.kind in NO_SIGHT]
    if len(tried) < times or len(visits) < no_sight:
        return None
    cancelled = len(tried) - len(visits)
    late = f" and {count(cancelled, 'appointment')} cancelled late" if cancelled else ""
    return Finding(
        f"{count(len(visits), 'visit')} without sight of the child{late} since {describe(tried.first.on)}",
        tier=Tier.WEEKLY,
        because=tried,
        against=window.of(*GOT_IN),
        missing=undated(len(timeline.undated(*NO_SIGHT, CANCELLED).where(counts))),
        innocent=(
            "The parents work shifts, or visits came when nobody could be at home.",
            "The letter or the call went to an old address or number.",
            "The family is afraid of what a visit may lead to, and nobody has asked.",
        ),
    )
