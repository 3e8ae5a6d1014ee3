"""Tests of change in words: where each stands, what each goal came to, what may be done now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse

from seen.apps.assessments.queries.change import SAID_AND_DONE, Goal, Tested
from seen.apps.assessments.queries.held import Held
from seen.core.access.viewer import Viewer
from seen.core.access.visibility import Sight, works_with
from seen.core.lifecycle.change import GOALS, Moment, Outcome, Stage, may_grade
from seen.kit.knowledge.load import load
from seen.kit.pages.words import day

TINTS = {Outcome.BETTER: "strength", Outcome.HELD: "strength", Outcome.WORSE: "worry", Outcome.SLIPPED: "worry",
         Outcome.NOT_KNOWN: "not-known"}  # fmt: skip
CLOSED = "Given, and closed to you until both have signed"


@dataclass(frozen=True, slots=True)
class Line:
    """A test in the list of them."""

    id: UUID
    title: str
    meta: str
    stage: str
    goals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoalCard:
    """One goal on the page of a test. `grades` are (when and by whom, what was given)."""

    id: UUID
    title: str
    words: str
    rows: tuple[tuple[str, str], ...]
    grades: tuple[tuple[str, str], ...]
    outcome: str
    tint: str
    doing: str
    ask: str
    possible: str


@dataclass(frozen=True, slots=True)
class Step:
    """Something that may be done now: a button that begins or goes on with a grading."""

    moment: str
    words: str


def lines(found: Sequence[Tested]) -> list[Line]:
    """Return the list of a child's tests of change."""
    return [
        Line(
            id=each.id,
            title=f"{each.baseline.tool.title} of {day(each.baseline.row.on)}",
            meta=_when(each),
            stage=_words()["stages"][each.stage],
            goals=tuple(goal.row.words for goal in each.goals),
        )
        for each in found
    ]


def baseline_choices(found: Sequence[Held]) -> list[tuple[str, str]]:
    """Return the assessments on which a test may rest, to choose from."""
    return [(str(held.id), f"{held.tool.title}, {day(held.row.on)}, by {held.starter}") for held in found]


def item_choices(held: Tested) -> list[tuple[str, str]]:
    """Return what a goal may be set on, with its grade now."""
    return [(item, words) for item, words, _ in held.to_choose()]


def grade_choices(held: Tested) -> list[tuple[str, str]]:
    """Return the grades that a goal may reach: all but the one that is least met."""
    return [(str(grade.value), f"{grade.value}, {grade.label}") for grade in held.baseline.tool.grades[:-1]]


def possible(child: UUID, goal: str) -> str:
    """Return where to look at what makes a goal possible: a tool of its own, with the goal in its first question."""
    return reverse("assessment_start", args=[child, SAID_AND_DONE]) + "?" + urlencode({"goal": goal})


def second_choices(workers: Sequence[tuple[str, str]], held: Tested) -> list[tuple[str, str]]:
    """Return who could grade a second time: all who work with the child but whoever graded first."""
    first = str(held.baseline.row.started_by_id)
    return [(user, words) for user, words in workers if user != first]


def page(held: Tested, *, viewer: Viewer, sight: Sight, name: str, today: date) -> dict[str, Any]:
    """Return what the page of one test shows. `name` is what the child is called."""
    works, drafted = works_with(sight), held.stage is Stage.DRAFTED
    return {
        "test": held.id,
        "title": f"{held.baseline.tool.title} of {day(held.baseline.row.on)}",
        "stage": _words()["stages"][held.stage],
        "agreed": _agreed(held),
        "stopped": _stopped(held),
        "cards": [_goal(held, goal, name=name) for goal in held.goals],
        "steps": _steps(held, viewer) if works else [],
        "adds": works and drafted and len(held.goals) < GOALS[1] and bool(held.to_choose()),
        "drops": works and drafted,
        "agrees": works and drafted and len(held.goals) >= GOALS[0],
        "lacks": GOALS[0] - len(held.goals) if drafted else 0,
        "stops": works and held.stage not in (Stage.STOPPED, Stage.FINISHED),
        "baseline": held.baseline.id,
        "looks": works and held.stage not in (Stage.STOPPED, Stage.FINISHED),
    }


def _when(held: Tested) -> str:
    days = held.window
    if days is None:
        return f"Begun by {held.row.started_by.name}, {held.row.agency.name}"
    return f"From {day(days.starts)} to {day(days.ends)}; last look on {day(days.later)}"


def _agreed(held: Tested) -> tuple[tuple[str, str], ...]:
    made = held.agreement
    if made is None:
        return ()
    return (
        ("Agreed with", made.agreed_with),
        ("They said", made.family_said),
        ("From", day(made.starts)),
        ("To", f"{day(made.ends)}, {made.weeks} weeks"),
        ("Grades first and again", made.first_rater.name),
        ("Grades apart", made.second_rater.name if made.second_rater else "Nobody named yet: a manager is asked"),
        ("Last look", day(made.later)),
    )


def _stopped(held: Tested) -> str:
    stop = held.stop
    return f"Stopped on {day(stop.at.date())} by {stop.by.name}: {stop.why}" if stop and stop.by else ""


def _goal(held: Tested, goal: Goal, *, name: str) -> GoalCard:
    row, words = goal.row, _words()
    said = load("prompts/said-and-done")[goal.doing] if goal.doing else None
    return GoalCard(
        id=row.id,
        title=goal.title,
        words=row.words,
        rows=(("Help offered", row.support), ("From", row.support_by)),
        grades=(
            ("At the start", f"{row.baseline}, {goal.now}"),
            ("To reach", f"{row.target}, {goal.reach}"),
            *((words["moments"][moment], _given(held, goal, moment)) for moment in Moment if held.agreement),
        ),
        outcome=words["outcomes"][goal.outcome] if held.agreement else "",
        tint=TINTS.get(goal.outcome, ""),
        doing=said["says"] if said else "",
        ask=said["ask"].replace("{child}", name) if said else "",
        possible=possible(held.row.child_id, row.words),
    )


def _given(held: Tested, goal: Goal, moment: Moment) -> str:
    graded, again = held.graded.get(moment), goal.again[moment]
    if graded is not None and graded.given is not None:
        by = f"{graded.given.rater}, {day(graded.given.on)}"
        grade = again.grade if again else None
        return f"{grade}, {held.baseline.tool.grade(grade).label}: {by}" if grade else f"Not known: {by}"
    if graded is None:
        return "Not yet"
    return CLOSED if graded.signed else "Begun, not signed yet"


def _steps(held: Tested, viewer: Viewer) -> list[Step]:
    """Return what this viewer may do now: the first rater the first, anybody else the one apart."""
    agreed = held.agreement
    if agreed is None:
        return []
    mine = Moment.SAME if viewer.id == agreed.first_rater_id else Moment.OTHER
    open_now = [each for each in (mine, Moment.LATER) if not _signed(held, each) and may_grade(held.stage, each)]
    begun = [each for each in open_now if each in held.graded]
    words = {Moment.SAME: "Grade again", Moment.OTHER: "Grade as the second person", Moment.LATER: "Take the last look"}
    return [Step(each.value, "Go on grading" if each in begun else words[each]) for each in open_now]


def _signed(held: Tested, moment: Moment) -> bool:
    return moment in held.graded and held.graded[moment].signed


def _words() -> Any:
    return load("prompts/change")
