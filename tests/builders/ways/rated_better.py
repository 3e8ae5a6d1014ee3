"""Histories of steps down, with grades, attendance and appointments of the weeks round them."""

from tests.builders.ways import Way

LEVELS = ["early_help", "child_in_need", "child_protection"]

WAY = Way(
    kinds=("decision.made", "decision.made", "level.changed", "appointment.not_brought", "appointment.not_brought")
    + ("grade.given",) * 4 + ("school.attendance",) * 3,
    details={
        "decision.made": {"decision": ["step_down", "close", "continue"], "reasons": ["so"]},
        "level.changed": {"from": LEVELS, "to": LEVELS},
        "grade.given": {"instrument": ["tool"], "item": ["food"], "value": [1, 2, 3], "best": [1], "worst": [4]},
        "school.attendance": {"possible": [20], "missed": [1, 5, 10, "some"]},
    },
    sizes=(8, 14, 24),
    spread=250,
)  # fmt: skip
