"""Histories of plans: graded again, with goals that have dates."""

from tests.builders.ways import Way

KINDS = ("grade.given",) * 4 + ("goal.set", "goal.set", "goal.reviewed", "goal.met", "level.changed", "work.opened")
GOAL = {"goal": ["mornings", "teeth", "beds"], "due": ["2027-09-01", "2028-02-01", "2028-06-30", ""],
        "progress": ["better", "same"]}  # fmt: skip

WAY = Way(
    kinds=KINDS,
    details={
        "grade.given": {"instrument": ["tool"], "item": ["food", "beds"], "value": [1, 3, 3, 4], "best": [1],
                        "worst": [4]},
        "goal.set": GOAL,
        "goal.reviewed": GOAL,
        "goal.met": GOAL,
        "level.changed": {"from": ["universal"], "to": ["child_in_need", "child_protection", "child_protection"]},
        "work.opened": {"service": ["social work"]},
    },
    levels=("", "", "early_help", "child_protection"),
)  # fmt: skip
