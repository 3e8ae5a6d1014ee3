"""Where a weight lies on the growth chart, by the z or centile written with it, and the fall that asks for help.

Nothing is worked out from the weight itself: whoever saved it placed it, and says under which policy of birth weight.
"""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from statistics import NormalDist
from typing import NamedTuple

from seen.core.timeline.event import Event

WEIGHT = "growth.weight"
LINES = {0.4: -4, 2: -3, 9: -2, 25: -1, 50: 0, 75: 1, 91: 2, 98: 3, 99.6: 4}
"""The lines of a chart, by centile, in spaces above the middle one: a space is two thirds of a standard deviation."""
SPACES_IN_Z = 3 / 2
SECOND, NINTH, NINETY_FIRST = LINES[2], LINES[9], LINES[91]
HALF = 0.5
"""How far below (or above) a line a weight is taken to lie that is written as below (or above) it."""
PLACES = 9
"""Decimals to which places are told apart: a z of -2 lies on the 2nd centile, and not beside it."""
FIRST_DAYS = timedelta(days=14)
"""Babies lose weight after birth: nothing is read from a weight of the first two weeks but where they began."""
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_BELOW, _ABOVE = re.compile(r"<|below|under"), re.compile(r">|above|over")


class Placed(NamedTuple):
    """A weight with its place on the chart, in spaces above the middle line."""

    day: date
    place: float
    event: Event


def place(event: Event) -> float | None:
    """Return how many spaces above the middle line a weight lies, None where neither z nor a centile says so."""
    try:
        return round(float(event.says("z")) * SPACES_IN_Z, PLACES)
    except ValueError:
        return _by_centile(event.says("centile").lower())


def _by_centile(words: str) -> float | None:
    lines = [_line(float(number)) for number in _NUMBER.findall(words)]
    found = [line for line in lines if line is not None]
    if not found:
        return None
    middle = sum(found) / len(found)  # “9th to 25th” lies between them
    return middle - HALF if _BELOW.search(words) else middle + HALF if _ABOVE.search(words) else middle


def _line(centile: float) -> float | None:
    if centile in LINES:
        return LINES[centile]
    return NormalDist().inv_cdf(centile / 100) * SPACES_IN_Z if 0 < centile < 100 else None


def policies(weights: Iterable[Event]) -> dict[str, list[Placed]]:
    """Return the dated weights that have a place, oldest first, by the policy of birth weight under which they do."""
    placed: dict[str, list[Placed]] = {}
    for event in weights:
        day, where = event.day, place(event)
        if day is not None and where is not None:
            placed.setdefault(event.says("policy").lower(), []).append(Placed(day, where, event))
    return placed


def is_low(placed: list[Placed], *, born: date | None) -> bool:
    """Return whether the last weight lies below the 2nd centile. Source: nice-ng75."""
    return _is_grown(placed, born) and placed[-1].place < SECOND


def has_fallen(placed: list[Placed], *, born: date | None) -> bool:
    """Return whether the weight fell: 1 space from below the 9th centile, 3 from above the 91st, or 2.

    The first is the birth weight where it was placed; else the first that was. Source: nice-ng75.
    """
    first, last = placed[0].place, placed[-1].place
    enough = 1 if first < NINTH else 3 if first > NINETY_FIRST else 2
    return _is_grown(placed, born) and round(first - last, PLACES) >= enough


def _is_grown(placed: list[Placed], born: date | None) -> bool:
    return born is None or placed[-1].day >= born + FIRST_DAYS
