"""A file that came in, as the pages show it: to its agency's people with sight of the child, and to nobody else."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet, prefetch_related_objects

from seen.apps.casefile import queries as casefile
from seen.apps.chronology.account import VERDICTS
from seen.apps.chronology.incoming_words import Verdict
from seen.apps.chronology.models import Entry, ImportFile, ImportRow, KeptEntry, Mending
from seen.apps.chronology.queries.files import as_proposed, date_of_entry
from seen.apps.chronology.queries.incoming import Children
from seen.apps.chronology.queries.sight import seen_by, standing
from seen.core.access.viewer import Viewer
from seen.core.access.visibility import Sight
from seen.core.refusals import Refusal


class NoSuchFile(Refusal):
    """There is no such file, or not for this viewer. The two are never told apart."""


@dataclass(frozen=True, slots=True)
class Brought:
    """A file in a child's list of files."""

    id: UUID
    name: str
    at: datetime
    by: str
    accepted: int


@dataclass
class FileSeen:
    """One file as one viewer may see it. `whole`: what became no entry is shown with its cells, as it came."""

    file: ImportFile
    sight: Sight
    whole: bool
    children: Children  # whom its cells mean, as far as this viewer may know
    sights: dict[UUID, Sight] = field(default_factory=dict)

    @cached_property
    def visible(self) -> set[UUID]:
        """Return the entries of this file, or met by it again, that the viewer may see."""
        named = ImportRow.objects.filter(file=self.file, entry__isnull=False).values("entry")
        of = Entry.objects.filter(Q(file=self.file) | Q(id__in=named))
        return self._seen(of)

    def rows(self, verdict: str = "") -> list[ImportRow]:
        """Return the rows, of one verdict or of all; a row whose entry the viewer may not see is left out."""
        found = ImportRow.objects.filter(file=self.file).order_by("row", "id")
        if verdict and verdict != Verdict.NOT_HELD:
            found = found.filter(verdict=verdict)
        seen = (self._as_seen(row) for row in found if row.entry is None or row.entry in self.visible)
        return [row for row in seen if not verdict or row.verdict == verdict]

    def with_mendings(self, rows: Iterable[ImportRow]) -> list[ImportRow]:
        """Return rows with what somebody put right in them, and who."""
        found = list(rows)
        prefetch_related_objects(found, "mendings__by")
        return found

    def entries(self, keys: Iterable[UUID]) -> dict[UUID, Entry]:
        """Return those of these entries that the viewer may see."""
        return Entry.objects.in_bulk([key for key in keys if key in self.visible])

    @cached_property
    def counts(self) -> dict[str, int]:
        """Return how many of the rows that the viewer may see came to what."""
        found = ImportRow.objects.filter(file=self.file).values_list("id", "verdict", "entry")
        each = Counter(
            Verdict.NOT_HELD if key in self.nobodys else verdict
            for key, verdict, entry in found
            if entry is None or entry in self.visible
        )
        return {"read": sum(each.values())} | {verdict.value: each[verdict] for verdict in VERDICTS}

    @cached_property
    def nobodys(self) -> set[int]:
        """Return the rows that ask whom they are about and, for this viewer, can be about nobody: not held, to them."""
        asked = ImportRow.objects.filter(file=self.file, verdict=Verdict.ASK, asks="child").values_list("id", "cells")
        said = {key: str(cells.get("child", "")) for key, cells in asked}
        self.children.prepare(said.values())
        meant = {key: self.children.meant(text) for key, text in said.items()}
        return {key for key, whom in meant.items() if not (whom.asks or whom.certain)}

    def _as_seen(self, row: ImportRow) -> ImportRow:
        if row.id in self.nobodys:
            row.verdict, row.reason, row.asks, row.cells, row.on = Verdict.NOT_HELD.value, "", "", {}, {}
        return row

    @cached_property
    def proposed(self) -> list[Entry]:
        """Return the entries that an earlier version of the file held and this one does not, and that still stand."""
        keys = [UUID(key) for key in self.file.counts.get("withdrawal_proposed", [])]
        kept = KeptEntry.objects.filter(entry__in=keys).values("entry")
        found = standing(Entry.objects.filter(id__in=keys).exclude(id__in=kept)).select_related("file")
        seen = self._seen(found)
        return [entry for entry in found if entry.id in seen]

    def seen_of(self, entries: Iterable[UUID]) -> set[UUID]:
        """Return those of these entries that the viewer may see."""
        return self._seen(Entry.objects.filter(id__in=list(entries)))

    def _seen(self, rows: QuerySet[Entry]) -> set[UUID]:
        each = (
            seen_by(look, rows.filter(child__in=look.records)).values_list("id", flat=True)
            for look in self.sights.values()
        )
        return {key for keys in each for key in keys}


