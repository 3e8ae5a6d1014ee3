"""The grades of a signed assessment as entries of the story, and out of it again where it was signed anew."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID, uuid5

from seen.apps.casefile import queries as casefile
from seen.apps.chronology.actions.amend import retire
from seen.apps.chronology.actions.record import Recorded
from seen.apps.chronology.drafts import Draft, Setting, rows
from seen.apps.chronology.models import Entry
from seen.apps.chronology.queries.made_by import entries_of
from seen.core.access.viewer import Viewer
from seen.kit.actions import action, current
from seen.kit.database.many import insert_rows


@action("chronology.record_grades", needs=None)
def record_grades(
    viewer: Viewer, *, child: UUID, drafts: Sequence[Draft], agency: UUID, writer: UUID | None, now: datetime
) -> Recorded:
    """Store the entries that a signed assessment leaves, one for each grade. Not reachable from a page.

    `writer` is whoever gave the grades: in a blind pair the last to sign is not the writer of both halves.
    """
    open_work = casefile.open_work(child)
    made, parts = [], []
    for draft in drafts:
        account = uuid5(child, f"{draft.kind}|{draft.source_record}")
        entry, held = rows(draft, Setting(child, agency, writer, now, open_work, account))
        made.append(entry)
        parts.extend(held)
    insert_rows(made)
    insert_rows(parts)
    current().concerns(child)
    current().note(grades=len(made))
    return Recorded(child, tuple(made))


@action("chronology.withdraw_grades", needs=None)
def withdraw_grades(viewer: Viewer, *, child: UUID, source: str, why: str, now: datetime) -> list[Entry]:
    """Withdraw the grades of one assessment (their `source_record` begins with `source`), because of a later act."""
    there = entries_of(child, kind="grade.given", source=source)
    return [retire(viewer, entry=entry, why=why, now=now) for entry in there]
