"""The matching desk: what it is asked, and two records side by side."""

from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse

from seen.apps.casefile import queries
from seen.apps.casefile.presenters.people import SCHEMES
from seen.core.access.viewer import Viewer
from seen.core.identifiers.nhs import spaced
from seen.kit.pages.words import day, moment

WHY = {"identifier": "The same number", "name_and_birth": "The same name and day of birth"}
SAID = {"same": "One child", "different": "Two children", "undone": "Undone"}


def desk_page(viewer: Viewer, *, as_of: date) -> dict[str, Any]:
    """Return what waits at the desk."""
    return {
        "requests": [
            {
                "name": one.name,
                "href": reverse("child", args=[one.child]),
                "close": reverse("child_close_match", args=[one.child]),
                "why": one.why,
                "meta": f"Asked by {one.asked_by} on {day(one.asked_on)}",
            }
            for one in queries.match_requests(viewer, as_of=as_of)
        ],
        "pairs": [
            {
                "href": reverse("decide_match", args=[one.id]),
                "title": f"{one.first.name} and {one.second.name}",
                "why": WHY[one.why],
                "meta": f"{one.first.reference} and {one.second.reference}",
            }
            for one in queries.possible_duplicates(viewer, as_of=as_of)
        ],
        "decided": [
            (f"{one.first} and {one.second}", SAID[one.answer], one.words, f"{one.by}, {moment(one.at)}", one.id)
            for one in queries.decided_pairs(viewer)
        ],
    }


def pair_page(viewer: Viewer, duplicate: UUID, *, as_of: date) -> dict[str, Any] | None:
    """Return two records side by side, or what was said of them; None where there is nothing to decide or undo."""
    for one in queries.possible_duplicates(viewer, as_of=as_of):
        if one.id == duplicate:
            sides = (one.first, one.second)
            heads, ids = [side.reference for side in sides], [side.child for side in sides]
            return {"why": WHY[one.why], "heads": heads, "ids": ids, "rows": _rows(sides), "said": ""}
    for said in queries.decided_pairs(viewer):
        if said.id == duplicate:
            words = f"{SAID[said.answer]}: {said.words} ({said.by}, {moment(said.at)})"
            return {"why": "", "heads": [said.first, said.second], "rows": [], "said": words}
    return None


def answers(shown: dict[str, Any]) -> list[tuple[str, str]]:
    """Return the answers that can be given: which record leads, two children, or undo."""
    if shown["said"]:
        return [("undone", "Undo: ask the question again")]
    first, second = shown["heads"]
    ids = shown["ids"]
    return [
        (f"same:{ids[0]}", f"One child. {first} leads"),
        (f"same:{ids[1]}", f"One child. {second} leads"),
        ("different", "Two children"),
    ]


def _rows(sides: tuple[queries.Side, queries.Side]) -> list[tuple[str, str, str]]:
    def both(words: str, value: Any) -> tuple[str, str, str]:
        return (words, value(sides[0]) or "Not recorded", value(sides[1]) or "Not recorded")

    return [
        both("Name", lambda side: side.name),
        both("Every name", lambda side: ", ".join(side.names)),
        both("Date of birth", lambda side: day(side.born) if side.born else ""),
        both("Due date", lambda side: day(side.due) if side.due else ""),
        both("Sex as recorded", lambda side: side.sex.capitalize()),
        both("Numbers", lambda side: ", ".join(_number(one) for one in side.numbers)),
        both("Addresses", lambda side: "; ".join(side.addresses)),
        both("Record made", lambda side: day(side.written)),
    ]


def _number(written: str) -> str:
    scheme, _, value = written.partition(": ")
    return f"{SCHEMES.get(scheme, scheme)} {spaced(value) if scheme == 'nhs' else value}"
