"""Whether words come near a name: a part of it, a name with one typing mistake, its initials. Names come folded."""

import re
from collections.abc import Sequence
from itertools import zip_longest

SHORTEST_MISSPELT = 4  # shorter names are too near to each other (Ali, Ani, Ari), but beside another word that fits
MOST_INITIALS = 4
DOTTED = re.compile(r"(?:[^\W\d_]\s*\.?\s*){1,4}")


def contains(name: str, words: Sequence[str]) -> bool:
    """Answer whether the words are some of the name's, each once; a single letter may stand for a word, not alone."""
    return _left(name, words) == []


def misspells(name: str, words: Sequence[str]) -> bool:
    """Answer whether the words are some of the name's but for one typing mistake in one of them."""
    left = _left(name, words)
    if left is None or len(left) != 1 or len(left[0]) < SHORTEST_MISSPELT - (len(words) > 1):
        return False
    used = [word for word in words if word != left[0]]
    return any(one_mistake(left[0], word) for word in name.split() if word not in used)


def has_initials(name: str, letters: str) -> bool:
    """Answer whether letters are the initials of a name: of all its words, of the first and last, or of the first."""
    first = "".join(word[0] for word in name.split())
    ends = first[0] + first[-1] if len(first) > 1 else first
    return letters != "" and letters in {first, first[::-1], ends, ends[::-1], first[0]}


def initials_in(text: str) -> str:
    """Return the letters of “A.T.”, “A T” or “AT”, small; nothing for words."""
    letters = re.sub(r"[.\s]", "", text)
    if not letters.isalpha() or len(letters) > MOST_INITIALS or not DOTTED.fullmatch(text.strip()):
        return ""
    apart = all(len(word.strip(".")) == 1 for word in re.split(r"[.\s]+", text) if word)
    return letters.casefold() if apart or letters.isupper() else ""


def one_mistake(one: str, other: str) -> bool:
    """Answer whether one letter too many, too few, wrong, or two changed places parts two words."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    at = next((i for i, (a, b) in enumerate(zip_longest(one, other)) if a != b), 0)
    if len(one) == len(other):
        swapped = one[at : at + 2] == other[at : at + 2][::-1] and one[at + 2 :] == other[at + 2 :]
        return swapped or one[at + 1 :] == other[at + 1 :]
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    return longer[at + 1 :] == shorter[at:]


def _left(name: str, words: Sequence[str]) -> list[str] | None:
    """Return the words that are not the name's; None where none is, or where all that is said is single letters."""
    free, left = name.split(), []
    whole = [word for word in words if len(word) > 1 or word in free]
    for word in whole:
        if word in free:
            free.remove(word)
        else:
            left.append(word)
    for letter in (word for word in words if word not in whole):
        at = next((word for word in free if word[0] == letter), None)
        if at is None:
            left.append(letter)
        else:
            free.remove(at)
    return left if whole else None
