"""Grades of a few items, many of them the gravest, and decisions in words of love and in others."""

from tests.builders.ways import Way

BY_WHOM = {"instrument": ["a tool"], "version": ["1"], "rater": ["Bo"], "rater_role": ["worker"]}

WAY = Way(
    kinds=("grade.given",) * 4 + ("decision.made", "work.opened", "work.closed", "level.changed"),
    details={
        "grade.given": BY_WHOM | {
            "item": ["food", "sleep", "teeth"], "value": [1, 3, 4, 4, "4", "x"],
            "best": [1], "worst": [4, 4, 4, ""], "cause": ["", "", "", "landlord"],
        },
        "decision.made": {"reasons": ["a close bond", "Much loved", "tidy", "warmth between them"]},
    },
    levels=("", "early_help", "child_in_need"),
    sizes=(3, 8, 14),
)  # fmt: skip
