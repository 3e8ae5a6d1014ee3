"""What a family's no to early help ends, in words for the page on which it is recorded and the page of the work."""

from typing import Any

from seen.apps.casefile import queries
from seen.core.access.viewer import Viewer
from seen.core.access.visibility import Sight
from seen.core.lifecycle.agreement import AGREED, level_after_a_no, rests_on_agreement
from seen.kit.knowledge.load import load
from seen.kit.pages.words import day

ASSESSMENTS = {
    "ask": "To be asked for",
    "advice": "The designated lead is asked for advice",
    "not_needed": "Not asked for",
}


def what_ends(sight: Sight) -> tuple[str, ...]:
    """Return what ends and what stays once the family has said no, a sentence each."""
    holds = {row.reason for row in queries.holds(sight) if row.end is None}
    level = queries.current_level(sight.child)
    stays = not rests_on_agreement(holds=holds, level=level)
    lines = ["A no is not a worry. Nothing of it counts against the family."]
    if AGREED in holds:
        lines.append(f"The reason “{load('vocabulary/hold-reasons')[AGREED]['words']}” ends.")
    after = level_after_a_no(level, holds=holds)
    if after != level:
        lines.append(f"The level of need becomes {load('vocabulary/levels')[after]['words']}.")
    lines.append("What was shared because they agreed is shared no longer.")
    if stays:
        return (*lines, "Statutory work does not rest on their agreement, and goes on as before.")
    return (
        *lines,
        "Agencies are joined up no longer: each note is seen by its writer, their designated lead and the matching "
        "desk, and Seen puts no question about notes of several agencies to you.",
        "What was written stays, and so may each service’s own work.",
    )


def work_choices(sight: Sight) -> list[tuple[str, str]]:
    """Return the open work of each service, to choose what rested on agreement."""
    rows = (row for row in queries.work(sight) if row.closed is None)
    return [(str(row.id), f"{row.service[:1].upper()}{row.service[1:]}, {row.agency.name}") for row in rows]


def likely(sight: Sight) -> list[str]:
    """Return the open work that is early help or family help by its name: it rests on agreement."""
    names = ("early help", "family help", "family support")
    return [str(row.id) for row in queries.work(sight) if row.closed is None and row.service.casefold() in names]


def no_that_stands(viewer: Viewer, sight: Sight) -> dict[str, Any] | None:
    """Return the family's no for the work page. Its words are for the agency that heard them alone."""
    row = queries.family_no(sight)
    if row is None:
        return None
    own = viewer.agency is not None and row.agency_id == viewer.agency
    rows = [
        ("Who", row.who),
        ("To what", row.offered),
        ("Their words", row.said),
        ("What it means for the child", row.meaning),
        ("Statutory assessment", ASSESSMENTS[row.assessment]),
    ]
    return {"on": day(row.on), "rows": rows if own else []}
