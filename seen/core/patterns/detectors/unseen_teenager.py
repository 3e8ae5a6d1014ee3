"""An older child about whom little is written, or who is not heard alone, while brothers and sisters are."""

from collections.abc import Sequence
from datetime import date, timedelta
from statistics import median

from seen.core.dates.describing import describe
from seen.core.patterns.adults import opening
from seen.core.patterns.beside_siblings import OF_THE_CHILD
from seen.core.patterns.closer import Beside
from seen.core.patterns.conditions import WORK, age_unknown, is_aged, seen_alone
from seen.core.patterns.contract import Finding, Household, Pattern, Threshold, Tier
from seen.core.patterns.screens import Aged, All, AnyOf, AtLeast, WorkOpen
from seen.core.patterns.wording import count, undated
from seen.core.timeline.event import Event
from seen.core.timeline.selection import Selection
from seen.core.timeline.timeline import Timeline

MET = ("contact.seen", "contact.seen_alone", "contact.observed", "voice.heard")
GOAL, PROTECTION = "goal.set", "child_protection"
NEEDS = (*OF_THE_CHILD, GOAL, *WORK)

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
    household=Household(reads=(*OF_THE_CHILD, *WORK), where=Aged("over")),
    screen=All(
        Aged("over"),
        Beside(AtLeast("entries", of=OF_THE_CHILD, days="days")),
        AnyOf(WorkOpen(), Beside(WorkOpen())),
    ),
)


def detect(
    timeline: Timeline, *, as_of: date, over: int, entries: int, days: int, percent: int, alone_days: int
) -> Finding | None:
    """Find an older child with few entries, not seen alone for long or with no goal, where siblings have many entries.

    It is enough that work is open for a brother or sister: an older child whom nobody works with is overlooked most.
    The siblings' entries stand against: shown only to who may see them, and a new one of theirs asks nothing anew.
    """
    work_open = timeline.siblings and (timeline.open_work or any(map(_is_of_the_home, timeline.siblings)))
    if not (work_open and is_aged(timeline, over)):
        return None
    others = [sibling.back(days=days).of(*OF_THE_CHILD) for sibling in timeline.siblings]
    usual = median(map(len, others))
    if usual < entries:
        return None
    own = timeline.back(days=days).of(*OF_THE_CHILD)
    said, because = list[str](), list[Event]()
    if len(own) * 100 < percent * usual:
        said.append(f"{_few(own)} beside {usual:g} about a brother or sister since {describe(_first(others).on)}")
        because += own
    opened = opening(timeline) if timeline.open_work else _beside(timeline)
    alone = timeline.of(*MET).where(lambda event: seen_alone(event, child=timeline.child, under=0)).last
    start = max((event.day for event in (opened, alone) if event and event.day), default=None)
    if start is None or timeline.reached(start + timedelta(days=alone_days)):
        said.append(f"not heard alone since {describe(alone.on)}" if alone else "not yet heard alone")
        because += [alone] if alone else []
    if not _own_goals(timeline, opened):
        said.append("no goal of their own")
    if not said:
        return None
    if not timeline.open_work:
        since = f" since {describe(opened.on)}" if opened else ""
        said.append(f"work is open for a brother or sister{since}, not for this child")
    sentence = "; ".join(said)
    return Finding(
        sentence[0].upper() + sentence[1:],
        tier=Tier.WEEKLY,
        because=tuple(
            {(event.child, event.ref): event for event in [*because, opened or _anything(timeline, others)]}.values()
        ),
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
    return min((told.first for told in others if told), key=_by_day)


def _by_day(event: Event) -> tuple[date, str, str]:
    return event.day or date.max, event.child, event.ref


def _is_of_the_home(sibling: Timeline) -> bool:
    """Return whether work is open for a brother or sister, but for a disabled child's own plan (below protection)."""
    return sibling.open_work and (sibling.child.disabled is not True or sibling.level == PROTECTION)


def _beside(timeline: Timeline) -> Event | None:
    """Return what first opened the work that is open for brothers or sisters, None where the record began with it."""
    openings = [opening(sibling) for sibling in timeline.siblings if _is_of_the_home(sibling)]
    opened = [event for event in openings if event]
    return min(opened, key=_by_day) if len(opened) == len(openings) else None


def _anything(timeline: Timeline, others: Sequence[Selection]) -> Event:
    """Return the first entry about the child, about a brother or sister where there is none."""
    return next(iter(timeline.of(*NEEDS)), None) or _first(others)


def _own_goals(timeline: Timeline, opened: Event | None) -> Selection:
    """Return the goals set for the child, not for an adult, since work opened."""
    since = (opened and opened.day) or date.min
    return timeline.of(GOAL).where(
        lambda event: event.says("for") != "adult" and event.day is not None and event.day >= since
    )
