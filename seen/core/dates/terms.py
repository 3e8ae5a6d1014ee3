"""The school terms by which a partnership dates things, and the seasons."""

from dataclasses import dataclass
from datetime import date, timedelta

# Meteorological seasons: first month and number of months. Winter begins in December and ends in the next year.
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
SEASON_MONTHS = 3


@dataclass(frozen=True, slots=True)
class Term:
    """One term in any year: first and last day as (month, day), both in."""

    first: tuple[int, int]
    last: tuple[int, int]

    def days(self, year: int) -> tuple[date, date]:
        """Return the first and last day of the term in that calendar year."""
        return date(year, *self.first), date(year, *self.last)


@dataclass(frozen=True, slots=True)
class Terms:
    """A partnership's three terms. They may overlap, because a name such as "spring term" is looser than a calendar."""

    autumn: Term
    spring: Term
    summer: Term

    def days(self, name: str, year: int) -> tuple[date, date]:
        """Return the first and last day of a term, by its name (autumn, spring or summer)."""
        return {"autumn": self.autumn, "spring": self.spring, "summer": self.summer}[name].days(year)

    def school_year(self, year: int) -> tuple[date, date]:
        """Return the first and last day of the school year that begins in `year`."""
        return date(year, *self.autumn.first), date(year + 1, *self.autumn.first) - timedelta(days=1)


# Source: the project's event kinds, Dates; wide enough for every English authority's own calendar.
ENGLAND = Terms(
    autumn=Term((9, 1), (12, 31)),
    spring=Term((1, 1), (4, 30)),
    summer=Term((4, 1), (8, 31)),
)
