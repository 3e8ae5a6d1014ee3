"""Bring in files in one run: staged where nobody sees them, then accepted as a whole by one short commit."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import IntegrityError

from seen.apps.chronology.actions.staging import Staged, begin, remove_staged, staging
from seen.apps.chronology.judging import Judge, Judged
from seen.apps.chronology.models import Entry, ImportFile, PendingFile
from seen.apps.chronology.queries import files as queries
from seen.apps.identity.models import Agency
from seen.core.access.permission import Permission, check
from seen.core.access.viewer import Viewer
from seen.core.refusals import Refusal
from seen.integrations.tabular.table import Table
from seen.kit.actions import action, current
from seen.kit.database.many import collector_off, update_many

ABANDONED = timedelta(hours=2)  # no file of the largest size takes so long
CORRECTED = "Corrected by its agency in a later file."
Watch = Callable[[Judged, str], None]


class BroughtMeanwhile(Refusal):
    """Another file of the same agency was accepted while this one was read."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """What an accepted run left: its files, and the children whose story has grown."""

    files: tuple[UUID, ...]
    children: tuple[UUID, ...]
    withdrawal_proposed: tuple[dict[str, Any], ...]


def bring_in(viewer: Viewer, tables: Iterable[Table], *, judge: Judge, now: datetime, watch: Watch) -> Accepted:
    """Bring in files in one run: all of them or, where one fails, nothing. `watch` is told every row as it is judged.

    Raises BadFile, BroughtMeanwhile, NotPermitted.
    """
    check(viewer, Permission.IMPORT)
    remove_unfinished(viewer, before=now - ABANDONED)
    staged: list[Staged] = []
    try:
        with collector_off():
            for table in tables:
                staged.append(begin(viewer, [table], judge=judge, now=now))
                for judged in staging(viewer, staged[-1], judge.rows(table), now=now):
                    watch(judged, table.name)
        return accept_file(viewer, staged=staged, now=now)
    except BaseException:
        for each in staged:
            remove_staged(viewer, each.file.id)
        raise


@action("chronology.accept_file", needs=Permission.IMPORT)
def accept_file(viewer: Viewer, *, staged: Sequence[Staged], now: datetime) -> Accepted:
    """Let everybody see what was staged. One short commit, one entry in the audit, with the digests of all rows."""
    first = staged[0].file
    Agency.objects.select_for_update().get(id=first.agency_id)
    if queries.accepted_since(first.agency_id, first.started_at):
        raise BroughtMeanwhile("Somebody else brought in a file for this agency meanwhile. Send yours again.")
    proposed: list[dict[str, Any]] = []
    for each in staged:
        _supersede(each)
        missing = left_out(each)
        proposed.extend(queries.as_proposed(missing))
        counts = counts_of(each, missing=missing)
        ImportFile.objects.filter(id=each.file.id, accepted_at=None).update(accepted_at=now, counts=counts)
        current().concerns(*each.children)
    current().note(files=[_noted(each) for each in staged])
    children = dict.fromkeys(child for each in staged for child in each.children)
    return Accepted(tuple(each.file.id for each in staged), tuple(children), tuple(proposed))


def left_out(staged: Staged) -> list[Entry]:
    """Return the entries that earlier versions of a file brought and this one leaves out."""
    file = staged.file
    met = staged.met | {old for _, old in staged.supersedes}
    return queries.no_longer_held(
        agency=file.agency_id, child=file.child_id, name=file.name, layout=staged.layout, met=met
    )


def counts_of(staged: Staged, *, missing: Iterable[Entry]) -> dict[str, Any]:
    """Return what is kept of a file's account beside its rows."""
    kept = {"layout": staged.layout, "withdrawal_proposed": [str(entry.id) for entry in missing]}
    return staged.counts.as_dict() | kept


def remove_unfinished(viewer: Viewer, *, before: datetime) -> int:
    """Take away what a killed run left behind, invisible as it is. Returns how many files that were.

    What stands behind a pending file waits for somebody's answer.
    """
    unfinished = ImportFile.objects.filter(accepted_at=None, started_at__lt=before)
    left = list(unfinished.exclude(id__in=PendingFile.objects.values("id")).values_list("id", flat=True))
    for file in left:
        remove_staged(viewer, file)
    return len(left)


def _supersede(staged: Staged) -> None:
    """Set the new versions over the earlier ones: only now, so that nothing leaves the story before the commit."""
    try:
        update_many(Entry, ("supersedes", "why_changed"), [(new, old, CORRECTED) for new, old in staged.supersedes])
    except IntegrityError:
        raise BroughtMeanwhile("Somebody corrected one of these entries meanwhile. Send the file again.") from None


def _noted(staged: Staged) -> dict[str, Any]:
    counts = staged.counts.as_dict()
    return {"file": staged.file.id, "digest": staged.file.digest, "rows_digest": staged.rows_digest, **counts}