def brought_in(viewer: Viewer, sight: Sight) -> list[Brought]:
    """Return the files that the viewer's agency brought in about a child, newest first."""
    found = ImportFile.objects.filter(child__in=sight.records, agency=viewer.agency, accepted_at__isnull=False)
    return [
        Brought(
            file.id,
            file.name,
            file.started_at,
            file.started_by.name if file.started_by else "",
            file.counts.get("accepted", 0),
        )
        for file in found.select_related("started_by").order_by("-accepted_at")
    ]


def file_seen(viewer: Viewer, file: UUID, *, as_of: date) -> FileSeen:
    """Return one file as this viewer may see it. Raises NoSuchFile or NoSuchChild."""
    found = ImportFile.objects.filter(id=file, agency=viewer.agency, accepted_at__isnull=False)
    its = found.select_related("agency", "started_by").first()
    if its is None or its.child_id is None:
        raise NoSuchFile("We cannot show that page.")
    sight = casefile.sight(viewer, its.child_id, as_of=as_of)
    return file_as_seen(viewer, its, sight, sender=its.started_by_id, as_of=as_of)


def file_as_seen(viewer: Viewer, file: ImportFile, sight: Sight, *, sender: UUID | None, as_of: date) -> FileSeen:
    """Return a file, accepted or not, as this viewer may see it; its sender and the agency's lead see its cells."""
    rows = ImportRow.objects.filter(file=file, entry__isnull=False).values("entry")
    left_out = file.counts.get("withdrawal_proposed", [])
    about = Entry.objects.filter(Q(file=file) | Q(id__in=rows) | Q(id__in=left_out))
    children = set(about.values_list("child", flat=True))
    sights = casefile.sights(viewer, {*children, sight.child}, as_of=as_of)
    whom = Children(viewer, agency=file.agency_id, child=sight.child, today=as_of)
    return FileSeen(file, sight, viewer.id == sender or sight.agency_lead, whom, sights)


def account_of(seen: FileSeen) -> dict[str, Any]:
    """Return the import account of a file, as far as this viewer may see it."""
    rows = list(_rows(seen))
    return {
        **seen.counts,
        "duplicates_proposed": sum(row["duplicate_of"] is not None for row in rows),
        "supersedes": sum(row["supersedes"] is not None for row in rows),
        "withdrawal_proposed": as_proposed(seen.proposed),
        "rows": rows,
    }


def _rows(seen: FileSeen) -> Iterator[dict[str, Any]]:
    rows = seen.rows()
    keys = [row.entry for row in rows if row.entry]
    found = Entry.objects.filter(id__in=keys).select_related("source_agency", "child").in_bulk()
    repeated = {entry.same_as for entry in found.values() if entry.same_as}
    twins = dict(Entry.objects.filter(account__in=repeated).values_list("account", "id"))
    mended = _mended(seen)
    for row in rows:
        entry = found.get(row.entry) if row.entry else None
        new = entry is not None and row.verdict in (Verdict.ACCEPTED, Verdict.UNDATED)
        twin = twins.get(entry.same_as) if entry and entry.same_as and new else None
        yield {
            "file": seen.file.name,
            "row": row.row,
            "verdict": row.verdict,
            "on": date_of_entry(entry) if entry else _questioned(row),
            "agency": entry.source_agency.name if entry else row.cells.get("agency", "") if seen.whole else "",
            "source": entry.source if entry else row.cells.get("source", "") if seen.whole else "",
            "children": [entry.child.reference] if entry else [],
            "reason": row.reason,
            "duplicate_of": {"entry": str(twin)} if twin else None,
            "supersedes": str(entry.supersedes_id) if entry and new and entry.supersedes_id else None,
            **_proposed(seen, row),
            **({"mended": mended[row.id]} if row.id in mended else {}),
        }


def _mended(seen: FileSeen) -> dict[int, list[dict[str, Any]]]:
    """Return who put which row right, when, and its cells as they are since: those for whoever may see cells."""
    found: dict[int, list[dict[str, Any]]] = {}
    for one in Mending.objects.filter(row__file=seen.file).select_related("by"):
        cells = one.cells if seen.whole else {}
        by = one.by.name if one.by else ""
        found.setdefault(one.row_id, []).append({"by": by, "at": one.at.isoformat(), "cells": cells})
    return found


def _proposed(seen: FileSeen, row: ImportRow) -> dict[str, Any]:
    if row.asks != "child" or row.verdict != Verdict.ASK:
        return {}
    whom = seen.children.meant(str(row.cells.get("child", "")))
    return {"proposed": [seen.children.about(key).reference for key in whom.proposed]}


def _questioned(row: ImportRow) -> dict[str, Any] | None:
    if not row.on:
        return None
    blank = {"earliest": None, "latest": None, "precision": "unknown", "flagged": ""}
    return {"text": row.on["text"], **blank, "question": row.on["question"]}
