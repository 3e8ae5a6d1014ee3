"""Tests of change as they stand: their goals, who grades again, and what became of each as far as it may be seen."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from seen.apps.assessments.models import Assessment, AssessmentStatus
from seen.apps.assessments.models.change import ChangeAgreement, ChangeGoal, ChangeGrading, ChangeStop, ChangeTest
from seen.apps.assessments.queries.held import Held
from seen.apps.assessments.queries.results import results
from seen.apps.assessments.queries.seen import of_child
from seen.core.access.visibility import Sight
from seen.core.instruments.given import Given
from seen.core.instruments.tool import Unit
from seen.core.lifecycle.change import Again, Doing, Moment, Outcome, Stage, Window, doing, outcome, stage
from seen.core.refusals import Refusal

SAID_AND_DONE = "capacity-to-change"


class NoSuchChange(Refusal):
    """There is no such test of change, or not for this viewer. The two are never told apart."""


@dataclass(frozen=True, slots=True)
class Graded:
    """One time at which the goals are graded again. `given` is None while it is not signed, or closed to the viewer;
    `ends` is where the assessment is to be found."""

    moment: Moment
    assessment: UUID
    signed: bool
    given: Given | None


@dataclass(frozen=True, slots=True)
class Goal:
    """One goal, what each person gave for it so far, and what became of it."""

    row: ChangeGoal
    title: str
    now: str  # the label of the grade at the start
    reach: str  # and of the one to reach
    again: Mapping[Moment, Again | None]
    outcome: Outcome
    doing: Doing | None


@dataclass(frozen=True, slots=True)
class Tested:
    """One test of change with all that stands in it."""

    row: ChangeTest
    baseline: Held
    agreement: ChangeAgreement | None
    stop: ChangeStop | None
    goals: tuple[Goal, ...]
    graded: Mapping[Moment, Graded]
    stage: Stage

    @property
    def id(self) -> UUID:
        """Return its key."""
        return self.row.id

    @property
    def window(self) -> Window | None:
        """Return its days, None until it is agreed."""
        return window_of(self.agreement)

    def to_choose(self) -> list[tuple[str, str, int]]:
        """Return the items that a goal may still be set on: id, title with the label of its grade, and the grade."""
        taken = {goal.row.item for goal in self.goals}
        return [each for each in graded_items(self.baseline) if each[0] not in taken]


def baselines(every: Iterable[Held]) -> list[Held]:
    """Return the signed assessments on which a test may rest: a worker's, of a child's care, with something to better,
    the newest first."""
    rest = (held for held in every if held.status == "signed" and held.row.rater_role in ("worker", "second_rater"))
    return [held for held in reversed(list(rest)) if held.tool.unit is not Unit.GOAL and graded_items(held)]


def graded_items(held: Held) -> list[tuple[str, str, int]]:
    """Return the items of a signed assessment that could be met better: id, title and label, grade."""
    (given,) = results([held])
    return [
        (one.item, f"{held.tool.item(one.item).title}: {one.grade}, {held.tool.grade(one.grade).label}", one.grade)
        for one in given.items.values()
        if one.grade is not None and one.grade > 1
    ]


def tests(sight: Sight, *, today: date) -> list[Tested]:
    """Return the child's tests of change whose first assessment this viewer may see, the newest first."""
    rows = list(ChangeTest.objects.filter(child__in=sight.records).select_related("agency", "started_by"))
    every = {held.id: held for held in of_child(sight)} if rows else {}
    found = [_tested(row, every, today=today) for row in rows if row.baseline_id in every]
    return found[::-1]


def tested(sight: Sight, test: UUID, *, today: date) -> Tested:
    """Return one test of change. Raises NoSuchChange."""
    for each in tests(sight, today=today):
        if each.id == test:
            return each
    raise NoSuchChange("We cannot show that test of change.")


def window_of(agreement: ChangeAgreement | None) -> Window | None:
    """Return the days that were agreed."""
    return Window(agreement.starts, agreement.ends, agreement.later) if agreement else None


def _tested(row: ChangeTest, every: Mapping[UUID, Held], *, today: date) -> Tested:
    rows = ChangeAgreement.objects.filter(test=row).select_related("first_rater", "second_rater", "by")
    agreement, stop = rows.first(), ChangeStop.objects.filter(test=row).select_related("by").first()
    graded = gradings(row.id, every)
    signed = [moment for moment, one in graded.items() if one.signed]
    goals = ChangeGoal.objects.filter(test=row, dropped_at=None)
    return Tested(
        row=row,
        baseline=every[row.baseline_id],
        agreement=agreement,
        stop=stop,
        goals=tuple(_goal(goal, every, row.baseline_id, graded) for goal in goals),
        graded=graded,
        stage=stage(window_of(agreement), given=signed, stopped=stop is not None, today=today),
    )


def gradings(test: UUID, every: Mapping[UUID, Held]) -> dict[Moment, Graded]:
    """Return by moment the assessment that grades again now: the newest that was not stopped, in its newest version."""
    found: dict[Moment, Graded] = {}
    for row in ChangeGrading.objects.filter(test=test).order_by("at", "id"):
        assessment = newest_of(row.assessment_id)
        status = _statuses(assessment)
        if "stopped" in status:
            continue
        held, signed, moment = every.get(assessment), "signed" in status, Moment(row.moment)
        shown = results([held])[0] if held is not None and signed else None
        found[moment] = Graded(moment, assessment, signed, shown)
    return found


def newest_of(assessment: UUID) -> UUID:
    """Return the version of an assessment that stands: what was made by reopening it once that is signed."""
    while "superseded" in _statuses(assessment):
        after = Assessment.objects.filter(reopens=assessment, statuses__status="signed")
        assessment = after.values_list("id", flat=True)[0]
    return assessment


def _statuses(assessment: UUID) -> set[str]:
    return set(AssessmentStatus.objects.filter(assessment=assessment).values_list("status", flat=True))


def _goal(row: ChangeGoal, every: Mapping[UUID, Held], baseline: UUID, graded: Mapping[Moment, Graded]) -> Goal:
    tool = every[baseline].tool
    again = {moment: _again(graded.get(moment), row.item) for moment in Moment}
    return Goal(
        row=row,
        title=tool.item(row.item).title,
        now=tool.grade(row.baseline).label,
        reach=tool.grade(row.target).label,
        again=again,
        outcome=outcome(row.baseline, same=again[Moment.SAME], other=again[Moment.OTHER], later=again[Moment.LATER]),
        doing=_doing(row.words, list(every.values())),
    )


def _again(graded: Graded | None, item: str) -> Again | None:
    if graded is None or graded.given is None:
        return None
    answer = graded.given.items.get(item)
    return Again(answer.grade if answer else None)


def _doing(words: str, every: Sequence[Held]) -> Doing | None:
    """Return what is done beside what is said, of the newest signed look at what makes this goal possible."""
    looks = [held for held in every if held.row.instrument == SAID_AND_DONE and held.status == "signed"]
    ours = [held for held in looks if held.row.goal == words.strip()]
    if not ours:
        return None
    items = results([ours[-1]])[0].items
    effort, commitment = items.get("effort"), items.get("commitment")
    return doing(effort=effort.grade if effort else None, commitment=commitment.grade if commitment else None)
