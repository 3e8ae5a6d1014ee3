"""An adult who is new to the child's home or care while work is open, and whom nobody is known to have checked."""

from datetime import date
from typing import NamedTuple

from seen.core.dates.describing import describe
from seen.core.patterns.adults import ABUSE, ASK_FIRST, is_adult, last_abuse, name_of, opening, who
from seen.core.patterns.conditions import affirms, after_working_days
from seen.core.patterns.contract import Finding, Pattern, Threshold, Tier
from seen.core.patterns.screens import All, AtLeast, WorkOpen
from seen.core.patterns.wording import count, undated
from seen.core.timeline.event import Event
from seen.core.timeline.timeline import Timeline

CAME = ("household.joined", "carer.substitute")
LEFT = "household.left"

PATTERN = Pattern(
    row=13,
    id="new-adult",
    version="1",
    title="Somebody new for {name}",
    ask="Is it safe to ask? If it is: what does the family say of who has come, what is this person to {child}, and "
    "what check is still to be made?",
    sources=("national-panel-2023", "nspcc-2022"),
    thresholds={"working_days": Threshold(10, allowed=(5, 20)), "months": Threshold(12, allowed=(3, 24))},
    needs=(*CAME, LEFT, ABUSE, "work.opened", "work.closed", "level.changed"),
    screen=All(WorkOpen(), AtLeast(1, of=CAME, months="months")),
)


class Came(NamedTuple):
    """When somebody first came into the story, and what told of it. Asked about once: by this entry alone."""

    day: date
    event: Event


def detect(timeline: Timeline, *, as_of: date, working_days: int, months: int) -> Finding | None:
    """Find adults first told of within the window, not checked some working days on; only while work is open."""
    if not timeline.open_work:
        return None
    opened = opening(timeline)
    since = (opened and opened.day) or date.min
    new = [
        came
        for came in _new(timeline, months=months)
        if timeline.reached(after_working_days(timeline, max(came.day, since), working_days))
    ]
    if not new:
        return None
    abuse = last_abuse(timeline)
    people = count(len(new), "adult")
    said = f"{people} new in the child's home or care since {describe(new[0].event.on)}, with no check known"
    return Finding(
        f"{said}; {ASK_FIRST}" if abuse else said,
        tier=Tier.WEEKLY,
        because=(*(came.event for came in new), *abuse),
        against=_checked(timeline),
        missing=_not_known(new) + undated(len(timeline.undated(*CAME).where(is_adult))),
        innocent=(
            "A relative or friend whom the family and the child have known all along.",
            "A visitor or lodger who has no part in the child's care.",
            "The check was made, and nobody wrote that down.",
        ),
    )


def _new(timeline: Timeline, *, months: int) -> list[Came]:
    """Return adults first told of within the window, oldest first, who are neither checked nor known to have left."""
    recent = {timeline.event_of(event.ref) for event in timeline.back(months=months).of(*CAME)}
    told = [Came(event.day, event) for event in timeline.of(*CAME).where(is_adult) if event.day]
    first = {who(came.event): came for came in reversed(told)}
    last = {who(came.event): came.day for came in told}
    known = {who(event) for event in _checked(timeline)}
    gone = {who(event): event.day for event in timeline.of(LEFT) if event.day}
    return [
        came
        for came in told
        if first[one := who(came.event)] is came
        and timeline.event_of(came.event.ref) in recent
        and one not in known
        and not (one in gone and gone[one] >= last[one])
    ]


def _checked(timeline: Timeline) -> list[Event]:
    return list(timeline.of(*CAME).where(lambda event: is_adult(event) and affirms(event, "checked")))


def _not_known(new: list[Came]) -> tuple[str, ...]:
    names = () if all(name_of(came.event) for came in new) else ("The name of one of them is not recorded.",)
    ages = all(came.event.says("age").isdecimal() for came in new)
    return names if ages else (*names, "The age of one of them is not recorded; they are taken as an adult.")
