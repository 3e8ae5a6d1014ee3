"""A copy for one person of the family, in plain words: what may be proposed for it, and the document."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from itertools import groupby

from django.utils import timezone

from seen.apps.casefile import queries as casefile
from seen.apps.casefile.queries import ChildCard
from seen.apps.chronology.presenters.story import NO_DATE, told
from seen.apps.chronology.queries.beside import also_about
from seen.apps.chronology.queries.story import Asked, Row, story
from seen.apps.people.queries import may_read, network_of_family
from seen.apps.people.queries.household_names import names_in_household
from seen.apps.people.queries.page import identity_protected
from seen.core.access.viewer import Viewer
from seen.core.access.visibility import Sight
from seen.core.life.family import Told, may_be_given, names_that_tell
from seen.core.refusals import Refusal
from seen.kit.documents.paper import Group, Item, Layout, Line, Paper, Part
from seen.kit.knowledge.family_copy import kinds_for_the_family
from seen.kit.pages.words import day, moment
from seen.overview.prints.chronology import initials

ENQUIRY = "s47"
PROTECTED = "This child’s identity is protected, so no copy for the family is made here. Ask your designated lead."
NOT_YOURS = "Only somebody who works with this child can make a copy for the family."


class NoCopy(Refusal):
    """No copy for the family may be made."""


@dataclass(frozen=True, slots=True)
class Family:
    """Who a copy can be for, by key: the child (`child`) or an adult's person; each with their name."""

    card: ChildCard
    people: dict[str, str]
    every_name: tuple[str, ...]  # of everybody in the family whom the viewer may see, the child left out
    enquiry: bool  # while one under section 47 is open, its lead must agree: practice.md 1

    @property
    def name(self) -> str:
        """Return what to call the child."""
        return self.card.preferred or self.card.name.split()[0]


def family(viewer: Viewer, sight: Sight, *, as_of: date) -> Family:
    """Return who a copy can be for. Raises NoCopy."""
    if not may_read(sight) or viewer.agency is None:
        raise NoCopy(NOT_YOURS)
    if identity_protected(sight):
        raise NoCopy(PROTECTED)
    card = casefile.child_card(viewer, sight, as_of=as_of)
    seen = {child for child, _ in card.siblings}
    near = network_of_family(sight, visible=seen, as_of=as_of)
    adults = {str(one.person): one.name for one in near if one.child is None and one.related}
    names = tuple(one.name for one in near) + tuple(name for _, name in card.siblings)
    open_holds = [hold.reason for hold in casefile.holds(sight) if hold.end is None]
    return Family(card, {"child": card.name, **adults}, names, ENQUIRY in open_holds)


@dataclass(frozen=True)
class Copy:
    """A copy that somebody is about to make for one person: `to` is a key of `whose.people`."""

    viewer: Viewer
    sight: Sight
    whose: Family
    to: str
    at: datetime

    @cached_property
    def rows(self) -> dict[str, Row]:
        """Return the entries proposed, oldest first, by key: of the viewer's own agency alone."""
        return {str(row.id): row for row in proposed(self)}

    @cached_property
    def items(self) -> dict[str, Item]:
        """Return each as it will stand in the copy."""
        return {key: in_plain_words(row) for key, row in self.rows.items()}

    def offered(self) -> list[tuple[str, str]]:
        """Return each entry in a few words, to be chosen."""
        return [(key, f"{item.when}: {item.title}") for key, item in self.items.items()]


def proposed(copy: Copy) -> list[Row]:
    """Return the entries that may stand in a copy, oldest first."""
    viewer, sight, whose = copy.viewer, copy.sight, copy.whose
    own = (whose.card.name, whose.card.preferred, whose.people[copy.to])
    others = names_that_tell(whose.every_name, besides=own) | names_in_household(sight.records)[1]
    today = timezone.localdate(copy.at)
    also = also_about(viewer, sight, as_of=today)
    rows = story(sight, Asked(newest_first=False), as_of=today).rows
    told = ((row, _as_told(row, viewer, shared=row.account in also)) for row in rows)
    return [row for row, one in told if may_be_given(one, kinds=kinds_for_the_family(), others=others)]


def _as_told(row: Row, viewer: Viewer, *, shared: bool) -> Told:
    return Told(
        access=row.access,
        ours=row.agency_id == viewer.agency,
        kinds=(row.kind, *row.also),
        source_type=row.source_type,
        person=row.person,
        words=" ".join((row.text, row.action, row.outcome)),
        held_back=bool(row.parts),
        shared=shared,
        disputed=bool(row.disagreements),
    )


def in_plain_words(row: Row) -> Item:
    """Return an entry as it stands in the copy: when, what, and the words; nobody's name beside them."""
    one = told(row)
    after = (("What we did:", row.action), ("What came of it:", row.outcome))
    lines = (*((Line(row.text),) if row.text else ()), *(Line(text, lead) for lead, text in after if text))
    return Item(one.when, one.title, lines=lines)


def family_paper(copy: Copy, rows: Iterable[Row], *, large: bool) -> Paper:
    """Return the copy as a document, in plain words."""
    viewer, whose, to, at = copy.viewer, copy.whose, copy.to, copy.at
    name, today = whose.name, timezone.localdate(at)
    return Paper(
        title=f"What we wrote about {name}",
        head=f"What we wrote about {name}. A copy for {whose.people[to]}",
        foot=f"{initials(viewer.name)}, {moment(at)}",
        made_at=at,
        layout=Layout.SECTIONS,
        heads=("When", "Who wrote it", "What happened"),
        above=(
            f"This is a copy for {whose.people[to]}. {viewer.name} of {viewer.agency_name} made it on {day(today)}.",
            f"It holds things that {viewer.agency_name} wrote about {name} and can give you. It is not everything that "
            "is written. Other services can tell you what they wrote.",
            "If something is wrong, or you see it another way, tell us. We will write down what you say, next to it.",
            f"You can talk with {viewer.name} about anything in it. Keep it somewhere safe.",
        ),
        parts=(Part("What happened, and when", groups=tuple(_years(rows))),),
        large=large,
        contents=False,
    )


def _years(rows: Iterable[Row]) -> Iterator[Group]:
    for year, told_then in groupby(rows, key=lambda row: str(row.on.latest.year) if row.on.latest else NO_DATE):
        yield Group(year, tuple(in_plain_words(row) for row in told_then))
