"""How a court reads a chronology: the last two years in full first, then what went before."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import TypeVar

from seen.core.dates.months import months_back

Told = TypeVar("Told")
MONTHS = 24  # domain.md 2.7: the last two years, then the history


def lately_from(as_of: date) -> date:
    """Return the first day of the last two years, which ends on `as_of`."""
    return months_back(as_of, MONTHS)


def in_court_order(
    told: Iterable[Told], *, latest: Callable[[Told], date | None], as_of: date
) -> tuple[list[Told], list[Told], list[Told]]:
    """Return what was told of the last two years, of the time before, and of no known date; each in the order given.

    `latest` gives the last day on which something can have been: a partial date that may lie in the two years does.
    """
    lately: list[Told] = []
    before: list[Told] = []
    undated: list[Told] = []
    first = lately_from(as_of)
    for one in told:
        day = latest(one)
        (undated if day is None else lately if day >= first else before).append(one)
    return lately, before, undated
