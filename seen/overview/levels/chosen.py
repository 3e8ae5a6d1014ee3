"""Which of several things a page of levels shows: what can be chosen, under addresses that stay the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import urlencode

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Choice:
    """A link to one of several; `current` is the one that the page shows."""

    text: str
    href: str
    current: bool


def keyed(ids: Sequence[tuple[str, ...]]) -> list[str]:
    """Return a key for each of several, whatever their order: the first part of its id, and from the second of the
    same on a number behind it."""
    return [
        id_[0] if not (before := sum(other[0] == id_[0] and other < id_ for other in ids)) else f"{id_[0]}-{before + 1}"
        for id_ in ids
    ]


def chosen(
    things: Sequence[tuple[str, str, Thing]], *, by: str, wanted: str
) -> tuple[Thing | None, tuple[Choice, ...]]:
    """Return the thing under the key that is wanted, or else the first, and links to all. Things: key, words, itself.

    `by` is what the key is called in the address.
    """
    keys = [key for key, _, _ in things]
    at = keys.index(wanted) if wanted in keys else 0
    links = tuple(
        Choice(text, f"?{urlencode({by: key})}", number == at) for number, (key, text, _) in enumerate(things)
    )
    return (things[at][2] if things else None), links
