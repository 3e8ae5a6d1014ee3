"""What a pending file holds, and how its columns are read: as their headings say, or as somebody said before."""

import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from seen.apps.chronology.columns import Columns
from seen.apps.chronology.models import PendingFile, SaidColumns
from seen.apps.chronology.queries.pending import content_of
from seen.integrations.tabular.limits import PAGE
from seen.integrations.tabular.survey import Found, Survey, survey


@dataclass(frozen=True, slots=True)
class Said:
    """What was said about a layout, when, and by whom (a key and a name)."""

    columns: Columns
    at: datetime
    by: UUID | None
    name: str


@dataclass(frozen=True, slots=True)
class Settled:
    """How every table of a file is read, nobody asked; `said_at` and `said_by` where somebody once said so."""

    columns: tuple[Columns, ...]
    said_at: datetime | None = None
    said_by: UUID | None = None


def held_in(file: PendingFile) -> Survey:
    """Return what a pending file holds. Raises BadFile, Unreadable."""
    return survey(io.BytesIO(content_of(file.id)), name=file.name, limits=PAGE, encoding=file.encoding)


@dataclass(frozen=True, slots=True)
class Asked:
    """What stands on the page of a file's columns. `now` is how each table is read, None for one that is left out."""

    tables: list[Found]
    said: dict[str, Said]
    now: list[Columns | None]


def asked_about(file: PendingFile) -> Asked | None:
    """Return the tables of a file and how they are read; None where it must be said first how its text is kept."""
    found = held_in(file)
    if found.encodings:
        return None
    tables = tables_of(found)
    said = said_before(file.agency_id, (table.layout.key for table in tables))
    chosen = {each.layout.grid: each for each in map(Columns.from_json, file.columns or [])}
    now = [chosen.get(table.layout.grid) if chosen else read_as(table, said) for table in tables]
    return Asked(tables, said, now)


def tables_of(found: Survey) -> list[Found]:
    """Return the tables that hold any row."""
    return [table for table in found.tables if table.rows]


def said_before(agency: UUID, keys: Iterable[str]) -> dict[str, Said]:
    """Return what an agency's people said about layouts, by the layout's key."""
    found = SaidColumns.objects.filter(agency=agency, key__in=set(keys)).select_related("said_by")
    return {
        one.key: Said(
            Columns.from_json(one.columns), one.said_at, one.said_by_id, one.said_by.name if one.said_by else ""
        )
        for one in found
    }


def settled(agency: UUID, found: Survey) -> Settled | None:
    """Return how a file is read without asking anybody; None where somebody has to say first."""
    tables = tables_of(found)
    said = said_before(agency, (table.layout.key for table in tables))
    if not tables or not all(table.certain or table.layout.key in said for table in tables):
        return None
    columns = tuple(read_as(table, said) for table in tables)
    newest = max((one for one in said.values()), key=lambda one: one.at, default=None)
    return Settled(columns, newest.at, newest.by) if newest else Settled(columns)


def read_as(table: Found, said: dict[str, Said]) -> Columns:
    """Return how a table is read: as somebody said of its layout, else as it was found."""
    known = said.get(table.layout.key)
    return known.columns.in_another(table.layout) if known else Columns(table.layout)
