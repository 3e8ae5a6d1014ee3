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
from seen.core.timeline.selection import Selection
from seen.core.timeline.timeline import Timeline, Window

BEGINNINGS = {"referral.made": "a referral", "worker.allocated": "a new worker", "work.opened": "work opening"}
EPISODES = ("referral.made", "work.opened", "work.closed", "level.changed", "decision.made")
DECIDED, READ = "decision.made", "history.read"
ONE_DAY = timedelta(days=1)

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
    """What assessors graded on one day."""

    day: date
    grades: list[Event]

    @property
    def poor_areas(self) -> frozenset[str]:
        """Return the areas of care with a grade at the middle of its scale or worse."""
        poor = [grade for of_item in graded(self.grades).values() for grade in of_item if grade.is_poor]
        return frozenset(area for grade in poor for area in grade.event.areas)


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
    story = timeline.of("*")
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
    return [Assessment(day, grades) for day, grades in days.items()]


def _unread(timeline: Timeline, story: Selection, window: Window, *, older: timedelta, entries: int) -> Part | None:
    """First condition: the last decision since a new beginning, made before anybody opened the history there was."""
    decided = window.of(DECIDED).last
    if decided is None or decided.day is None:
        return None
    begun = [event for event in window.of(*BEGINNINGS) if event.day and event.day <= decided.day]
    if not begun or begun[-1].day is None:
        return None
    began, day = begun[-1].day, decided.day
    known = story.before(min(day - older, began))
    if len(known) < entries and not any(event.kind in EPISODES for event in known):
        return None
    if any(event.day and event.day <= day for event in timeline.of(READ).since(began)):
        return None
    if _is_any_of(cited(decided, timeline=timeline), known, timeline=timeline):
        return None
    return Part(
        f"Decided on {describe(decided.on)}, after {BEGINNINGS[begun[-1].kind]} on {describe(begun[-1].on)}, "
        f"with no reading of the history recorded",
        [begun[-1], decided],
    )


def _uncited(
    timeline: Timeline, story: Selection, last: Sequence[Assessment], *, older: timedelta, entries: int
) -> Part | None:
    """Second condition: the last assessment, by people new to it, cites nothing old, though there is enough that is."""
    for assessment in last:
        if _raters(assessment.grades) & _raters(_before(story, assessment.day)):
            continue  # they look again at what they graded themselves
        known = story.before(assessment.day - older)
        if len(known) >= entries and not _cites_any(timeline, assessment, known):
            before = written(assessment.day - older)
            return Part(
                f"Assessed on {written(assessment.day)} with nothing cited from before {before}", assessment.grades
            )
    return None


def _before(story: Selection, day: date) -> list[Event]:
    return [event for event in story.before(day) if event.kind == GIVEN]


def _raters(grades: Sequence[Event]) -> set[tuple[str, str]]:
    """Return who graded with which tool, as far as anybody is named."""
    return {(grade.says("instrument"), rater) for grade in grades if (rater := grade.says("rater").casefold())}


def _assessed_again(timeline: Timeline, story: Selection, made: Sequence[Assessment], *, at_least: int) -> Part | None:
    """Third condition: the last assessment finds the same areas poor as earlier ones, and cites nothing so old."""
    areas = made[-1].poor_areas if len(made) >= at_least else frozenset[str]()
    same = [one for one in made[:-1] if one.poor_areas == areas] if areas else []
    if not areas or len(same) + 1 < at_least:
        return None
    last, known = made[-1], story.before(same[-1].day + ONE_DAY)
    if _cites_any(timeline, last, known):
        return None
    about = said_list(sorted(area.replace("-", " ") for area in areas))
    return Part(
        f"Assessed on {written(last.day)} as on {written(same[-1].day)}, about {about}, with no word of that time",
        [event for one in (*same, last) for event in one.grades],
    )


def _cites_any(timeline: Timeline, assessment: Assessment, known: Sequence[Event]) -> bool:
    named = {ref for grade in assessment.grades for ref in cited(grade, timeline=timeline)}
    return _is_any_of(named, known, timeline=timeline)


def _is_any_of(named: set[str], known: Iterable[Event], *, timeline: Timeline) -> bool:
    return bool(named) and any(timeline.event_of(event.ref) in named for event in known)


def _rests_on_nothing_known(made: Sequence[Assessment]) -> tuple[str, ...]:
    if not made or any("cites" in grade.detail for grade in made[-1].grades):
        return ()
    return ("What the last assessment rests on is not recorded.",)


def _once(events: Iterable[Event]) -> tuple[Event, ...]:
    return tuple({event.ref: event for event in events}.values())
