"""Topics: one thing that agencies write in different words. Finds those that a text speaks of and does not deny."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from seen.core.suggesting.phrases import Phrase

LETTERS = 3
KEPT = 20_000  # words whose phrases are kept


class Sort(StrEnum):
    """What a topic is: what took place, what or who was in it, a part of the body, or a place."""

    HAPPENING = "happening"
    THING = "thing"
    PART = "part"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic. `says` is how the reason reads: “both speak of a fall”."""

    id: str
    says: str
    sort: Sort
    phrases: tuple[Phrase, ...]


DENIES = frozenset({"no", "not", "never", "without", "denied", "denies", "nil", "didn't", "wasn't", "isn't", "hadn't"})
REACH = 3  # words after a denial that it covers


@dataclass(slots=True)
class Topics:
    """Every topic, looked up by the words of a text."""

    topics: Mapping[str, Topic]
    _begin: dict[str, list[tuple[tuple[str, ...], Topic]]] = field(default_factory=dict)
    _known: dict[str, tuple[tuple[tuple[str, ...], Topic], ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, topics: Iterable[Topic]) -> "Topics":
        """Return the topics, ready to be looked up."""
        made = cls({topic.id: topic for topic in topics})
        for topic in made.topics.values():
            for phrase in topic.phrases:
                key = phrase.words[0].rstrip("*")[:LETTERS]
                made._begin.setdefault(key, []).append((phrase.words, topic))
        return made

    def found(self, words: Sequence[str]) -> dict[str, set[int]]:
        """Return the topics that a text speaks of and does not deny, each with the places of its words."""
        denied = _denied(words)
        spoken: dict[str, set[int]] = {}
        known = self._known
        for at, word in enumerate(words):
            rows = known.get(word)
            for phrase, topic in self._beginning(word) if rows is None else rows:
                size = len(phrase)
                if size > 1 and not _match(words, at, phrase):
                    continue
                if at in denied and phrase[0] not in DENIES:
                    continue
                spoken.setdefault(topic.id, set()).update(range(at, at + size))
        return spoken

    def of_sort(self, topics: Iterable[str], sort: Sort) -> frozenset[str]:
        """Return those of some topics that are of one sort."""
        return frozenset(topic for topic in topics if self.topics[topic].sort is sort)

    def _beginning(self, word: str) -> tuple[tuple[tuple[str, ...], Topic], ...]:
        """Return the phrases that this word may begin. Kept: the same words come again in every text."""
        keys = {word[:length] for length in range(1, LETTERS + 1)}
        rows = tuple(row for key in keys for row in self._begin.get(key, ()) if _fits(word, row[0][0]))
        if len(self._known) < KEPT:
            self._known[word] = rows
        return rows


def _denied(words: Sequence[str]) -> frozenset[int]:
    places: set[int] = set()
    for at, word in enumerate(words):
        if word in DENIES:
            for after in range(at + 1, min(at + 1 + REACH, len(words))):
                if words[after] == ".":
                    break
                places.add(after)
    return frozenset(places)


def _match(words: Sequence[str], at: int, phrase: tuple[str, ...]) -> bool:
    """Answer whether the phrase goes on here; its first word is known to fit."""
    if at + len(phrase) > len(words):
        return False
    return _fits(words[at + 1], phrase[1]) and all(
        _fits(words[at + number], phrase[number]) for number in range(2, len(phrase))
    )


def _fits(word: str, wanted: str) -> bool:
    return word.startswith(wanted[:-1]) if wanted[-1] == "*" else word == wanted
