"""Help that was declined, or that ended, and worries that go on."""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from seen.core.dates.describing import describe
from seen.core.patterns.contract import Finding, Pattern, Threshold, Tier
from seen.core.patterns.screens import All, AtLeast, Then
from seen.core.patterns.wording import count, undated
from seen.core.timeline.event import Event
from seen.core.timeline.selection import days, is_caused_elsewhere, is_worry
from seen.core.timeline.timeline import Timeline

DECLINED, CLOSED = "help.declined", "work.closed"
TAKEN_UP = ("help.started", "work.opened")
OURS = "action.overdue"
"""A worry about a plan, which may be our own lateness: it says nothing of what came of a family's no."""

PATTERN = Pattern(
    row=39,
    id="help-declined",
    version="1",
    title="Help ended, worries go on",
    ask="What help could this family say yes to, who could offer it, and what does {child} need now?",
    sources=("llr-briefing", "nspcc-2022"),
    thresholds={
        "worries": Threshold(2, allowed=(1, 6)),
        "within_days": Threshold(60, allowed=(28, 120)),
        "months": Threshold(12, allowed=(6, 24)),
    },
    needs=("*",),
    whole=("help.*", "work.*", "level.changed"),
    screen=All(
        AtLeast(1, of=(DECLINED, CLOSED), months="months"),
        AtLeast("worries", of=("*",), months="months", worries=True, but_of=(OURS,)),
        Then(of=(DECLINED, CLOSED), then=("*",), days="within_days", worries=True),
    ),
)


class Ended(NamedTuple):
    """An offer that was declined, or work that closed, with the new worries that came soon after."""

    event: Event
    worries: Sequence[Event]


def detect(timeline: Timeline, *, as_of: date, worries: int, within_days: int, months: int) -> Finding | None:
    """Find help declined, or work closed with none open now, and new worries soon after. Not where help came since."""
    window = timeline.back(months=months)
    ended = window.of(DECLINED) if timeline.open_work else window.of(DECLINED, CLOSED)
    ends = [end for end in ended if not _taken_up_since(timeline, end)]
    if not ends:
        return None
    new = window.of("*").where(_counts)
    followed = [_followed(end, new, within_days) for end in ends]
    found = [one for one in followed if len(one.worries) >= worries]
    if not found:
        return None
    told = {event.ref: event for one in found for event in (one.event, *one.worries)}
    since = found[0].event
    return Finding(
        _sentence(since, len({event.ref for one in found for event in one.worries})),
        tier=Tier.WEEKLY,
        because=sorted(told.values(), key=lambda event: (event.day or date.max, event.ref)),
        against=window.of("help.*").where(lambda event: event.kind != DECLINED and _is_after(event, since)),
        missing=undated(len(timeline.undated(DECLINED, CLOSED))),
        innocent=(
            "It was the wrong offer, at the wrong time or from the wrong person, and another would be welcome.",
            "The family found help of their own, and nobody has asked.",
            "More is being written down now, not more happening.",
        ),
    )


def _counts(event: Event) -> bool:
    return is_worry(event) and not is_caused_elsewhere(event) and event.kind != OURS


def _followed(end: Event, worries: Sequence[Event], within_days: int) -> Ended:
    """Return what ended with the worries of the days after it; one of the same day may have come before it."""
    on = days(worries)  # they lie in a window, so each has a day
    (day,) = days([end])
    first, last = bisect_right(on, day), bisect_right(on, day + timedelta(days=within_days))
    return Ended(end, worries[first:last])


def _taken_up_since(timeline: Timeline, end: Event) -> bool:
    """Return whether help that may be the same started, or work opened, on a later day."""
    return any(_is_after(event, end) and _may_be_for_the_same(event, end) for event in timeline.of(*TAKEN_UP))


def _is_after(event: Event, other: Event) -> bool:
    return event.day is not None and other.day is not None and event.day > other.day


def _may_be_for_the_same(event: Event, end: Event) -> bool:
    """Return whether two offers may be of the same help: not where each names what it is for, and they differ."""
    one, other = _what_for(event), _what_for(end)
    return not one or not other or not one.isdisjoint(other)


def _what_for(event: Event) -> set[str]:
    return {said for key in ("need", "condition") if (said := event.says(key).lower())}


def _sentence(end: Event, worries: int) -> str:
    what = "help was declined" if end.kind == DECLINED else "work closed"
    return f"{count(worries, 'new worry', 'new worries')} since {what} on {describe(end.on)}"
