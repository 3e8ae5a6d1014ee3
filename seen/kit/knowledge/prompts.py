"""The words of the note: what suggests a kind, what people notice at each age, what is said when a note is saved."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from seen.core.suggesting.kinds import KindWords, Lexicon
from seen.core.suggesting.phrases import Index, Names, Phrase
from seen.kit.knowledge.kinds import kinds
from seen.kit.knowledge.load import load


@dataclass(frozen=True, slots=True)
class Noticed:
    """What people notice about children of one age band, and what goes well: short lines."""

    title: str
    notice: tuple[str, ...]
    well: tuple[str, ...]


@cache
def lexicon() -> Lexicon:
    """Return the phrases that suggest each kind, with the kind's own polarity."""
    rows = load("prompts/kind-words")["words"]
    return Lexicon(
        KindWords(slug, kinds()[slug].polarity, phrases(row["phrases"]), frozenset(row.get("bands", ())))
        for slug, row in rows.items()
    )


def phrases(texts: list[str]) -> tuple[Phrase, ...]:
    """Return phrases as the core reads them."""
    return tuple(Phrase.of(text) for text in texts)


@cache
def abuse() -> tuple[Phrase, ...]:
    """Return the phrases of a child that may speak of other abuse."""
    return phrases(load("prompts/kind-words")["abuse"]["phrases"])


@cache
def vague() -> frozenset[str]:
    """Return the words that alone say too little."""
    return frozenset(load("prompts/kind-words")["vague"]["words"])


@cache
def tidy() -> tuple[tuple[Phrase, ...], frozenset[str]]:
    """Return praise of the home, and the words by which a note would speak of the child."""
    row = load("prompts/kind-words")["tidy"]
    return phrases(row["phrases"]), frozenset(row["child"])


@cache
def noticed(band: str) -> Noticed | None:
    """Return what people notice at an age band; None for a band without a list. `disabled` is the overlay."""
    page = load("prompts/observation")
    row = page["disabled"] if band == "disabled" else page["bands"].get(band)
    return Noticed(row["title"], tuple(row["notice"]), tuple(row["well"])) if row else None


def remember() -> tuple[str, str]:
    """Return the two lines that stand over every list."""
    page = load("prompts/observation")
    return str(page["remember"]), str(page["poverty"])


def at_save(name: str) -> Mapping[str, str]:
    """Return the words of one prompt shown after a note is saved."""
    row: Mapping[str, str] = load("prompts/at-save")["prompts"][name]
    return row


def said(name: str) -> Mapping[str, str]:
    """Return the words of a fixed notice: `abuse`, `nudge`, `not_a_referral`."""
    row: Mapping[str, str] = load("prompts/at-save")[name]
    return row


def details() -> Mapping[str, str]:
    """Return the question for each detail that a kind must carry."""
    row: Mapping[str, str] = load("prompts/kind-words")["details"]
    return row


@cache
def which_was_it() -> tuple[Index, tuple[str, ...]]:
    """Return the words that record an appointment without saying how it went by, and the kinds it may have been."""
    row = load("prompts/kind-words")["which_was_it"]
    return Index(phrases(row["phrases"])), tuple(row["kinds"])


@cache
def named(key: str) -> Names:
    """Return the names that a detail (`service`, `kind`, `for`) may have, each with the words that say it."""
    return Names({name: phrases(words) for name, words in load("prompts/kind-words")["named"].get(key, {}).items()})
