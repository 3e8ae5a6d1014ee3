"""Many small worries in several areas, known to several agencies, that no decision has taken together."""

from datetime import date

from seen.core.dates.describing import describe
from seen.core.patterns.conditions import cited
from seen.core.patterns.contract import Finding, Pattern, Threshold, Tier
from seen.core.patterns.screens import AtLeast
from seen.core.patterns.wording import undated
from seen.core.timeline.event import Event
from seen.core.timeline.selection import is_caused_elsewhere, is_worry
from seen.core.timeline.timeline import Timeline

PATTERN = Pattern(
    row=9,
    id="small-worries",
    version="1",
    title="Small worries, looked at one at a time",
    ask="Together, what do these say about {child}'s days, and who will decide with all of them in view?",
    sources=("ofsted-2014", "national-panel-2023"),
    thresholds={
        "events": Threshold(6, allowed=(4, 12)),
        "areas": Threshold(3, allowed=(2, 5)),
        "agencies": Threshold(2, allowed=(2, 5)),
        "days": Threshold(180, allowed=(90, 365)),
        "cited_together": Threshold(2, allowed=(2, 4)),
    },
    needs=("*",),
    whole=("decision.made",),
    screen=AtLeast("events", of=("*",), days="days", worries=True),
)


def counts(event: Event) -> bool:
    """Return whether an entry is a worry that care could have caused: never money, a landlord or a service."""
    return is_worry(event) and not is_caused_elsewhere(event)


def detect(
    timeline: Timeline, *, as_of: date, events: int, areas: int, agencies: int, days: int, cited_together: int
) -> Finding | None:
    """Find worries that are many, in several areas of care and from several agencies, and not yet taken together."""
    window = timeline.back(days=days).of("*")
    worries = window.where(counts)
    touched = worries.areas - {"system"}
    if len(worries) < events or len(touched) < areas or len(worries.agencies) < agencies:
        return None
    here = {timeline.event_of(worry.ref) for worry in worries}
    decisions = timeline.of("decision.made")
    if any(len(here & cited(decision, timeline=timeline)) >= cited_together for decision in decisions):
        return None
    return Finding(
        f"{len(worries)} worries in {len(touched)} areas of care, from {len(worries.agencies)} agencies, "
        f"since {describe(worries.first.on)}, with no decision that takes them together",
        tier=Tier.WEEKLY,
        because=worries,
        against=window.strengths(),
        missing=_without_area(sum(not worry.areas for worry in worries))
        + undated(len(timeline.undated("*").where(counts))),
        innocent=(
            "Some of these tell of the same thing and have not been joined yet.",
            "They were taken together in a conversation that nobody wrote down.",
            "One worker writes down more than others do.",
        ),
    )


def _without_area(number: int) -> tuple[str, ...]:
    if not number:
        return ()
    return ("1 of these names no area of care." if number == 1 else f"{number} of these name no area of care.",)
