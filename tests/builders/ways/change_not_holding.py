"""Histories of good and bad days round reviews, and of grades at visits announced and not."""

from tests.builders.ways import Way

WAY = Way(
    kinds=("meeting.held",) * 3
    + ("note.strength", "note.strength", "food.concern", "food.concern")
    + ("grade.given",) * 4,
    details={
        "meeting.held": {"kind": ["review_conference", "review_conference", "strategy"]},
        "grade.given": {"instrument": ["tool"], "item": ["food", "food", "beds"], "value": [1, 2, 4], "best": [1],
                        "worst": [4], "announced": [True, False, ""]},
        "note.strength": {"about": [""]},
        "food.concern": {"cause": ["", "", "money"]},
    },
    sources=("observed", "observed", "carer_said"),
    sizes=(14, 24, 40),
    spread=250,
)  # fmt: skip
