"""A copy of a signed assessment for one person of the family: in plain words, what goes well first."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from itertools import groupby
from typing import NamedTuple
from uuid import UUID

from django.utils import timezone

from seen.apps.assessments.actions.copies import NotToGive, check_may_have
from seen.apps.assessments.queries.held import Filled, Held
from seen.apps.people.queries.household_names import names_in_household
from seen.apps.people.queries.reach import person_of
from seen.core.access.viewer import Viewer
from seen.core.access.visibility import Sight
from seen.core.instruments.completing import GRADED
from seen.core.instruments.tool import NOT_KNOWN, Area, Item, filled
from seen.core.life.family import names_that_tell
from seen.core.life.family_sheets import OWN, may_stand, said_by
from seen.kit.documents.paper import Group, Layout, Line, Paper, Part, Sort
from seen.kit.pages.words import day, joined, moment
from seen.overview.prints.chronology import initials
from seen.overview.prints.family import Family

CHILD = "child"  # the key of the child among those whom a copy can be for
ROOM = 12  # lines for what they say


class Chapter(StrEnum):
    """The parts of a copy, in the order in which they are read."""

    WELL = "What goes well"
    SAID = "What you said"
    MORE = "What needs to be different"
    LIFE = "What this is like"
    UNKNOWN = "What we do not know yet"
    TOLD = "What you told us"
    THINK = "What we make of it"


class CopyLine(NamedTuple):
    """One line that may stand in a copy: its key, chapter, area, what stands before it in bold, and its words."""

    key: str
    chapter: Chapter
    area: str
    lead: str
    text: str


@dataclass(frozen=True)
class AssessmentCopy:
    """A copy that somebody is about to make for one person: `to` is a key of `whose.people`."""

    viewer: Viewer
    sight: Sight
    whose: Family
    held: Held
    to: str
    at: datetime

    @property
    def name(self) -> str:
        """Return whom it is for."""
        return self.whose.people[self.to]

    @property
    def person(self) -> UUID | None:
        """Return whom it is for as actions take it: nobody's key for the child."""
        return person_key(self.to)

    @cached_property
    def lines(self) -> dict[str, CopyLine]:
        """Return every line that may stand in it, by key, in the order of reading."""
        order = list(Chapter)
        found = sorted(self._proposed(), key=lambda line: order.index(line.chapter))
        return {line.key: line for line in found}

    def offered(self) -> list[tuple[str, str]]:
        """Return each line in a few words, to be chosen."""
        return [(key, f"{line.area}: {line.lead} {line.text}".strip()) for key, line in self.lines.items()]

    @cached_property
    def elsewhere(self) -> list[str]:
        """Return the areas that another agency completed, which is theirs to give, each with that agency."""
        return [f"{area.title} ({one.agency})" for area, one in self._areas() if not self._ours(one)]

    def _areas(self) -> Iterator[tuple[Area, Filled]]:
        for area in self.held.asked_areas:
            if area.id in self.held.done:
                yield area, self.held.areas[area.id]

    def _ours(self, one: Filled) -> bool:
        return one.sheet.agency_id == self.viewer.agency

    def _proposed(self) -> Iterator[CopyLine]:
        for area, one in self._areas():
            if self._ours(one):
                yield from self._of_items(area, one)
                yield from (line for line in self._of_area(area, one) if may_stand(line.text, others=self._others))

    def _of_items(self, area: Area, one: Filled) -> Iterator[CopyLine]:
        for item in self.held.asked[area.id]:
            answer = one.answers.get(item.id)
            if answer is None:
                continue
            if answer.state == GRADED and answer.grade:
                yield self._graded(area, item, answer.grade)
            elif answer.state == NOT_KNOWN:
                by = f" We will ask by {day(answer.unknown_by)}." if answer.unknown_by else ""
                yield CopyLine(f"item|{item.id}", Chapter.UNKNOWN, area.title, f"{item.title}.", by.strip())
            elif answer.words and may_stand(answer.words, others=self._others):
                yield CopyLine(f"item|{item.id}", Chapter.SAID, area.title, f"{item.title}:", answer.words)

    def _graded(self, area: Area, item: Item, grade: int) -> CopyLine:
        anchor = filled(item.wording(self.held.row.band).anchor(grade), child=self.whose.name, carer=self.name)
        text, label = anchor[:1].upper() + anchor[1:], self.held.tool.grade(grade).label.lower()
        if self.held.row.rater_role in OWN:
            return CopyLine(f"item|{item.id}", Chapter.SAID, area.title, f"{item.title} ({label}):", text)
        if grade == 1:
            return CopyLine(f"item|{item.id}", Chapter.WELL, area.title, f"{item.title}:", text)
        return CopyLine(f"item|{item.id}", Chapter.MORE, area.title, f"{item.title} ({label}):", text)

    def _of_area(self, area: Area, one: Filled) -> Iterator[CopyLine]:
        sheet = one.sheet
        said = [
            ("strength", Chapter.WELL, sheet.strength),
            ("life", Chapter.LIFE, sheet.life_now),
            ("growing", Chapter.LIFE, sheet.life_over_time),
            ("told", Chapter.TOLD, sheet.parents_view if self._own_words(sheet.parents_view_by) else ""),
            ("think", Chapter.THINK, sheet.narrative),
        ]
        for part, chapter, words in said:
            if words:
                yield CopyLine(f"{part}|{area.id}", chapter, area.title, "", words)

    def _own_words(self, speaker: str) -> bool:
        return self.to != CHILD and said_by(speaker, name=self.name)

    @cached_property
    def _others(self) -> frozenset[str]:
        own = (self.whose.card.name, self.whose.card.preferred, self.name)
        return names_that_tell(self.whose.every_name, besides=own) | names_in_household(self.sight.records)[1]


