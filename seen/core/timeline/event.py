"""One entry of a child's story, as patterns read it. Vocabulary defaults are filled in before it is made."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, NamedTuple

from seen.core.dates.partial import PartialDate

NO_DETAIL: Mapping[str, Any] = MappingProxyType({})


class Event(NamedTuple):
    """An entry. `ref` is unique per child; `agency` is one organisation; `polarity` -1 worry, 0 neutral, +1 strength;
    `severity` 0 to 3; `recorded` is the date on which the entry reached the record; `same_as` is the ref it repeats."""

    ref: str
    child: str
    on: PartialDate
    kind: str
    agency: str
    agency_type: str = ""
    until: date | None = None
    recorded: date | None = None
    source_type: str = ""
    polarity: int = 0
    severity: int = 0
    areas: tuple[str, ...] = ()
    person: str = ""
    text: str = ""
    same_as: str = ""
    detail: Mapping[str, Any] = NO_DETAIL

    @property
    def day(self) -> date | None:
        """Return the day by which it lies in a window, None where nobody knows the date.

        An exact day is that day. A partial date lies by its latest day, or by the day it was recorded if earlier.
        """
        on = self.on
        latest = on.latest
        if on.earliest == latest or latest is None or self.recorded is None:
            return latest
        return min(latest, self.recorded)

    def says(self, key: str) -> str:
        """Return a detail as plain text, empty where it is absent."""
        value = self.detail.get(key)
        return "" if value is None else str(value).strip()

    def confirms(self, key: str) -> bool:
        """Return whether a detail says yes. Absent or unclear is no: not known never counts as good."""
        return self.says(key).lower() in {"true", "yes"}

    def lists(self, key: str) -> tuple[str, ...]:
        """Return a detail as a list of words, whether it came as a list or as text parted by commas, bars or spaces."""
        value = self.detail.get(key)
        if isinstance(value, (list, tuple)):
            return tuple(map(str, value))
        return tuple(self.says(key).replace(",", " ").replace("|", " ").split())
