"""Entries that an earlier version of a file held and this one leaves out: side by side with what may replace them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from seen.apps.chronology.models import Entry, ImportRow, KeptEntry
from seen.apps.chronology.queries.file_pages import FileSeen
from seen.apps.chronology.queries.sight import standing
from seen.core.suggesting.replacements import TellingSeen, replacements


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An entry that waits for a decision; `instead` is the new entry that may replace it, of row `row`."""

    entry: Entry
    instead: Entry | None = None
    row: int = 0


@dataclass(frozen=True, slots=True)
class Decided:
    """An entry about which somebody decided: `became` is withdrawn, kept or replaced."""

    entry: UUID
    shown: Entry
    became: str
    by: str
    at: datetime
    why: str = ""


def left_out(seen: FileSeen) -> list[LeftOut]:
    """Return the entries that wait for a decision, as far as the viewer may see them, in the order of the story."""
    old = seen.proposed
    if not old:
        return []
    new = _new(seen)
    found = replacements([_told(one) for one in old], [_told(one) for one in new])
    by_key = {one.id: one for one in new}
    rows = {account: row for row, account in _rows(seen, [by_key[key] for key in found.values()])}
    pairs = {left: by_key[key] for left, key in found.items()}
    return [
        LeftOut(one, pairs.get(one.id), rows.get(pairs[one.id].account, 0) if one.id in pairs else 0) for one in old
    ]


def decided(seen: FileSeen) -> list[Decided]:
    """Return what was decided about the entries that this file left out, newest first."""
    keys = [UUID(key) for key in seen.file.counts.get("withdrawal_proposed", [])]
    gone = Entry.objects.filter(supersedes__in=keys, withdrawn=True, agency=seen.file.agency).select_related(
        "changed_by"
    )
    newer = Entry.objects.filter(supersedes__in=keys, withdrawn=False, file=seen.file)
    kept = KeptEntry.objects.filter(entry__in=keys).select_related("entry", "by")
    seen_ids = seen.seen_of([*(one.id for one in gone), *(one.id for one in newer), *(one.entry_id for one in kept)])
    found = [
        Decided(
            one.id, one, "withdrawn", one.changed_by.name if one.changed_by else "", one.written_at, one.why_changed
        )
        for one in gone
        if one.id in seen_ids
    ]
    found += [
        Decided(one.entry_id, one.entry, "kept", one.by.name if one.by else "", one.at)
        for one in kept
        if one.entry_id in seen_ids
    ]
    at = seen.file.accepted_at or seen.file.started_at
    found += [Decided(one.id, one, "replaced", "", at) for one in newer if one.id in seen_ids]
    return sorted(found, key=lambda one: one.at, reverse=True)


def entry_of_row(seen: FileSeen, row: int, instead_of: Entry) -> Entry | None:
    """Return the new entry that a row of this file became about the same child; None where there is none to be seen."""
    keys = ImportRow.objects.filter(file=seen.file, row=row, entry__isnull=False).values("entry")
    accounts = Entry.objects.filter(id__in=keys, file=seen.file).values("account")
    records = {
        record for look in seen.sights.values() if instead_of.child_id in look.records for record in look.records
    }
    found = standing(Entry.objects.filter(account__in=accounts, file=seen.file, child__in=records, supersedes=None))
    return next((one for one in found if one.id in seen.visible), None)


def _new(seen: FileSeen) -> list[Entry]:
    """Return what this file brought that replaces nothing yet."""
    brought = standing(Entry.objects.filter(file=seen.file, supersedes=None))
    return [one for one in brought if one.id in seen.visible]


def _rows(seen: FileSeen, entries: list[Entry]) -> list[tuple[int, UUID]]:
    """Return (row, telling) of the rows that these entries came from: one telling may be about several children."""
    accounts = {one.account for one in entries}
    told = dict(Entry.objects.filter(account__in=accounts, file=seen.file).values_list("id", "account"))
    rows = ImportRow.objects.filter(file=seen.file, entry__in=told).values_list("row", "entry")
    return [(row, told[entry]) for row, entry in rows if entry]


def _told(entry: Entry) -> TellingSeen:
    text = " ".join((entry.text, entry.action, entry.outcome))
    return TellingSeen(entry.id, entry.child_id, (entry.on_earliest, entry.on_latest), entry.kind, text)
