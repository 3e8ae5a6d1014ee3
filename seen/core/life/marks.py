"""What a mark of a picture stands for, counted: each entry is one of these and no other."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from seen.core.life.moment import Moment

NOT_BROUGHT = "appointment.not_brought"


class Mark(StrEnum):
    """What an entry is drawn as, the order in which marks stand in a row."""

    WORRY = "worry"
    NOT_BROUGHT = "not_brought"
    STRENGTH = "strength"
    NOTED = "noted"


MARKS = tuple(Mark)
_WORRY, _NOT_BROUGHT, _STRENGTH, _NOTED = range(len(MARKS))
Counts = Mapping[Mark, int]


def place_of(moment: Moment, *, worry: bool) -> int:
    """Return the place of an entry's mark among MARKS. Not brought has a shape of its own, worry or not."""
    if moment.kind == NOT_BROUGHT or NOT_BROUGHT in moment.also:
        return _NOT_BROUGHT
    if moment.polarity > 0:
        return _STRENGTH
    return _WORRY if worry else _NOTED


def counted(places: Iterable[int]) -> Counts:
    """Return how many of each mark stand at these places, in the order of marks; none where there is none.

    Thousands are counted for one picture: by place, because an enumeration's own hash takes ten times as long.
    """
    sums = [0] * len(MARKS)
    for place in places:
        sums[place] += 1
    return {mark: count for mark, count in zip(MARKS, sums, strict=True) if count}
