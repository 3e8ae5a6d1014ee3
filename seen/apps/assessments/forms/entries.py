"""Entries of the chronology as boxes to tick: what an answer rests on."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from seen.kit.pages.forms import ChooseSome


class Entries(ChooseSome):
    """Entries that an answer rests on. What newer notes pushed off the page since it was opened may still be linked."""

    def valid_value(self, value: Any) -> bool:
        """Answer whether it is a key at all; whether the writer may see the entry is the action's to say."""
        try:
            return bool(UUID(str(value)))
        except ValueError:
            return False


@dataclass(frozen=True, slots=True)
class Option:
    """One entry as a box to tick."""

    id: str
    value: str
    text: str
    told: str
    checked: bool
