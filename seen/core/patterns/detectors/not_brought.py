"""A child repeatedly not brought to appointments, counted across every service."""

from datetime import date

from seen.core.dates.describing import describe
from seen.core.patterns.conditions import age_unknown, is_younger, not_followed_up
from seen.core.patterns.contract import Finding, Pattern, Threshold, Tier
from seen.core.patterns.screens import AnyOf, AtLeast
from seen.core.patterns.wording import count, services, undated
from seen.core.timeline.selection import Selection
from seen.core.timeline.timeline import Timeline

MISSED = "appointment.not_brought"

PATTERN = Pattern(
    row=19,
    id="not-brought",
    version="1",
    title="Not brought to appointments",
    ask="What is {child} missing because of this, and what stops the family getting there?",
    sources=("nspcc-2022", "lambeth-wnb"),
    thresholds={
        "at_least": Threshold(2, allowed=(2, 6)),
        "months": Threshold(6, allowed=(3, 24)),
        "followed_weeks": Threshold(6, allowed=(2, 12)),
        "young_under": Threshold(10, allowed=(5, 18)),
        "young_at_least": Threshold(3, allowed=(2, 6)),
        "young_months": Threshold(12, allowed=(6, 24)),
        "young_share": Threshold(40, allowed=(25, 75)),
        "young_together": Threshold(4, allowed=(3, 10)),
        "urgent_at_least": Threshold(1, allowed=(1, 3)),
    },
    needs=("appointment.*",),
    reach=24,
    screen=AnyOf(
        AtLeast("at_least", of=(MISSED,), months="months"),
        AtLeast("young_at_least", of=(MISSED,), months="young_months"),
        AtLeast("urgent_at_least", of=(MISSED,), months="months", saying=("urgency", ("urgent",))),
    ),
)


def detect(
    timeline: Timeline,
    *,
    as_of: date,
    at_least: int,
    months: int,
    followed_weeks: int,
    young_under: int,
    young_at_least: int,
    young_months: int,
    young_share: int,
    young_together: int,
    urgent_at_least: int,
) -> Finding | None:
    """Find appointments missed and not made up for, an urgent one, or a large share missed by a younger child."""
    recent = timeline.back(months=months).of(MISSED)
    still = not_followed_up(recent, timeline=timeline, weeks=followed_weeks)
    urgent = still.where(lambda event: event.says("urgency").lower() == "urgent")
    year = timeline.back(months=young_months)
    missed, attended = year.of(MISSED), year.of("appointment.attended")

    because = set[str]()
    if len(still) >= at_least:
        because |= {event.ref for event in still}
    if len(urgent) >= urgent_at_least:
        because |= {event.ref for event in urgent}
    if (
        len(missed) >= young_at_least
        and len(missed) + len(attended) >= young_together
        and len(missed) * 100 >= young_share * (len(missed) + len(attended))
        and is_younger(timeline, young_under)
    ):
        because |= {event.ref for event in missed}
    if not because:
        return None
    shown = timeline.of(MISSED).where(lambda event: event.ref in because)
    return Finding(
        _sentence(shown, only_urgent=len(shown) == len(urgent)),
        tier=Tier.WEEKLY,
        because=shown,
        against=attended,
        missing=undated(len(timeline.undated(MISSED))) + age_unknown(timeline, f"under {young_under}"),
        innocent=(
            "The service recorded it wrongly, or changed the appointment itself.",
            "The letter went to an old address, or in a language nobody at home reads.",
            "There was no way to get there, or no money for the journey.",
        ),
    )


def _sentence(missed: Selection, *, only_urgent: bool) -> str:
    urgent = "urgent " if only_urgent else ""
    where = f"{count(len(missed), urgent + 'appointment')} at {services(missed)}"
    return f"Not brought to {where} since {describe(missed.first.on)}"
