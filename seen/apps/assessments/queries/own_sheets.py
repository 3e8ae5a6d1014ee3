"""Parents' and young people's own sheets: how each stands, what is on the one in hand, and what was sent.

Until a sheet is sent its answers are read by nobody but the one who fills it in: only `in_hand` gives them, and only
to the page that the session has handed over.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from seen.apps.assessments.models import Assessment, CardAnswer, LastCard
from seen.apps.assessments.queries.held import Held
from seen.apps.assessments.queries.naming import names_in, rater_of
from seen.apps.assessments.queries.opening import NoSuchAssessment, opened
from seen.apps.assessments.queries.seen import of_child
from seen.apps.casefile import queries as casefile
from seen.core.access.viewer import Viewer
from seen.core.access.visibility import Sight
from seen.core.instruments.tool import Area, Item

OWN = ("carer", "young_person")
TALK = "rather_talk"
WHOLE = ""  # the item of an answer that speaks of the whole sheet


@dataclass(frozen=True, slots=True)
class Standing:
    """How one person's own sheet stands: begun, sent, talk (“I would rather talk”), stopped or superseded."""

    held: Held
    whose: str
    how: str


@dataclass(frozen=True, slots=True)
class OwnSheet:
    """One own sheet with its cards: the newest answer to each, by item."""

    sight: Sight
    held: Held
    whose: str
    cards: Mapping[str, CardAnswer]
    last: LastCard | None

    @property
    def deck(self) -> list[tuple[Area, Item]]:
        """Return every card with its area, in the order in which they are asked."""
        return [(area, item) for area in self.held.asked_areas for item in self.held.asked[area.id]]


def standing(sight: Sight) -> list[Standing]:
    """Return how the own sheets stand that this viewer may know of, newest first."""
    every = [held for held in of_child(sight) if held.row.rater_role in OWN]
    names, talked = names_in(every), _talked(held.id for held in every)
    found = [Standing(held, whose(held, names), _how(held, talked)) for held in every]
    return sorted(found, key=lambda one: one.held.row.started_at, reverse=True)


def whose(held: Held, names: Mapping[UUID, str] | None = None) -> str:
    """Return whose sheet it is, by name; blank where it names nobody."""
    return rater_of(held, dict(names) if names is not None else None) if held.row.completed_by_id else ""


def in_hand(viewer: Viewer, assessment: UUID, *, as_of: date) -> OwnSheet:
    """Return the sheet that a session has handed over, with all that is on it. Raises NoSuchAssessment, NoSuchChild."""
    child = Assessment.objects.filter(id=assessment).values_list("child", flat=True).first()
    if child is None:
        raise NoSuchAssessment("We cannot show that sheet. Give the device back to your worker.")
    sight = casefile.sight(viewer, child, as_of=as_of)
    return _with_cards(sight, own_sheet(sight, assessment))


def sent(sight: Sight, assessment: UUID) -> OwnSheet:
    """Return a sheet that was sent, with all that is on it. Raises NoSuchAssessment for one that was not."""
    held = own_sheet(sight, assessment)
    if held.signed is None:
        raise NoSuchAssessment("This sheet was not sent yet. Until it is, nobody else reads it.")
    return _with_cards(sight, held)


def own_sheet(sight: Sight, assessment: UUID) -> Held:
    """Return an own sheet without its cards. Raises NoSuchAssessment."""
    held = opened(sight, assessment)
    if held.row.rater_role not in OWN:
        raise NoSuchAssessment("We cannot show that sheet.")
    return held


def _with_cards(sight: Sight, held: Held) -> OwnSheet:
    cards = {card.item: card for card in CardAnswer.objects.filter(assessment=held.id).order_by("at", "id")}
    last = LastCard.objects.filter(assessment=held.id).order_by("-at", "-id").first()
    return OwnSheet(sight, held, whose(held), cards, last)


def _talked(sheets: Iterable[UUID]) -> set[UUID]:
    rows = CardAnswer.objects.filter(assessment__in=list(sheets), item=WHOLE, state=TALK)
    return set(rows.values_list("assessment", flat=True))


def _how(held: Held, talked: set[UUID]) -> str:
    named = {"started": "begun", "signed": "sent"}
    return "talk" if held.status == "stopped" and held.id in talked else named.get(held.status, held.status)
