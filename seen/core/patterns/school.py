"""What a record of school attendance says: the sessions possible, those missed that count, those nobody explained."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from seen.core.timeline.event import Event

NEVER = frozenset({"I", "M", "C2", "Y"})
"""Codes that never count: illness, a medical appointment, a part-time timetable, the child unable to attend."""
UNEXPLAINED = frozenset({"N", "O", "U"})
"""No reason yet, no reason accepted, late after the register closed. Source: attendance-guidance-2024."""
PRESENT = frozenset({"L", "/", "\\", "B", "K", "P", "V", "W"})
"""Codes of a child who was there, or elsewhere as the school agreed."""


class Sessions(NamedTuple):
    """The sessions possible, those missed that count, those of them that nobody explained.

    `told` is whether it is known how many sessions were missed for which reason.
    """

    possible: int
    missed: int
    unexplained: int
    told: bool


def sessions_of(event: Event) -> Sessions | None:
    """Return what a record says, None where its numbers cannot be read.

    Where nobody wrote how many sessions were missed for which reason, all that were missed count, and as explained only
    where a reason was named that explains.
    """
    held = event.detail.get("codes")
    words = tuple(f"{code}:{number}" for code, number in held.items()) if isinstance(held, Mapping) else None
    return _told(event.says("possible"), event.says("missed"), words or event.lists("codes"))


# Several patterns read the records of a child, and each through several windows.
@lru_cache(maxsize=4_096)
def _told(possible: str, missed: str, words: tuple[str, ...]) -> Sessions | None:
    if not (possible.isdecimal() and missed.isdecimal() and int(missed) <= int(possible)):
        return None
    gone = int(missed)
    by_code = _by_code(words)
    if by_code:
        counting = max(gone - sum(number for code, number in by_code.items() if code in NEVER), 0)
        unexplained = sum(number for code, number in by_code.items() if code in UNEXPLAINED)
        return Sessions(int(possible), counting, min(unexplained, counting), True)
    codes = {word.upper() for word in words} - PRESENT
    if codes and codes <= NEVER:
        return Sessions(int(possible), 0, 0, True)
    unexplained = gone if codes - NEVER <= UNEXPLAINED else 0
    return Sessions(int(possible), gone, unexplained, not gone or (bool(codes) and codes <= UNEXPLAINED))


def _by_code(words: Sequence[str]) -> dict[str, int]:
    """Return the sessions of each code where they are told, as `U:6 I:2` or `{"U": 6}`; empty where they are not."""
    pairs = [(code, number) for code, _, number in (word.partition(":") for word in words)]
    told = {code.strip().upper(): int(number) for code, number in pairs if number.strip().isdecimal()}
    return told if len(told) == len(pairs) else {}
