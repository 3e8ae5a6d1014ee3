"""Choices and words for children of one family, a protected identity, and who sees a protected address."""

from datetime import date
from typing import Any
from uuid import UUID

from seen.apps.casefile import queries
from seen.apps.people import queries as people
from seen.core.access.viewer import Viewer
from seen.core.access.visibility import Sight
from seen.core.lifecycle.birth import BadBirth, check_parent
from seen.kit.pages.words import day

TWO_RECORDS = (
    "They are one person with two records. Whoever works with the child sees them as a parent, and does not see the "
    "record that they have as a child themselves. You can choose only somebody whose record you work with too."
)
EACH_TO_OTHER = "You can choose only a child whose record you work with too. The newest answer stands."
APART = (
    "For a child who was adopted, or lives under a new identity. From now on this record is never compared with "
    "another, never proposed as the same child, and no file finds it through a brother or sister."
)
TOGETHER_AGAIN = "From now on this record is compared with others again. Do it only where the protection was a mistake."


def other_children(viewer: Viewer, sight: Sight, *, as_of: date) -> list[tuple[str, str]]:
    """Return the other children whose records the viewer may know of, by name, to choose from."""
    return [(str(card.id), f"{card.name} ({card.reference})") for card in _others(viewer, sight, as_of=as_of)]


def could_be_parents(viewer: Viewer, sight: Sight, *, as_of: date) -> list[tuple[str, str]]:
    """Return those of them who are not too young to be a parent of this child."""
    child = people.record(sight)
    return [
        (str(card.id), f"{card.name} ({card.reference})")
        for card in _others(viewer, sight, as_of=as_of)
        if not card.due and _old_enough(card.born, child.born or child.due)
    ]


def protected_words(sight: Sight) -> str:
    """Return since when, by whom and why the child's identity is protected; nothing where it is not."""
    row = people.identity_protected(sight)
    if row is None:
        return ""
    return f"Since {day(row.written_at)}, by {row.written_by.name if row.written_by else 'Seen'}: {row.why}"


def named_for(sight: Sight) -> dict[UUID, list[dict[str, Any]]]:
    """Return who may see each protected address that the viewer sees, and since when."""
    found: dict[UUID, list[dict[str, Any]]] = {}
    for row in people.named_for_addresses(sight):
        name = f"{row.user.name}, {row.user.agency.name}"
        line = {"user": row.user_id, "name": name, "why": f"since {day(row.given_at)}: {row.why}"}
        found.setdefault(row.address_id, []).append(line)
    return found


def stops_seeing(sight: Sight, address: UUID, user: UUID) -> str:
    """Say what ends, naming nobody to whoever does not see the address."""
    rows = (row["name"] for row in named_for(sight).get(address, []) if row["user"] == user)
    return f"{next(rows, 'They')} can no longer open it from now on. What they have read, they have read."


def _others(viewer: Viewer, sight: Sight, *, as_of: date) -> list[queries.ChildCard]:
    return queries.cards(viewer, queries.children(viewer, as_of=as_of).exclude(id=sight.child), as_of=as_of)


def _old_enough(born: date | None, child: date | None) -> bool:
    try:
        check_parent(born, child)
    except BadBirth:
        return False
    return True
