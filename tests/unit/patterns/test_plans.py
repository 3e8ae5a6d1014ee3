"""The plan in force and since when, and what shows that it has changed nothing yet."""

import pytest

from seen.core.patterns.plans import due_day, goals_overdue, nothing_better, plan_in_force, progress
from tests.builders.timelines import a_timeline, an_event

HEADER = "ref | on | kind | agency | detail\n"
NEEDS = ("goal.set", "grade.given", "work.opened", "level.changed")
OPENED = "w | 2026-01-05 | work.opened | csc | service=social work\n"
LATER = "v | 2026-02-05 | work.opened | health | service=school nurse\n"


def level(ref: str, on: str, before: str, after: str) -> str:
    return f"{ref} | {on} | level.changed | csc | from={before}, to={after}\n"


UP = level("u", "2026-01-10", "universal", "child_in_need")
SAME = level("s", "2026-02-10", "child_in_need", "child_in_need")
GOAL = "g | 2026-01-03 | goal.set | csc | goal=teeth\n"


def of(table: str, *, as_of: str = "2026-06-01", level: str = ""):
    return a_timeline(HEADER + table, as_of=as_of, child={"level": level} if level else {})


@pytest.mark.parametrize(
    ("table", "before", "expected"),
    [
        ("", "", None),
        (OPENED, "", "help 2026-01-05 2026-01-05 w"),
        (OPENED + LATER, "", "help 2026-01-05 2026-01-05 w"),
        (UP, "", "the child in need plan 2026-01-10 2026-01-10 u"),
        (UP + SAME, "", "the child in need plan 2026-01-10 2026-01-10 u"),
        (OPENED + UP, "", "the child in need plan 2026-01-10 2026-01-05 u"),
        (UP + LATER, "", "the child in need plan 2026-01-10 2026-01-10 u"),
        (UP + level("d", "2026-03-10", "child_in_need", "universal"), "", None),
        (OPENED + LATER, "early_help", "early help 2026-01-05 2026-01-05 w"),
        (GOAL, "early_help", "early help 2026-01-03 2026-01-03 "),
        (OPENED + SAME, "child_in_need", "the child in need plan 2026-01-05 2026-01-05 w"),
        ("", "early_help", None),
    ],
)
def test_the_plan_in_force(table, before, expected):
    plan = plan_in_force(of(table, level=before), needs=NEEDS)
    found = plan and f"{plan.name} {plan.since} {plan.work_since} {' '.join(event.ref for event in plan.told)}"
    assert found == expected
    assert plan is None or bool(plan.unknown_start) is not bool(plan.began) is bool(plan.told)


def goal(ref: str, name: str, due: str, *, on: str = "2026-01-10", kind: str = "goal.set") -> str:
    return f"{ref} | {on} | {kind} | csc | goal={name}, due={due}\n"


BOTH = goal("a", "teeth", "2026-03-01") + goal("b", "beds", "2026-02-01")


@pytest.mark.parametrize(
    ("table", "as_of", "found"),
    [
        (BOTH, "2026-03-29", None),  # twenty-eight days after the second date
        (BOTH, "2026-03-30", "2 goals not met by their dates, the first 1 February 2026: b a"),
        (BOTH + goal("c", "beds", "2026-05-01", on="2026-02-01", kind="goal.reviewed"), "2026-05-29", None),
        (BOTH + goal("c", "Beds", "", on="2026-01-20", kind="goal.met"), "2026-05-01", None),
        (BOTH + goal("c", "beds", "", on="2026-01-10", kind="goal.met"), "2026-05-01", None),
        (BOTH + goal("c", "beds", "", on="2026-01-09", kind="goal.met"), "2026-05-01", "b a"),
        (BOTH.replace("2026-02-01", "soon"), "2026-05-01", None),
        (BOTH.replace("b | 2026-01-10", "b | 2026-01-05"), "2026-05-01", "b a"),
        (BOTH.replace("b | 2026-01-10", "b | 2026-01-04"), "2026-05-01", None),
    ],
)
def test_goals_past_their_dates(table, as_of, found):
    timeline = of(OPENED + table, as_of=as_of)
    still = goals_overdue(timeline, plan_in_force(timeline, needs=NEEDS), goals=2, overdue_days=28)
    told = still and f"{still.sentence}: {' '.join(event.ref for event in still.because)}"
    assert told is None if found is None else told.endswith(found)


def test_one_goal_past_its_date():
    timeline = of(OPENED + goal("a", "teeth", "2026-03-01"))
    still = goals_overdue(timeline, plan_in_force(timeline, needs=NEEDS), goals=1, overdue_days=28)
    assert still.sentence == "1 goal not met by its date, 1 March 2026"


def graded(*told: tuple[str, int]) -> str:
    return "".join(
        f"g{day} | {day} | grade.given | csc | item=food, value={value}, best=1, worst=4\n" for day, value in told
    )


@pytest.mark.parametrize(
    ("grades", "found"),
    [
        ((("2026-01-10", 3), ("2026-03-11", 3)), "2026-01-10 2026-03-11"),  # sixty days
        ((("2026-01-10", 3), ("2026-03-10", 3)), None),
        ((("2026-01-10", 3), ("2026-03-11", 2)), None),
        ((("2026-01-10", 3), ("2026-03-11", 4)), "2026-01-10 2026-03-11"),
        ((("2026-01-10", 1), ("2026-03-11", 1)), None),
        ((("2025-06-10", 4), ("2026-01-05", 3), ("2026-03-11", 3)), "2026-01-05 2026-03-11"),  # the day it began
        ((("2025-06-10", 4), ("2026-01-06", 3), ("2026-03-11", 3)), None),
        ((("2025-06-10", 2), ("2026-01-06", 3), ("2026-03-11", 3)), "2025-06-10 2026-03-11"),
        ((("2026-01-06", 3), ("2026-01-20", 2), ("2026-03-11", 3)), "2026-01-06 2026-03-11"),
    ],
)
def test_nothing_graded_better(grades, found):
    timeline = of(OPENED + graded(*grades))
    still = nothing_better(timeline, plan_in_force(timeline, needs=NEEDS), apart_days=60)
    assert (still and " ".join(event.ref[1:] for event in still.because)) == found


@pytest.mark.parametrize(
    ("row", "counts"),
    [
        ("2026-02-01 | goal.met | csc | goal=teeth", True), ("2026-01-31 | goal.met | csc | goal=teeth", False),
        ("2026-02-01 | goal.reviewed | csc | goal=teeth, progress=better", True),
        ("2026-02-01 | goal.reviewed | csc | goal=teeth, progress=same", False),
        (" | goal.met | csc | goal=teeth", False), ("2026-02-01 | goal.set | csc | goal=teeth", False),
    ],
)  # fmt: skip
def test_progress(row, counts):
    timeline = of(f"p | {row}")
    assert bool(progress(timeline, since=of("", as_of="2026-02-01").as_of)) is counts


@pytest.mark.parametrize(("due", "day"), [("2026-02-01", "2026-02-01"), ("", "None"), ("soon", "None")])
def test_the_day_by_which_it_is_due(due, day):
    event = an_event(ref="a", child="amal", on="2026-01-01", kind="goal.set", agency="csc", detail=f"due={due}")
    assert str(due_day(event)) == day
