"""What comes first in a life: the newest worry and strength, and what reached the record since somebody last looked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from seen.core.life.moment import Moment

WORRY, STRENGTH = -1, 1


@dataclass(frozen=True, slots=True)
class New:
    """How much came since a moment: entries in all, and of them worries, strengths and changes of level."""

    entries: int
    worries: int
    strengths: int
    levels: int


def newest_first(moments: Sequence[Moment]) -> list[Moment]:
    """Return a life, given oldest first with what has no date last, the other way round; what has no date stays last.

    Accounts of one event stand together, where the first of them stands.
    """
    dated = [moment for moment in moments if moment.latest]
    ordered = [*reversed(dated), *(moment for moment in moments if not moment.latest)]
    place: dict[object, int] = {}
    for at, moment in enumerate(ordered):
        if moment.event:
            place.setdefault(moment.event, at)
    places = list(enumerate(ordered))
    if place:
        places.sort(key=lambda pair: (place.get(pair[1].event, pair[0]), pair[0]))
    return [moment for _, moment in places]


def newest(ordered: Iterable[Moment], *, polarity: int) -> Moment | None:
    """Return the first worry (-1) or strength (1) of a life given newest first. A day nobody knows is no newest day."""
    return next((moment for moment in ordered if moment.polarity == polarity and moment.latest), None)


def new_since(moments: Iterable[Moment], *, at: datetime) -> New:
    """Return how much was written after a moment, whenever it happened: an old letter that came in today is new."""
    new = [moment for moment in moments if moment.written and moment.written > at]
    return New(
        entries=len(new),
        worries=sum(moment.polarity == WORRY for moment in new),
        strengths=sum(moment.polarity == STRENGTH for moment in new),
        levels=sum("level.changed" in moment.kinds for moment in new),
    )
