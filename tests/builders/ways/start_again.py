"""Histories of beginnings, decisions and assessments that cite what came before, or do not."""

from tests.builders.ways import Way

CITES = [[], [], ["e1"], ["e2", "e3"]]

WAY = Way(
    kinds=("grade.given",) * 3
    + ("decision.made", "decision.made", "history.read", "worker.allocated", "referral.made", "food.concern"),
    details={
        "grade.given": {"instrument": ["tool"], "item": ["food", "beds"], "value": [1, 3, 4], "best": [1], "worst": [4],
                        "cites": CITES, "rater_role": ["", "", "carer"]},
        "decision.made": {"reasons": ["so"], "cites": CITES},
    },
    levels=("child_in_need", "early_help", ""),
    sizes=(3, 8, 14),
)  # fmt: skip
