"""Things that are better before a review and harder after it, or graded better at visits that were announced."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from seen.core.dates.describing import describe
from seen.core.patterns.contract import Finding, Pattern, Threshold, Tier
from seen.core.patterns.grades import GIVEN, Grade, Item, grades_of
from seen.core.patterns.screens import All, AnyOf, AtLeast
from seen.core.patterns.turning import BetterThenWorse
from seen.core.patterns.wording import count, said_list, undated
from seen.core.timeline.event import Event
from seen.core.timeline.selection import is_caused_elsewhere, is_worry
from seen.core.timeline.timeline import Timeline

MEETING = "meeting.held"
LOOKED_AT = frozenset({"initial_conference", "review_conference", "team_around_family", "court"})
YES, NO = frozenset({"true", "yes"}), frozenset({"false", "no"})

PATTERN = Pattern(
    row=3,
    id="change-not-holding",
    version="1",
    title="Change not holding",
    ask="What made the better days possible, what got in the way then, and what would help them last for {child}?",
    sources=("lambeth-strategy", "horwath-morrison-2001"),
    thresholds={
        "before_days": Threshold(14, allowed=(7, 28)),
        "after_days": Threshold(42, allowed=(28, 84)),
        "cycles": Threshold(2, allowed=(2, 4)),
        "months": Threshold(12, allowed=(6, 24)),
        "visits": Threshold(2, allowed=(2, 4)),
        "gap_one": Threshold(2, allowed=(1, 3)),
        "gap_several": Threshold(1, allowed=(1, 2)),
        "items": Threshold(3, allowed=(2, 5)),
    },
    needs=("*",),
    screen=AnyOf(
        BetterThenWorse(
            "cycles",
            of=MEETING,
            kinds=tuple(sorted(LOOKED_AT)),
            before="before_days",
            after="after_days",
            months="months",
        ),
        All(
            AtLeast("visits", of=(GIVEN,), months="months", saying=("announced", tuple(sorted(YES)))),
            AtLeast("visits", of=(GIVEN,), months="months", saying=("announced", tuple(sorted(NO)))),
        ),
    ),
)


class Sign(NamedTuple):
    """An entry that shows something better or worse than before: an item where it is a grade, and areas of care."""

    day: date
    item: Item
    areas: frozenset[str]
    event: Event


class Cycle(NamedTuple):
    """What was better by a meeting, the meeting, and what was worse after it."""

    better: tuple[Sign, ...]
    meeting: Event
    worse: tuple[Sign, ...]


class Part(NamedTuple):
    """What one of the two conditions found."""

    sentence: str
    because: list[Event]


def detect(
    timeline: Timeline,
    *,
    as_of: date,
    before_days: int,
    after_days: int,
    cycles: int,
    months: int,
    visits: int,
    gap_one: int,
    gap_several: int,
    items: int,
) -> Finding | None:
    """Find change that came by the day of a review and went after it, again; or that depends on being announced."""
    grades = grades_of(timeline)
    # A month holds the days before the earliest review of the window.
    window = timeline.back(months=months + 1).of("*")
    found = [
        part
        for part in (
            _around_reviews(timeline, grades, window, cycles, months, timedelta(before_days), timedelta(after_days)),
            _announced(timeline, grades, months=months, visits=visits, one=gap_one, several=gap_several, items=items),
        )
        if part
    ]
    if not found:
        return None
    because = timeline.distinct([event for part in found for event in part.because])
    told = {event.ref for event in because}
    return Finding(
        "; ".join([found[0].sentence, *(part.sentence[0].lower() + part.sentence[1:] for part in found[1:])]),
        tier=Tier.REFLECTIVE,
        because=tuple({event.ref: event for event in because}.values()),
        against=[event for event in window if _is_well(event) and event.ref not in told],
        missing=undated(len(timeline.undated(GIVEN, MEETING))),
        innocent=(
            "Illness, money or school holidays come and go in the same rhythm.",
            "Help was there before each review and stopped after it.",
            "The days before a review are the days on which somebody looks and writes down.",
        ),
    )


def _around_reviews(
    timeline: Timeline, grades: Mapping[Item, list[Grade]], window: Sequence[Event], cycles: int, months: int,
    before: timedelta, after: timedelta,
) -> Part | None:  # fmt: skip
    """First condition: better by a review and worse after it. A cycle begins after the one before has ended."""
    held = timeline.back(months=months).of(MEETING).where(lambda event: event.says("kind") in LOOKED_AT)
    if len(held) < cycles:
        return None
    better, worse = _moved(grades, window)
    found, ended = list[Cycle](), date.min
    for meeting in held:
        cycle = _cycle(meeting, better, worse, before=before, after=after, ended=ended)
        if cycle:
            found.append(cycle)
            ended = cycle.worse[0].day
    if len(found) < cycles:
        return None
    since = describe(found[0].better[0].event.on)
    return Part(
        f"Better by {count(len(found), 'review')} and harder again after, since {since}",
        [e for c in found for e in (*(s.event for s in c.better), c.meeting, *(s.event for s in c.worse))],
    )


def _cycle(
    meeting: Event, better: list[Sign], worse: list[Sign], *, before: timedelta, after: timedelta, ended: date
) -> Cycle | None:
    day = meeting.day
    assert day is not None  # noqa: S101 - it lies in a window
    gone = _between(worse, day + timedelta(1), day + after)
    spoilt = {area for sign in _between(worse, day - before, day) for area in sign.areas}
    came = _between(better, max(day - before, ended + timedelta(1)), day)
    came = [sign for sign in came if sign.item or not sign.areas <= spoilt]
    kept = tuple(sign for sign in came if any(_undoes(other, sign) for other in gone))
    undone = tuple(other for other in gone if any(_undoes(other, sign) for sign in kept))
    return Cycle(kept, meeting, undone) if kept else None


def _between(signs: list[Sign], first: date, last: date) -> list[Sign]:
    """Return the signs from a day to a day, both with it, of signs in order."""
    return signs[bisect_left(signs, first, key=_day) : bisect_right(signs, last, key=_day)]


def _day(sign: Sign) -> date:
    return sign.day


def _undoes(worse: Sign, better: Sign) -> bool:
    """Return whether one undoes the other: the same item where both are grades, else one area of care."""
    if worse.item and better.item:
        return worse.item == better.item
    return bool(worse.areas & better.areas)


def _moved(grades: Mapping[Item, list[Grade]], window: Sequence[Event]) -> tuple[list[Sign], list[Sign]]:
    """Return what shows better and what shows worse: a grade against the one before it, and what was seen or said."""
    better, worse = list[Sign](), list[Sign]()
    for item, given in grades.items():
        for earlier, later in pairwise(given):
            if later.steps < earlier.steps:
                better.append(_sign(later.event, later.day, item))
            elif later.steps > earlier.steps:
                worse.append(_sign(later.event, later.day, item))
    for event in window:
        if _is_well(event) and event.day:
            better.append(_sign(event, event.day, ()))
        elif is_worry(event) and event.day and not is_caused_elsewhere(event):
            worse.append(_sign(event, event.day, ()))
    return sorted(better, key=_order), sorted(worse, key=_order)


def _sign(event: Event, day: date, item: Item) -> Sign:
    return Sign(day, item, frozenset(event.areas) - {"system"}, event)


def _order(sign: Sign) -> tuple[date, str]:
    return sign.day, sign.event.ref


def _is_well(event: Event) -> bool:
    """Return whether an entry shows something going well that rests on more than a carer's word."""
    return event.polarity > 0 and event.source_type != "carer_said"


