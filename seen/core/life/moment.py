"""One entry as overviews and pictures read it: short columns alone, thousands of them at once."""

from collections.abc import Hashable
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from seen.core.timeline.selection import HARDSHIP


class Moment(NamedTuple):
    """An entry of a child's story, without its words. `ref` is the entry.

    Both days are None where nobody knows the date; they differ where it is partial. `recorded` is when it reached the
    record, `written` the moment at which this version was stored, `imported` whether a file brought it. `agency` is who
    told it, by name, `agency_id` by key. `polarity` is -1 a worry, 0, or 1 a strength; `severity` 0 to 3.
    `event` is the same for all accounts that people said are one event, else None; `account` is the same where one
    telling is about several children, and good for nothing but comparing.
    """

    ref: UUID
    earliest: date | None
    latest: date | None
    about: bool
    until: date | None
    recorded: date
    kind: str
    also: tuple[str, ...]
    agency: str
    source_type: str
    polarity: int
    severity: int
    areas: tuple[str, ...]
    person: str
    imported: bool
    event: UUID | None = None
    agency_id: UUID | None = None
    account: Hashable = None
    written: datetime | None = None

    @property
    def kinds(self) -> tuple[str, ...]:
        """Return every kind of the telling, its first one first."""
        return (self.kind, *self.also)

    @property
    def day(self) -> date | None:
        """Return the one day at which it stands, None where nobody knows the date.

        A partial date stands at its latest day, or at the day it was recorded if that is earlier: as patterns read it.
        """
        if self.latest is None or self.earliest is None or self.earliest == self.latest:
            return self.latest
        return max(self.earliest, min(self.latest, self.recorded))

    @property
    def is_worry(self) -> bool:
        """Answer whether it is a worry. Hardship in itself never is (practice.md 2)."""
        return self.polarity < 0 and not self.kind.startswith(HARDSHIP)
