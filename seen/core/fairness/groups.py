"""The groups by which it is checked that children are asked about alike; what was not asked is a group of its own."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from seen.core.dates.ages import AgeBand, age_band

NOT_KNOWN = "Not known or not asked"
OTHER_WORDS = "Said in other words"
GROWN = "18 or over"
BANDS = {
    AgeBand.UNBORN: "Not yet born",
    AgeBand.UNDER_1: "Under 1",
    AgeBand.FROM_1: "1 to 4",
    AgeBand.FROM_5: "5 to 10",
    AgeBand.FROM_11: "11 to 15",
    AgeBand.FROM_16: "16 or 17",
}
SEXES = {"female": "Girls", "male": "Boys", "other": "Another sex recorded"}
DISABLED = ("Disabled", "Not disabled")
MEALS = {"yes": "Free school meals", "no": "No free school meals"}
FIFTHS = (
    "The most deprived fifth of areas", "The second fifth", "The middle fifth", "The fourth fifth",
    "The least deprived fifth",
)  # fmt: skip
NONE = frozenset({"none", "no"})
WORDS = re.compile(r"[^\W_]+")


def age_group(born: date | None, due: date | None, *, on: date) -> str:
    """Return the age group of a child on a day."""
    band = age_band(born, due, on)
    if band is not None:
        return BANDS[band]
    return NOT_KNOWN if born is None else GROWN


def sex_group(recorded: str) -> str:
    """Return the group of a child's sex as recorded."""
    return SEXES.get(recorded.casefold(), NOT_KNOWN)


def disability_group(stated: str) -> str:
    """Return whether a child is disabled, by what was stated; blank is not known."""
    if not stated.strip():
        return NOT_KNOWN
    return DISABLED[stated.strip().casefold() in NONE]


def meals_group(stated: str) -> str:
    """Return whether a child has free school meals, by what was stated; blank is not known."""
    said = stated.strip().casefold()
    return MEALS.get(said, OTHER_WORDS) if said else NOT_KNOWN


def area_group(decile: int | None) -> str:
    """Return the fifth of areas that a tenth (1 the most deprived) lies in; None is not known."""
    return NOT_KNOWN if decile is None else FIFTHS[(decile - 1) // 2]


def ethnicity_group(stated: str, *, groups: Mapping[str, Sequence[str]]) -> str:
    """Return the first group that has a word, or words together, of what was stated; blank is not known.

    `groups` are the groups with their words in lower case, in the order in which they are tried.
    """
    said = f" {' '.join(WORDS.findall(stated.casefold()))} "
    if not said.strip():
        return NOT_KNOWN
    return next((group for group, words in groups.items() if any(f" {word} " in said for word in words)), OTHER_WORDS)


def in_order(names: Sequence[str], found: set[str]) -> list[str]:
    """Return the groups that there are, in a known order, those said in other words and those not known last."""
    known = [name for name in names if name in found]
    return [*known, *(name for name in (OTHER_WORDS, NOT_KNOWN) if name in found and name not in known)]