class Gap(NamedTuple):
    """An item graded at visits of both kinds: how much worse where nobody announced it, times the visits of both."""

    worse_by: int
    times: int
    grades: list[Grade]

    def is_at_least(self, steps: int) -> bool:
        """Return whether the averages lie so many steps apart."""
        return self.worse_by >= steps * self.times


def _announced(
    timeline: Timeline,
    grades: Mapping[Item, list[Grade]],
    *,
    months: int,
    visits: int,
    one: int,
    several: int,
    items: int,
) -> Part | None:
    """Second condition: an item graded far worse at visits that nobody announced, or several graded worse."""
    recent = {event.ref for event in timeline.back(months=months).of(GIVEN)}
    gaps = [gap for given in grades.values() if (gap := _gap([g for g in given if g.event.ref in recent], visits))]
    wide = [gap for gap in gaps if gap.is_at_least(several)]
    if len(wide) < items:
        wide = [gap for gap in gaps if gap.is_at_least(one)]
    if not wide:
        return None
    told = sorted((grade for gap in wide for grade in gap.grades), key=lambda grade: (grade.day, grade.event.ref))
    since, names = describe(told[0].event.on), said_list(sorted(grade.name for grade in told))
    return Part(
        f"Graded worse at visits that nobody announced than at announced ones since {since}: {names}",
        [grade.event for grade in told],
    )


def _gap(given: list[Grade], visits: int) -> Gap | None:
    known = [grade.steps for grade in given if _says(grade) in YES]
    unannounced = [grade.steps for grade in given if _says(grade) in NO]
    if len(known) < visits or len(unannounced) < visits:
        return None
    worse_by = sum(unannounced) * len(known) - sum(known) * len(unannounced)
    told = [grade for grade in given if _says(grade) in YES | NO]
    return Gap(worse_by, len(known) * len(unannounced), told)


def _says(grade: Grade) -> str:
    return grade.event.says("announced").lower()
