"""A structured test of change: a few goals, an agreed window, the same grades given again by two people, and once more
three months later. Sources: horwath-morrison-2001; its numbers are defaults of practice."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from seen.core.dates.months import months_on
from seen.core.refusals import Refusal

WEEKS = (8, 12)  # of an agreed window: the fewest and the most
GOALS = (2, 4)
HELD_FOR = 3  # calendar months from the end of the window to the last look


class BadChange(Refusal):
    """A test of change that cannot be agreed, or a step that does not follow."""


class Moment(StrEnum):
    """When goals are graded again, and by whom."""

    SAME = "same"  # at the end of the window, by whoever gave the first grades
    OTHER = "other"  # at the end of the window, by somebody else
    LATER = "later"  # three months after the window


class Stage(StrEnum):
    """Where a test of change stands."""

    DRAFTED = "drafted"
    UNDER_WAY = "under_way"
    GRADE_AGAIN = "grade_again"
    WAITING = "waiting"  # graded again by both; the last look has not come
    LAST_LOOK = "last_look"
    FINISHED = "finished"
    STOPPED = "stopped"


class Outcome(StrEnum):
    """What became of one goal. Never of a person."""

    NOT_YET = "not_yet"
    NOT_KNOWN = "not_known"
    BETTER = "better"
    SAME = "same"
    WORSE = "worse"
    DIFFER = "differ"  # the two people see it differently: kept, never averaged
    HELD = "held"
    SLIPPED = "slipped"


class Window(NamedTuple):
    """The days of a test of change: first day, last day, and the day of the last look."""

    starts: date
    ends: date
    later: date


class Place(StrEnum):
    """Where a day lies in a test of change: inside its window, or after it and up to its last look."""

    INSIDE = "inside"
    AFTER = "after"


class Again(NamedTuple):
    """One grade given again. `grade` is None where it was not known, or not asked at this age."""

    grade: int | None


def place_of(on: date, windows: Iterable[Window]) -> Place | None:
    """Return where a day lies in tests of change: inside one before after another, None outside of all. Days count
    with both ends in."""
    places = {_place(on, each) for each in windows}
    return next((place for place in Place if place in places), None)


def _place(on: date, window: Window) -> Place | None:
    if window.starts <= on <= window.ends:
        return Place.INSIDE
    return Place.AFTER if window.ends < on <= window.later else None


def window(starts: date, *, weeks: int) -> Window:
    """Return the days of a window of so many weeks. Raises BadChange outside of 8 to 12."""
    fewest, most = WEEKS
    if not fewest <= weeks <= most:
        raise BadChange(f"Agree a window of {fewest} to {most} weeks.")
    ends = starts + timedelta(weeks=weeks)
    return Window(starts, ends, months_on(ends, HELD_FOR))


def check_goals(count: int) -> None:
    """Raise BadChange where there are too few or too many goals to agree."""
    fewest, most = GOALS
    if not fewest <= count <= most:
        has = "no goal" if count == 0 else "one goal" if count == 1 else f"{count} goals"
        raise BadChange(f"This has {has}. Agree {fewest} to {most}: enough to show a change, and few enough to do.")


def check_target(target: int, *, baseline: int) -> None:
    """Raise BadChange where a goal would not make anything better. Grades count from 1, most met first."""
    if not 1 <= target < baseline:
        raise BadChange("Choose a grade to reach that is better than the one now.")


def stage(days: Window | None, *, given: Sequence[Moment], stopped: bool, today: date) -> Stage:
    """Return where a test stands; `days` is None until it is agreed, `given` the grades given again so far."""
    if stopped:
        return Stage.STOPPED
    if days is None:
        return Stage.DRAFTED
    if Moment.LATER in given:
        return Stage.FINISHED
    if today >= days.later:
        return Stage.LAST_LOOK
    if Moment.SAME in given and Moment.OTHER in given:
        return Stage.WAITING
    return Stage.GRADE_AGAIN if today >= days.ends else Stage.UNDER_WAY


def may_grade(at: Stage, moment: Moment) -> bool:
    """Answer whether goals may be graded again now: at the end of the window, or later where that was put off."""
    if moment is Moment.LATER:
        return at is Stage.LAST_LOOK
    return at in (Stage.GRADE_AGAIN, Stage.LAST_LOOK)


def outcome(baseline: int, *, same: Again | None, other: Again | None, later: Again | None) -> Outcome:
    """Return what became of a goal. What is not known makes nothing better, and two who differ are not averaged."""
    if same is None or other is None:
        return Outcome.NOT_YET
    first, second = _moved(baseline, same.grade), _moved(baseline, other.grade)
    if Outcome.NOT_KNOWN in (first, second):
        return Outcome.NOT_KNOWN
    if first is not second:
        return Outcome.DIFFER
    if first is not Outcome.BETTER or later is None:
        return first
    if later.grade is None or same.grade is None or other.grade is None:
        return Outcome.NOT_KNOWN
    return Outcome.HELD if later.grade <= max(same.grade, other.grade) else Outcome.SLIPPED


def _moved(baseline: int, grade: int | None) -> Outcome:
    if grade is None:
        return Outcome.NOT_KNOWN
    if grade == baseline:
        return Outcome.SAME
    return Outcome.BETTER if grade < baseline else Outcome.WORSE


class Doing(StrEnum):
    """What is done beside what is said, for one goal. Never of a person."""

    BOTH = "both"
    SAID = "said"  # more is said than done so far
    DONE = "done"  # more is done than said
    NEITHER = "neither"


def doing(*, effort: int | None, commitment: int | None) -> Doing | None:
    """Return how what is done stands beside what is said (grades 1 to 5, most first); None where either is between
    or not known. Source: horwath-morrison-2001."""
    done, said = _much(effort), _much(commitment)
    if done is None or said is None:
        return None
    if done:
        return Doing.BOTH if said else Doing.DONE
    return Doing.SAID if said else Doing.NEITHER


def _much(grade: int | None) -> bool | None:
    between = 3
    return None if grade is None or grade == between else grade < between
