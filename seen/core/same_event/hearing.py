"""Reads one account: which topics it speaks of, whom it names, its own words, and which days it means."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time
from functools import lru_cache
from itertools import chain

from seen.core.same_event.account import Account, Family
from seen.core.same_event.lexicon import SHORTEST, Lexicon
from seen.core.same_event.said_days import MONTHS, NONE, WEEKDAYS, said_days
from seen.core.same_event.topics import Sort

PIECE = re.compile(r"[Aa]&[Ee]|\d+(?:[.:]\d+)*|[^\W\d_]+(?:['’\-][^\W\d_]+)*|[.!?;\n]")
CLOCK = re.compile(r"\b(\d{1,2})[.:](\d{2})(?!\d|\s*(?:kg|cm|%))|\b(\d{1,2})\s?(?:am|pm)\b", re.IGNORECASE)
STOPS = frozenset(".!?;\n")
DATES = frozenset({*WEEKDAYS, *MONTHS, "christmas", "easter"})
KEPT = 5_000  # texts whose reading is kept: a child's record is read again with every new entry
AGAIN = frozenset({"again", "another"})


@dataclass(frozen=True, slots=True)
class Spoken:
    """What a text says, whenever it was written. `words` are its own, by what all their forms have in common, topics
    left out; `may_be_named` only begin a sentence here; `again` where it speaks of a repeat; `things` is all that it
    could share with another. Never changed: it is kept for the next reading of the same text."""

    topics: frozenset[str]
    words: Mapping[str, str]
    named: frozenset[str]
    may_be_named: frozenset[str]
    clocks: frozenset[tuple[int, int]]
    again: bool
    happenings: frozenset[str]  # the topics that say what took place
    parts: frozenset[str]  # and those that are parts of the body
    things: frozenset[str | tuple[int, int]]


@dataclass(slots=True)
class Heard:
    """What one account says, and when. `first` and `last` are day numbers; `said` the days that its words name."""

    account: Account
    spoken: Spoken
    first: int
    last: int
    topics: frozenset[str]
    clocks: frozenset[tuple[int, int]]
    said: frozenset[int]
    words: Mapping[str, str]
    named: frozenset[str]
    names: frozenset[str] = frozenset()
    sibling_alone: bool = False  # it names a brother or sister, and not the child

    @property
    def exact(self) -> bool:
        """Answer whether its day is known."""
        return self.first == self.last


def hear(account: Account, days: tuple[date, date], *, lexicon: Lexicon) -> Heard:
    """Return what an account says."""
    first, last = days[0].toordinal(), days[1].toordinal()
    spoken = speak(account.text, lexicon)
    clocks = spoken.clocks | _clock(account.at) if account.at else spoken.clocks
    said = said_days(account.text, days[1]) if first == last else NONE
    named = spoken.named | names_known((), [account.person]) if account.person else spoken.named
    return Heard(account, spoken, first, last, spoken.topics, clocks, said, spoken.words, named)


def may_share(account: Account, spoken: Spoken) -> frozenset[str | tuple[int, int]]:
    """Return all that an account could share with another, whoever is named in the record."""
    things = spoken.things
    if account.at:
        things |= _clock(account.at)
    return things | names_known((), [account.person]) if account.person else things


def _clock(at: time) -> frozenset[tuple[int, int]]:
    return frozenset({(at.hour % 12, at.minute)})


@lru_cache(maxsize=KEPT)
def speak(text: str, lexicon: Lexicon) -> Spoken:
    """Return what a text says."""
    pieces = PIECE.findall(text)
    folded = [piece.casefold().replace("’", "'") for piece in pieces]
    places = lexicon.topics.found([piece if piece not in STOPS else "." for piece in folded])
    taken = set().union(*places.values()) if places else set()
    named, may_be_named = _names(pieces, folded, lexicon.passed_over)
    words = {
        lexicon.root(word): word
        for at, word in enumerate(folded)
        if len(word) >= SHORTEST
        and at not in taken
        and word[0].isalpha()
        and word not in lexicon.passed_over
        and word not in named
        and word not in DATES
    }
    clocks = frozenset(_times(text))
    return Spoken(
        topics=frozenset(places),
        words=words,
        named=frozenset(named),
        may_be_named=frozenset(may_be_named - named),
        clocks=clocks,
        again=not AGAIN.isdisjoint(folded),
        happenings=lexicon.topics.of_sort(places, Sort.HAPPENING),
        parts=lexicon.topics.of_sort(places, Sort.PART),
        things=frozenset(chain(places, words, named, may_be_named, clocks)),
    )


def names_known(spoken: Iterable[Spoken], people: Iterable[str] = ()) -> frozenset[str]:
    """Return the words that some account shows to be names; `people` are those given apart."""
    also = (piece.casefold() for person in people for piece in PIECE.findall(person) if piece[0].isupper())
    return frozenset(chain(chain.from_iterable({one.named for one in spoken}), also))


def name_them(heard: Collection[Heard], family: Family, *, known: frozenset[str], lexicon: Lexicon) -> None:
    """Settle whom each account names. A word that begins a sentence is a name where some account shows that it is one.

    The child's own name is no sign: every account is about the child.
    """
    for one in heard:
        names = one.named | (one.spoken.may_be_named & known)
        one.names = names - family.child
        if names:
            roots = {lexicon.root(name) for name in names}
            one.words = {root: word for root, word in one.words.items() if root not in roots}
        one.sibling_alone = _calls(one, family.siblings) and not _calls(one, family.child)


def _calls(one: Heard, names: frozenset[str]) -> bool:
    return not (one.named.isdisjoint(names) and one.spoken.may_be_named.isdisjoint(names))


def _names(pieces: list[str], folded: list[str], passed_over: Collection[str]) -> tuple[set[str], set[str]]:
    """Return the capitalised words within sentences, and those that begin one."""
    sure: set[str] = set()
    perhaps: set[str] = set()
    begins = True
    for piece, word in zip(pieces, folded, strict=True):
        if piece in STOPS:
            begins = True
            continue
        if piece[0].isupper() and not piece.isupper() and word not in DATES:
            plain = word.removesuffix("'s")
            if plain not in passed_over:
                (perhaps if begins else sure).add(plain)
        begins = False
    return sure, perhaps


def _times(text: str) -> Iterator[tuple[int, int]]:
    """Yield the times of day that a text gives, on a clock of twelve hours: 8.40 pm is 20:40."""
    for hour, minute, whole in CLOCK.findall(text):
        at, past = int(hour or whole), int(minute or 0)
        if at < 24 and past < 60:
            yield at % 12, past
