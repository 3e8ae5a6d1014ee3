"""Queries that every act asks, built once for each shape: Django takes ten times as long to build one as to run it."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache, partial, wraps
from typing import Any, TypeVar
from uuid import UUID, uuid4

from django.core.exceptions import EmptyResultSet
from django.db import connection, models

M = TypeVar("M", bound=models.Model)
Value = UUID | date | Collection[UUID] | None
Row = tuple[Any, ...]
FAR = date(1, 1, 1)


@dataclass(frozen=True, slots=True)
class _Statement:
    """SQL and its values; `places` are (position, number of the value given) of those that vary from call to call."""

    sql: str
    values: tuple[Any, ...]
    places: tuple[tuple[int, int], ...]


def prepared(build: Callable[..., models.QuerySet[Any, Any]]) -> Callable[..., list[Row]]:
    """Return the rows of a query as the driver gives them; see `key` for what stands there for a UUID.

    `build` takes UUIDs, days and collections of UUIDs by position, which it may only pass on to the query. A value
    that is None, and what comes by keyword, are part of the query's shape. Raises ValueError where a value stands
    nowhere in the query.
    """
    statement = _statements(build)

    @wraps(build)
    def rows(*values: Value, **shape: Any) -> list[Row]:
        made = statement(values, shape)
        if made is None:
            return []
        with connection.cursor() as cursor:
            cursor.execute(*made)
            return list(cursor.fetchall())

    return rows


def prepared_rows(model: type[M]) -> Callable[[Callable[..., models.QuerySet[M]]], Callable[..., list[M]]]:
    """Return the rows of a query as objects of a model, without what they point to; else as `prepared`."""

    def decorate(build: Callable[..., models.QuerySet[M]]) -> Callable[..., list[M]]:
        statement = _statements(build)

        @wraps(build)
        def rows(*values: Value, **shape: Any) -> list[M]:
            made = statement(values, shape)
            if made is None:
                return []
            with connection.cursor() as cursor:
                cursor.execute(*made)
                found = cursor.fetchall()
                names = tuple(column[0] for column in cursor.description)
            return [_object(model, names, row) for row in found]

        return rows

    return decorate


def _object(model: type[M], names: tuple[str, ...], row: Row) -> M:
    columns, convert, beside = _reading(model, connection.vendor, names)
    values = list(row)
    for at, read in convert:
        values[at] = read(values[at])
    made = model.from_db(connection.alias, [attribute for attribute, _ in columns], [values[at] for _, at in columns])
    for at in beside:
        setattr(made, names[at], values[at])
    return made


@lru_cache
def _reading(
    model: type[models.Model], vendor: str, names: tuple[str, ...]
) -> tuple[list[tuple[str, int]], list[tuple[int, "partial[Any]"]], list[int]]:
    """Return (attribute, place) of each column, what must be converted at which place, and the places of the rest."""
    fields = {field.column: field for field in model._meta.concrete_fields}
    columns: list[tuple[str, int]] = []
    convert: list[tuple[int, partial[Any]]] = []
    beside: list[int] = []
    for at, name in enumerate(names):
        field = fields.get(name)
        if field is None:
            beside.append(at)
            continue
        columns.append((field.attname, at))
        column = field.get_col(model._meta.db_table)
        for read in connection.ops.get_db_converters(column) + column.get_db_converters(connection):
            convert.append((at, partial(_converted, read, column)))
    return columns, convert, beside


def _converted(read: Any, column: Any, value: Any) -> Any:
    return read(value, column, connection)


def key(given: UUID | str) -> UUID:
    """Return a key of a raw row: PostgreSQL gives a UUID, SQLite its 32 signs."""
    return given if isinstance(given, UUID) else UUID(given)


def moment_of(given: datetime) -> datetime:
    """Return a moment of a raw row: PostgreSQL says its zone, SQLite keeps UTC without saying so."""
    return given if given.tzinfo else given.replace(tzinfo=UTC)


def _statements(build: Callable[..., models.QuerySet[Any, Any]]) -> Callable[..., tuple[str, list[Any]] | None]:
    made: dict[tuple[Any, ...], _Statement | None] = {}

    def statement(values: tuple[Value, ...], shape: dict[str, Any]) -> tuple[str, list[Any]] | None:
        values = tuple(_padded(value) if isinstance(value, Collection) else value for value in values)
        lengths = (len(value) if isinstance(value, Collection) else value is None for value in values)
        of = (connection.vendor, *lengths, *shape.items())
        if of not in made:
            made[of] = _built(build, values, shape)
        ours, flat = made[of], _flat(values)
        if ours is None:
            return None
        given = list(ours.values)
        for position, number in ours.places:
            given[position] = flat[number]
        return ours.sql, given

    return statement


def _built(build: Callable[..., models.QuerySet[Any, Any]], values: tuple[Value, ...], shape: Any) -> _Statement | None:
    """Build the query with values that stand nowhere else, and find them again among those of its SQL.

    None where Django sees that nothing can be found, as among no children at all.
    """
    marks = tuple(_mark(value, number) for number, value in enumerate(values))
    try:
        sql, held = build(*marks, **shape).query.sql_with_params()
    except EmptyResultSet:
        return None
    numbers = {mark: number for number, mark in enumerate(_flat(marks))}
    places = tuple((at, numbers[value]) for at, value in enumerate(held) if _could_vary(value) and value in numbers)
    if {number for _, number in places} != set(numbers.values()):
        raise ValueError(f"{build.__name__} leaves a value out of its query.")
    return _Statement(sql, tuple(held), places)


def _padded(keys: Collection[UUID]) -> list[UUID]:
    """Return keys with the last repeated up to the next power of two: few shapes, whatever the number."""
    several = list(keys)
    return several + several[-1:] * ((1 << max(len(several) - 1, 0).bit_length()) - len(several))


def _mark(value: Value, number: int) -> Value:
    if value is None:
        return None
    if isinstance(value, UUID):
        return uuid4()
    return FAR + timedelta(days=number) if isinstance(value, date) else [uuid4() for _ in value]


def _flat(values: tuple[Value, ...]) -> list[Any]:
    """Return each value as the database takes it, those of a collection one by one."""
    plain: list[Any] = []
    for value in values:
        several = value if isinstance(value, Collection) else [] if value is None else [value]
        plain.extend(_plain(one) for one in several)
    return plain


def _plain(value: UUID | date) -> Any:
    if connection.vendor == "postgresql":
        return value
    return value.hex if isinstance(value, UUID) else value.isoformat()


def _could_vary(value: Any) -> bool:
    return isinstance(value, str | UUID | date)
