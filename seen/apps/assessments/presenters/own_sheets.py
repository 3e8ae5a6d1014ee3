"""Whose own sheets there can be, and how each stands, for the worker: never a word of one that was not sent."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from seen.apps.assessments.queries.held import Held
from seen.apps.assessments.queries.own_sheets import Standing, standing
from seen.apps.assessments.queries.starting import carers, facts_of
from seen.apps.casefile.presenters.child import called_here
from seen.apps.people.queries.reach import person_of
from seen.core.access.visibility import Sight
from seen.core.instruments.answers import asked
from seen.core.instruments.bands import NoBand, band_on
from seen.core.instruments.tool import CompletedBy, Instrument
from seen.kit.knowledge.instruments import offered as tools_offered
from seen.kit.pages.words import day

NOT_ASKED = "Not asked yet"
NOT_BY_YOU = "Not asked by you"  # whoever is asked by somebody else decides with them who may know
WORDS = {"begun": "Begun on {}, not sent", "sent": "Sent on {}", "talk": "Chose to talk instead, on {}"}


@dataclass(frozen=True, slots=True)
class Place:
    """One person's place on the page of own sheets: what they can fill in, and how theirs stands."""

    whose: str
    tool: str
    person: UUID
    title: str
    how: str
    words: str
    sheet: UUID | None
    compares: bool


def places(sight: Sight, *, as_of: date) -> list[Place]:
    """Return a place for each person who may fill in a sheet of their own, with how their newest one stands."""
    stand = standing(sight)
    found = []
    for tool in own_tools(sight, as_of=as_of):
        people = carers(sight, as_of=as_of)
        if CompletedBy.CHILD in tool.completed_by:
            people = [(person_of(sight, None).id, called_here(sight))]
        found += [_place(tool, person, name, stand) for person, name in people]
    return found


def own_tools(sight: Sight, *, as_of: date) -> list[Instrument]:
    """Return the tools that the family alone fills in, of which something is asked at the child's age."""
    facts = facts_of(sight)
    try:
        band = band_on(facts.born, facts.due, as_of)
    except NoBand:
        return []
    own = {CompletedBy.CARER, CompletedBy.CHILD}
    every = (tool for tool in tools_offered(settings.PARTNERSHIP) if set(tool.completed_by) <= own)
    return [tool for tool in every if not tool.settings and asked(tool, band=band, disabled=facts.disabled)]


def compares(held: Held) -> bool:
    """Answer whether a sheet stands beside a worker's own levels: a parent's does, a young person's stands alone."""
    return CompletedBy.CARER in held.tool.completed_by


def _place(tool: Instrument, person: UUID, name: str, stand: list[Standing]) -> Place:
    theirs = (one for one in stand if (one.held.row.instrument, one.held.row.completed_by_id) == (tool.id, person))
    newest = next((one for one in theirs if one.how in WORDS), None)
    how = newest.how if newest else ""
    return Place(
        whose=name,
        tool=tool.id,
        person=person,
        title=tool.title,
        how=how,
        words=_words(newest) if newest else NOT_BY_YOU if tool.audience == "private" else NOT_ASKED,
        sheet=newest.held.id if newest and how == "sent" else None,
        compares=CompletedBy.CARER in tool.completed_by,
    )


def _words(newest: Standing) -> str:
    status = {"begun": "started", "sent": "signed", "talk": "stopped"}[newest.how]
    return WORDS[newest.how].format(day(timezone.localdate(newest.held.steps[status].at)))


def offered(every: list[Place]) -> dict[str, tuple[str, str]]:
    """Return the sheets that can be handed over, for the form: words and how it stands, by key."""
    found: dict[str, tuple[str, str]] = {}
    for place in every:
        person = str(place.person)
        found[f"new|{place.tool}|{person}"] = (f"{place.whose}: {place.title}", place.words)
        if place.how == "sent":
            found[f"change|{place.tool}|{person}"] = (
                f"{place.whose}: change the sheet that was sent", "A new version is made, the sent one is kept."
            )  # fmt: skip
    return found
