"""Answer for entries that came without a date: when they were, as well as anybody knows, or that nobody knows."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID, uuid5

from seen.apps.chronology.actions.amend import supersede
from seen.apps.chronology.drafts import draft_of
from seen.apps.chronology.models import Entry
from seen.apps.chronology.queries.tray import NOBODY_KNOWS
from seen.core.access.permission import Permission
from seen.core.access.viewer import Viewer
from seen.core.dates.reading import Reading
from seen.kit.actions import action, current

UNKNOWN = "Nobody knows when it was."


@action("chronology.give_dates", needs=Permission.RECORD)
def give_dates(
    viewer: Viewer, *, given: Sequence[tuple[Entry, Reading | None]], account: UUID, now: datetime
) -> list[Entry]:
    """Set dates over undated entries as corrections, all or none; no reading: nobody knows. Sent twice, it is one act.

    Each row stays in its history as it came. Raises NotTheirs, ChangedMeanwhile.
    """
    current().note(entries=len(given))
    return [_dated(viewer, entry, reading, account=uuid5(account, str(entry.id)), now=now) for entry, reading in given]


def _dated(viewer: Viewer, entry: Entry, reading: Reading | None, *, account: UUID, now: datetime) -> Entry:
    was = draft_of(entry)
    if reading is None or reading.on is None:
        draft, why = replace(was, flag=NOBODY_KNOWS), UNKNOWN
    else:
        draft = replace(was, on=reading.on, at_time=reading.time or was.at_time, flag=reading.flagged)
        why = f"The date was not known when it came in. Said since: “{reading.on.text}”."
    return supersede(viewer, entry=entry, draft=draft, why=why, account=account, now=now)
