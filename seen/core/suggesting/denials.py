"""Finds what a note denies: “not hungry”, “no bruises, marks or burns”, “bruising: none”."""

from collections.abc import Sequence

from seen.core.suggesting.tokens import STOPS, Token

DENIES = frozenset({"no", "not", "never", "without", "nor", "neither", "denies", "denied", "nil", "none", "cannot"})
NOT_A_DENIAL = frozenset({"only", "just", "know", "knows", "sure", "certain", "clear", "idea", "least", "surprisingly"})
TURNS = frozenset({"but", "although", "though", "however", "except", "yet", "and", "because", "so", "when", "while"})
DENIES_AFTER = frozenset({"none", "nil", "no", "absent", "denied", "nad"})  # nad: nothing abnormal detected
SEES_NOT = frozenset({"seen", "noted", "found", "observed", "noticed", "present", "visible", "reported"})
IS = frozenset({"was", "were", "is", "are", ":", "been", "has", "have"})
LONGEST_LIST = 60
REACH = 6
"""Words that one denial reaches over: “did not seem to be at all hungry”."""


def denied(words: Sequence[Token], *, taken: frozenset[int] = frozenset()) -> frozenset[int]:
    """Return the places of words that the note denies. `taken` are places that belong to a phrase, such as the “no”
    of “no coat”: they deny nothing else.
    """
    found: set[int] = set()
    listing = _lists_that_end_in_or(words)
    for at, token in enumerate(words):
        if at not in taken and _denies(words, at, token.word):
            found.update(_reached(words, at, listing))
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


def _reached(words: Sequence[Token], at: int, listing: frozenset[int]) -> list[int]:
    """Return the places that a denial reaches: to a stop or a turn, across commas only in a list that ends in “or”."""
    reached: list[int] = []
    left = REACH
    for place in range(at + 1, min(at + 1 + LONGEST_LIST, len(words))):
        word = words[place].word
        if word in STOPS or word in TURNS or left == 0 or (word == "," and place not in listing):
            break
        if word in {",", "or", "nor"}:
            left = REACH
            continue
        reached.append(place)
        left -= 1
    return reached


def _lists_that_end_in_or(words: Sequence[Token]) -> frozenset[int]:
    """Return the commas after which the same sentence comes to an “or”. Read backwards, once."""
    commas: set[int] = set()
    goes_on = False
    for place in range(len(words) - 1, -1, -1):
        word = words[place].word
        if word in STOPS or word in TURNS:
            goes_on = False
        elif word in {"or", "nor"}:
            goes_on = True
        elif word == "," and goes_on:
            commas.add(place)
    return frozenset(commas)
