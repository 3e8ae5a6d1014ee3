"""Who has looked at a child's record and acted on it, as far as this viewer may know.

A line can itself give something away: that a clinic wrote, that an address was closed. So a viewer reads their own
lines in full; of others only those of people they already know to work with the child, or of their own agency; and of
those, that the record was opened, and acts whose result stands on pages that the viewer may open.
"""

from datetime import date
from itertools import groupby
from typing import Any
from uuid import UUID

from seen.apps.casefile import queries
from seen.apps.people.queries import may_read, record_ids
from seen.core.access.viewer import Viewer
from seen.core.access.visibility import Sight
from seen.kit.audit.reads import who_looked
from seen.kit.pages.words import day, moment, plural

OPENED = "Opened the record"
WORDS = {
    "casefile.add_child": "Added the child",
    "casefile.hold": "Recorded why there is a record",
    "casefile.release": "Ended a reason for the record",
    "casefile.family_says_no": "Recorded that the family said no to early help",
    "casefile.set_level": "Recorded the level of need",
    "casefile.open_work": "Opened work",
    "casefile.close_work": "Closed work",
    "casefile.allocate": "Gave the work to a worker",
    "casefile.unallocate": "Ended a worker’s part",
    "casefile.involve": "Added somebody who works with the child",
    "casefile.end_involvement": "Ended somebody’s work with the child",
    "people.add_name": "Added a name",
    "people.end_name": "Ended a name",
    "people.add_adult": "Added an adult of the family",
    "people.correct_child": "Corrected the child’s details",
    "people.join_household": "Recorded who lives with the child",
    "people.leave_household": "Recorded who no longer lives with the child",
    "people.relate": "Recorded a relationship",
    "people.protect_identity": "Protected the child’s identity",
    "people.stop_protecting_identity": "Ended the protection of the child’s identity",
    "people.state_fact": "Recorded an answer about the child",
    "people.add_identifier": "Added a number",
}
OWN_ALONE = "Acted on the record"


def history_rows(viewer: Viewer, sight: Sight, *, as_of: date) -> list[dict[str, str]]:
    """Return the newest lines that this viewer may read, newest first."""
    known = {row.user for row in queries.network(sight, as_of=as_of)} if may_read(sight) else set()
    lines = [line for child in record_ids(sight.child) for line in who_looked(child)]
    ordered = sorted({line.seq: line for line in lines}.values(), key=lambda line: -line.seq)
    rows = (_row(viewer, line, known, team=may_read(sight)) for line in ordered)
    return _looks_together([row for row in rows if row is not None])


def _looks_together(rows: list[dict[str, Any]]) -> list[dict[str, str]]:
    """Write the looks that one person took one after another on one day as one line, with how many they were."""
    out: list[dict[str, str]] = []
    same = groupby(rows, key=lambda row: (row["title"], row["who"], row["day"]))
    for (title, who, _), group in same:
        lines = list(group)
        several = len(lines) > 1 and title == OPENED
        for line in lines[:1] if several else lines:
            words = f"{title}: {plural(len(lines), 'page')}" if several else title
            out.append({"title": words, "when": line["when"], "who": who, "text": ""})
    return out


def _row(viewer: Viewer, line: Any, known: set[UUID | None], *, team: bool) -> dict[str, Any] | None:
    mine = line.actor is not None and line.actor == viewer.id
    near = team and line.actor is not None and (line.actor in known or line.agency == viewer.agency)
    words = OPENED if line.kind == "read" else WORDS.get(line.name, OWN_ALONE if mine else "")
    if not words or not (mine or near):
        return None
    who = ", ".join(part for part in (line.actor_name, line.agency_name) if part)
    return {"title": words, "when": moment(line.at), "who": who, "day": day(line.at)}
