"""Histories of levels that go down and up."""

from tests.builders.ways import Way

WAY = Way(
    kinds=("level.changed",) * 4 + ("goal.met",),
    details={"level.changed": {"from": ["child_in_need"],
                               "to": ["universal", "early_help", "child_in_need", "child_protection", "unheard_of"]}},
    levels=("", "early_help", "child_protection"),
    sizes=(1, 2, 3, 5),
)  # fmt: skip
