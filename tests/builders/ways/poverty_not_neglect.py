"""Grades of several items, many at the worst for want of money, with the carers' effort as high or not."""

from tests.builders.ways import Way

WAY = Way(
    kinds=("grade.given", "grade.given", "grade.given", "food.concern", "help.offered", "money.hardship"),
    details={
        "grade.given": {
            "instrument": ["toolkit"],
            "item": ["food", "heating", "clothes", "home", "effort", "wanting-change", "warmth"],
            "value": [1, 4, 4],
            "worst": [4],
            "cause": ["money", "money", "landlord", "money", ""],
            "effort": ["", "high", "high", "low"],
            "rater_role": ["worker"],
        },
        "food.concern": {"cause": ["", "money"]},
    },
    sources=("observed",),
    sizes=(1, 2, 3, 6),
)
