"""What the rule knows of words and kinds, as seen/knowledge gives it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from seen.core.same_event.topics import Topics

ENDINGS = ("'s", "ingly", "edly", "ing", "ies", "ed", "es", "s", "ly")
SHORTEST = 3  # letters of a word that can show something


@dataclass(frozen=True, eq=False)
class Lexicon:
    """Topics; words that show nothing; kinds that come again and again; families of kinds, by kind; the
    topic that says no more than a kind does, by kind; forms of one word that its endings do not show.

    A pattern of kinds such as `school.*` stands for every kind that begins so.
    """

    topics: Topics
    passed_over: frozenset[str]
    repeating: frozenset[str]
    families: Mapping[str, frozenset[str]]
    restated: Mapping[str, str]
    forms: Mapping[str, str]

    def root(self, word: str) -> str:
        """Return what a word and its other forms have in common."""
        return self.forms.get(word) or stem(word)

    def repeats(self, kind: str) -> bool:
        """Answer whether this kind comes again and again, so that another day is another event."""
        return kind in self.repeating or f"{kind.partition('.')[0]}.*" in self.repeating

    def alike(self, one: str, other: str) -> bool:
        """Answer whether different agencies record one event under these two kinds."""
        return bool(self.families.get(one, frozenset()) & self.families.get(other, frozenset()))


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Return a word without its ending, so that “slipped” and “slips” are one."""
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST:
            word = word[: -len(ending)]
            break
    return word[:-1] if len(word) > SHORTEST and word[-1] == word[-2] else word
