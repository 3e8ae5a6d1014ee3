"""What a mark of a picture stands for, counted: each entry is one of these and no other."""

from collections import Counter
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


Counts = Mapping[Mark, int]


def mark_of(moment: Moment) -> Mark:
    """Return what an entry is drawn as. Not brought is a worry with a shape of its own."""
    if NOT_BROUGHT in moment.kinds:
        return Mark.NOT_BROUGHT
    if moment.polarity > 0:
        return Mark.STRENGTH
    return Mark.WORRY if moment.is_worry else Mark.NOTED


def counted(moments: Iterable[Moment]) -> Counts:
    """Return how many entries there are of each, in the order of marks; those of which there are none left out."""
    found = Counter(mark_of(moment) for moment in moments)
    return {mark: found[mark] for mark in Mark if found[mark]}
