"""A decision rates things as better while grades, attendance or appointments of the same weeks are no better."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from seen.core.dates.calendar_spans import written
from seen.core.dates.describing import describe
from seen.core.patterns.closer import Lowered
from seen.core.patterns.contract import Finding, Pattern, Threshold, Tier
from seen.core.patterns.grades import GIVEN, grades_of
from seen.core.patterns.screens import All, AnyOf, AtLeast
from seen.core.patterns.wording import said_list, undated
from seen.core.timeline.child import LEVELS
from seen.core.timeline.event import Event
from seen.core.timeline.timeline import Timeline

DECIDED, CHANGED = "decision.made", "level.changed"
ATTENDANCE, MISSED = "school.attendance", "appointment.not_brought"
ONE_DAY = timedelta(days=1)
LESS_HELP = frozenset({"step_down", "close"})

PATTERN = Pattern(
    row=2,
    id="rated-better",
    version="1",
    title="Rated better: what got better?",
    ask="What has somebody seen in {child}'s days that is better, and what would persuade a colleague who doubts it?",
    sources=("nspcc-2022", "ofsted-2014"),
    thresholds={
        "levels": Threshold(1, allowed=(1, 2)),
        "weeks": Threshold(8, allowed=(4, 16)),
        "attendance_percent": Threshold(90, allowed=(80, 95)),
        "months": Threshold(6, allowed=(3, 12)),
    },
    needs=(DECIDED, CHANGED, GIVEN, ATTENDANCE, MISSED),
    screen=All(
        AnyOf(
            AtLeast(1, of=(DECIDED,), months="months", saying=("decision", tuple(sorted(LESS_HELP)))), Lowered("months")
        ),
        AtLeast(1, of=(GIVEN, ATTENDANCE, MISSED)),
    ),
)


class Weeks(NamedTuple):
    """The weeks up to a rating, both ends in, and as many before them."""

    before: date
    first: date
    last: date


class Sign(NamedTuple):
    """What one measure says of the weeks: in words where it is no better, and the entries that show it."""

    said: str
    is_better: bool
    events: Sequence[Event]


def detect(
    timeline: Timeline, *, as_of: date, levels: int, weeks: int, attendance_percent: int, months: int
) -> Finding | None:
    """Find the latest rating that improved while something measured in the same weeks was no better."""
    ratings = timeline.back(months=months).of(DECIDED, CHANGED).where(lambda event: _levels_better(event) >= levels)
    for rating in reversed(ratings):
        assert rating.day is not None  # noqa: S101 - it lies in a window
        span = timedelta(weeks=weeks)
        over = Weeks(rating.day - 2 * span, rating.day - span, rating.day)
        read = (_grades(timeline, over), _attendance(timeline, over, attendance_percent), _missed(timeline, over))
        signs = [sign for sign in read if sign]
        still = [sign for sign in signs if not sign.is_better]
        if still:
            return Finding(
                f"Rated better on {describe(rating.on)}, while since {written(over.first)} "
                f"{said_list(sign.said for sign in still)}",
                tier=Tier.REFLECTIVE,
                because=_once([rating, *(event for sign in still for event in sign.events)]),
                against=_once([event for sign in signs if sign.is_better for event in sign.events]),
                missing=(() if read[0] else ("No item was graded again in those weeks.",))
                + undated(len(timeline.undated(GIVEN, ATTENDANCE, MISSED))),
                innocent=(
                    "Somebody saw that it is better, and has not written it down yet.",
                    "What is measured here takes longer to change than what got better.",
                    "The step was agreed for another reason, and everybody knows it.",
                ),
            )
    return None


def _levels_better(event: Event) -> int:
    """Return by how many levels a rating improves: a decision to step down or to close by one, not known how far."""
    if event.kind == DECIDED:
        return int(event.says("decision") in LESS_HELP)
    before, after = event.says("from"), event.says("to")
    return LEVELS.index(before) - LEVELS.index(after) if before in LEVELS and after in LEVELS else 0


def _grades(timeline: Timeline, over: Weeks) -> Sign | None:
    """Compare each item graded in the weeks with its grade before. At its best it cannot be better."""
    better, still = list[Event](), list[Event]()
    for grades in grades_of(timeline).values():
        until = [grade for grade in grades if grade.day <= over.last]
        if len(until) < 2 or until[-1].day < over.first:
            continue
        before, now = until[-2:]
        if now.steps < before.steps:
            better += [before.event, now.event]
        elif now.steps:
            still += [before.event, now.event]
    if not better and not still:
        return None
    return Sign("no item graded was better", bool(better), better or still)


def _attendance(timeline: Timeline, over: Weeks, percent: int) -> Sign | None:
    """Compare attendance of the weeks with that of the weeks before. What is high enough need not be higher."""
    recorded = timeline.of(ATTENDANCE)
    earlier, now = recorded.between(over.before, over.first), recorded.between(over.first, over.last + ONE_DAY)
    was, there = _sessions(earlier), _sessions(now)
    if not was.possible or not there.possible:
        return None
    change = there.attended * was.possible - was.attended * there.possible
    if change > 0:
        return Sign("", True, [*earlier, *now])
    is_low = there.attended * 100 <= percent * there.possible
    return Sign("attendance was no higher", False, [*earlier, *now]) if is_low else None


def _missed(timeline: Timeline, over: Weeks) -> Sign | None:
    missed = timeline.of(MISSED)
    earlier, now = missed.between(over.before, over.first), missed.between(over.first, over.last + ONE_DAY)
    if len(now) < len(earlier):
        return Sign("", True, [*earlier, *now])
    return Sign("no fewer appointments were missed", False, [*earlier, *now]) if now else None


class Sessions(NamedTuple):
    """Sessions of school that a child could attend, and those attended."""

    possible: int
    attended: int


def _sessions(events: Sequence[Event]) -> Sessions:
    possible = attended = 0
    for event in events:
        could, missed = event.says("possible"), event.says("missed")
        if could.isdecimal() and missed.isdecimal():
            possible += int(could)
            attended += max(int(could) - int(missed), 0)
    return Sessions(possible, attended)


def _once(events: Sequence[Event]) -> tuple[Event, ...]:
    return tuple({event.ref: event for event in events}.values())
