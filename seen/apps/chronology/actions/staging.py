"""Store the rows of a file where nobody sees them, some hundred to a transaction, and take them away again."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import QuerySet

from seen.apps.chronology.account import Counts
from seen.apps.chronology.drafts import Setting, values
from seen.apps.chronology.incoming_words import Verdict
from seen.apps.chronology.judging import Judge, Judged
from seen.apps.chronology.models import Entry, ImportFile, ImportRow, Part
from seen.apps.chronology.queries import files as queries
from seen.apps.chronology.word_index import index_staged
from seen.core.access.viewer import Viewer
from seen.integrations.tabular.table import Table
from seen.kit.actions import Acting, writing
from seen.kit.database.many import insert_many

# Rows to a transaction: at most 2,000; fewer, because a page that waits for the lock should not notice.
STAGE_ROWS = 400
Rows = tuple[dict[str, Any], list[dict[str, Any]]]
Hold = Callable[[int], None]


def _nobody_else(rows: int) -> None:
    """Hold a file that nobody else can be reading."""


@dataclass
class Staged:
    """A file whose rows are stored and not yet seen by anybody."""

    file: ImportFile
    counts: Counts = field(default_factory=Counts)
    children: dict[UUID, None] = field(default_factory=dict)
    supersedes: list[tuple[UUID, UUID]] = field(default_factory=list)  # (new entry, earlier entry)
    met: set[UUID] = field(default_factory=set)  # earlier entries that came again unchanged, or wait for an answer
    several: set[UUID] = field(default_factory=set)  # entries whose number names several rows: nothing replaces them
    rows_digest: str = ""  # once all rows are stored
    layout: str = ""
    hold: Hold = _nobody_else  # told in each transaction how many rows are stored; raises where another took over


def begin(
    viewer: Viewer,
    tables: Sequence[Table],
    *,
    judge: Judge,
    now: datetime,
    key: UUID | None = None,
    hold: Hold = _nobody_else,
) -> Staged:
    """Begin a file of one table or several, under a key that was given to it before or a new one."""
    file = ImportFile(
        id=key or uuid4(),
        agency_id=judge.agency[0],
        child_id=judge.child,
        name=tables[0].name[:200],
        digest=tables[0].digest,
        event_file=tables[0].columns.event_file,
        places=sorted({tuple(place) for table in tables for place in table.places}),
        started_at=now,
        started_by_id=viewer.id,
    )
    with stage(viewer):
        hold(0)
        file.save(force_insert=True)
    return Staged(file, layout=queries.layout_of(*tables), hold=hold)


def staging(viewer: Viewer, staged: Staged, judged_rows: Iterator[Judged], *, now: datetime) -> Iterator[Judged]:
    """Store rows as they are judged, some hundred to a transaction, and hand each on."""
    batch: list[Judged] = []
    digest, read = hashlib.sha256(), 0
    for read, judged in enumerate(judged_rows, start=1):
        batch.append(judged)
        staged.counts.add(judged)
        staged.met.update(judged.here, judged.meets)
        staged.several.update(judged.several)
        digest.update(f"{judged.row} {judged.verdict} {judged.read.digest if judged.read else ''}\n".encode())
        if len(batch) == STAGE_ROWS:
            _store(viewer, staged, batch, read=read, now=now)
            batch = []
        yield judged
    _store(viewer, staged, batch, read=read, now=now)
    _replace_no_more_than_was_named(staged)
    _make_findable(viewer, staged, read=read)
    staged.rows_digest = digest.hexdigest()


def _replace_no_more_than_was_named(staged: Staged) -> None:
    """Leave alone what a number replaced that, as showed further down, stands over several rows and names no record."""
    kept = staged.met | staged.several
    pairs = [(new, old) for new, old in staged.supersedes if old not in kept]
    staged.counts.supersedes -= len(staged.supersedes) - len(pairs)
    staged.supersedes = pairs


def _make_findable(viewer: Viewer, staged: Staged, *, read: int) -> None:
    after: int | None = 0
    while after is not None:
        with stage(viewer):
            staged.hold(read)
            after = index_staged(staged.file.id, after=after)


def _store(viewer: Viewer, staged: Staged, batch: list[Judged], *, read: int, now: datetime) -> None:
    entries: list[dict[str, Any]] = []
    parts: list[dict[str, Any]] = []
    for judged in batch:
        for entry, held in entries_of(viewer, staged, judged, now):
            entries.append(entry)
            parts.extend(held)
    kept = [_row(staged.file, judged) for judged in batch]
    with stage(viewer):
        staged.hold(read)
        insert_many(Entry, entries)
        insert_many(Part, parts)
        insert_many(ImportRow, kept)


def entries_of(viewer: Viewer, staged: Staged, judged: Judged, now: datetime) -> Iterator[Rows]:
    """Yield what a row becomes, an entry for each child with its parts. Notes in `staged` what it replaces."""
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


def remove_staged(viewer: Viewer, file: UUID) -> None:
    """Delete a file that was never accepted, a few hundred rows to a transaction."""
    staged: tuple[QuerySet[Any], ...] = (
        Part.objects.filter(entry__file=file),
        Entry.objects.filter(file=file),
        ImportRow.objects.filter(file=file),
    )
    for rows_of in staged:
        while keys := list(rows_of.order_by().values_list("pk", flat=True)[:STAGE_ROWS]):
            with stage(viewer):
                rows_of.model._default_manager.filter(pk__in=keys)._raw_delete("default")
    with stage(viewer):
        ImportFile.objects.filter(id=file, accepted_at=None)._raw_delete("default")


@contextmanager
def stage(viewer: Viewer) -> Iterator[None]:
    """One transaction of rows that nobody sees: the whole file has its one entry in the audit when it is accepted."""
    with transaction.atomic(), writing(Acting("chronology.stage_file", viewer)):
        yield


def as_kept(staged: Staged, *, since: int) -> dict[str, Any]:
    """Return what accepting the rows will need, fit for JSON. `since`: the line of the audit before they were read."""
    corrected = sorted(str(old) for _, old in staged.supersedes)
    came_to = repr((staged.rows_digest, staged.counts.as_dict(), corrected))
    return {
        "since": since,
        "came_to": hashlib.sha256(came_to.encode()).hexdigest(),
        "rows_digest": staged.rows_digest,
        "layout": staged.layout,
        "children": [str(child) for child in staged.children],
        "supersedes": [[str(new), str(old)] for new, old in staged.supersedes],
        "met": [str(key) for key in staged.met],
        "counts": staged.counts.as_dict(),
    }


def from_kept(file: ImportFile, kept: dict[str, Any]) -> Staged:
    """Return the rows that wait, as they were when the last of them was read."""
    staged = Staged(file, Counts.of(kept["counts"]), rows_digest=kept["rows_digest"], layout=kept["layout"])
    staged.children = dict.fromkeys(UUID(key) for key in kept["children"])
    staged.supersedes = [(UUID(new), UUID(old)) for new, old in kept["supersedes"]]
    staged.met = {UUID(key) for key in kept["met"]}
    return staged
