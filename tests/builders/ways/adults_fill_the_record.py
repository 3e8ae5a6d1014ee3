"""Histories in which the adults speak much, or are what is written about."""

from tests.builders.ways import Way

WAY = Way(
    kinds=("food.concern",) * 3
    + ("adult.illness",) * 3
    + ("help.offered", "contact.seen_alone", "goal.set", "action.agreed", "worker.allocated"),
    details={
        "goal.set": {"goal": ["mornings"], "for": ["adult", "adult", "child", ""]},
        "action.agreed": {"action": ["alarms"], "for": ["adult", ""]},
    },
    sources=("carer_said", "carer_said", "observed", ""),
    levels=("child_in_need", "early_help", ""),
    sizes=(5, 8, 14),
)  # fmt: skip
