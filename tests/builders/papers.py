"""Documents as tests want them, and what is inside a PDF."""

import io
from datetime import UTC, datetime
from typing import Any

import pikepdf

from seen.kit.documents.paper import Group, Item, Layout, Line, Paper, Part, Sort

MADE = datetime(2026, 11, 2, 9, tzinfo=UTC)


def an_item(number: int = 1, **said: Any) -> Item:
    """Return one thing told."""
    words = {
        "when": f"{number % 28 + 1} May 2026", "title": "Worry about food", "meta": "Worry. Physical care",
        "source": ("Riverside School", "Recorded 5 May 2026"), "lines": (Line(f"Number {number}: a heron."),),
    }  # fmt: skip
    return Item(**words | said)


def a_paper(items: int = 2, *, layout: Layout = Layout.SECTIONS, **said: Any) -> Paper:
    """Return a document of so many items under one year."""
    group = Group("2026", tuple(an_item(number) for number in range(items)))
    fixed = {
        "title": "Chronology of Amir Example", "head": "Chronology of Amir Example", "foot": "AE, 2 November 2026",
        "made_at": MADE, "layout": layout, "heads": ("When", "Who told it", "What happened"),
        "parts": (Part("Summary", facts=(("Name", "Amir Example"),), points=("Two entries.",)),
                  Part("Chronology", groups=(group,))),
    }  # fmt: skip
    return Paper(**fixed | said)


EVERY_SORT = an_item(
    lines=(
        Line("I was hungry", "In his own words", Sort.QUOTE),
        Line("I had packed it", "Disagrees, his mother:", Sort.BESIDE),
        Line("By: school", sort=Sort.SMALL),
    )
)


def opened(content: bytes) -> pikepdf.Pdf:
    """Return a PDF, opened."""
    return pikepdf.open(io.BytesIO(content))


def tags(pdf: pikepdf.Pdf) -> list[str]:
    """Return every tag of a PDF's tree, in the order of reading."""
    return [str(node["/S"])[1:] for node in nodes(pdf.Root.StructTreeRoot)]


def nodes(under: Any) -> list[Any]:
    """Return every element of a PDF's tree below one, in the order of reading."""
    found, waiting = [], [under]
    while waiting:
        node = waiting.pop()
        kids = node.get("/K", [])
        kids = kids if isinstance(kids, pikepdf.Array) else [kids]
        inner = [kid for kid in kids if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
        found += [node] if "/S" in node else []
        waiting.extend(reversed(inner))
    return found
