"""Weighs what speaks for two accounts being of one event, and what against. The weights are never shown to anybody.

They were settled on the tuned half of the labelled set (seen/rehearsal/bench/accounts) and measured on the other.
"""

from collections import Counter
from collections.abc import Collection, Sequence, Set
from functools import lru_cache
from itertools import chain
from math import fsum
from typing import NamedTuple

from seen.core.same_event.account import Account, Family
from seen.core.same_event.hearing import Heard, names_known, speak
from seen.core.same_event.lexicon import Lexicon
from seen.core.same_event.topics import Sort

ENOUGH = 4.5  # in all
ENOUGH_SAID = 2.0  # of it from what the accounts say
ENOUGH_WITH_A_THIRD = 1.0  # where both could be one event with a third
OF_SORT = {Sort.HAPPENING: 3.0, Sort.THING: 1.3, Sort.PART: 1.3, Sort.PLACE: 1.3}
RESTATED = 1.0
MUCH, LITTLE = 0.6, 0.35  # of what a thing shows that is common in the record, or very common
NAME, WORD, WORDS_AT_MOST, CLOCK = 1.5, 1.5, 4.5, 1.5
SAME_KIND, SAME_REPEATING_KIND, ALIKE, A_NOTE, UNLIKE = 2.0, 1.5, 1.0, 0.5, -1.0
SAME_DAY, DAY_SAID, DAY_APART, MONTH_ONLY = 1.5, 2.0, -1.0, -0.5
REPEATED, AGAIN = -2.5, -2.0
CLOSE, HOURS_APART = 1.0, -2.5
OTHER_HAPPENING, OTHER_PART, LONELY = -2.0, -1.5, -2.0
NEAR, FAR = 90, 300  # minutes
MIDNIGHT = 360  # minutes: two days that meet at midnight are one night
A_DAY = 24 * 60


class Shared(NamedTuple):
    """What two accounts share, the rarest first: what a reason in words is made of."""

    topics: tuple[str, ...]
    names: tuple[str, ...]
    roots: tuple[str, ...]
    clocks: tuple[tuple[int, int], ...]
    day: str  # `same`, `said`, `night`, `may be` or `near`
    words: tuple[str, ...]  # as they were written, in the order of the roots


class Weighed(NamedTuple):
    """What that weighs which two accounts say, and what everything weighs. Never shown to anybody."""

    said: float
    weight: float

    @property
    def enough(self) -> bool:
        """Answer whether it is enough to ask a person."""
        return self.said >= ENOUGH_SAID and self.weight >= ENOUGH

    @property
    def enough_with_a_third(self) -> bool:
        """Answer whether it is enough where each could be one event with the same third account."""
        return self.weight >= ENOUGH_WITH_A_THIRD


class Kinds(NamedTuple):
    """What the kinds of two accounts weigh, the topics that say no more than a kind of both does, and whether such a
    kind comes again and again."""

    weight: float
    restated: frozenset[str]
    repeats: bool


class Record:
    """How common each topic, name and word is in one child's record: what is rare there shows more."""

    def __init__(self, told: Sequence[Account], *, lexicon: Lexicon, family: Family) -> None:
        self.spoken = spoken = [speak(account.text, lexicon) for account in told]
        people = [account.person for account in told if account.person]
        self.lexicon, self.family, self.size = lexicon, family, len(told)
        self.known = names_known(spoken, people)
        self.topics = Counter(chain.from_iterable(one.topics for one in spoken))
        self.words = Counter(chain.from_iterable(one.words for one in spoken))
        self.names = Counter(chain.from_iterable(one.named for one in spoken))
        perhaps = Counter(chain.from_iterable(one.may_be_named for one in spoken))
        self.names.update({name: perhaps[name] for name in self.known & perhaps.keys()})
        self._name = {name: NAME * self._rare(count) for name, count in self.names.items()}
        self._topic = {topic: self._of(topic) * self._rare(count) for topic, count in self.topics.items()}
        # A word that stands everywhere shows nothing.
        rare = ((word, self._rare(count)) for word, count in self.words.items())
        self._word = {word: WORD * much if much > LITTLE else 0.0 for word, much in rare}

    def weigh(self, one: Heard, other: Heard, *, least_said: float = 0.0) -> Weighed | None:
        """Return what speaks for the two being one event; None where they cannot be.

        None too, and nothing more weighed, where what they say shows less than `least_said`.
        """
        if _cannot(one, other):
            return None
        topics, names, clocks = one.topics & other.topics, one.names & other.names, one.clocks & other.clocks
        roots = one.words.keys() & other.words.keys()
        kinds = between_kinds(one.account.kinds, other.account.kinds, self.lexicon)
        said = self._said(topics, names, roots, kinds.restated) + CLOCK * bool(clocks)
        if said < least_said:
            return None
        weight = said + kinds.weight + _days(one, other, kinds) + _hours(one, other) + _against(one, other)
        if len(topics) + len(names) + len(roots) + len(clocks) == 1:
            weight += LONELY
        return Weighed(said, weight)

    def shared(self, one: Heard, other: Heard) -> Shared:
        """Return what the two share, the rarest first, and of a word the shorter of its two forms."""
        roots = _rarest(one.words.keys() & other.words.keys(), self.words)
        forms = ((one.words[root], other.words[root]) for root in roots)
        return Shared(
            topics=_rarest(one.topics & other.topics, self.topics),
            names=_rarest(one.names & other.names, self.names),
            roots=roots,
            clocks=tuple(sorted(one.clocks & other.clocks)),
            day=day_between(one, other),
            words=tuple(min(pair, key=lambda word: (len(word), word)) for pair in forms),
        )

    def _said(self, topics: Set[str], names: Set[str], roots: Set[str], restated: Set[str]) -> float:
        """Return what things shared show: to the last digit the same in whatever order they come."""
        told = [RESTATED if topic in restated else self._topic[topic] for topic in topics]
        if names:
            told += [self._name.get(name, NAME) for name in names]
        if roots:
            told.append(min(fsum([self._word[root] for root in roots]), WORDS_AT_MOST))
        return fsum(told)

    def _of(self, topic: str) -> float:
        return OF_SORT[self.lexicon.topics.topics[topic].sort]

    def _rare(self, count: int) -> float:
        """Return how much a thing shows that stands in so many accounts of the record: all, much or little."""
        if count <= 4 or count * 40 <= self.size:
            return 1.0
        return MUCH if count * 10 <= self.size else LITTLE


