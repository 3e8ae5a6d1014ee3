"""Announced against unannounced visits: the items that were found worse whenever nobody was expected."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from seen.core.instruments.given import Given
from seen.core.instruments.over_time import second

VISITS = 2
"""How many visits of each kind are read, the newest (practice.md 4, row 3)."""
ON_ONE, ON_SEVERAL, SEVERAL = 2, 1, 3
"""A gap worth asking about: so many grades on one item, or so many on each of several (practice.md 4, row 3)."""


@dataclass(frozen=True, slots=True)
class Gap:
    """An item's grades at the newest visits of each kind, newest first. `by` is how many grades lie between the best
    unannounced and the worst announced: what every pair of these visits has at the least; nought where they overlap."""

    item: str
    announced: tuple[int, ...]
    unannounced: tuple[int, ...]

    @property
    def by(self) -> int:
        """Return the gap in grades."""
        return max(min(self.unannounced) - max(self.announced), 0)


@dataclass(frozen=True, slots=True)
class Visits:
    """Announced and unannounced visits side by side: all items graded at both kinds, the widest gap first."""

    announced: tuple[Given, ...]
    unannounced: tuple[Given, ...]
    gaps: tuple[Gap, ...]

    @property
    def apart(self) -> tuple[Gap, ...]:
        """Return the gaps that are worth asking about; none where they are fewer or smaller than that."""
        wide = [gap for gap in self.gaps if gap.by >= ON_SEVERAL]
        asks = len(wide) >= SEVERAL or any(gap.by >= ON_ONE for gap in wide)
        return tuple(wide) if asks else ()


def visits(given: Iterable[Given]) -> Visits | None:
    """Return the newest visits of each kind, side by side; None where there are not `VISITS` of both.

    Only assessments of the newest version, by first raters, of which somebody said whether the visit was announced.
    An item is read where every one of these visits graded it.
    """
    newest = sorted((one for one in given if not second(one)), key=lambda one: (one.on, one.id), reverse=True)
    kept = [one for one in newest if one.version == newest[0].version]
    expected, not_expected = ([one for one in kept if one.announced is kind][:VISITS] for kind in (True, False))
    if min(len(expected), len(not_expected)) < VISITS:
        return None
    first, other = _grades(expected), _grades(not_expected)
    gaps = [Gap(item, first[item], other[item]) for item in first if item in other]
    return Visits(tuple(expected), tuple(not_expected), tuple(sorted(gaps, key=lambda gap: (-gap.by, gap.item))))


def _grades(given: Sequence[Given]) -> Mapping[str, tuple[int, ...]]:
    every = {item: [one.items[item].grade for one in given if item in one.items] for item in given[0].items}
    known = {item: tuple(grade for grade in grades if grade is not None) for item, grades in every.items()}
    return {item: grades for item, grades in known.items() if len(grades) == len(given)}
