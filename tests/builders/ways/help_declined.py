"""Offers declined, work closed, and worries after them."""

from tests.builders.ways import Way

NEEDS = {"need": ["", "", "parenting", "speech"]}

WAY = Way(
    kinds=(
        "help.declined", "work.closed", "food.concern", "school.tired", "care.emotional", "school.hungry",
        "food.concern", "help.started", "work.opened", "action.overdue",
    ),
    details={"help.declined": NEEDS, "help.started": NEEDS, "food.concern": {"cause": ["", "", "money"]}},
    levels=("", "", "", "early_help"),
    sizes=(6, 10, 16, 24),
)  # fmt: skip
