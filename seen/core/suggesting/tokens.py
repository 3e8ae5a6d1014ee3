"""Breaks a note into words and stops, so that phrases and denials can be found in it."""

import re
from dataclasses import dataclass

_PIECE = re.compile(r"[^\W_]+(?:['’‘ʼ`\-][^\W_]+)*%?|[.!?;:,\n]|[–—]|(?<=\s)-(?=\s)")
_SAME = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'"})
STOPS = frozenset(".!?;:\n–—-")


@dataclass(frozen=True, slots=True)
class Token:
    """One word or stop. `word` is in lower case; `start` and `end` are its place in the text, end not included."""

    word: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        """Answer whether this is a word, not a comma or a stop."""
        return self.word not in STOPS and self.word != ","


def tokens(text: str) -> tuple[Token, ...]:
    """Return the words and stops of a text, each with its place. Never raises."""
    return tuple(
        Token(match.group().casefold().translate(_SAME), match.start(), match.end()) for match in _PIECE.finditer(text)
    )
