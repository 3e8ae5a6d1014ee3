"""Two views of one thing in words: what each said, how the two stand to each other, what came of talking about it."""

from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from seen.apps.assessments.models import TalkedThrough
from seen.apps.assessments.presenters.cards import OWN_WORDS, last_rows
from seen.apps.assessments.queries.comparing import Compared, RatedTwice
from seen.apps.assessments.queries.held import Held
from seen.apps.assessments.queries.own_sheets import OwnSheet
from seen.core.instruments.agreeing import Agreement
from seen.core.instruments.comparing import AreaBeside, Beside, ItemBeside, TwoViews, View
from seen.core.instruments.given import GivenItem
from seen.core.instruments.tool import NOT_APPLICABLE, Instrument, Kind
from seen.kit.pages.words import day, plural

VIEWS = {
    View.SAME: ("Same", "strength"),
    View.PARENT_MORE_WORRIED: ("Parent more worried", "attention"),
    View.WORKER_MORE_WORRIED: ("Worker more worried", "attention"),
    View.NOT_SURE: ("One of us is not sure", "not-known"),
}
BESIDE = {
    Beside.EXACT: ("The same", "strength"),
    Beside.WITHIN_ONE: ("Within one", ""),
    Beside.DIFFER: ("Differ", "attention"),
    Beside.NOT_BOTH: ("Not graded by both", "not-known"),
}
LEFT_OUT, NOT_KNOWN, NO_MATCH = "Left out", "Not known", "Does not apply"


@dataclass(frozen=True, slots=True)
class Pair:
    """One item with what each of two said, the word for how they stand, and what was said about it."""

    item: str
    title: str
    one: str
    other: str
    word: str
    tint: str
    talked: tuple[tuple[str, str], ...]
    asks: bool  # a difference about which nothing is written yet


def two_views(it: Compared) -> list[dict[str, Any]]:
    """Return the items in groups, what both see alike first: title and pairs. Empty groups are left out."""
    groups = (
        ("Where you both see it the same", (View.SAME,)),
        ("Where you see it differently", (View.PARENT_MORE_WORRIED, View.WORKER_MORE_WORRIED)),
        ("Where one of you is not sure", (View.NOT_SURE,)),
    )
    found = [(title, [pair_of(it, one) for one in it.views if one.view in views]) for title, views in groups]
    return [{"title": title, "pairs": pairs} for title, pairs in found if pairs]


def pair_of(it: Compared, one: TwoViews) -> Pair:
    """Return one item of a comparison in words."""
    word, tint = VIEWS[one.view]
    return Pair(
        item=one.item.id,
        title=one.item.title,
        one=_family_said(it.sheet, one),
        other=_said(it.own.tool, one.worker, one.item.wording(it.own.row.band).grades),
        word=word,
        tint=tint,
        talked=said_about(it.talked.get(one.item.id)),
        asks=one.differ and one.item.id not in it.talked,
    )


def _family_said(sheet: OwnSheet, one: TwoViews) -> str:
    card = sheet.cards.get(one.card.id)
    if card is not None and card.state in OWN_WORDS:
        return OWN_WORDS[card.state]
    anchors = one.card.wording(sheet.held.row.band).grades
    return _said(sheet.held.tool, one.parent, anchors, digit=False)


def _said(tool: Instrument, given: GivenItem | None, anchors: tuple[str, ...], *, digit: bool = True) -> str:
    if given is None or not given.state:
        return LEFT_OUT
    if given.grade is None:
        return NO_MATCH if given.state == NOT_APPLICABLE else NOT_KNOWN
    label = tool.grade(given.grade).label
    return f"{f'{given.grade} ' if digit else ''}{label}. {anchors[given.grade - 1]}"


def said_about(row: TalkedThrough | None) -> tuple[tuple[str, str], ...]:
    """Return what was said about an item: heading and words, with who wrote it and when."""
    if row is None:
        return ()
    who = row.by.name if row.by else ""
    lines = (
        ("What we said", row.said),
        ("What we agreed", row.agreed),
        ("", "We still see it differently." if row.apart else ""),
        ("Written by", f"{who}, {day(timezone.localdate(row.at))}"),
    )
    return tuple(line for line in lines if line[1])


def begins_with(row: TalkedThrough | None) -> dict[str, Any]:
    """Return what the form about an item begins with, where something was written already."""
    return {"said": row.said, "agreed": row.agreed, "apart": ["apart"] if row.apart else []} if row else {}


def in_their_words(sheet: OwnSheet) -> list[tuple[str, str]]:
    """Return what a family's sheet says in words: its word cards, what gets in the way, and anything else."""
    answers = {item: answer for filled in sheet.held.areas.values() for item, answer in filled.answers.items()}
    cards = [
        (item.title, answers[item.id].words)
        for _, item in sheet.deck
        if item.kind is Kind.WORDS and item.id in answers and answers[item.id].words
    ]
    return cards + [(title, text) for title, text in last_rows(sheet) if text]


def finding(it: Compared) -> str:
    """Return one sentence on how the two views stand."""
    differ, same = sum(one.differ for one in it.views), sum(one.view is View.SAME for one in it.views)
    left = len(it.open)
    waits = f" {plural(left, 'difference')} {'waits' if left == 1 else 'wait'} for words." if left else ""
    return f"{plural(same, 'thing')} seen the same, {differ} seen differently.{waits}"


def areas_beside(it: RatedTwice) -> list[dict[str, Any]]:
    """Return each area that both finished: its two results, how far its items agree, and its items."""
    return [_area(it, area) for area in it.beside.areas]


def _area(it: RatedTwice, area: AreaBeside) -> dict[str, Any]:
    word, tint = BESIDE[area.verdict]
    return {
        "title": area.area.title,
        "one": _level(it.first, area.first),
        "other": _level(it.second, area.second),
        "word": word,
        "tint": tint,
        "agreement": agreement_words(area.agreement),
        "pairs": [rated(it, one) for one in area.items],
    }


def rated(it: RatedTwice, one: ItemBeside) -> Pair:
    """Return one item as two raters graded it."""
    word, tint = BESIDE[one.verdict]
    anchors = one.item.wording(it.first.row.band).grades
    apart = one.verdict in (Beside.DIFFER, Beside.WITHIN_ONE)
    return Pair(
        item=one.item.id,
        title=one.item.title,
        one=_said(it.first.tool, one.first, anchors),
        other=_said(it.second.tool, one.second, anchors),
        word=word,
        tint=tint,
        talked=said_about(it.talked.get(one.item.id)),
        asks=apart and one.item.id not in it.talked,
    )


def _level(held: Held, grade: int | None) -> str:
    return f"{grade} {held.tool.grade(grade).label}" if grade else NOT_KNOWN


def agreement_words(found: Agreement) -> str:
    """Return how far two raters agree, in a sentence. Kappa is given only where the numbers allow it."""
    if not found.count:
        return "Nothing was graded by both."
    sentence = (
        f"Of {plural(found.count, 'item')} graded by both, {found.exact} the same and {found.within_one} within one."
    )
    return sentence if found.kappa is None else f"{sentence} Weighted kappa {found.kappa:.2f}."
