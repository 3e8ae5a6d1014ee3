"""The right of reply: of which questions a family's own words are kept beside it, and what they are shown first."""

from enum import StrEnum


class Shown(StrEnum):
    """What the family is shown: the question as it stands, or the dated facts alone, without the pattern's name."""

    QUESTION = "question"
    FACTS = "facts"


SHOWN = {2: Shown.FACTS, 3: Shown.FACTS, 4: Shown.QUESTION, 20: Shown.QUESTION}
"""Source: practice.md and domain.md 3: the words of the family stand beside rows 2, 3, 4 and 20."""


def shown_to_family(row: int) -> Shown | None:
    """Return what the family is shown of a row's question, None where no right of reply stands beside it."""
    return SHOWN.get(row)
