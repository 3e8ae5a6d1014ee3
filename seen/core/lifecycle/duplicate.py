"""Two records that may be one child: proposed by the machine, decided and undone by a person."""

from enum import StrEnum

from seen.core.lifecycle.table import after


class DuplicateStatus(StrEnum):
    """Where a proposal stands."""

    PROPOSED = "proposed"
    SAME = "same"
    DIFFERENT = "different"
    UNDONE = "undone"  # it waits for a decision again


S = DuplicateStatus
OPEN = frozenset({S.PROPOSED, S.UNDONE})
TABLE: dict[tuple[DuplicateStatus, str], DuplicateStatus] = {
    **{(status, answer.value): answer for status in OPEN for answer in (S.SAME, S.DIFFERENT)},
    **{(status, S.UNDONE.value): S.UNDONE for status in (S.SAME, S.DIFFERENT)},
}


def decided(status: DuplicateStatus, answer: str) -> DuplicateStatus:
    """Return the status after an answer (`same`, `different`, `undone`). Raises NotNow."""
    return after(
        TABLE, status, answer, sentence="Somebody has answered this already. Open the page again to see what they said."
    )
