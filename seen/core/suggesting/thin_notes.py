"""Recognises a note that says too little to act on, and one that speaks of the home and not of the child."""

from collections.abc import Iterable

from seen.core.suggesting.phrases import Phrase, found
from seen.core.suggesting.tokens import tokens

FEWEST_WORDS = 3


def says_little(text: str, *, vague: Iterable[str], names: Iterable[str] = ()) -> bool:
    """Answer whether a note has under three words, or none but vague ones (“very concerned about Amir”)."""
    words = [token.word for token in tokens(text) if token.is_word]
    if len(words) < FEWEST_WORDS:
        return True
    empty = {word.casefold() for word in vague} | _words_of(names)
    return all(word.removesuffix("'s") in empty for word in words)


def only_the_home(text: str, *, tidy: Iterable[Phrase], child: Iterable[str], names: Iterable[str] = ()) -> bool:
    """Answer whether a note calls the home tidy and does not speak of the child at all."""
    if not found(text, tidy):
        return False
    about_child = {word.casefold() for word in child} | _words_of(names)
    return not any(token.word.removesuffix("'s") in about_child for token in tokens(text))


def _words_of(names: Iterable[str]) -> set[str]:
    return {token.word for name in names for token in tokens(name)}
