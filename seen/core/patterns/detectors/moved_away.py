"""A child who moves, or leaves a roll or a list, and nobody is known to have taken over sight of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from seen.core.dates.describing import describe
from seen.core.patterns.closer import Unanswered
from seen.core.patterns.conditions import after_working_days, may_be_one_service
from seen.core.patterns.contract import Finding, Pattern, Threshold, Tier
from seen.core.patterns.screens import All, AnyOf, AtLeast, WorkOpen
from seen.core.patterns.wording import undated
from seen.core.timeline.event import Event
from seen.core.timeline.timeline import Timeline

MOVES = ("address.moved", "area.moved")
NOT_A_CHOICE = frozenset({"council", "eviction", "refuge"})
RECEIVES = {"school.off_roll": "school.on_roll", "health.deregistered": "health.registered"}
LEFT = {"school.off_roll": "Off the school roll", "health.deregistered": "Off a health service's list"}
TAKES_OVER = ("school.on_roll", "health.registered", "work.transferred", "work.opened")
BEFORE = timedelta(days=14)
"""A new school or practice may take a child on shortly before the old one lets go."""
SCHOOL_ENDS = 16

PATTERN = Pattern(
    row=21,
    id="moved-away",
    version="1",
    title="Moved: who has sight of {name}?",
    ask="Who has sight of {child} now, what was sent to them, and who has said that it arrived?",
    sources=("national-panel-2023", "working-together-2023"),
    thresholds={
        "moves": Threshold(3, allowed=(2, 5)),
        "months": Threshold(12, allowed=(6, 24)),
        "working_days": Threshold(10, allowed=(5, 20)),
    },
    needs=(*MOVES, *RECEIVES, *TAKES_OVER, "work.closed", "level.changed"),
    screen=AnyOf(
        AtLeast("moves", of=MOVES, months="months"),
        All(WorkOpen(), AtLeast(1, of=("area.moved",), months="months")),
        *(Unanswered(of=(left,), by=(received,)) for left, received in RECEIVES.items()),
    ),
)


@dataclass(frozen=True, slots=True)
class Part:
    """What one of the conditions found; `told` the moves or endings themselves, in order."""

    sentence: str
    told: tuple[Event, ...]
    because: tuple[Event, ...]


def detect(timeline: Timeline, *, as_of: date, moves: int, months: int, working_days: int) -> Finding | None:
    """Find several moves, a new area while work is open, or a roll or list left and none known to have taken over."""
    parts = [
        _moved_often(timeline, at_least=moves, months=months),
        _new_area(timeline, months=months),
        *_not_received(timeline, working_days=working_days),
    ]
    found = [part for part in parts if part]
    if not found:
        return None
    told = [event for part in found for event in part.told]
    received = timeline.of(*TAKES_OVER).where(lambda event: _is_since(event, min(e.day for e in told if e.day)))
    first, *others = [part.sentence for part in found]
    because = {event.ref: event for part in found for event in part.because}
    return Finding(
        "; ".join([first, *(other[0].lower() + other[1:] for other in others)]),
        tier=_tier(timeline, told, received),
        because=tuple(sorted(because.values(), key=lambda event: (event.day or date.max, event.ref))),
        against=[event for event in received if event.ref not in because],
        missing=undated(len(timeline.undated(*MOVES, *RECEIVES))),
        innocent=(
            "The new school, practice or area has the child and has not told us yet.",
            "The family moved for work, for relatives or for a better home, and said where to.",
            "The child is taught at home, and somebody visits.",
        ),
    )


def _tier(timeline: Timeline, told: Sequence[Event], received: Sequence[Event]) -> Tier:
    """Now where the child is on a protection plan and nothing shows that anybody took over since the last of these."""
    last = max(event.day for event in told if event.day)
    taken_over = [event for event in received if _is_since(event, last) and event not in told]
    return Tier.NOW if timeline.level == "child_protection" and not taken_over else Tier.WEEKLY


def _moved_often(timeline: Timeline, *, at_least: int, months: int) -> Part | None:
    """Moves on different days that neither the council, an eviction nor safety brought about."""
    chosen = timeline.back(months=months).of(*MOVES).where(lambda event: event.says("reason") not in NOT_A_CHOICE)
    days = {event.day for event in chosen}
    if len(days) < at_least:
        return None
    return Part(f"Moved home {len(days)} times since {describe(chosen.first.on)}", chosen.all, chosen.all)


def _new_area(timeline: Timeline, *, months: int) -> Part | None:
    """A move to another area while work is open, with no work opened or taken over since. To safety: never."""
    moved = timeline.back(months=months).of("area.moved").where(lambda event: event.says("reason") != "refuge")
    last = moved.last
    if last is None or last.day is None or not timeline.open_work:
        return None
    taken_over = timeline.of("work.transferred", "work.opened").where(lambda event: _is_since(event, last.day))
    if taken_over:
        return None
    opened = timeline.work_opened or ((timeline.level_change,) if timeline.level_change else ())
    return Part(f"Moved to another area on {describe(last.on)} while work is open", (last,), (*opened, last))


def _not_received(timeline: Timeline, *, working_days: int) -> list[Part]:
    """Taken off a roll or a list, and on none since."""
    parts = []
    for kind, receiving in RECEIVES.items():
        on_again = timeline.of(receiving)
        left = [
            event
            for event in timeline.of(kind)
            if event.day
            and not _left_school(timeline, event)
            and not any(_receives(other, event) for other in on_again)
            and timeline.reached(after_working_days(timeline, event.day, working_days))
        ]
        if left:
            sentence = f"{LEFT[kind]} since {describe(left[-1].on)}, with no other known to have taken over"
            parts.append(Part(sentence, (left[-1],), (left[-1],)))
    return parts


def _left_school(timeline: Timeline, event: Event) -> bool:
    """Return whether a child was old enough to leave school: a child of unknown age was not."""
    return event.kind == "school.off_roll" and timeline.child.under(SCHOOL_ENDS, on=event.day or date.min) is False


def _receives(other: Event, left: Event) -> bool:
    """Return whether an entry shows who has the child after they left: the same sort of service, where it is named."""
    if other.day is None or left.day is None:
        return False
    if not may_be_one_service(other, left):
        return False
    return other.day >= left.day or (other.agency != left.agency and other.day >= left.day - BEFORE)


def _is_since(event: Event, day: date | None) -> bool:
    return event.day is not None and day is not None and event.day >= day
