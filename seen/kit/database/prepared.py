"""Queries that every act asks, built once for each shape: Django takes ten times as long to build one as to run it."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache, partial, update_wrapper
from typing import Any, Generic, TypeVar
from uuid import UUID, uuid4

from django.core.exceptions import EmptyResultSet
from django.db import connection, models
from django.db.models.expressions import Col

Found = TypeVar("Found")
M = TypeVar("M", bound=models.Model)
Value = UUID | date | Collection[UUID] | None
Row = tuple[Any, ...]
FAR = date(1, 1, 1)


@dataclass(frozen=True, slots=True, eq=False)
class Statement:
    """SQL and its values; `places` are (position, number of the value given) of those that vary from call to call.

    `names` are its columns; `fields` what stands in each, and `plain` whether it is a column of a table as it lies.
    """

    sql: str
    values: tuple[Any, ...]
    places: tuple[tuple[int, int], ...]
    names: tuple[str, ...]
    fields: tuple["models.Field[Any, Any]", ...]
    plain: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Part(Generic[Found]):
    """A prepared query with its values, not yet asked (see `together`). No statement: nothing can be found."""

    statement: Statement | None
    values: list[Any]
    read: Callable[[Statement, list[Row]], list[Found]]


class Prepared(Generic[Found]):
    """A query built once for each shape. Called, it is asked; `of` gives it its values, to be asked with others."""

    def __init__(
        self, build: Callable[..., models.QuerySet[Any, Any]], read: Callable[[Statement, list[Row]], list[Found]]
    ) -> None:
        self._statement = _statements(build)
        self._read = read
        update_wrapper(self, build)

    def of(self, *values: Value, **shape: Any) -> Part[Found]:
        """Return the query with its values, not yet asked."""
        statement, given = self._statement(values, shape)
        return Part(statement, given, self._read)

    def __call__(self, *values: Value, **shape: Any) -> list[Found]:
        statement, given = self._statement(values, shape)
        if statement is None:
            return []
        with connection.cursor() as cursor:
            cursor.execute(statement.sql, given)
            return self._read(statement, list(cursor.fetchall()))


def prepared(build: Callable[..., models.QuerySet[Any, Any]]) -> Prepared[Row]:
    """Return the rows of a query as the driver gives them; see `key` for what stands there for a UUID.

    `build` takes UUIDs, days and collections of UUIDs by position, which it may only pass on to the query. A value
    that is None, and what comes by keyword, are part of the query's shape. Raises ValueError where a value stands
    nowhere in the query.
    """
    return Prepared(build, lambda _, rows: rows)


def prepared_rows(model: type[M]) -> Callable[[Callable[..., models.QuerySet[M]]], Prepared[M]]:
    """Return the rows of a query as objects of a model, without what they point to; else as `prepared`."""

    def objects(statement: Statement, rows: list[Row]) -> list[M]:
        return [_object(model, statement.names, row) for row in rows]

    return lambda build: Prepared(build, objects)


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
    return given if isinstance(given, UUID) else UUID(int=int(given, 16))


key_of_few = lru_cache(maxsize=1024)(key)  # the same few again and again: agencies, workers


def rows_as_given(found: models.QuerySet[Any, Any]) -> list[Row]:
    """Return the rows of any query as `prepared` does, for one whose shape varies too much to be kept."""
    try:
        sql, values = found.query.sql_with_params()
    except EmptyResultSet:
        return []
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall())


def moment_of(given: datetime) -> datetime:
    """Return a moment of a raw row: PostgreSQL says its zone, SQLite keeps UTC without saying so."""
    return given if given.tzinfo else given.replace(tzinfo=UTC)


day_of_text = lru_cache(maxsize=16_384)(date.fromisoformat)  # a childhood has 6,000 days, read again and again


def moment_of_text(given: str) -> datetime:
    """Return a moment of a column that was asked as text: PostgreSQL says its zone, SQLite keeps UTC without saying."""
    return datetime.fromisoformat(given if "+" in given else f"{given}+00:00")


def _statements(
    build: Callable[..., models.QuerySet[Any, Any]],
) -> Callable[[tuple[Value, ...], dict[str, Any]], tuple[Statement | None, list[Any]]]:
    made: dict[tuple[Any, ...], Statement | None] = {}

    def statement(values: tuple[Value, ...], shape: dict[str, Any]) -> tuple[Statement | None, list[Any]]:
        values = tuple(_padded(value) if isinstance(value, Collection) else value for value in values)
        lengths = (len(value) if isinstance(value, Collection) else value is None for value in values)
        of = (connection.vendor, *lengths, *shape.items())
        if of not in made:
            made[of] = _built(build, values, shape)
        ours, flat = made[of], _flat(values)
        if ours is None:
            return None, []
        given = list(ours.values)
        for position, number in ours.places:
            given[position] = flat[number]
        return ours, given

    return statement


def _built(build: Callable[..., models.QuerySet[Any, Any]], values: tuple[Value, ...], shape: Any) -> Statement | None:
    """Build the query with values that stand nowhere else, and find them again among those of its SQL.

    None where Django sees that nothing can be found, as among no children at all.
    """
    marks = tuple(_mark(value, number) for number, value in enumerate(values))
    compiler = build(*marks, **shape).query.get_compiler(connection=connection)
    try:
        sql, held = compiler.as_sql()
    except EmptyResultSet:
        return None
    numbers = {mark: number for number, mark in enumerate(_flat(marks))}
    places = tuple((at, numbers[value]) for at, value in enumerate(held) if _could_vary(value) and value in numbers)
    if {number for _, number in places} != set(numbers.values()):
        raise ValueError(f"{build.__name__} leaves a value out of its query.")
    columns = [(column, name) for column, _, name in compiler.select]
    return Statement(
        sql,
        tuple(held),
        places,
        tuple(name or column.target.column for column, name in columns),
        tuple(column.output_field for column, _ in columns),
        tuple(isinstance(column, Col) for column, _ in columns),
    )


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