@lru_cache(maxsize=16_384)  # a record's few kinds meet again in every pair
def between_kinds(mine: tuple[str, ...], theirs: tuple[str, ...], lexicon: Lexicon) -> Kinds:
    """Return what the kinds of two accounts show."""
    both = set(mine).intersection(theirs)
    return Kinds(
        weight=max([_kind(one, other, lexicon) for one in mine for other in theirs], default=UNLIKE),
        restated=frozenset(lexicon.restated.get(kind, "") for kind in both),
        repeats=any(lexicon.repeats(kind) for kind in both),
    )


def _kind(one: str, other: str, lexicon: Lexicon) -> float:
    """A note may be of anything: that both are notes shows as little as that one is."""
    if one.startswith("note.") or other.startswith("note."):
        return A_NOTE
    if one == other:
        return SAME_REPEATING_KIND if lexicon.repeats(one) else SAME_KIND
    return ALIKE if lexicon.alike(one, other) else UNLIKE


def _cannot(one: Heard, other: Heard) -> bool:
    """Two services' appointments are two; what befell a brother or sister alone did not befall this child."""
    mine, theirs = one.account.service, other.account.service
    if mine and theirs and mine.casefold() != theirs.casefold():
        return True
    return one.sibling_alone != other.sibling_alone


def _against(one: Heard, other: Heard) -> float:
    total = 0.0
    if _differ(one.spoken.happenings, other.spoken.happenings):
        total += OTHER_HAPPENING
    if _differ(one.spoken.parts, other.spoken.parts):
        total += OTHER_PART
    return total


def _differ(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    return bool(mine) and bool(theirs) and mine.isdisjoint(theirs)


def _rarest(found: Collection[str], of: Counter[str]) -> tuple[str, ...]:
    return tuple(sorted(sorted(found), key=of.__getitem__))


def day_between(one: Heard, other: Heard) -> str:
    """Return how the days of two accounts lie: `same`, `said` in words, one `night`, `may be` one day, or `near`."""
    if not (one.exact and other.exact):
        return "may be"
    if one.first == other.first:
        return "same"
    if one.first in other.said or other.first in one.said or not one.said.isdisjoint(other.said):
        return "said"
    apart = minutes_apart(one, other)
    return "night" if apart is not None and apart <= MIDNIGHT else "near"


def minutes_apart(one: Heard, other: Heard) -> int | None:
    """Return the minutes between two accounts that both give a day and a time; None where one does not."""
    mine, theirs = one.account.at, other.account.at
    if not (mine and theirs and one.exact and other.exact):
        return None
    first = one.first * A_DAY + mine.hour * 60 + mine.minute
    second = other.first * A_DAY + theirs.hour * 60 + theirs.minute
    return abs(first - second)


def _days(one: Heard, other: Heard, kinds: Kinds) -> float:
    day = day_between(one, other)
    if day in {"same", "night"}:
        return SAME_DAY
    if day == "said":
        return DAY_SAID
    if day == "may be":
        return MONTH_ONLY
    weight = DAY_APART * abs(one.first - other.first)
    if kinds.repeats:
        weight += REPEATED
    if one.spoken.again or other.spoken.again or _is_today(one) or _is_today(other):
        weight += AGAIN
    return weight


def _is_today(one: Heard) -> bool:
    return one.first in one.said


def _hours(one: Heard, other: Heard) -> float:
    apart = minutes_apart(one, other)
    if apart is None:
        return 0.0
    if apart <= NEAR:
        return CLOSE
    return HOURS_APART if apart > FAR and one.first == other.first else 0.0
