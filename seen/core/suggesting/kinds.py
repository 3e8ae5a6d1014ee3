"""Suggests which kinds of entry the words of a note may mean. The writer confirms them; nothing here decides."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from seen.core.suggesting.phrases import Match, Phrase, found

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


def suggest(text: str, *, polarity: int, band: str, lexicon: Iterable[KindWords]) -> tuple[Suggestion, ...]:
    """Return up to eight kinds with the words that suggested them, in the order in which the note says them.

    What the note denies (“not hungry”) suggests nothing. A note of something going well suggests no worry. `band` is
    the child's age band, blank where the age is not known: then every kind is possible.
    """
    fitting = [each for each in lexicon if _fits(each, polarity=polarity, band=band)]
    standing = found(text, {phrase for each in fitting for phrase in each.phrases})
    told = [(each.kind, _of(each, standing)) for each in fitting]
    told = sorted((pair for pair in told if pair[1]), key=lambda pair: (pair[1][0].start, pair[0]))
    return tuple(Suggestion(kind, tuple(dict.fromkeys(m.typed for m in matches))) for kind, matches in told[:AT_MOST])


def _of(each: KindWords, standing: Mapping[Phrase, tuple[Match, ...]]) -> list[Match]:
    matches = [match for phrase in each.phrases for match in standing.get(phrase, ())]
    return sorted(matches, key=lambda match: (match.start, -match.end))


def _fits(each: KindWords, *, polarity: int, band: str) -> bool:
    if polarity == STRENGTH and each.polarity == WORRY:
        return False
    return not each.bands or not band or band in each.bands
