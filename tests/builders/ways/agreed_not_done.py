"""Histories of what was agreed with a family, done and seen done or not."""

from tests.builders.ways import Way

NAMES = ["alarms", "teeth", "beds"]

WAY = Way(
    kinds=("action.agreed",) * 4 + ("action.done", "action.overdue", "goal.reviewed", "level.changed"),
    details={
        "action.agreed": {"action": NAMES, "owner": ["family", "family", "school"],
                          "due": ["2027-09-01", "2028-02-01", "2028-06-30", ""], "cause": ["", "", "service"]},
        "action.done": {"action": NAMES, "owner": ["family"], "verified_by": ["", "", "school"]},
        "action.overdue": {"action": NAMES, "owner": ["family"], "cause": ["", "", "money"]},
        "goal.reviewed": {"goal": NAMES, "progress": ["better", "same"]},
        "level.changed": {"from": ["universal"], "to": ["child_in_need", "early_help", "universal"]},
    },
    sources=("carer_said", "carer_said", "carer_said", "observed", ""),
    levels=("child_in_need", "early_help", ""),
    sizes=(8, 14, 24),
)  # fmt: skip
