"""A transition table: from a status, by an act, to a status. What the table does not hold is refused."""

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from seen.core.refusals import Refusal

Status = TypeVar("Status", bound=StrEnum)


class NotNow(Refusal):
    """The act does not follow from where the record stands."""


def after(table: Mapping[tuple[Status, str], Status], status: Status, act: str, *, sentence: str) -> Status:
    """Return the status that an act leads to. Raises NotNow with the sentence where it leads nowhere."""
    found = table.get((status, act))
    if found is None:
        raise NotNow(sentence)
    return found
