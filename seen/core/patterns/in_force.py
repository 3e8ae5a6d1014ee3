"""Which numbers patterns look with on a day: each threshold as it was given last by then."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Given:
    """Numbers of one pattern from a day on; `date.min` is always."""

    pattern: str
    since: date
    numbers: Mapping[str, int]


def in_force(*sources: Iterable[Given], on: date) -> dict[str, dict[str, int]]:
    """Return the numbers on a day: pattern id, then threshold name. A later source stands over an earlier one.

    Within a source the number with the later day stands; of two with the same day, the one given last.
    """
    found: dict[str, dict[str, int]] = {}
    for source in sources:
        for given in sorted((one for one in source if one.since <= on), key=lambda one: one.since):
            found.setdefault(given.pattern, {}).update(given.numbers)
    return {pattern: numbers for pattern, numbers in found.items() if numbers}
