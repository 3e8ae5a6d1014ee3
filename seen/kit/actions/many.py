"""Stores many new rows of one table quickly, inside an act's transaction like any other write.

About a third of the time of bulk_create: one prepared statement on SQLite, COPY on PostgreSQL. Triggers still fire.
"""

import json
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db import connection, models

Plain = Callable[[Any], Any]


def insert_many(model: type[models.Model], objects: Sequence[models.Model]) -> None:
    """Insert unsaved objects. Their keys must be set already, or be numbers that the database gives."""
    if not objects:
        return
    fields = _stored(model)
    names = ", ".join(f'"{name}"' for name, _, _ in fields)
    rows = [[plain(getattr(one, attribute)) for _, attribute, plain in fields] for one in objects]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f'COPY "{model._meta.db_table}" ({names}) FROM STDIN') as copy:
                for row in rows:
                    copy.write_row(row)
            return
        marks = ", ".join(["%s"] * len(fields))
        cursor.executemany(f'INSERT INTO "{model._meta.db_table}" ({names}) VALUES ({marks})', rows)  # noqa: S608


def update_many(model: type[models.Model], fields: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Set some fields of many rows: each row is its key, then the values of the fields."""
    stored = {attribute.removesuffix("_id"): (column, plain) for column, attribute, plain in _stored(model)}
    columns, plains = zip(*(stored[name] for name in fields), strict=True)
    sets = ", ".join(f'"{column}" = %s' for column in columns)
    key, plain_key = stored["id"]
    values = [
        [*(plain(value) for plain, value in zip(plains, row[1:], strict=True)), plain_key(row[0])] for row in rows
    ]
    if values:
        with connection.cursor() as cursor:
            cursor.executemany(f'UPDATE "{model._meta.db_table}" SET {sets} WHERE "{key}" = %s', values)  # noqa: S608


@lru_cache
def _stored(model: type[models.Model]) -> list[tuple[str, str, Plain]]:
    """Return (column, attribute, how its value is given to the database) of each column but a numbered key."""
    return [
        (str(field.column), field.attname, _plain(field))
        for field in model._meta.concrete_fields
        if not isinstance(field, models.AutoField)
    ]


def _plain(field: Any) -> Plain:
    kind = field.target_field if isinstance(field, models.ForeignKey) else field
    if isinstance(kind, models.JSONField):
        return _json
    if connection.vendor == "postgresql":
        return _as_it_is
    if isinstance(kind, models.UUIDField):
        return _hex
    if isinstance(kind, models.DateTimeField):
        return connection.ops.adapt_datetimefield_value
    if isinstance(kind, models.DateField | models.TimeField):
        return _iso
    return _as_it_is


def _as_it_is(value: Any) -> Any:
    return value


def _json(value: Any) -> str:
    return json.dumps(value) if value else ("{}" if isinstance(value, dict) else json.dumps(value))


def _hex(value: UUID | None) -> str | None:
    return value.hex if value else None


def _iso(value: Any) -> str | None:
    return str(value) if value is not None else None
