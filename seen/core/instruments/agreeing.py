"""How far two people who graded the same items agree. It speaks of the grades, never of who gave them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

# Below so many pairs kappa says more about chance than about agreement; a choice of ours, not a published number.
FEWEST_FOR_KAPPA = 10


@dataclass(frozen=True, slots=True)
class Agreement:
    """How many pairs there are, how many of them the same and how many at most one grade apart; and the weighted kappa.

    Kappa is 1 where all agree and 0 where they agree as chance alone would have it; None where the pairs are too few,
    or chance leaves no room.
    """

    count: int
    exact: int
    within_one: int
    kappa: float | None


def agreement(pairs: Iterable[tuple[int, int]], *, grades: int) -> Agreement:
    """Return the agreement of pairs of grades on a scale of `grades` steps.

    The weights of kappa are linear (Cohen 1968): two grades apart counts twice as far as one.
    """
    every = list(pairs)
    for one, other in every:
        if not (1 <= one <= grades and 1 <= other <= grades):
            raise ValueError(f"({one}, {other}) is not a pair of grades from 1 to {grades}")
    apart = [abs(one - other) for one, other in every]
    return Agreement(len(every), apart.count(0), sum(gap <= 1 for gap in apart), _kappa(every))


def _kappa(pairs: list[tuple[int, int]]) -> float | None:
    count = len(pairs)
    if count < FEWEST_FOR_KAPPA:
        return None
    first, second = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    by_chance = sum(abs(a - b) * first[a] * second[b] for a in first for b in second) / count
    if by_chance == 0:
        return None
    return 1 - sum(abs(one - other) for one, other in pairs) / by_chance
