"""What of a child's record may stand in a copy for somebody of the family: only where nothing speaks against it.

Practice rules: practice.md 1 (controllers; family links are per person) and 2. What is in doubt stays out, and a person
reads every line of what is left before it is given.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from seen.core.access.visibility import Access

KNOWN_BY = frozenset({"observed", "measured", "record"})  # not what a child, a carer or another worker said
WORDS = re.compile(r"[^\W_]+")
POSTCODE = re.compile(r"\b[a-z]{1,2}[0-9][0-9a-z]? ?[0-9][a-z]{2}\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Told:
    """An entry as this rule reads it.

    `ours`: the reader's own agency controls it. `shared`: told of other children too. `held_back`: a part of it is
    closed. `disputed`: somebody of the family disagrees with it.
    """

    access: str
    ours: bool
    kinds: tuple[str, ...]
    source_type: str
    person: str
    words: str
    held_back: bool = False
    shared: bool = False
    disputed: bool = False


def may_be_given(told: Told, *, kinds: frozenset[str], others: frozenset[str]) -> bool:
    """Answer whether an entry may be proposed for a copy. `others` are names, in lower case, that it must not hold."""
    if told.access != Access.INVOLVED or not told.ours or not set(told.kinds) <= kinds:
        return False
    if told.source_type not in KNOWN_BY or told.held_back or told.shared or told.disputed or told.person:
        return False
    return not POSTCODE.search(told.words) and not others.intersection(WORDS.findall(told.words.casefold()))


def names_that_tell(names: Iterable[str], *, besides: Iterable[str]) -> frozenset[str]:
    """Return the words of names of other people, in lower case, that are not in the names of those whom it is about."""
    own = {word for name in besides for word in WORDS.findall(name.casefold())}
    return frozenset(word for name in names for word in WORDS.findall(name.casefold()) if len(word) > 1) - own
