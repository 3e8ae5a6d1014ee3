"""Histories of items graded again and again, with the same actions or others."""

from tests.builders.ways import Way

WAY = Way(
    kinds=("grade.given",) * 4 + ("action.agreed", "goal.met", "level.changed"),
    details={
        "grade.given": {"instrument": ["tool"], "item": ["food"], "value": [3, 3, 3, 2], "best": [1], "worst": [4]},
        "action.agreed": {"action": ["alarms", "alarms", "alarms", "alarms", "teeth"], "owner": ["family"]},
        "level.changed": {"from": ["universal"], "to": ["child_in_need"]},
    },
    levels=("child_in_need", "early_help", ""),
    sizes=(8, 14, 24),
)  # fmt: skip
