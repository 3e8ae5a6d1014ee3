"""Whom the words in a cell mean: certain, proposed for a person to confirm, or nobody who is known here.

Only a number, a reference or a whole name is certain. Part of a name, initials, a name with one typing mistake and
words such as “both boys” are proposals, however likely they look.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from seen.core.identifiers.names import fold, same_name
from seen.core.identifiers.near import contains, has_initials, initials_in, misspells

SEVERAL = re.compile(r"[;|,\n&+/]|\band\b", re.IGNORECASE)
REMARK = re.compile(r"\([^()]*\)")
AT_LEAST = {"children": 2, "boys": 2, "girls": 2, "twins": 2, "siblings": 1, "brothers": 1, "sisters": 1, "this": 1}
Keyed = Callable[[str], UUID | None]


@dataclass(frozen=True, slots=True)
class HouseholdChild:
    """A child of the household whose file it is; the first of a household is the file's own. Names are folded."""

    key: UUID
    names: tuple[str, ...]
    former: tuple[str, ...] = ()
    sex: str = ""
    born: date | None = None

    @property
    def every_name(self) -> tuple[str, ...]:
        """Return the names borne now and before."""
        return self.names + self.former


@dataclass(frozen=True, slots=True)
class GroupWords:
    """Words for several children: each noun with its group, words that change nothing, words that count."""

    nouns: Mapping[str, str]
    fillers: frozenset[str]
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Meant:
    """Whom a cell means. Where `asks`, a person confirms `proposed` or chooses among `offered`.

    `others` is how many more it names who are known to nobody here.
    """

    certain: tuple[UUID, ...] = ()
    others: int = 0
    asks: bool = False
    proposed: tuple[UUID, ...] = ()
    offered: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class _Read:
    """One name or group of a cell. `likely` are all whom it fits; `ticked` those to propose."""

    certain: UUID | None = None
    likely: tuple[UUID, ...] = ()
    ticked: tuple[UUID, ...] = ()
    group: bool = False

    @property
    def says(self) -> bool:
        return self.certain is not None or bool(self.likely) or self.group


def parts(text: str) -> list[str]:
    """Return the names that stand in one cell: “Amir & Zara” holds two."""
    return [part.strip() for part in SEVERAL.split(text) if part.strip()]


def whom(text: str, *, keyed: Keyed, household: Sequence[HouseholdChild], groups: GroupWords) -> Meant:
    """Return whom a cell means. `keyed` gives the child of a reference or number, None for any other words."""
    each = [_read(part, keyed, household, groups) for part in parts(text)]
    whole = _read(text, keyed, household, groups)
    if whole.certain is not None and (keyed(text) or len(_named(each)) < 2):
        return Meant(certain=(whole.certain,))
    if whole.group or len(each) < 2:
        each = [whole]
    if not any(one.says for one in each):
        return Meant(others=len(each))
    certain = dict.fromkeys(one.certain for one in each if one.certain is not None)
    if all(one.certain is not None or not one.says for one in each):
        return Meant(certain=tuple(certain), others=sum(not one.says for one in each))
    proposed = dict.fromkeys(key for one in each for key in ((one.certain,) if one.certain else one.ticked))
    offered = dict.fromkeys([*(child.key for child in household), *certain])
    return Meant(asks=True, proposed=tuple(proposed), offered=tuple(offered))


def _named(each: Iterable[_Read]) -> set[UUID]:
    """Return whom the names of a cell point at, each by itself: “Example, Amir” is one child, however many Examples."""
    return {one.certain or one.likely[0] for one in each if one.certain is not None or len(one.likely) == 1}


def _read(text: str, keyed: Keyed, household: Sequence[HouseholdChild], groups: GroupWords) -> _Read:
    if (key := keyed(text)) is not None:
        return _Read(certain=key)
    if not household:
        return _Read()
    found = _exact(text, household) or _group(text, household, groups) or _near(text, household)
    if found is None and REMARK.search(text):
        bare = _read(REMARK.sub(" ", text).strip(), keyed, household, groups)
        return _Read(likely=(bare.certain,), ticked=(bare.certain,)) if bare.certain else bare
    return found or _Read()


def _exact(text: str, household: Sequence[HouseholdChild]) -> _Read | None:
    """Read a whole name. A name of one word is certain for the file's own child alone, and if no other shares it."""
    said = fold(text)
    now = [child for child in household if any(same_name(said, name) for name in child.names)]
    ever = [child for child in household if any(same_name(said, name) for name in child.every_name)]
    if len(ever) != 1:
        return _likely(child.key for child in ever)
    child, own = ever[0], ever[0] is household[0]
    one_word = " " not in said
    shared = one_word and any(said in name.split() for other in household if other is not child for name in other.names)
    if not shared and (own or (now and not one_word)):
        return _Read(certain=child.key)
    return _likely([child.key])


def _near(text: str, household: Sequence[HouseholdChild]) -> _Read | None:
    """Read part of a name, else a name with one typing mistake, else initials: the first that fits anybody."""
    words, letters = fold(text).split(), initials_in(text)
    fits: tuple[Callable[[str], bool], ...] = (
        lambda name: contains(name, words),
        lambda name: misspells(name, words),
        lambda name: has_initials(name, letters),
    )
    for fit in fits:
        if found := _likely(child.key for child in household if any(fit(name) for name in child.every_name)):
            return found
    return None


def _likely(keys: Iterable[UUID]) -> _Read | None:
    found = tuple(keys)
    return _Read(likely=found, ticked=found if len(found) == 1 else ()) if found else None


def _group(text: str, household: Sequence[HouseholdChild], groups: GroupWords) -> _Read | None:
    """Read “both boys”, “all three children”, “siblings”. Nobody is ticked unless the words fit exactly."""
    count, rest = None, []
    for word in fold(text).split():
        if word in groups.counts or (word.isdecimal() and len(word) < 3):
            count = groups.counts.get(word) or int(word)
        elif word not in groups.fillers:
            rest.append(word)
    noun = groups.nouns.get(" ".join(rest), "")
    if (noun == "this" and count) or (not noun and len(rest) == 2 and len(rest[1]) == 1 and rest[0] in groups.nouns):
        noun = "one"  # “Child 1”, “Sibling B”: which of them, the words do not say
    if not noun:
        return None
    sure, unsure = _members(noun, household)
    fits = len(sure) == count if count else len(sure) >= AT_LEAST.get(noun, len(household) + 1)
    return _Read(group=True, ticked=tuple(sure) if fits and not unsure else ())


def _members(noun: str, household: Sequence[HouseholdChild]) -> tuple[list[UUID], bool]:
    """Return whom a group holds, and whether there are children who may or may not belong to it."""
    own, others = household[0], list(household[1:])
    born = [child.born for child in household]
    among = {"brothers": others, "sisters": others, "siblings": others, "this": [own], "one": []}.get(
        noun, [own, *others]
    )
    sex = {"boys": "male", "brothers": "male", "girls": "female", "sisters": "female"}.get(noun)
    if sex:
        return [child.key for child in among if child.sex == sex], any(not child.sex for child in among)
    if noun == "twins":
        return [child.key for child in among if child.born and born.count(child.born) > 1], None in born
    return [child.key for child in among], False
