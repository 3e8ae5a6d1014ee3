"""What patterns know of the child a timeline is about. Blank means not known, and never counts as good."""

from dataclasses import dataclass
from datetime import date

from seen.core.dates.ages import birthday

LEVELS = ("universal", "early_help", "family_help", "child_in_need", "child_protection", "looked_after")
"""Levels of need, least first."""


@dataclass(frozen=True, slots=True)
class Child:
    """A child. `due` is the expected date of birth; `gestation_days` the days of pregnancy at birth (259 for 37+0);
    `communicates` is `words`, `other` or blank; `level` the level before the first `level.changed`."""

    ref: str
    born: date | None = None
    due: date | None = None
    sex: str = ""
    gestation_days: int | None = None
    disabled: bool | None = None
    communicates: str = ""
    mobile: bool | None = None
    level: str = ""

    @property
    def birth(self) -> date | None:
        """Return the day of birth; for a child not yet born, or not recorded as born, the day expected."""
        return self.born or self.due

    def turns(self, years: int) -> date | None:
        """Return the birthday on which the child becomes `years` old, None where no birth date is known."""
        return None if self.birth is None else birthday(self.birth, years)

    def under(self, years: int, *, on: date) -> bool | None:
        """Return whether the child was younger than `years` on a day, None where no birth date is known."""
        turns = self.turns(years)
        return None if turns is None else on < turns
