"""Records of attendance, good and bad and coded in every way, with worries, levels and grades beside them."""

from tests.builders.ways import Way

WAY = Way(
    kinds=(
        "school.attendance", "school.attendance", "school.attendance", "food.concern", "level.changed", "grade.given",
    ),
    details={
        "school.attendance": {
            "possible": [30],
            "missed": [0, 2, 5, 12, 20],
            "codes": ["", "U", "I", "I U", "H", {"U": 4, "I": 2}],
        },
        "level.changed": {"from": ["child_in_need"], "to": ["early_help", "child_protection"]},
        "grade.given": {"instrument": ["toolkit"], "item": ["food"], "value": [2, 3], "best": [1], "worst": [4]},
    },
    sources=("observed",),
    sizes=(1, 4, 8, 14),
)  # fmt: skip
