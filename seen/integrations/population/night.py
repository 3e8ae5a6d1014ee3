"""What a night looks at again: the children who changed, with those who live with them, out of a whole store."""

from collections.abc import Collection, Sequence
from math import ceil

import duckdb
import pyarrow as pa

from seen.core.patterns.contract import Pattern
from seen.core.patterns.runner import patterns
from seen.integrations.population import on_duckdb
from seen.integrations.population.building import CONDITIONS, TOLD
from seen.integrations.population.lives import DETAILS, LIVES
from seen.integrations.population.pieces import Piece, Task, found
from seen.integrations.population.store import Store, cores

NEAR = """
CREATE TEMP TABLE children AS
SELECT * FROM main.children SEMI JOIN (
  SELECT household FROM main.children SEMI JOIN changed USING (child)
) AS homes USING (household)
"""
"""The children of a household in which one changed. What stands in a table of the night hides the whole store's."""

KINDS = """
CREATE TYPE kinds AS ENUM (SELECT DISTINCT kind_is FROM main.manners);
CREATE TEMP TABLE manners AS SELECT * REPLACE (kind_is::kinds AS kind_is) FROM main.manners
"""
"""The manners with each kind as a number that is shown as its word: every condition compares it with some."""

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
    with store.open(threads=1) as connection:
        screen(connection, task, asked, changed=changed)
        on_duckdb.gather(connection, asked)
        return found(task, Piece(0, connection.sql("FROM left_children").to_arrow_table()))


def screen(
    connection: duckdb.DuckDBPyConnection, task: Task, asked: Sequence[Pattern], *, changed: Sequence[int]
) -> None:
    """Make the table of pairs, as the scan of everyone does, of the children who changed (by number) alone."""
    connection.register("changed", pa.table({"child": pa.array(changed, pa.int32())}))
    connection.execute(NEAR)
    connection.execute(KINDS)
    near = connection.sql("SELECT *, NULL AS asked FROM children").to_arrow_table()
    for table, rows in zip((LIVES, DETAILS), task.lives.every(near), strict=True):
        connection.register(table, rows)
    connection.execute(ENTRIES)
    on_duckdb.screen(connection, task, asked)
    connection.execute(OTHERS)
