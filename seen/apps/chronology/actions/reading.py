"""Read a pending file: its rows judged and stored where nobody sees them, by one reader at a time."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from uuid import UUID, uuid4

from django.db.models.functions import Now
from django.utils import timezone

from seen.apps.chronology.actions.files import counts_of, left_out
from seen.apps.chronology.actions.staging import Staged, as_kept, begin, remove_staged, stage, staging
from seen.apps.chronology.columns import Columns
from seen.apps.chronology.models import ImportFile, PendingFile
from seen.apps.chronology.queries import pending as queries
from seen.apps.chronology.queries.file_pages import NoSuchFile
from seen.core.access.permission import Permission
from seen.core.access.viewer import Viewer
from seen.core.refusals import Refusal
from seen.integrations.tabular.limits import PAGE
from seen.integrations.tabular.table import Table, open_table
from seen.kit.actions import action, current
from seen.kit.audit.chain import head
from seen.kit.database.many import collector_off
from seen.kit.jobs.carry_on import carry_on

AT_ONCE = 2.0  # seconds for which a request reads: an ordinary file is done by then
TRIES = 3  # a file that stops the service each time is not tried for ever
NOT_READ = "Reading this file stopped three times, so it was given up. Save the file again and bring that in."


class TakenAway(Exception):
    """The file is another reader's now, or was discarded."""


@dataclass(frozen=True, slots=True)
class Run:
    """One reading of a file. `before` is what an earlier one came to, `since` the last line of the audit before it."""

    file: UUID
    key: UUID
    child: UUID
    name: str
    columns: tuple[Columns, ...]
    before: str
    since: int

    def hold(self, rows: int) -> None:
        """Give a sign of life in the transaction under way. Raises TakenAway."""
        held = PendingFile.objects.filter(id=self.file, run=self.key)
        if not held.update(beat=Now(), rows_read=rows):
            raise TakenAway


def read_on(viewer: Viewer, *, file: UUID, now: datetime, seconds: float) -> None:
    """Read a pending file, for so many seconds at once and then in a thread. What cannot be read is said on its page.

    Raises NoSuchFile, NotPermitted.
    """
    carry_on(_steps(viewer, file=file, now=now), seconds=seconds)


def read_to_the_end(viewer: Viewer, *, file: UUID, now: datetime) -> None:
    """Read a pending file here and now. Raises as `read_on` does."""
    for _ in _steps(viewer, file=file, now=now):
        pass


@action("chronology.read_file", needs=Permission.IMPORT)
def begin_reading(viewer: Viewer, *, file: UUID, now: datetime) -> Run | None:
    """Make this viewer the one who reads a file. Raises NoSuchFile.

    None: nobody said yet what its columns hold, somebody else reads it, or it was given up.
    """
    its = PendingFile.objects.select_for_update().filter(id=file, agency=viewer.agency).first()
    if its is None:
        raise NoSuchFile("We cannot show that page.")
    if its.columns is None or queries.being_read(its, at=now):
        return None
    since = head()[0]
    before = its.outcome["came_to"] if its.outcome else ""
    its.run, its.run_by_id, its.beat, its.rows_read = uuid4(), viewer.id, now, 0
    its.tries, its.outcome, its.refused, its.otherwise = its.tries + 1, None, "", False
    if its.tries > TRIES:
        its.run, its.refused = None, NOT_READ
    its.save()
    current().concerns(its.child_id)
    current().note(file=file)
    columns = tuple(Columns.from_json(each) for each in its.columns)
    return Run(file, its.run, its.child_id, its.name, columns, before, since) if its.run else None


def _steps(viewer: Viewer, *, file: UUID, now: datetime) -> Iterator[None]:
    """Read a file, a few hundred rows to a step."""
    run = begin_reading(viewer, file=file, now=now)
    if run is None:
        return
    try:
        with collector_off():
            yield from _rows(viewer, run, now=now)
    except TakenAway:
        return
    except Refusal as refusal:
        remove_staged(viewer, file)
        with stage(viewer):
            PendingFile.objects.filter(id=file, run=run.key).update(run=None, beat=None, refused=str(refusal))


def _rows(viewer: Viewer, run: Run, *, now: datetime) -> Iterator[None]:
    remove_staged(viewer, run.file)
    judge = queries.judge_for(viewer, child=run.child, today=timezone.localdate(now))
    tables = list(open_kept(run))
    staged = begin(viewer, tables, judge=judge, now=now, key=run.file, hold=run.hold)
    judged = chain.from_iterable(judge.rows(table) for table in tables)
    for at, _ in enumerate(staging(viewer, staged, judged, now=now)):
        if at % 100 == 0:
            yield
    _all_read(viewer, run, staged)


def open_kept(run: Run) -> Iterator[Table]:
    """Open each table of a pending file that is to be read. Raises BadFile, BadLayout, Unreadable."""
    content = queries.content_of(run.file)
    for each in run.columns:
        yield each.kept(open_table(io.BytesIO(content), name=run.name, limits=PAGE, layout=each.layout))


def _all_read(viewer: Viewer, run: Run, staged: Staged) -> None:
    """Keep what accepting the rows will need."""
    counts = counts_of(staged, missing=left_out(staged))
    kept = as_kept(staged, since=run.since)
    otherwise = run.before not in ("", kept["came_to"])
    with stage(viewer):
        run.hold(counts["read"])
        ImportFile.objects.filter(id=run.file).update(counts=counts)
        read = PendingFile.objects.filter(id=run.file)
        read.update(run=None, beat=None, tries=0, outcome=kept, otherwise=otherwise)
