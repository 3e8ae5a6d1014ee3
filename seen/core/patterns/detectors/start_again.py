"""A new beginning that leaves aside what is known: decided or assessed without the history."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from seen.core.dates.calendar_spans import written
from seen.core.dates.describing import describe
from seen.core.patterns.conditions import cited
from seen.core.patterns.contract import Finding, Pattern, Threshold, Tier
from seen.core.patterns.grades import GIVEN, graded
from seen.core.patterns.screens import All, AnyOf, AtLeast, WorkOpen
from seen.core.patterns.wording import said_list, undated
from seen.core.timeline.event import Event
from seen.core.timeline.timeline import Timeline, Window

BEGINNINGS = {"referral.made": "a referral", "worker.allocated": "a new worker", "work.opened": "work opening"}
EPISODES = ("referral.made", "work.opened", "work.closed", "level.changed", "decision.made")
DECIDED, READ = "decision.made", "history.read"

PATTERN = Pattern(
    row=1,
    id="start-again",
    version="1",
    title="What came before?",
    ask="What was agreed for {child} the last times, what came of it, and what is different now?",
    sources=("ofsted-2014", "national-panel-2023"),
    thresholds={
        "months": Threshold(24, allowed=(12, 36)),
        "older_days": Threshold(90, allowed=(28, 180)),
        "older_entries": Threshold(5, allowed=(3, 10)),
        "assessments": Threshold(2, allowed=(2, 4)),
    },
    needs=("*",),
    screen=All(WorkOpen(), AnyOf(AtLeast(1, of=(GIVEN,), months="months"), AtLeast(1, of=(DECIDED,), months="months"))),
)


OWN_SHEETS = frozenset({"carer", "young_person", "elsewhere"})


class Assessment(NamedTuple):
    """What assessors graded on one day: `areas` are those with a grade at the middle of its scale or worse."""

    day: date
    grades: list[Event]
    areas: frozenset[str]


class Part(NamedTuple):
    """What one of the conditions found."""

    sentence: str
    because: list[Event]


def detect(
    timeline: Timeline, *, as_of: date, months: int, older_days: int, older_entries: int, assessments: int
) -> Finding | None:
    """Find a decision, or an assessment, with nothing read or cited of what came before; only while work is open."""
    if not timeline.open_work:
        return None
    story = [event for event in timeline.of("*") if event.day]
    window = timeline.back(months=months)
    made = _assessments(window.of(GIVEN).where(is_an_assessors))
    older = timedelta(days=older_days)
    parts = [
        _unread(timeline, story, window, older=older, entries=older_entries),
        _uncited(timeline, story, made[-1:], older=older, entries=older_entries),
        _assessed_again(timeline, story, made, at_least=assessments),
    ]
    found = [part for part in parts if part]
    if not found:
        return None
    return Finding(
        "; ".join([found[0].sentence, *(part.sentence[0].lower() + part.sentence[1:] for part in found[1:])]),
        tier=Tier.WEEKLY,
        because=timeline.distinct(_once(event for part in found for event in part.because)),
        against=window.of(READ),
        missing=_rests_on_nothing_known(made) + undated(len(timeline.undated("*"))),
        innocent=(
            "The history was read, and nobody wrote that down.",
            "Whoever decided has known the family all along.",
            "What is older is about something else, and was settled.",
        ),
    )


def is_an_assessors(event: Event) -> bool:
    """Return whether a grade is an assessor's: not a family's own sheet, nor a result that came from elsewhere."""
    return event.says("rater_role") not in OWN_SHEETS


def _assessments(given: Iterable[Event]) -> list[Assessment]:
    """Return the grades day by day: several people, or several tools, on one day are one assessment."""
    days: dict[date, list[Event]] = {}
    for day, event in [(event.day, event) for event in given if event.day]:
        days.setdefault(day, []).append(event)
    return [Assessment(day, grades, _poor_areas(grades)) for day, grades in days.items()]


def _poor_areas(grades: list[Event]) -> frozenset[str]:
    poor = [grade for of_item in graded(grades).values() for grade in of_item if grade.is_poor]
    return frozenset(area for grade in poor for area in grade.event.areas)


def _unread(
    timeline: Timeline, story: Sequence[Event], window: Window, *, older: timedelta, entries: int
) -> Part | None:
    """First condition: the last decision since a new beginning, made before anybody opened the history there was."""
    decided = window.of(DECIDED).last
    if decided is None or decided.day is None:
        return None
    begun = [event for event in window.of(*BEGINNINGS) if event.day and event.day <= decided.day]
    if not begun or begun[-1].day is None:
        return None
    began, day = begun[-1].day, decided.day
    known = [event for event in story if event.day and event.day < min(day - older, began)]
    if len(known) < entries and not any(event.kind in EPISODES for event in known):
        return None
    if any(event.day and began <= event.day <= day for event in timeline.of(READ)):
        return None
    if cited(decided, timeline=timeline) & {timeline.event_of(event.ref) for event in known}:
        return None
    return Part(
        f"Decided on {describe(decided.on)}, after {BEGINNINGS[begun[-1].kind]} on {describe(begun[-1].on)}, "
        f"with no reading of the history recorded",
        [begun[-1], decided],
    )


def _uncited(
    timeline: Timeline, story: Sequence[Event], last: Sequence[Assessment], *, older: timedelta, entries: int
) -> Part | None:
    """Second condition: the last assessment, by people new to it, cites nothing old, though there is enough that is."""
    for assessment in last:
        if _raters(assessment.grades) & _raters(_before(story, assessment.day)):
            continue  # they look again at what they graded themselves
        known = [event for event in story if event.day and event.day < assessment.day - older]
        if len(known) >= entries and not _cites_any(timeline, assessment, known):
            before = written(assessment.day - older)
            return Part(
                f"Assessed on {written(assessment.day)} with nothing cited from before {before}", assessment.grades
            )
    return None


def _before(story: Sequence[Event], day: date) -> list[Event]:
    return [event for event in story if event.kind == GIVEN and event.day and event.day < day]


def _raters(grades: Sequence[Event]) -> set[tuple[str, str]]:
    """Return who graded with which tool, as far as anybody is named."""
    return {(grade.says("instrument"), rater) for grade in grades if (rater := grade.says("rater").casefold())}


def _assessed_again(
    timeline: Timeline, story: Sequence[Event], made: Sequence[Assessment], *, at_least: int
) -> Part | None:
    """Third condition: the last assessment finds the same areas poor as earlier ones, and cites nothing so old."""
    last = made[-1] if made else None
    if last is None or not last.areas:
        return None
    same = [one for one in made[:-1] if one.areas == last.areas]
    if len(same) + 1 < at_least:
        return None
    known = [event for event in story if event.day and event.day <= same[-1].day]
    if _cites_any(timeline, last, known):
        return None
    areas = said_list(sorted(area.replace("-", " ") for area in last.areas))
    return Part(
        f"Assessed on {written(last.day)} as on {written(same[-1].day)}, about {areas}, with no word of that time",
        [event for one in (*same, last) for event in one.grades],
    )


def _cites_any(timeline: Timeline, assessment: Assessment, known: Sequence[Event]) -> bool:
    named = {ref for grade in assessment.grades for ref in cited(grade, timeline=timeline)}
    return bool(named) and bool(named & {timeline.event_of(event.ref) for event in known})


def _rests_on_nothing_known(made: Sequence[Assessment]) -> tuple[str, ...]:
    if not made or any("cites" in grade.detail for grade in made[-1].grades):
        return ()
    return ("What the last assessment rests on is not recorded.",)


def _once(events: Iterable[Event]) -> tuple[Event, ...]:
    return tuple({event.ref: event for event in events}.values())
