"""Reading about files that came in: what a corrected file leaves out, the account, the tray."""

import hashlib
from collections.abc import Callable, Collection, Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from seen.apps.chronology.account import date_of
from seen.apps.chronology.judging import Judge, Judged
from seen.apps.chronology.models import Entry, ImportFile, KeptEntry, Mending
from seen.apps.chronology.queries.sight import standing
from seen.core.dates.partial import PartialDate, Precision
from seen.integrations.tabular.table import Table
from seen.kit.database.many import collector_off


def accepted_since(agency: UUID, moment: datetime) -> bool:
    """Answer whether a file of this agency was accepted, or rows of one put right, at or after a moment."""
    return (
        ImportFile.objects.filter(agency=agency, accepted_at__gte=moment).exists()
        or Mending.objects.filter(row__file__agency=agency, at__gte=moment).exists()
    )


def date_of_entry(entry: Entry) -> dict[str, Any]:
    """Return an entry's date as the import account says it."""
    precision = Precision(entry.on_precision)
    on = PartialDate(entry.on_text, entry.on_earliest, entry.on_latest, precision, entry.on_about)
    return date_of(on, flagged=entry.on_flag)


def layout_of(*tables: Table) -> str:
    """Return a code of a file's headings: equal for files of one layout, in whatever order the columns stand."""
    headings = [heading for table in tables for heading in table.columns.layout]
    return hashlib.sha256(repr(sorted(headings)).encode()).hexdigest()


def no_longer_held(*, agency: UUID, child: UUID | None, name: str, layout: str, met: Collection[UUID]) -> list[Entry]:
    """Return the entries that earlier versions of a file brought and this one leaves out; `met` are those it repeats.

    An earlier version: from the same agency about the same child, of the same name with a row in common, or of the
    same layout with half its rows in common. A month's new rows in last month's layout are no correction. What somebody
    said is to be kept is not proposed again.
    """
    earlier = ImportFile.objects.filter(agency=agency, child=child, accepted_at__isnull=False)
    missing: list[Entry] = []
    for key, its_name, counts in earlier.order_by("accepted_at").values_list("id", "name", "counts"):
        if its_name != name and counts.get("layout") != layout:
            continue
        brought = set(Entry.objects.filter(file=key).values_list("id", flat=True))
        again = len(brought & set(met))
        if again and (its_name == name or again * 2 >= len(brought)):
            missing += [
                one for one in standing(Entry.objects.filter(file=key)).select_related("file") if one.id not in met
            ]
    kept = set(KeptEntry.objects.filter(entry__in=[one.id for one in missing]).values_list("entry", flat=True))
    return [one for one in missing if one.id not in kept]


def as_proposed(missing: Iterable[Entry]) -> list[dict[str, Any]]:
    """Return entries as the import account proposes their withdrawal."""
    return [
        {
            "entry": str(entry.id),
            "file": entry.file.name if entry.file else "",
            "reference": entry.source_record,
            "on": date_of_entry(entry),
        }
        for entry in missing
    ]


def look(tables: Iterable[Table], *, judge: Judge, watch: Callable[[Judged, str], None]) -> list[dict[str, Any]]:
    """Judge every row and store nothing: what `bring_in` would do. Returns what it would propose to withdraw."""
    proposed: list[dict[str, Any]] = []
    for table in tables:
        met: set[UUID] = set()
        replaced: set[UUID] = set()
        with collector_off():
            for judged in judge.rows(table):
                met.update(judged.here, judged.meets)
                replaced.update(each.supersedes for each in judged.becomes if each.supersedes)
                replaced.difference_update(judged.several)
                watch(judged, table.name)
        missing = no_longer_held(
            agency=judge.agency[0], child=judge.child, name=table.name, layout=layout_of(table), met=met | replaced
        )
        proposed.extend(as_proposed(missing))
    return proposed
