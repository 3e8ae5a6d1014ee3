"""Answer for an entry that came without a date: when it was, or that nobody knows."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from seen.apps.chronology.actions.amend import correct
from seen.apps.chronology.drafts import draft_of
from seen.apps.chronology.models import Entry
from seen.apps.chronology.queries.file_pages import NOBODY_KNOWS
from seen.core.access.permission import Permission
from seen.core.access.viewer import Viewer
from seen.core.dates.reading import Reading
from seen.kit.actions import action


@action("chronology.give_date", needs=Permission.RECORD)
def give_date(viewer: Viewer, *, entry: Entry, reading: Reading | None, account: UUID, now: datetime) -> Entry:
    """Set the date of an undated entry over it as a correction; no reading: nobody knows. Sent twice, it is one act.

    Raises NotTheirs, ChangedMeanwhile.
    """
    was = draft_of(entry)
    if reading is None or reading.on is None:
        draft, why = replace(was, flag=NOBODY_KNOWS), "Nobody knows when it was."
    else:
        draft = replace(was, on=reading.on, at_time=reading.time or was.at_time, flag=reading.flagged)
        why = "The date was not known when it came in."
    return correct(viewer, entry=entry, draft=draft, why=why, account=account, now=now)
