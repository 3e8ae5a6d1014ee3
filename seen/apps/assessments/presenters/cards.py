"""The cards of an own sheet as they are shown to the one whose sheet it is."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from seen.apps.assessments.models import CardAnswer
from seen.apps.assessments.queries.own_sheets import TALK, OwnSheet
from seen.apps.casefile.presenters.child import called_here
from seen.core.instruments.completing import GRADED
from seen.core.instruments.tool import NOT_KNOWN, Area, Item, Kind, filled
from seen.kit.knowledge.own_sheets import in_the_way, support

NOT_SURE, RATHER_TALK, SKIPPED = "Not sure", "I would rather talk", "Left out"
OWN_WORDS = {NOT_KNOWN: NOT_SURE, TALK: RATHER_TALK}
PICTURES = {"carer": "weather", "young_person": "fill"}


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to choose: its value, a word or two, what it looks like, and the picture beside it."""

    value: str
    label: str
    says: str
    picture: str


@dataclass(frozen=True)
class Card:
    """One card: its place among how many, its area, what it asks, and its answers; none where it takes words."""

    number: int
    count: int
    area: Area
    item: Item
    asks: str
    choices: tuple[Choice, ...]

    @property
    def in_words(self) -> bool:
        """Answer whether it is answered in words."""
        return self.item.kind is Kind.WORDS


def card(sheet: OwnSheet, number: int) -> Card | None:
    """Return a card by its number from 1, None where there is none."""
    deck = sheet.deck
    if not 1 <= number <= len(deck):
        return None
    area, item = deck[number - 1]
    wording = item.wording(sheet.held.row.band)
    asks = filled(wording.asks, child=called_here(sheet.sight))
    return Card(number, len(deck), area, item, asks, tuple(_choices(sheet, item)))


def _choices(sheet: OwnSheet, item: Item) -> list[Choice]:
    if item.kind is Kind.WORDS:
        return []
    wording, name = item.wording(sheet.held.row.band), called_here(sheet.sight)
    pictures = PICTURES[sheet.held.row.rater_role]
    graded = [
        Choice(
            str(grade.value), grade.label, filled(wording.anchor(grade.value), child=name), f"{pictures}-{grade.value}"
        )
        for grade in sheet.held.tool.grades
    ]
    return [*graded, Choice(NOT_KNOWN, NOT_SURE, "", "not-sure"), Choice(TALK, RATHER_TALK, "", "talk")]


def first_answer(sheet: OwnSheet, item: Item) -> dict[str, Any]:
    """Return what a card's form begins with: the answer that stands on it."""
    stands = sheet.cards.get(item.id)
    if stands is None:
        return {}
    if item.kind is Kind.WORDS:
        return {"words": stands.words, "talk": [TALK] if stands.state == TALK else []}
    return {"answer": str(stands.grade) if stands.state == GRADED else stands.state}


def first_last(sheet: OwnSheet) -> dict[str, Any]:
    """Return what the last page's form begins with."""
    if sheet.last is None:
        return {}
    chosen = [slug for slug in sheet.last.in_the_way.split("|") if slug]
    return {"in_the_way": chosen, "more": sheet.last.more}


def opening(sheet: OwnSheet) -> list[str]:
    """Return what is said before the first card: who will read it, and where it may be used."""
    return [filled(paragraph, child=called_here(sheet.sight)) for paragraph in sheet.held.tool.opening]


def answered(sheet: OwnSheet, stands: CardAnswer | None) -> str:
    """Return an answer in a few words."""
    if stands is None or not stands.state:
        return SKIPPED
    if stands.state == GRADED and stands.grade is not None:
        return sheet.held.tool.grade(stands.grade).label
    return OWN_WORDS.get(stands.state, stands.words)


def check_rows(sheet: OwnSheet) -> list[dict[str, Any]]:
    """Return every card with its answer and the way back to it, area by area."""
    groups: dict[str, dict[str, Any]] = {}
    for number, (area, item) in enumerate(sheet.deck, 1):
        group = groups.setdefault(area.id, {"title": area.title, "rows": []})
        stands = sheet.cards.get(item.id)
        back = reverse("handed_over_card", args=[number])
        group["rows"].append((item.title, answered(sheet, stands), back, item.title))
    return list(groups.values())


def said_rows(sheet: OwnSheet) -> list[dict[str, Any]]:
    """Return every card of a sheet that was sent, with its answer in the words that were chosen, area by area."""
    return [group | {"rows": [row[:2] for row in group["rows"]]} for group in check_rows(sheet)]


def last_rows(sheet: OwnSheet) -> list[tuple[str, str]]:
    """Return what was written on the last page."""
    last = sheet.last
    if last is None:
        return [("What gets in the way", ""), ("Anything else", "")]
    named = in_the_way()
    way = ", ".join(named.get(slug, slug) for slug in last.in_the_way.split("|") if slug)
    return [("What gets in the way", way), ("Anything else", last.more)]


def after(sheet: OwnSheet) -> tuple[str, tuple[str, ...]]:
    """Return what stands on the page after the sheet: thanks, and what happens next."""
    name, worker = called_here(sheet.sight), sheet.held.starter
    line = support(sheet.held.row.rater_role)
    if sheet.held.status == "stopped":
        return f"You would rather talk, and that is fine. {worker} will talk with you.", (line,)
    if sheet.held.row.rater_role == "young_person":
        return f"{worker} can read what you said now.", (
            f"{worker} will talk with you about it before anybody does anything about it, unless somebody is not safe.",
            "You decide together who else may know. You can change your mind.",
            line,
        )
    return f"{worker} can read your sheet now.", (
        f"{worker} will talk with you before anything is decided about this sheet, unless {name} is in danger now.",
        "You will look at both views together: yours and your worker’s. You get a copy.",
        line,
    )


def first_open(sheet: OwnSheet) -> int:
    """Return the number of the first card that was not met yet, else of the last."""
    met = [item.id in sheet.cards for _, item in sheet.deck]
    return met.index(False) + 1 if False in met else len(met)
