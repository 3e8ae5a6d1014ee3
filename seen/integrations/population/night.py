"""What a night looks at again: the children who changed, with those who live with them, out of a whole store."""

from collections.abc import Collection, Mapping, Sequence
from math import ceil

import duckdb
import pyarrow as pa

from seen.core.patterns.contract import Pattern
from seen.core.patterns.runner import patterns
from seen.integrations.population import on_duckdb
from seen.integrations.population.building import CONDITIONS, TOLD
from seen.integrations.population.lives import LIVES, SAYINGS
from seen.integrations.population.pieces import Piece, Task, found
from seen.integrations.population.store import Store, cores

NEEDED = ("children", "manners")
"""What a night opens. Entries it reads by child: to open them by kind too would take a tenth of the screens' time."""

MANNERS = "manner, kind_is, agency_is, source_type_is, polarity_is, severity_is, areas_are"
"""What conditions read of the manner in which an entry is told."""

NEAR = """
CREATE TEMP TABLE children AS
SELECT * FROM main.children SEMI JOIN (
  SELECT household FROM main.children SEMI JOIN changed USING (child)
) AS homes USING (household)
"""
"""The children of a household in which one changed. What stands in a table of the night hides the whole store's."""

PLAIN = "SET disabled_optimizers = 'common_subplan'"
"""To plan a condition of a night takes as long as to ask it: a sixth of that is spent looking for what it asks twice,
which is dear to ask of everyone alone."""

FEW = 1_000
"""A column of so few different words is kept as numbers that are shown as their words: conditions compare them, and an
entry takes two bytes for each of its columns in place of sixteen, of which most hold nothing."""

ENTRIES = f"CREATE TEMP TABLE events AS SELECT l.child, {CONDITIONS} FROM {TOLD}"
"""Their entries, as conditions read them: of nobody else is anything read."""

OTHERS = "DELETE FROM pairs WHERE child NOT IN (SELECT child FROM changed)"


def look_again(store: Store, task: Task, asked: Sequence[Pattern], *, changed: Sequence[int]) -> list[tuple[int, str]]:
    """Return the row and child of every pattern found for the children who changed, by number: each core looks at a
    share of them from beginning to end, as little of it would go faster for being parted."""
    rows, most = frozenset(pattern.row for pattern in asked), max(1, ceil(len(changed) / cores()))
    with on_duckdb.workers(task) as pool:
        shares = [
            pool.submit(on_duckdb.with_task, found_of, store, rows, changed[begin : begin + most])
            for begin in range(0, len(changed), most)
        ]
        return [each for share in shares for each in share.result()]


def found_of(task: Task, store: Store, rows: Collection[int], changed: Sequence[int]) -> list[tuple[int, str]]:
    """Return the row and child of each of these patterns found for the children who changed, looked at here alone."""
    asked = [pattern for pattern in patterns() if pattern.row in rows]
    with store.open(threads=1, tables=NEEDED) as connection:
        screen(connection, task, asked, changed=changed)
        on_duckdb.gather(connection, asked)
        return found(task, Piece(0, connection.sql("FROM left_children").to_arrow_table()))


def screen(
    connection: duckdb.DuckDBPyConnection, task: Task, asked: Sequence[Pattern], *, changed: Sequence[int]
) -> None:
    """Make the table of pairs, as the scan of everyone does, of the children who changed (by number) alone."""
    connection.execute(PLAIN)
    connection.register("changed", pa.table({"child": pa.array(changed, pa.int32())}))
    connection.execute(NEAR)
    near = connection.sql("SELECT *, NULL AS asked FROM children").to_arrow_table()
    lives, sayings = task.lives.every(near)
    connection.register(LIVES, lives)
    manners = connection.sql(f"SELECT {MANNERS} FROM main.manners").to_arrow_table()
    _in_numbers(connection, {"manners": manners, SAYINGS: sayings})
    connection.execute(ENTRIES)
    on_duckdb.screen(connection, task, asked)
    connection.execute(OTHERS)


def _in_numbers(connection: duckdb.DuckDBPyConnection, tables: Mapping[str, pa.Table]) -> None:
    """Make tables of the night, with the words of each column as numbers where they are few."""
    columns = {
        name: {field.name: rows.column(field.name).unique().drop_null() for field in rows.schema if _is_text(field)}
        for name, rows in tables.items()
    }
    few = {name: [column for column, words in each.items() if len(words) <= FEW] for name, each in columns.items()}
    words = [word for name in tables for column in few[name] for word in columns[name][column].to_pylist()]
    connection.register("words", pa.table({"word": pa.array(words, pa.string())}))
    connection.execute("CREATE TYPE word AS ENUM (SELECT DISTINCT word FROM words)")
    for name, rows in tables.items():
        connection.register("wide", rows)
        narrow = ", ".join(f"{column}::word AS {column}" for column in few[name])
        every = f"* REPLACE ({narrow})" if narrow else "*"
        connection.execute(f"CREATE TEMP TABLE {name} AS SELECT {every} FROM wide")


def _is_text(field: pa.Field) -> bool:
    return bool(pa.types.is_string(field.type))
