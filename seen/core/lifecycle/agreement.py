"""What rests on a family's agreement alone, and so ends with their no; practice.md 1, Legal basis and confidence."""

from collections.abc import Collection

AGREED = "early_help"  # the reason to hold a child that the family agrees to
STATUTORY = frozenset({"s17", "s47"})  # reasons that need no agreement
AGREED_LEVELS = frozenset({"early_help", "family_help"})
STATUTORY_LEVELS = frozenset({"child_in_need", "child_protection", "looked_after"})
# The patterns that still run after a no, for the matching desk alone.
ROWS_AFTER_A_NO = frozenset({7, 32, 39})


def rests_on_agreement(*, holds: Collection[str], level: str) -> bool:
    """Answer whether nothing but the family's agreement joins agencies up: no statutory reason, no statutory level."""
    return not STATUTORY.intersection(holds) and level not in STATUTORY_LEVELS


def level_after_a_no(level: str, *, holds: Collection[str]) -> str:
    """Return the level of need once the family has said no: universal, unless it does not rest on their agreement."""
    return "universal" if level in AGREED_LEVELS and rests_on_agreement(holds=holds, level=level) else level
