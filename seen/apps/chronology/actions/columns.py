"""Say what a pending file's columns hold, and how its text is read; remembered for the agency's next file like it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from seen.apps.chronology.actions.reading import AT_ONCE, read_on
from seen.apps.chronology.columns import Columns
from seen.apps.chronology.models import PendingFile, SaidColumns
from seen.apps.chronology.queries import columns as queries
from seen.apps.chronology.queries.file_pages import NoSuchFile
from seen.core.access.permission import Permission
from seen.core.access.viewer import Viewer
from seen.kit.actions import action, current


def read_as_said(
    viewer: Viewer, *, file: UUID, columns: Sequence[Columns], left_out: Sequence[str], now: datetime
) -> None:
    """Say what the columns hold and read the file so. Raises as `say_columns` does."""
    say_columns(viewer, file=file, columns=columns, left_out=left_out, now=now)
    read_on(viewer, file=file, now=now, seconds=AT_ONCE)


@action("chronology.say_columns", needs=Permission.IMPORT)
def say_columns(
    viewer: Viewer, *, file: UUID, columns: Sequence[Columns], left_out: Sequence[str], now: datetime
) -> None:
    """Keep how each table of a file is read, and remember it. `left_out` names the tables that are not read.

    What was read of the file otherwise counts no more. Raises NoSuchFile, BadLayout.
    """
    its = _locked(viewer, file)
    for each in columns:
        each.layout.check()
        SaidColumns.objects.update_or_create(
            agency_id=its.agency_id,
            key=each.layout.key,
            defaults={"columns": _to_remember(each).as_json(), "said_at": now, "said_by_id": viewer.id},
        )
    its.columns, its.said_at, its.said_by_id = [each.as_json() for each in columns], now, viewer.id
    its.beside = [*queries.held_in(its).beside, *(f"{place} is left out, as somebody said." for place in left_out)]
    _unread(its)
    current().note(layouts=[each.layout.key for each in columns])


def read_in(viewer: Viewer, *, file: UUID, encoding: str, now: datetime) -> None:
    """Say how a file's text is kept, and read it where nothing else has to be asked. Raises as `choose_encoding`."""
    choose_encoding(viewer, file=file, encoding=encoding)
    read_on(viewer, file=file, now=now, seconds=AT_ONCE)


@action("chronology.choose_encoding", needs=Permission.IMPORT)
def choose_encoding(viewer: Viewer, *, file: UUID, encoding: str) -> None:
    """Keep how the text of a file is read. Raises NoSuchFile, BadFile where nothing can be read so."""
    its = _locked(viewer, file)
    its.encoding = encoding
    found = queries.held_in(its)
    settle(its, queries.settled(its.agency_id, found))
    its.beside, its.rows_about = list(found.beside), sum(table.rows for table in found.tables)
    _unread(its)


def settle(file: PendingFile, settled: queries.Settled | None) -> None:
    """Set how a file is read, where that is certain or was said before; its caller saves it."""
    file.columns = [each.as_json() for each in settled.columns] if settled else None
    file.said_at = settled.said_at if settled else None
    file.said_by_id = settled.said_by if settled else None


def _to_remember(columns: Columns) -> Columns:
    """Return columns without what belongs to one file alone."""
    return replace(columns, layout=replace(columns.layout, grid=0, heading_rows=(), encoding="", delimiter=""))


def _unread(its: PendingFile) -> None:
    """Save a file as one that nobody has read; whoever reads it stops."""
    its.run, its.beat, its.tries, its.outcome, its.refused, its.otherwise = None, None, 0, None, "", False
    its.save()
    current().concerns(its.child_id)
    current().note(file=its.id)


def _locked(viewer: Viewer, file: UUID) -> PendingFile:
    its = PendingFile.objects.select_for_update().filter(id=file, agency=viewer.agency).first()
    if its is None:
        raise NoSuchFile("We cannot show that page.")
    return its
