"""Suggests which kinds of entry the words of a note may mean. The writer confirms them; nothing here decides."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from seen.core.suggesting.phrases import Index, Match, Phrase, found

AT_MOST = 8
WORRY, NEUTRAL, STRENGTH = -1, 0, 1


@dataclass(frozen=True, slots=True)
class KindWords:
    """The phrases that suggest one kind. `polarity` is the kind's own; `bands` are empty where it fits any age."""

    kind: str
    polarity: int
    phrases: tuple[Phrase, ...]
    bands: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A kind, and the words as typed that suggested it."""

    kind: str
    words: tuple[str, ...]


class Lexicon:
    """The kinds with their phrases, made ready for the notes of each age and tone once, not for each note."""

    def __init__(self, kinds: Iterable[KindWords]) -> None:
        self.kinds = tuple(kinds)
        self._ready: dict[tuple[bool, str], tuple[Index, dict[Phrase, list[str]]]] = {}

    def __iter__(self) -> Iterator[KindWords]:
        return iter(self.kinds)

    def fitting(self, *, polarity: int, band: str) -> tuple[Index, dict[Phrase, list[str]]]:
        """Return the phrases of the kinds that a note of this age and tone may be of, and the kinds of each phrase."""
        asked = (polarity == STRENGTH, band)
        if asked not in self._ready:
            means: dict[Phrase, list[str]] = defaultdict(list)
            for each in self.kinds:
                for phrase in each.phrases if _fits(each, polarity=polarity, band=band) else ():
                    means[phrase].append(each.kind)
            self._ready[asked] = (Index(means), means)
        return self._ready[asked]


def suggest(text: str, *, polarity: int, band: str, lexicon: Iterable[KindWords]) -> tuple[Suggestion, ...]:
    """Return up to eight kinds with the words that suggested them, in the order in which the note says them.

    What the note denies (“not hungry”) suggests nothing. A note of something going well suggests no worry. `band` is
    the child's age band, blank where the age is not known: then every kind is possible.
    """
    ready = lexicon if isinstance(lexicon, Lexicon) else Lexicon(lexicon)
    index, means = ready.fitting(polarity=polarity, band=band)
    told: dict[str, list[Match]] = defaultdict(list)
    for phrase, matches in found(text, index).items():
        for kind in means[phrase]:
            told[kind].extend(matches)
    ordered = [(kind, sorted(matches, key=lambda match: (match.start, -match.end))) for kind, matches in told.items()]
    ordered.sort(key=lambda pair: (pair[1][0].start, pair[0]))
    return tuple(
        Suggestion(kind, tuple(dict.fromkeys(m.typed for m in matches))) for kind, matches in ordered[:AT_MOST]
    )


def _fits(each: KindWords, *, polarity: int, band: str) -> bool:
    if polarity == STRENGTH and each.polarity == WORRY:
        return False
    return not each.bands or not band or band in each.bands
