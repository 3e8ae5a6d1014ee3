"""Bring in a file: staged in short transactions that nobody sees, then accepted as a whole by one short commit."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, BinaryIO
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone

from seen.apps.casefile.queries import NoSuchChild
from seen.apps.chronology.account import Counts
from seen.apps.chronology.drafts import Setting, values
from seen.apps.chronology.incoming_words import Verdict
from seen.apps.chronology.judging import Judge, Judged
from seen.apps.chronology.models import Entry, ImportFile, ImportRow, Part
from seen.apps.chronology.queries import files as queries
from seen.apps.chronology.queries.incoming import Children, may_bring
from seen.apps.chronology.word_index import index_staged
from seen.apps.identity.models import Agency
from seen.core.access.permission import Permission, check
from seen.core.access.viewer import Viewer
from seen.core.refusals import Refusal
from seen.integrations.tabular.limits import PAGE
from seen.integrations.tabular.table import Table, open_table
from seen.kit.actions import Acting, action, current, writing
from seen.kit.database.many import collector_off, insert_many, update_many

# Rows to a transaction: at most 2,000; fewer, because a page that waits for the lock should not notice.
STAGE_ROWS = 1_000
ABANDONED = timedelta(hours=2)  # no file of the largest size takes so long
Rows = tuple[dict[str, Any], list[dict[str, Any]]]
Watch = Callable[[Judged, str], None]


class BroughtMeanwhile(Refusal):
    """Another file of the same agency was accepted while this one was read."""


@dataclass
class Staged:
    """A file whose rows are stored and not yet seen by anybody."""

    file: ImportFile
    counts: Counts = field(default_factory=Counts)
    children: dict[UUID, None] = field(default_factory=dict)
    supersedes: list[tuple[UUID, UUID]] = field(default_factory=list)  # (new entry, earlier entry)
    met: set[UUID] = field(default_factory=set)  # earlier entries that came again unchanged
    digest: Any = field(default_factory=hashlib.sha256)
    layout: str = ""


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
                staged.append(_begin(viewer, table, judge=judge, now=now))
                for judged in _staging(viewer, staged[-1], judge.rows(table), now=now):
                    watch(judged, table.name)
                _make_findable(viewer, staged[-1].file.id)
        return accept_file(viewer, staged=staged, now=now)
    except BaseException:
        for each in staged:
            _remove(viewer, each.file.id)
        raise


def bring_in_upload(viewer: Viewer, *, child: UUID, file: BinaryIO, name: str, now: datetime) -> Accepted:
    """Bring in one file from the page of a child. Raises BadFile, BroughtMeanwhile, NotPermitted, NoSuchChild."""
    today = timezone.localtime(now).date()
    if viewer.agency is None or child not in may_bring(viewer, {child}, today=today):
        raise NoSuchChild("We cannot find that child.")
    agency = Agency.objects.get(id=viewer.agency)
    children = Children(viewer, agency=agency.id, child=child, today=today)
    judge = Judge(children, (agency.id, agency.name, agency.type), child, today)
    table = open_table(file, name=name, limits=PAGE)
    return bring_in(viewer, [table], judge=judge, now=now, watch=lambda judged, name: None)


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
        missing = queries.no_longer_held(
            agency=each.file.agency_id,
            child=each.file.child_id,
            name=each.file.name,
            layout=each.layout,
            met=each.met | {old for _, old in each.supersedes},
        )
        proposed.extend(queries.as_proposed(missing))
        counts = each.counts.as_dict()
        ImportFile.objects.filter(id=each.file.id, accepted_at=None).update(
            accepted_at=now,
            counts=counts | {"layout": each.layout, "withdrawal_proposed": [str(entry.id) for entry in missing]},
        )
        current().concerns(*each.children)
    current().note(files=[_noted(each) for each in staged])
    children = dict.fromkeys(child for each in staged for child in each.children)
    return Accepted(tuple(each.file.id for each in staged), tuple(children), tuple(proposed))


def remove_unfinished(viewer: Viewer, *, before: datetime) -> int:
    """Take away what a killed run left behind, invisible as it is. Returns how many files that were."""
    left = list(ImportFile.objects.filter(accepted_at=None, started_at__lt=before).values_list("id", flat=True))
    for file in left:
        _remove(viewer, file)
    return len(left)


def _begin(viewer: Viewer, table: Table, *, judge: Judge, now: datetime) -> Staged:
    file = ImportFile(
        agency_id=judge.agency[0],
        child_id=judge.child,
        name=table.name[:200],
        digest=table.digest,
        event_file=table.columns.event_file,
        places=list(table.places),
        started_at=now,
        started_by_id=viewer.id,
    )
    with _stage(viewer):
        file.save(force_insert=True)
    return Staged(file, layout=queries.layout_of(table))


def _staging(viewer: Viewer, staged: Staged, judged_rows: Iterator[Judged], *, now: datetime) -> Iterator[Judged]:
    """Store rows as they are judged, some hundred to a transaction, and hand each on."""
    batch: list[Judged] = []
    for judged in judged_rows:
        batch.append(judged)
        staged.counts.add(judged)
        staged.met.update(judged.here)
        staged.digest.update(f"{judged.row} {judged.verdict} {judged.read.digest if judged.read else ''}\n".encode())
        if len(batch) == STAGE_ROWS:
            _store(viewer, staged, batch, now=now)
            batch = []
        yield judged
    _store(viewer, staged, batch, now=now)


def _make_findable(viewer: Viewer, file: UUID) -> None:
    after: int | None = 0
    while after is not None:
        with _stage(viewer):
            after = index_staged(file, after=after)


def _store(viewer: Viewer, staged: Staged, batch: list[Judged], *, now: datetime) -> None:
    entries: list[dict[str, Any]] = []
    parts: list[dict[str, Any]] = []
    for judged in batch:
        for entry, held in _entries(viewer, staged, judged, now):
            entries.append(entry)
            parts.extend(held)
    kept = [_row(staged.file, judged) for judged in batch]
    with _stage(viewer):
        insert_many(Entry, entries)
        insert_many(Part, parts)
        insert_many(ImportRow, kept)


def _entries(viewer: Viewer, staged: Staged, judged: Judged, now: datetime) -> Iterator[Rows]:
    for each in judged.becomes:
        assert judged.read is not None and judged.account is not None  # noqa: S101 - a row that becomes entries was read
        setting = Setting(
            child=each.child.id,
            agency=staged.file.agency_id,
            writer=viewer.id,
            written_at=now,
            open_work=each.child.open_work,
            account=judged.account,
            file=staged.file.id,
            digest=judged.read.digest,
            entry=each.entry,
        )
        entry, held = values(judged.read.draft, setting)
        if each.match and entry["same_as"] is None:
            entry["same_as"] = each.match.account
        if each.supersedes:
            staged.supersedes.append((each.entry, each.supersedes))
        staged.children[each.child.id] = None
        yield entry, held


def _row(file: ImportFile, judged: Judged) -> dict[str, Any]:
    question = {"text": judged.on.text, "question": judged.on.question} if judged.on and not judged.becomes else {}
    return {
        "file_id": file.id,
        "row": judged.row,
        "verdict": judged.verdict.value,
        "reason": judged.reason,
        "on": question,
        "cells": {} if judged.verdict is Verdict.NOT_HELD else judged.cells,
        "entry": judged.becomes[0].entry if judged.becomes else next(iter(judged.here), None),
        "asks": judged.asks,
    }


def _supersede(staged: Staged) -> None:
    """Set the new versions over the earlier ones: only now, so that nothing leaves the story before the commit."""
    why = "Corrected by its agency in a later file."
    try:
        update_many(Entry, ("supersedes", "why_changed"), [(new, old, why) for new, old in staged.supersedes])
    except IntegrityError:
        raise BroughtMeanwhile("Somebody corrected one of these entries meanwhile. Send the file again.") from None


def _noted(staged: Staged) -> dict[str, Any]:
    counts = staged.counts.as_dict()
    return {"file": staged.file.id, "digest": staged.file.digest, "rows_digest": staged.digest.hexdigest(), **counts}


def _remove(viewer: Viewer, file: UUID) -> None:
    """Delete a file that was never accepted, a few hundred rows to a transaction."""
    staged: tuple[QuerySet[Any], ...] = (
        Part.objects.filter(entry__file=file),
        Entry.objects.filter(file=file),
        ImportRow.objects.filter(file=file),
    )
    for rows_of in staged:
        while keys := list(rows_of.order_by().values_list("pk", flat=True)[:STAGE_ROWS]):
            with _stage(viewer):
                rows_of.model._default_manager.filter(pk__in=keys)._raw_delete("default")
    with _stage(viewer):
        ImportFile.objects.filter(id=file, accepted_at=None)._raw_delete("default")


@contextmanager
def _stage(viewer: Viewer) -> Iterator[None]:
    """One transaction of rows that nobody sees: the whole file has its one entry in the audit when it is accepted."""
    with transaction.atomic(), writing(Acting("chronology.stage_file", viewer)):
        yield
