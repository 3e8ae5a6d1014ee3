"""Says what stands in a pattern's file in words: its title and question, what it reads, who gets what it finds."""

from calendar import month_name
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from seen.core.patterns.contract import Pattern
from seen.kit.knowledge.kinds import kinds
from seen.kit.knowledge.load import KNOWLEDGE, load

READS_ALL = "Every kind of entry."


@dataclass(frozen=True, slots=True)
class Soon:
    """How soon a pattern of a tier asks, and whom (practice rules, 3d and 3e)."""

    name: str
    who: str


@dataclass(frozen=True, slots=True)
class Story:
    """A case of the specification: the day of asking, what the finding says (blank: nothing), and the entries."""

    on: str
    sentence: str
    entries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Manual:
    """What only a pattern's code and findings know, gathered from its file and its specification."""

    what: str
    tiers: tuple[str, ...]
    innocent: tuple[str, ...]
    missing: tuple[str, ...]
    inside: Story
    outside: Story


def name_of(pattern: Pattern) -> str:
    """Return the name of its files: `19-not-brought`."""
    return f"{pattern.row:02}-{pattern.id}"


def spoken(text: str) -> str:
    """Return a title or question about a child whom nobody names."""
    said = text.replace("{child}’s", "the child’s").replace("{name}", "the child").replace("{child}", "the child")
    return said[:1].upper() + said[1:]


@cache
def soon() -> Mapping[str, Soon]:
    """Return what is said of each tier, the soonest first."""
    return {tier: Soon(**told) for tier, told in load("vocabulary/pattern-words")["soon"].items()}


def number_words(pattern: str, key: str) -> str:
    """Return what a number of a pattern is called; where the knowledge files do not say, its name in the file."""
    plain = key.replace("_", " ").capitalize()
    return str(load("vocabulary/pattern-words")["numbers"].get(pattern, {}).get(key, plain))


def reads(needs: Iterable[str]) -> list[str]:
    """Return the kinds of entry that a pattern reads, in words; `appointment.*` is every sort of appointment."""
    found = {
        kind.label
        for asked in needs
        for slug, kind in kinds().items()
        if slug == asked or (asked.endswith(".*") and slug.startswith(asked[:-1]))
    }
    return sorted(found)


def rests_on(pattern: Pattern) -> tuple[str, ...]:
    """Return what a pattern rests on, each with who published it and when: `2022-12` is December 2022."""
    held = load("sources/sources")["sources"]
    return tuple(f"{one['title']}. {one['by']}, {_published(one['date'])}." for one in map(held.get, pattern.sources))


def _published(date: str) -> str:
    year, _, month = date.partition("-")
    return f"{month_name[int(month)]} {year}" if month else year


NO_STORY = Story("", "", ())
UNTOLD = Manual("", (), (), (), NO_STORY, NO_STORY)
"""Of a pattern whose page is not made yet: `script/patterns` makes it, and a test fails until it is."""


def manual(pattern: Pattern) -> Manual:
    """Return what the specification told of a pattern."""
    name = f"patterns/{name_of(pattern)}"
    if not (KNOWLEDGE / f"{name}.toml").exists():
        return UNTOLD
    told = load(name)
    inside, outside = (
        Story(str(told[key]["on"]), told[key]["sentence"], tuple(told[key]["entries"])) for key in ("inside", "outside")
    )
    return Manual(told["what"], tuple(told["tiers"]), tuple(told["innocent"]), tuple(told["missing"]), inside, outside)
