"""Results made elsewhere, in words for the page, and what a form that corrects one begins with."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from seen.apps.assessments.forms.elsewhere import AREA
from seen.apps.assessments.queries.elsewhere import ResultGiven
from seen.core.access.viewer import Viewer
from seen.core.access.visibility import Sight, works_with
from seen.kit.pages.words import day

NOT_GIVEN = "Not given"


@dataclass(frozen=True, slots=True)
class Card:
    """One result: its heading, when and by whom, its areas in the words given, and whether it may be corrected here."""

    id: UUID
    title: str
    meta: str
    rows: tuple[tuple[str, str], ...]
    summary: str
    entered: str
    why: str
    corrects: bool


def cards(found: Sequence[ResultGiven], *, viewer: Viewer, sight: Sight) -> list[Card]:
    """Return what the page of results shows."""
    return [_card(each, corrects=works_with(sight) and viewer.agency == each.agency_id) for each in found]


def _card(each: ResultGiven, *, corrects: bool) -> Card:
    return Card(
        id=each.id,
        title=each.tool.title,
        meta=f"{day(each.on)}, by {each.made_by}, {each.made_for}",
        rows=(("Whose care", each.carer or NOT_GIVEN), *each.grades),
        summary=each.summary,
        entered=f"Entered by {each.entered_by}, {each.agency}, on {day(each.entered_at.date())}",
        why=each.why,
        corrects=corrects,
    )


def as_first_typed(each: ResultGiven) -> dict[str, Any]:
    """Return what the form that corrects a result begins with."""
    areas = {AREA + area: words for area, words in each.given.items()}
    return {
        "on": day(each.on),
        "made_by": each.made_by,
        "made_for": each.made_for,
        "carer": str(each.carer_id or ""),
        "summary": each.summary,
        **areas,
    }
