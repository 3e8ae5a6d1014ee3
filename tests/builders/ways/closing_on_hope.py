"""Decisions for less help and for more, grades, goals, and visits that came to nothing."""

from tests.builders.ways import Way

BY_WHOM = {"instrument": ["a tool"], "version": ["1"], "rater": ["Bo"], "rater_role": ["worker"]}

GOAL = {"goal": ["teeth", "sleep", ""], "progress": ["better", "same", "worse", ""]}
WAY = Way(
    kinds=(
        "decision.made", "decision.made", "level.changed", "grade.given", "grade.given", "goal.set", "goal.reviewed",
        "goal.met", "contact.no_access", "contact.seen", "help.declined", "work.opened", "work.closed",
    ),
    details={
        "grade.given": BY_WHOM | {"item": ["food", "sleep"], "value": [1, 2, 3, 4], "best": [1], "worst": [4]},
        "decision.made": {"reasons": ["so"], "decision": ["close", "step_down", "step_down", "continue", "nfa"]},
        "goal.set": GOAL, "goal.reviewed": GOAL, "goal.met": GOAL,
        "level.changed": {"from": ["child_protection"], "to": ["child_in_need", "child_protection", "early_help"]},
    },
    levels=("", "early_help", "child_in_need"),
    sizes=(3, 8, 14),
)  # fmt: skip
