"""What a night looks at again: the children who changed, with those who live with them, out of a whole store."""

from collections.abc import Sequence

import duckdb
import pyarrow as pa

from seen.core.patterns.contract import Pattern
from seen.integrations.population import on_duckdb
from seen.integrations.population.building import CONDITIONS, TOLD
from seen.integrations.population.lives import DETAILS, LIVES
from seen.integrations.population.pieces import Task

NEAR = """
CREATE TEMP TABLE children AS
SELECT * FROM main.children SEMI JOIN (
  SELECT household FROM main.children SEMI JOIN changed USING (child)
) AS homes USING (household)
"""
"""The children of a household in which one changed. What stands in a table of the night hides the whole store's."""

ENTRIES = f"CREATE TEMP TABLE events AS SELECT l.child, {CONDITIONS} FROM {TOLD}"
"""Their entries, as conditions read them: of nobody else is anything read."""

OTHERS = "DELETE FROM pairs WHERE child NOT IN (SELECT child FROM changed)"


def screen(
    connection: duckdb.DuckDBPyConnection, task: Task, asked: Sequence[Pattern], *, changed: pa.ChunkedArray
) -> None:
    """Make the table of pairs, as the scan of everyone does, of the children who changed (by number) alone."""
    connection.register("changed", pa.table({"child": changed}))
    connection.execute(NEAR)
    near = connection.sql("SELECT *, NULL AS asked FROM children").to_arrow_table()
    for table, rows in zip((LIVES, DETAILS), task.lives.every(near), strict=True):
        connection.register(table, rows)
    connection.execute(ENTRIES)
    on_duckdb.screen(connection, task, asked)
    connection.execute(OTHERS)
