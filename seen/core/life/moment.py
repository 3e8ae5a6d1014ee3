"""One entry as overviews and pictures read it: short columns alone, thousands of them at once."""

from datetime import date
from typing import NamedTuple
from uuid import UUID


class Moment(NamedTuple):
    """An entry of a child's story, without its words. `ref` is the entry.

    Both days are None where nobody knows the date; they differ where it is partial. `recorded` is when it reached the
    record, `imported` whether a file brought it. `agency` is who told it, by name. `polarity` is -1 a worry, 0, or 1 a
    strength; `severity` 0 to 3. `event` is the same for all accounts that people said are one event, else None.
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

    @property
    def kinds(self) -> tuple[str, ...]:
        """Return every kind of the telling, its first one first."""
        return (self.kind, *self.also)
