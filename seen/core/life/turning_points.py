"""The few moments at which a life turned: what somebody who opens the record for the first time reads first."""

from collections.abc import Collection, Iterable, Sequence
from fnmatch import fnmatch
from functools import cache
from uuid import UUID

from seen.core.life.moment import Moment

MOST = 7
# What turns a life without anybody having marked it, the weightiest first: level of need, home and household, work.
TURNS = (
    ("level.changed",),
    ("household.*", "address.moved", "area.moved"),
    ("work.*", "worker.*"),
)


def turning_points(
    life: Sequence[Moment], *, curated: Collection[UUID] = frozenset(), most: int = MOST
) -> list[Moment]:
    """Return at most `most` turning points, oldest first, those with no date last. `life` is given oldest first.

    What people marked as significant comes first, then the ranks of TURNS; within a rank the newest. The oldest and the
    newest of all of them are always kept. Accounts of one event are one; what has no date turns a life only where
    somebody marked it.
    """
    ranked = [(rank, moment) for moment in _once(life) if (rank := _rank(moment, curated)) is not None]
    dated = [moment for _, moment in ranked if moment.latest]
    kept = {moment.ref for moment in (*dated[:1], *dated[-1:])}
    by_rank = [moment for rank in range(len(TURNS) + 1) for of, moment in reversed(ranked) if of == rank]
    for moment in by_rank:
        if len(kept) >= most:
            break
        kept.add(moment.ref)
    return [moment for _, moment in ranked if moment.ref in kept]


def _rank(moment: Moment, curated: Collection[UUID]) -> int | None:
    if curated and moment.ref in curated:
        return 0
    return _rank_of(moment.kind, moment.also) if moment.latest else None


@cache
def _rank_of(kind: str, also: tuple[str, ...]) -> int | None:
    """Return the rank in TURNS, from 1, of what one telling is about. Kinds are few, moments thousands."""
    kinds = (kind, *also)
    return next((rank for rank, among in enumerate(TURNS, 1) if _any_of(kinds, among)), None)


def _any_of(kinds: Iterable[str], among: Iterable[str]) -> bool:
    return any(fnmatch(kind, one) for kind in kinds for one in among)


def _once(life: Iterable[Moment]) -> list[Moment]:
    """Keep of the accounts of one event the first."""
    met: set[UUID] = set()
    kept = []
    for moment in life:
        if moment.event is None or moment.event not in met:
            kept.append(moment)
        if moment.event:
            met.add(moment.event)
    return kept
