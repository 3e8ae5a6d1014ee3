"""What an assessment tool is: areas, sub-areas, items, a scale, and an anchor for every grade of every item.

The content stands in the files of `seen/knowledge/instruments`; nothing here knows any of it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from seen.core.refusals import Refusal

NOT_KNOWN = "not_known"
NOT_APPLICABLE = "not_applicable"


class BadAnswer(Refusal):
    """An answer that the tool does not have, or to an item that is not asked here."""


class NotAsked(BadAnswer):
    """An item is not asked of a child of this age."""

    @classmethod
    def of(cls, item: str, *, band: str, bands: tuple[str, ...]) -> "NotAsked":
        """Return the refusal that says at which ages the item is asked."""
        return cls(f"Item “{item}” is not asked at the age band {band}: it is asked at {', '.join(bands)}.")


class Unit(StrEnum):
    """What one assessment is about."""

    CHILD = "child"
    CHILD_AND_CARER = "child-and-carer"
    HOME = "home"
    GOAL = "goal"


class CompletedBy(StrEnum):
    """Who may complete a tool."""

    ANY_WORKER = "any_worker"
    PRACTITIONER = "practitioner"
    CARER = "carer"
    CHILD = "child"


class Kind(StrEnum):
    """How an item is answered: by a grade, or in words that nothing scores."""

    GRADED = "graded"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Grade:
    """One step of the scale. `value` counts from 1, most met first."""

    value: int
    label: str
    says: str


@dataclass(frozen=True, slots=True)
class Wording:
    """What an item asks at some ages: its question, one anchor for every grade (most met first), what to look for.

    `grades` is empty for an item answered in words.
    """

    bands: tuple[str, ...]
    asks: str
    grades: tuple[str, ...]
    look_for: str = ""

    def anchor(self, grade: int) -> str:
        """Return what is seen where this grade is right."""
        return self.grades[grade - 1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing that a tool asks. `settings` is empty where it is asked everywhere; `matches` an item of the sheet
    that the tool is compared with."""

    id: str
    title: str
    kind: Kind
    wordings: tuple[Wording, ...]
    settings: tuple[str, ...] = ()
    only_disabled: bool = False
    matches: str = ""

    @property
    def bands(self) -> tuple[str, ...]:
        """Return the age bands that the item has words for."""
        return tuple(band for wording in self.wordings for band in wording.bands)

    def wording(self, band: str) -> Wording:
        """Return what the item asks at an age band. Raises NotAsked."""
        for wording in self.wordings:
            if band in wording.bands:
                return wording
        raise NotAsked.of(self.id, band=band, bands=self.bands)


@dataclass(frozen=True, slots=True)
class SubArea:
    """A part of an area, where a tool has them."""

    id: str
    title: str
    says: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Area:
    """One area of a tool: its items lie in it, or in its sub-areas. `care` is the area of care of the chronology."""

    id: str
    title: str
    care: str
    says: str
    items: tuple[Item, ...]
    sub_areas: tuple[SubArea, ...] = ()

    @property
    def all_items(self) -> tuple[Item, ...]:
        """Return every item of the area, those of its sub-areas with them, in the order of the file."""
        return self.items + tuple(item for sub_area in self.sub_areas for item in sub_area.items)


@dataclass(frozen=True, slots=True)
class Pathway:
    """What may follow where a grade is read with a level of need. Never an automatic outcome."""

    grade: int
    level: str
    says: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Instrument:
    """One version of one tool. Compared by identity: a version is read once.

    `audience` is the class of its `grade.given` entries; `opening` is said before the first page; `over_time` asks of
    each item whether it is better, the same or worse; `causes` asks what causes it; `settings` are where it may be
    used; `compares_with` names the sheet whose items `matches` name; grades from `needs_evidence_from` need linked
    evidence; `method` is how it is scored; a tool that is `summary_only` has no items here and takes a result made
    elsewhere.
    """

    id: str
    version: str
    title: str
    for_what: str
    sources: tuple[str, ...]
    completed_by: tuple[CompletedBy, ...]
    unit: Unit
    audience: str
    method: str
    grades: tuple[Grade, ...]
    areas: tuple[Area, ...]
    opening: tuple[str, ...] = ()
    over_time: bool = False
    causes: bool = False
    settings: tuple[str, ...] = ()
    compares_with: str = ""
    needs_evidence_from: int = 0
    summary_only: bool = False
    pathways: tuple[Pathway, ...] = ()

    @property
    def name(self) -> str:
        """Return what names this version everywhere: `neglect-toolkit/1.0`."""
        return f"{self.id}/{self.version}"

    @property
    def items(self) -> Iterator[Item]:
        """Yield every item, in the order of the file."""
        return (item for area in self.areas for item in area.all_items)

    @property
    def worst(self) -> int:
        """Return the grade that is least met, 0 for a tool without a scale."""
        return len(self.grades)

    def area(self, id_: str) -> Area:
        """Return one area. Raises BadAnswer."""
        for area in self.areas:
            if area.id == id_:
                return area
        raise BadAnswer(f"{self.title} has no area “{id_}”.")

    def item(self, id_: str) -> Item:
        """Return one item. Raises BadAnswer."""
        for item in self.items:
            if item.id == id_:
                return item
        raise BadAnswer(f"{self.title} has no item “{id_}”.")

    def grade(self, value: int) -> Grade:
        """Return one grade of the scale. Raises BadAnswer."""
        if not 1 <= value <= self.worst:
            raise BadAnswer(f"{self.title} has no grade {value}: its grades are 1 to {self.worst}.")
        return self.grades[value - 1]

    def needs_evidence(self, grade: int | None) -> bool:
        """Answer whether a grade must rest on linked evidence: the worst alone, unless the tool says from which."""
        return grade is not None and grade >= (self.needs_evidence_from or self.worst)


def filled(text: str, *, child: str, carer: str = "their carer") -> str:
    """Return a text of a tool with the names in it: `{child}` and, in a tool filled in per carer, `{carer}`.

    A text that begins with a name begins with a capital, also where it stands for “the child”.
    """
    said = text.replace("{child}", child).replace("{carer}", carer)
    return said[:1].upper() + said[1:] if text.startswith("{") else said
