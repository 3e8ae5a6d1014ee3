"""Grades of one or two tools, with and without evidence, while work opens and closes."""

from tests.builders.ways import Way

WAY = Way(
    kinds=("grade.given", "grade.given", "grade.given", "work.opened", "work.opened", "work.closed", "goal.reviewed"),
    details={
        "grade.given": {
            "instrument": ["toolkit", "toolkit", "other"],
            "item": ["food"],
            "cites": [[], ["e1"]],
            "cause": ["", "money"],
            "rater_role": ["worker", "carer"],
        },
    },
    levels=("", "early_help"),
    sources=("", "", "observed"),
    sizes=(1, 3, 6),
)
