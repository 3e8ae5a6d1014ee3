"""Disagreements of several stages, some answered, and decisions that not everybody agreed with."""

from tests.builders.ways import Way

STAGES = ["", "1", "2", 3, "9"]
DUE = ["", "", "2027-09-01", "2028-03-01", "soon"]
RAISED = {"stage": STAGES, "due": DUE, "outcome": ["", "", "", "settled"]}
WAY = Way(
    kinds=(
        "challenge.raised", "challenge.raised", "challenge.answered", "decision.made", "meeting.held",
        "work.opened", "work.closed", "level.changed",
    ),
    details={
        "challenge.raised": RAISED,
        "challenge.answered": {"stage": STAGES},
        "decision.made": {"reasons": ["so"], "unanimous": [False, "no", True, ""]},
    },
    levels=("", "early_help", "child_in_need"),
    sizes=(1, 2, 4, 8),
)  # fmt: skip
