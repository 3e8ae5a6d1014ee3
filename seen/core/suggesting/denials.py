"""Finds what a note denies: “not hungry”, “no bruises, marks or burns”, “bruising: none”."""

from collections.abc import Sequence

from seen.core.suggesting.tokens import STOPS, Token

DENIES = frozenset({"no", "not", "never", "without", "nor", "neither", "denies", "denied", "nil", "none", "cannot"})
NOT_A_DENIAL = frozenset({"only", "just", "know", "knows", "sure", "certain", "clear", "idea", "least", "surprisingly"})
TURNS = frozenset({"but", "although", "though", "however", "except", "yet", "and", "because", "so", "when", "while"})
DENIES_AFTER = frozenset({"none", "nil", "no", "absent", "denied"})
SEES_NOT = frozenset({"seen", "noted", "found", "observed", "noticed", "present", "visible", "reported"})
IS = frozenset({"was", "were", "is", "are", ":", "been", "has", "have"})
REACH = 6
"""Words that one denial reaches over: “did not seem to be at all hungry”."""


def denied(words: Sequence[Token], *, taken: frozenset[int] = frozenset()) -> frozenset[int]:
    """Return the places of words that the note denies. `taken` are places that belong to a phrase, such as the “no”
    of “no coat”: they deny nothing else.
    """
    found: set[int] = set()
    for at, token in enumerate(words):
        if at not in taken and _denies(words, at, token.word):
            found.update(_reached(words, at))
    return frozenset(found)


def denied_after(words: Sequence[Token], end: int) -> bool:
    """Answer whether the words from `end` on deny what stood before: “bruises: none”, “marks were not seen”."""
    at = end
    while at < len(words) and words[at].word in IS:
        at += 1
    if at >= len(words):
        return False
    if words[at].word in DENIES_AFTER:
        return at + 1 == len(words) or not words[at + 1].is_word
    return words[at].word == "not" and at + 1 < len(words) and words[at + 1].word in SEES_NOT


def _denies(words: Sequence[Token], at: int, word: str) -> bool:
    if word not in DENIES and not word.endswith("n't"):
        return False
    return at + 1 >= len(words) or words[at + 1].word not in NOT_A_DENIAL


def _reached(words: Sequence[Token], at: int) -> list[int]:
    """Return the places that a denial reaches: to a stop or a turn, across commas only in a list that ends in “or”."""
    reached: list[int] = []
    left = REACH
    for place in range(at + 1, len(words)):
        word = words[place].word
        if word in STOPS or word in TURNS or left == 0:
            break
        if word == "," and not _goes_on_with_or(words, place):
            break
        if word in {",", "or", "nor"}:
            left = REACH
            continue
        reached.append(place)
        left -= 1
    return reached


def _goes_on_with_or(words: Sequence[Token], comma: int) -> bool:
    for token in words[comma + 1 :]:
        if token.word in STOPS or token.word in TURNS:
            return False
        if token.word in {"or", "nor"}:
            return True
    return False
