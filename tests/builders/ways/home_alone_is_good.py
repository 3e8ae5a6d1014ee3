"""Decisions for less help that cite what was noted, and grades of several areas."""

from tests.builders.ways import Way

BY_WHOM = {"instrument": ["a tool"], "version": ["1"], "rater": ["Bo"], "rater_role": ["worker"]}

REFS = [["e0"], ["e1"], ["e2"], ["e0", "e1"], ["e1", "e3"], ["e0", "e3", "e5"], []]
WAY = Way(
    kinds=(
        "decision.made", "decision.made", "goal.met", "goal.met", "note.strength", "note.strength", "grade.given",
        "home.condition", "work.opened", "work.closed",
    ),
    details={
        "grade.given": BY_WHOM | {"item": ["home"], "value": [1, 2, 3], "best": [1], "worst": [4, 4, ""]},
        "decision.made": {"reasons": ["so"], "decision": ["close", "step_down", "continue"], "cites": REFS},
    },
    areas=(("physical-care",), ("physical-care",), ("physical-care",), ("health",), ("physical-care", "health")),
    levels=("", "early_help", "child_in_need"),
    sizes=(3, 5, 8),
    spread=150,
)  # fmt: skip
