"""Understands the words that agencies put in a cell for a kind, an area, a worry or how something is known."""

from collections.abc import Iterable, Mapping
from functools import cache

from seen.integrations.tabular.headings import folded
from seen.kit.knowledge.kinds import areas, kinds, source_types
from seen.kit.knowledge.load import load
from seen.kit.knowledge.vocabulary import vocabulary


def kind_named(text: str) -> str:
    """Return the kind that a cell names by slug, by its full words or by a short word, or nothing."""
    return text if text in kinds() else _kinds().get(folded(text), "")


def area_named(text: str) -> str:
    """Return the area of care that a cell names, or nothing."""
    return _areas().get(folded(text), "")


def source_type_named(text: str) -> str:
    """Return how something is known, as a slug, or nothing."""
    return _source_types().get(folded(text), "")


def agency_type_named(text: str) -> str:
    """Return the sort of agency that a cell names, by slug or by its full words, or nothing."""
    return _agency_types().get(folded(text), "")


def polarity_named(text: str) -> int | None:
    """Return -1, 0 or 1 for a word that says worry, neither or going well; None for any other."""
    return _polarities().get(text.strip().casefold())


@cache
def _kinds() -> Mapping[str, str]:
    short = load("vocabulary/headings")["kinds"]
    found = {folded(word): slug for slug, words in short.items() for word in words}
    return _by_words({slug: kind.label for slug, kind in kinds().items()}) | found


@cache
def _areas() -> Mapping[str, str]:
    return _by_words(areas())


@cache
def _source_types() -> Mapping[str, str]:
    return _by_words(source_types())


@cache
def _agency_types() -> Mapping[str, str]:
    return _by_words(vocabulary().agency_types)


@cache
def _polarities() -> Mapping[str, int]:
    return {word: int(sign) for sign, words in load("vocabulary/headings")["polarity"].items() for word in words}


def _by_words(table: Mapping[str, str]) -> dict[str, str]:
    pairs: Iterable[tuple[str, str]] = table.items()
    return {folded(word): slug for slug, label in pairs for word in (slug, label)}
