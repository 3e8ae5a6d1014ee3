"""Several prepared queries asked as one statement: what a page costs is mostly how often it asks.

Each query stays an ordinary one. Its rows travel as JSON, which SQLite and PostgreSQL both make, and are read back as
the driver would have given them. All see the database at the same moment.
"""

import json
from collections.abc import Callable
from datetime import date, datetime, time
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db import connection, models
from django.utils.dateparse import parse_datetime, parse_time

from seen.kit.database.prepared import Part, Statement

Read = Callable[[Any], Any]
NOT_AS_JSON = ("BinaryField", "DecimalField", "DurationField")
# As Django's own adapters have the drivers read a column; what is not named stands in JSON as the driver gives it.
_SQLITE: dict[str, Read] = {
    "BooleanField": bool,
    "DateField": date.fromisoformat,
    "DateTimeField": parse_datetime,
    "TimeField": parse_time,
}
_POSTGRESQL: dict[str, Read] = {
    "DateField": date.fromisoformat,
    "DateTimeField": datetime.fromisoformat,
    "TimeField": time.fromisoformat,
    "UUIDField": UUID,
}


def together(*parts: Part[Any]) -> list[list[Any]]:
    """Return the answer to each part, as asking it alone would give it, in one statement at most.

    Raises ValueError for a column that JSON cannot carry whole: bytes, decimals, durations.
    """
    asked = [(part, part.statement) for part in parts if part.statement is not None]
    if not asked:
        return [[] for _ in parts]
    sql, reads = _whole(tuple(statement for _, statement in asked))
    with connection.cursor() as cursor:
        cursor.execute(sql, [value for part, _ in asked for value in part.values])
        row = cursor.fetchone()
    answers = iter(
        part.read(statement, _rows(text, read)) for (part, statement), text, read in zip(asked, row, reads, strict=True)
    )
    return [[] if part.statement is None else next(answers) for part in parts]


def _rows(text: str | None, reads: list[tuple[int, Read]]) -> list[tuple[Any, ...]]:
    rows = json.loads(text) if text else []
    for row in rows if reads else ():
        for at, read in reads:
            if row[at] is not None:
                row[at] = read(row[at])
    return [tuple(row) for row in rows]


@lru_cache(maxsize=256)
def _whole(statements: tuple[Statement, ...]) -> tuple[str, list[list[tuple[int, Read]]]]:
    """Return one statement that answers with a column for each, and how to read what stands in that column."""
    gather, array = ("json_group_array", "json_array")
    if connection.vendor == "postgresql":
        gather, array = ("json_agg", "json_build_array")
    kept, columns = [], []
    for number, statement in enumerate(statements):
        names = [f"c{at}" for at in range(len(statement.fields))]
        given = (_given(name, field) for name, field in zip(names, statement.fields, strict=True))
        kept.append(f"p{number}({', '.join(names)}) AS ({statement.sql})")
        columns.append(f"(SELECT CAST({gather}({array}({', '.join(given)})) AS text) FROM p{number})")  # noqa: S608 - our own names
    return f"WITH {', '.join(kept)} SELECT {', '.join(columns)}", [_reads(statement) for statement in statements]


def _given(name: str, field: "models.Field[Any, Any]") -> str:
    """PostgreSQL would put a JSON column into the answer as JSON within JSON; the driver gives it as text."""
    return f"CAST({name} AS text)" if _kind(field) == "JSONField" else name


def _reads(statement: Statement) -> list[tuple[int, Read]]:
    """Return the places where JSON and the driver differ. SQLite's driver reads by the column of a table, or not."""
    kinds = [_kind(field) for field in statement.fields]
    if wrong := [kind for kind in kinds if kind in NOT_AS_JSON]:
        raise ValueError(f"A {wrong[0]} cannot be asked together with others.")
    if connection.vendor == "postgresql":
        return [(at, _POSTGRESQL[kind]) for at, kind in enumerate(kinds) if kind in _POSTGRESQL]
    return [(at, _SQLITE[kind]) for at, kind in enumerate(kinds) if kind in _SQLITE and statement.plain[at]]


def _kind(field: "models.Field[Any, Any]") -> str:
    while isinstance(field, models.ForeignKey):
        field = field.target_field
    return field.get_internal_type()
