"""An assessment tool used once and not again, or whose grades rest on nothing: a look that says nothing of change."""

from collections.abc import Sequence
from datetime import date, timedelta

from seen.core.dates.describing import describe
from seen.core.patterns.closer import NotGradedSince
from seen.core.patterns.conditions import WORK, given_by_a_worker, work_began
from seen.core.patterns.contract import Finding, Pattern, Threshold, Tier
from seen.core.patterns.screens import All, AnyOf, AtLeast, WorkOpen
from seen.core.patterns.wording import count, undated
from seen.core.timeline.event import Event
from seen.core.timeline.selection import is_caused_elsewhere
from seen.core.timeline.timeline import Timeline

GRADE = "grade.given"
LOOKED = ("goal.reviewed", "goal.met")
NEEDS = (GRADE, *LOOKED, *WORK)

PATTERN = Pattern(
    row=43,
    id="used-once",
    version="1",
    title="Used once",
    ask="What has changed for {child} since, and when will you look again together with the family?",
    sources=("llr-survey", "ofsted-2014"),
    thresholds={
        "days": Threshold(120, allowed=(60, 240)),
        "blank_share": Threshold(50, allowed=(25, 100)),
    },
    needs=NEEDS,
    screen=All(WorkOpen(), AnyOf(NotGradedSince("days"), AtLeast(1, of=(GRADE,), sources=("",)))),
)


def detect(timeline: Timeline, *, as_of: date, days: int, blank_share: int) -> Finding | None:
    """Find a tool whose one grading nobody has repeated, or a last grading half of which cites no entry."""
    began = work_began(timeline, needs=NEEDS)
    grades = timeline.of(GRADE).where(given_by_a_worker)
    last = grades.last
    if began is None or began.day is None or last is None or last.day is None:
        return None
    newest = [event for event in grades if event.day == last.day and not is_caused_elsewhere(event)]
    once = _not_repeated(grades, newest, day=last.day)
    if not timeline.reached(max(last.day, began.day) + timedelta(days=days)):
        once = []
    blank = _blank(newest, share=blank_share)
    sentences = [f"Graded once, on {describe(last.on)}, and not again since"] if once else []
    if blank:
        sentences.append(f"{count(len(blank), 'grade')} of {describe(last.on)} without any evidence named")
    if not sentences:
        return None
    return Finding(
        "; ".join(sentences),
        tier=Tier.REFLECTIVE,
        because=sorted({event.ref: event for event in (*once, *blank)}.values(), key=lambda event: event.ref),
        against=timeline.of(*LOOKED).where(lambda event: _is_since(event, last)),
        missing=_evidence_unknown(newest, last) + undated(len(timeline.undated(GRADE).where(given_by_a_worker))),
        innocent=(
            "A short look was rightly enough, and it was closed in words.",
            "It was done again on paper or in another system, and has not reached us.",
            "The goals were looked at with the family instead.",
        ),
    )


def _not_repeated(grades: Sequence[Event], newest: list[Event], *, day: date) -> list[Event]:
    """Return the grades of the last day given with a tool that had not been used before."""
    before = {event.says("instrument") for event in grades if event.day and event.day < day}
    return [event for event in newest if event.says("instrument") not in before]


def _blank(newest: list[Event], *, share: int) -> list[Event]:
    """Return the grades that cite no entry nor say how it was known, of each tool where they are so large a share.

    Where no grade of a tool says anything of evidence, its evidence is held elsewhere, and nothing is known of it.
    """
    found: list[Event] = []
    for tool in dict.fromkeys(event.says("instrument") for event in newest):
        given = [event for event in newest if event.says("instrument") == tool]
        without = [event for event in given if not event.lists("cites") and not event.source_type]
        if _says_evidence(given) and len(without) * 100 >= share * len(given):
            found += without
    return found


def _says_evidence(grades: list[Event]) -> bool:
    return any("cites" in event.detail for event in grades)


def _evidence_unknown(newest: list[Event], last: Event) -> tuple[str, ...]:
    if _says_evidence(newest):
        return ()
    return (f"What evidence the grades of {describe(last.on)} rest on is not recorded.",)


def _is_since(event: Event, last: Event) -> bool:
    return event.day is not None and last.day is not None and event.day > last.day
