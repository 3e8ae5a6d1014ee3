"""Says what stands in a pattern's file in words: its title and question, what it reads, who gets what it finds."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from seen.core.patterns.contract import Pattern
from seen.kit.knowledge.kinds import kinds
from seen.kit.knowledge.load import KNOWLEDGE, load

READS_ALL = "Every kind of entry."
WHO: Mapping[str, tuple[str, str]] = {
    "now": ("Today", "The lead practitioner by name, with a deputy and an hour; unread by then, the duty desk."),
    "weekly": (
        "This week",
        "The lead practitioner who may see all of its evidence, else the matching desk; after ten working days without "
        "an answer also the manager of that worker's team.",
    ),
    "reflective": ("For supervision", "Whoever supervises, on the supervision list and nowhere else."),
}
"""Who gets what a pattern finds, by its tier (practice rules, 3d and 3e)."""


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


def number_words(key: str) -> str:
    """Return the name of a threshold as words."""
    return key.replace("_", " ")


def reads(needs: Iterable[str]) -> list[str]:
    """Return the kinds of entry that a pattern reads, in words; `appointment.*` is every sort of appointment."""
    found = {
        kind.label
        for asked in needs
        for slug, kind in kinds().items()
        if slug == asked or (asked.endswith(".*") and slug.startswith(asked[:-1]))
    }
    return sorted(found)


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
