"""Row 16: worries that gather round one child, and grades of brothers and sisters on few days."""

from tests.builders.ways import Way

WAY = Way(
    kinds=("food.concern", "clothing.concern", "care.emotional", "health.untreated", "note.strength", "grade.given"),
    details={
        "grade.given": {
            "instrument": ["tool"], "version": ["1"], "item": ["warmth", "meals", "home-upkeep"],
            "value": [1, 2, 3, 4], "best": [1], "worst": [4],
        },
    },
    siblings=2,
    sizes=(1, 3, 8, 14),
    spread=300,
)  # fmt: skip
