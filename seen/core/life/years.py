"""A life by calendar year: the table that says the same as a picture of it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from itertools import zip_longest

from seen.core.life.axis import Span
from seen.core.life.marks import Counts, counted
from seen.core.life.moment import Moment


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


def by_year(moments: Iterable[Moment], *, life: Span) -> tuple[Year, ...]:
    """Return every year of a life, empty ones too, oldest first; then what has no date, if anything has none."""
    found: dict[int | None, list[Moment]] = defaultdict(list)
    for moment in moments:
        found[moment.day.year if moment.day else None].append(moment)
    years = range(life.since.year, life.until.year + 1)
    undated = [None] if found[None] else []
    return tuple(_year(year, found[year]) for year in (*years, *undated))


def longest_silence(days: Iterable[date], *, until: date) -> Span | None:
    """Return the longest time between two days on which something is known, or since the last; None with no day."""
    known = sorted({day for day in days if day <= until})
    gaps = (Span(*pair) for pair in zip_longest(known, known[1:], fillvalue=until))
    return max(gaps, key=lambda gap: gap.until - gap.since, default=None)


def _year(year: int | None, moments: list[Moment]) -> Year:
    return Year(year, counted(moments), len({moment.agency for moment in moments}))
