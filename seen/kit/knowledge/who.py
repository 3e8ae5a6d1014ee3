"""The words for several children of one household, from seen/knowledge/vocabulary/who.toml."""

from functools import cache

from seen.core.identifiers.meant import GroupWords
from seen.core.identifiers.names import fold
from seen.kit.knowledge.load import load


@cache
def group_words() -> GroupWords:
    """Return the words that mean several children, folded."""
    table = load("vocabulary/who")
    return GroupWords(
        nouns={fold(word): group for group, words in table["nouns"].items() for word in words},
        fillers=frozenset(fold(word) for word in table["fillers"]),
        counts={fold(word): count for word, count in table["counts"].items()},
    )