def person_key(to: str) -> UUID | None:
    """Return a key of `Family.people` as a person's key, None for the child."""
    return None if to == CHILD else UUID(to)


def who_may_have(sight: Sight, whose: Family, held: Held) -> dict[str, str]:
    """Return whom a copy of an assessment can be for, by key, with their names. Empty where it is for nobody."""
    child = person_of(sight, None).id
    return {to: name for to, name in whose.people.items() if _may(held, to=person_key(to) or child, child=child)}


def _may(held: Held, *, to: UUID, child: UUID) -> bool:
    try:
        check_may_have(held, to=to, child=child)
    except NotToGive:
        return False
    return True


def copy_paper(copy: AssessmentCopy, lines: Iterable[CopyLine], *, large: bool = False) -> Paper:
    """Return the copy as a document, with room at its end for what they say."""
    viewer, name = copy.viewer, copy.whose.name
    return Paper(
        title=f"How things are for {name}",
        head=f"How things are for {name}. A copy for {copy.name}",
        foot=f"{initials(viewer.name)}, {moment(copy.at)}",
        made_at=copy.at,
        layout=Layout.SECTIONS,
        heads=("When", "Who", "What"),
        above=tuple(_above(copy)),
        parts=(*_chapters(copy, lines), _answer(copy)),
        large=large,
        contents=False,
    )


def _above(copy: AssessmentCopy) -> Iterator[str]:
    viewer, held, name = copy.viewer, copy.held, copy.whose.name
    made = day(timezone.localdate(copy.at))
    yield f"This is a copy for {copy.name}. {viewer.name} of {viewer.agency_name} made it on {made}."
    if held.row.rater_role in OWN:
        yield f"It is what you said on “{held.tool.title}” on {day(held.row.on)}."
    else:
        who = joined([signed.name for signed in held.signatures])
        yield (
            f"It says what {who} saw and was told about how {name} is looked after, using “{held.tool.title}”, on "
            f"{day(held.row.on)}. It starts with what goes well. It is not everything that is written."
        )
    yield "If something is wrong, or you see it another way, tell us. We will keep what you say next to it."


def _chapters(copy: AssessmentCopy, lines: Iterable[CopyLine]) -> Iterator[Part]:
    for chapter, of_it in groupby(lines, key=lambda line: line.chapter):
        groups = [
            Group(area, lines=tuple(_line(line) for line in mine))
            for area, mine in groupby(of_it, key=lambda line: line.area)
        ]
        title = f"{chapter} for {copy.whose.name}" if chapter in (Chapter.WELL, Chapter.MORE, Chapter.LIFE) else chapter
        yield Part(str(title), groups=tuple(groups))


def _line(line: CopyLine) -> Line:
    return Line(line.text, line.lead, Sort.QUOTE if line.chapter is Chapter.TOLD else Sort.WORDS)


def _answer(copy: AssessmentCopy) -> Part:
    return Part(
        "What you say",
        intro=(f"Write here, or tell {copy.viewer.name}. Do you see it the same way? What did we miss?",),
        room=ROOM,
    )
