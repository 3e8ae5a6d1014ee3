"""Finds the phrases of a word list in a note, leaving out what the note denies."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from seen.core.suggesting.denials import DENIES, denied, denied_after
from seen.core.suggesting.tokens import Token, tokens

GAP = ".."
LETTERS = 3
WIDEST_GAP = 4
"""Words that may stand in the place of “..” in a phrase: “asked .. food” finds “asked two friends for food”."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase as words. A word that ends in * stands for all that begin so; “..” for up to four words of any sort."""

    words: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> "Phrase":
        """Return the phrase of a text such as `asked .. food`."""
        return cls(tuple(text.casefold().split()))

    @property
    def denies(self) -> bool:
        """Answer whether the phrase holds its own denial, as “no coat” does."""
        return any(word in DENIES or word.endswith("n't") for word in self.words)


class Index:
    """Phrases by how they begin. Made once for a word list of some thousand: a note has thousands of words."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self.begin: dict[str, list[Phrase]] = defaultdict(list)
        for phrase in dict.fromkeys(phrases):
            self.begin[phrase.words[0][:LETTERS].rstrip("*")].append(phrase)


@dataclass(frozen=True, slots=True)
class Match:
    """Where a phrase was found: the places of its words among the note's, and the words as they were typed."""

    start: int
    end: int
    typed: str


def found(text: str, phrases: Iterable[Phrase] | Index) -> dict[Phrase, tuple[Match, ...]]:
    """Return every place of each phrase that the note says and does not deny; a phrase with none is left out.

    What lies inside a longer match is left out too: “smelt of alcohol” says nothing of “smelt”.
    """
    note = tokens(text)
    said = _said(note, phrases)
    own = frozenset(
        at for phrase, places in said.items() if phrase.denies for start, end in places for at in range(start, end)
    )
    no = denied(note, taken=own) | own
    standing = {
        phrase: [place for place in places if phrase.denies or not _is_denied(note, place, no)]
        for phrase, places in said.items()
    }
    outer = _outermost(place for places in standing.values() for place in places)
    kept = {phrase: [one for one in places if one in outer] for phrase, places in standing.items()}
    return {
        phrase: tuple(Match(start, end, text[note[start].start : note[end - 1].end]) for start, end in places)
        for phrase, places in kept.items()
        if places
    }


def said_at_all(text: str, phrases: Iterable[Phrase]) -> tuple[str, ...]:
    """Return the words typed for each phrase found, denied or not: for what must be heard either way."""
    note = tokens(text)
    places = sorted(place for places in _said(note, phrases).values() for place in places)
    return tuple(dict.fromkeys(text[note[start].start : note[end - 1].end] for start, end in places))


class Names:
    """Names, each with the phrases that say it: made once for a word list."""

    def __init__(self, names: Mapping[str, Iterable[Phrase]]) -> None:
        self.owner = {phrase: name for name, phrases in names.items() for phrase in phrases}
        self.index = Index(self.owner)


def named_in(text: str, names: Names) -> tuple[str, str] | None:
    """Return the one name whose phrases the text holds, denied or not, with its words as typed.

    None where the text holds phrases of none, or of several outside one another: nobody may guess between them.
    """
    note = tokens(text)
    places = [(place, names.owner[phrase]) for phrase, found in _said(note, names.index).items() for place in found]
    outer = _outermost(place for place, _ in places)
    named = sorted((place, name) for place, name in places if place in outer)
    if len({name for _, name in named}) != 1:
        return None
    (start, end), name = named[0]
    return name, text[note[start].start : note[end - 1].end]


def _said(note: Sequence[Token], phrases: Iterable[Phrase] | Index) -> dict[Phrase, list[tuple[int, int]]]:
    """Return the places of each phrase that the note holds."""
    index = phrases if isinstance(phrases, Index) else Index(phrases)
    said: dict[Phrase, list[tuple[int, int]]] = {}
    for start, token in enumerate(note):
        for length in range(1, LETTERS + 1):
            for phrase in index.begin.get(token.word[:length], ()) if length <= len(token.word) else ():
                if end := _match(note, start, phrase.words):
                    said.setdefault(phrase, []).append((start, end))
    return said


def _is_denied(note: Sequence[Token], place: tuple[int, int], no: frozenset[int]) -> bool:
    return bool(no.intersection(range(*place))) or denied_after(note, place[1])


def _outermost(places: Iterable[tuple[int, int]]) -> set[tuple[int, int]]:
    """Return the places that lie inside no other. Read once, in order: a long note may hold thousands."""
    outer: set[tuple[int, int]] = set()
    reached = -1
    for start, end in sorted(set(places), key=lambda place: (place[0], -place[1])):
        if end > reached:
            outer.add((start, end))
            reached = end
    return outer


def _match(note: Sequence[Token], at: int, words: tuple[str, ...]) -> int:
    """Return the place after the last word of a match that begins here, 0 where there is none."""
    for number, word in enumerate(words):
        if word == GAP:
            return _after_gap(note, at, words[number + 1 :])
        if at >= len(note) or not _fits(note[at].word, word):
            return 0
        at += 1
    return at


def _after_gap(note: Sequence[Token], at: int, rest: tuple[str, ...]) -> int:
    for skipped in range(WIDEST_GAP + 1):
        end = _match(note, at + skipped, rest)
        if end:
            return end
        if at + skipped >= len(note) or not note[at + skipped].is_word:
            return 0
    return 0


def _fits(word: str, wanted: str) -> bool:
    return word.startswith(wanted[:-1]) if wanted.endswith("*") else word == wanted
