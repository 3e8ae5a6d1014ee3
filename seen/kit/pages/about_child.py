"""The top of every page about one child: each app adds its own section and the facts that it knows.

No app needs to look upwards: the people page of a child shows when the chronology last saw them.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from seen.core.access.permission import Permission, can
from seen.core.access.viewer import Viewer
from seen.core.access.visibility import Sight
from seen.kit.database.prepared import Part
from seen.kit.database.together import together
from seen.kit.pages.frame import Identity, Link

Asks = Callable[[Viewer, Sight, date], Sequence[Part[Any]]]
Says = Callable[[Viewer, Sight, date, Sequence[list[Any]]], Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Section:
    """A page of every child: its words, its route (which takes `child`), its place in the row, and what it needs."""

    text: str
    route: str
    order: int
    needs: Permission | None


_sections: dict[str, Section] = {}
_facts: list[tuple[Asks, Says]] = []


def add_section(text: str, *, route: str, order: int, needs: Permission | None = None) -> None:
    """Add a page to every child's row of pages. Said once, in the ready() of the app that owns it.

    A viewer without the permission that it needs is shown no link to it: it would lead them nowhere.
    """
    _sections[route] = Section(text, route, order, needs)


def open_sections(viewer: Viewer) -> list[Section]:
    """Return the pages of every child that the viewer's roles can open, in their order."""
    open_to = (section for section in _sections.values() if section.needs is None or can(viewer, section.needs))
    return sorted(open_to, key=lambda section: section.order)


def add_facts(*, asks: Asks, says: Says) -> None:
    """Add facts to the identity bar. `asks` gives prepared queries, of viewer, sight and day; `says` has the answers.

    It is told viewer, sight, day and the answers in order, and gives fields of frame.Identity. What all the apps ask
    is asked as one statement.
    """
    if (asks, says) not in _facts:
        _facts.append((asks, says))


def top_of(viewer: Viewer, sight: Sight, *, current: str, as_of: date) -> dict[str, Any]:
    """Return what layout/child.html needs: `child` and `sections`. `current` is the route that is open. One query."""
    asked = [(says, asks(viewer, sight, as_of)) for asks, says in _facts]
    answers = iter(together(*(part for _, parts in asked for part in parts)))
    known: dict[str, Any] = {}
    for says, parts in asked:
        known.update(says(viewer, sight, as_of, [next(answers) for _ in parts]))
    row = open_sections(viewer)
    return {
        "child": Identity(**known),
        "child_id": sight.child,
        "sections": tuple(Link(s.text, reverse(s.route, args=[sight.child]), current=s.route == current) for s in row),
    }
