"""Disabled children with open work, seen and heard in several ways, graded now and then."""

from tests.builders.ways import Way

WAY = Way(
    kinds=(
        "grade.given",
        "voice.heard",
        "contact.observed",
        "contact.seen",
        "contact.seen",
        "work.opened",
        "level.changed",
    ),
    details={
        "grade.given": {"instrument": ["toolkit"], "item": ["food"], "rater_role": ["worker", "carer"]},
        "voice.heard": {"method": ["", "talk", "symbols"]},
    },
    levels=("", "child_in_need", "child_in_need"),
    disabled=(True, True, True, None, False),
    sources=("observed",),
    sizes=(1, 2, 3, 5),
    spread=600,
)
