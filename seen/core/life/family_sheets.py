"""Who of a family may be given a copy of an assessment, and which words of it may stand there.

Practice rules: practice.md 1 (family links are per person; a child's own account has its own link), domain.md 1.9. What
one parent answered is never shown to the other; what is in doubt stays out, and a person reads every line before.
"""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from seen.core.life.family import POSTCODE, WORDS

OPEN, PRIVATE = "involved", "private"
OWN = ("carer", "young_person")


@dataclass(frozen=True, slots=True)
class Sheet:
    """An assessment as this rule reads it: the audience of its tool, who graded, whose sheet it is, whose care."""

    audience: str
    rater_role: str
    completed_by: UUID | None = None
    carer: UUID | None = None


def may_have(sheet: Sheet, *, to: UUID, child: UUID) -> bool:
    """Answer whether one person, by key, may be given a copy; `child` is the key of the child's own person.

    A young person's own sheet is theirs alone, a parent's own sheet that parent's, and grades of one carer's care that
    carer's. Of a tool whose audience is closed there is no copy.
    """
    if sheet.rater_role in OWN:
        return to == (sheet.completed_by or child)
    if sheet.audience == PRIVATE:
        return to == child
    return sheet.audience == OPEN and sheet.carer in (None, to)


def may_stand(words: str, *, others: Collection[str]) -> bool:
    """Answer whether words may stand in a copy: no address in them, and nobody else by name (in lower case)."""
    return not POSTCODE.search(words) and not set(others).intersection(WORDS.findall(words.casefold()))


def said_by(speaker: str, *, name: str) -> bool:
    """Answer whether words whose speaker is written down by hand are those of the person of this name."""
    return set(WORDS.findall(name.casefold())) & set(WORDS.findall(speaker.casefold())) != set()
