"""An older child about whom little is written, or who is not heard alone, while brothers and sisters are."""

from collections.abc import Sequence
from datetime import date, timedelta
from statistics import median

from seen.core.dates.describing import describe
from seen.core.patterns.adults import opening
from seen.core.patterns.beside_siblings import OF_THE_CHILD
from seen.core.patterns.closer import Beside
from seen.core.patterns.conditions import age_unknown, is_aged, seen_alone
from seen.core.patterns.contract import Finding, Household, Pattern, Threshold, Tier
from seen.core.patterns.screens import Aged, All, AtLeast, WorkOpen
from seen.core.patterns.wording import count, undated
from seen.core.timeline.event import Event
from seen.core.timeline.selection import Selection
from seen.core.timeline.timeline import Timeline

MET = ("contact.seen", "contact.seen_alone", "contact.observed", "voice.heard")
GOAL = "goal.set"
NEEDS = (*OF_THE_CHILD, GOAL, "work.opened", "work.closed", "level.changed")

PATTERN = Pattern(
    row=14,
    id="unseen-teenager",
    version="1",
    title="Is {name} seen and heard too?",
    ask="Whom does {child} trust, who will talk with {child} alone and when, and what does {child} want to change?",
    sources=("adolescent-practice-review", "national-panel-2023"),
    thresholds={
        "over": Threshold(11, allowed=(10, 14)),
        "entries": Threshold(8, allowed=(5, 20)),
        "days": Threshold(90, allowed=(60, 180)),
        "percent": Threshold(25, allowed=(10, 50)),
        "alone_days": Threshold(60, allowed=(28, 90)),
    },
    needs=NEEDS,
    household=Household(reads=OF_THE_CHILD, where=All(Aged("over"), WorkOpen())),
    screen=All(Aged("over"), WorkOpen(), Beside(AtLeast("entries", of=OF_THE_CHILD, days="days"))),
)


def detect(
    timeline: Timeline, *, as_of: date, over: int, entries: int, days: int, percent: int, alone_days: int
) -> Finding | None:
    """Find an older child with few entries, not seen alone for long or with no goal, where siblings have many entries.

    The siblings' entries stand against: shown only to who may see them, and a new one of theirs asks nothing anew.
    """
    if not (is_aged(timeline, over) and timeline.siblings and timeline.open_work):
        return None
    others = [sibling.back(days=days).of(*OF_THE_CHILD) for sibling in timeline.siblings]
    usual = median(len(told) for told in others)
    if usual < entries:
        return None
    own = timeline.back(days=days).of(*OF_THE_CHILD)
    said, because = list[str](), list[Event]()
    if len(own) * 100 < percent * usual:
        said.append(f"{_few(own)} beside {usual:g} about a brother or sister since {describe(_first(others).on)}")
        because += own
    opened = opening(timeline)
    alone = timeline.of(*MET).where(lambda event: seen_alone(event, child=timeline.child, under=0)).last
    start = max((event.day for event in (opened, alone) if event and event.day), default=None)
    if start is None or timeline.reached(start + timedelta(days=alone_days)):
        said.append(f"not heard alone since {describe(alone.on)}" if alone else "not yet heard alone")
        because += [alone] if alone else []
    if not _own_goals(timeline, opened):
        said.append("no goal of their own")
    if not said:
        return None
    sentence = "; ".join(said)
    return Finding(
        sentence[0].upper() + sentence[1:],
        tier=Tier.WEEKLY,
        because=tuple({event.ref: event for event in [*because, opened or timeline.of(*NEEDS).first]}.values()),
        against=[event for told in others for event in told],
        missing=age_unknown(timeline, f"{over} or over") + undated(len(timeline.undated(*OF_THE_CHILD))),
        innocent=(
            "The child is away at school or in care for most of the time, and others there know them well.",
            "The younger ones need more visits just now, and the older child agreed to fewer.",
            "The child talks with somebody they chose, who keeps it to themselves.",
        ),
    )


def _few(own: Selection) -> str:
    return count(len(own), "entry", "entries") + " about the child" if own else "No entry about the child"


def _first(others: Sequence[Selection]) -> Event:
    return min(
        (told.first for told in others if told), key=lambda event: (event.day or date.max, event.child, event.ref)
    )


def _own_goals(timeline: Timeline, opened: Event | None) -> Selection:
    """Return the goals set for the child, not for an adult, since work opened."""
    since = (opened and opened.day) or date.min
    return timeline.of(GOAL).where(
        lambda event: event.says("for") != "adult" and event.day is not None and event.day >= since
    )
