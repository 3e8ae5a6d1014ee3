"""A life by calendar year: the table that says the same as a picture of it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from itertools import zip_longest

from seen.core.life.axis import Span
from seen.core.life.lanes import Placed
from seen.core.life.marks import Counts, counted


@dataclass(frozen=True, slots=True)
class Year:
    """One calendar year, or what has no date (`year` None): how many entries of each mark, by how many agencies."""

    year: int | None
    counts: Counts = field(default_factory=dict)
    agencies: int = 0

    @property
    def total(self) -> int:
        """Return how many entries there are."""
        return sum(self.counts.values())


def by_year(entries: Iterable[Placed], *, life: Span) -> tuple[Year, ...]:
    """Return every year of a life, empty ones too, oldest first; then what has no date, if anything has none."""
    found: dict[int | None, list[Placed]] = defaultdict(list)
    for one in entries:
        found[None if one.month is None else one.month // 12].append(one)
    years = range(life.since.year, life.until.year + 1)
    undated = [None] if found[None] else []
    return tuple(_year(year, found[year]) for year in (*years, *undated))


def longest_silence(days: Iterable[date], *, until: date) -> Span | None:
    """Return the longest time between two days on which something is known, or since the last; None with no day."""
    known = sorted({day for day in days if day <= until})
    gaps = (Span(*pair) for pair in zip_longest(known, known[1:], fillvalue=until))
    return max(gaps, key=lambda gap: gap.until - gap.since, default=None)


def _year(year: int | None, found: list[Placed]) -> Year:
    return Year(year, counted([one.mark for one in found]), len({one.moment.agency for one in found}))
