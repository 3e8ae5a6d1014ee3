"""Names as people have them: one word or many, in any order; and the folded form by which they are found."""

import unicodedata

from seen.core.refusals import Refusal

LONGEST = 200
# Letters that no accent was added to, so that taking accents away leaves them.
_PLAIN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i"})
_DROPPED = "'’‘ʼʻ`´.,"
_SPACES = "-‐‑–—_"


class BadName(Refusal):
    """There is no name in it."""


def read_name(text: str) -> str:
    """Return a name with its spaces settled, else as it was given. Raises BadName."""
    name = " ".join(text.split())
    if not any(sign.isalpha() for sign in name):
        raise BadName("Write the name you know the child or adult by. One word is enough.")
    if len(name) > LONGEST:
        raise BadName(f"Shorten the name by {len(name) - LONGEST} characters.")
    return name


def fold(name: str) -> str:
    """Return a name without case, accents and apostrophes, hyphens as spaces: for finding, never for showing."""
    apart = name
    for _ in range(3):  # taking letters apart makes capitals, and small letters come apart anew
        apart = unicodedata.normalize("NFKD", apart.casefold().translate(_PLAIN))
    kept = (" " if sign in _SPACES else sign for sign in apart if sign not in _DROPPED)
    return " ".join("".join(sign for sign in kept if not unicodedata.combining(sign)).split())


def same_name(one: str, other: str) -> bool:
    """Answer whether two folded names hold the same words, in whatever order a system wrote them."""
    return sorted(one.split()) == sorted(other.split())
