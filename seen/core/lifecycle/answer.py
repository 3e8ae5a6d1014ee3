"""When an answer to a question holds: of what cannot wait, "it is not so" holds once two people have said it."""

from collections.abc import Iterable
from uuid import UUID

from seen.core.patterns.contract import Tier

NOT_SO = frozenset({"explained", "wrong_data"})
"""The answers that set a question aside. Source: ux.md 3.6, a question for today needs a second person for it."""


def needs_a_second(answer: str, *, tier: str) -> bool:
    """Return whether one person's answer leaves the question open."""
    return tier == Tier.NOW and answer in NOT_SO


def set_aside(answers: Iterable[tuple[str, UUID | None]]) -> bool:
    """Return whether two different people said that it is not so. `answers` are (answer, by)."""
    return len({by for answer, by in answers if answer in NOT_SO and by is not None}) > 1
