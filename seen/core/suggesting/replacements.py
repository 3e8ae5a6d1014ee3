"""Which new row of a corrected file may replace which entry that the file no longer holds: offered, never assumed.

For files whose rows have no number of their own. Two rows belong together where they are of one child and say mostly
the same on the same days, or exactly the same on other days; and only where no other row fits as well.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

Days = tuple[date | None, date | None]


@dataclass(frozen=True, slots=True)
class TellingSeen:
    """What an entry says, as far as two are compared: the child, its days, its kind and its words."""

    key: UUID
    child: UUID
    days: Days
    kind: str
    text: str

    @property
    def words(self) -> frozenset[str]:
        """Return its words, each once, whatever their case."""
        return frozenset("".join(sign if sign.isalnum() else " " for sign in self.text.casefold()).split())


def replacements(old: Sequence[TellingSeen], new: Iterable[TellingSeen]) -> Mapping[UUID, UUID]:
    """Return, by the key of an entry left out, the key of the one new entry that may replace it."""
    by_days: dict[tuple[UUID, Days], list[TellingSeen]] = defaultdict(list)
    by_words: dict[tuple[UUID, frozenset[str]], list[TellingSeen]] = defaultdict(list)
    for one in new:
        by_days[one.child, one.days].append(one)
        by_words[one.child, one.words].append(one)
    found: dict[UUID, UUID] = {}
    for left in old:
        alike = [one for one in by_days[left.child, left.days] if _mostly_the_same(left, one)]
        fits = alike or (by_words[left.child, left.words] if left.words else [])
        if len(fits) == 1:
            found[left.key] = fits[0].key
    taken = list(found.values())
    return {left: one for left, one in found.items() if taken.count(one) == 1}


def _mostly_the_same(left: TellingSeen, one: TellingSeen) -> bool:
    """Answer whether half of all their words stand in both; without words, whether their kinds are the same."""
    both, either = left.words & one.words, left.words | one.words
    return len(both) * 2 >= len(either) if either else left.kind == one.kind
