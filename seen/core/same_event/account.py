"""One account as the rule reads it: when, what sort, who tells it, and in what words."""

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date, time
from typing import NamedTuple

from seen.core.dates.partial import PartialDate


class Account(NamedTuple):
    """An account of something. `telling` is one and the same for all that was told in one go; `agency` controls it,
    `source` told it; `kinds` are the kind and any further ones; `service` is the one an appointment was with."""

    ref: str
    child: str
    telling: Hashable
    agency: str
    source: str
    on: PartialDate
    kinds: tuple[str, ...]
    text: str = ""
    at: time | None = None
    service: str = ""
    person: str = ""
    done: str = ""  # what was done about it, where that is told apart
    polarity: int = 0

    @property
    def days(self) -> tuple[date, date] | None:
        """Return the first and last day that it can have been; None where nobody knows."""
        if self.on.earliest is None or self.on.latest is None:
            return None
        return self.on.earliest, self.on.latest

    @property
    def exact(self) -> bool:
        """Answer whether its day is known."""
        return self.on.earliest is not None and self.on.earliest == self.on.latest


@dataclass(frozen=True, slots=True)
class Family:
    """The names by which accounts may call the child, and those of brothers and sisters."""

    child: frozenset[str] = frozenset()
    siblings: frozenset[str] = frozenset()


def told_by_one(one: Account, other: Account) -> bool:
    """Answer whether one teller stands behind both: one telling, or the same agency's own rows."""
    return one.telling == other.telling or (one.agency, one.source) == (other.agency, other.source)
