"""What a night looks at again: the children who changed, with those who live with them, out of a whole store."""

from collections.abc import Sequence

import duckdb
import pyarrow as pa

from seen.core.patterns.contract import Pattern
from seen.integrations.population import on_duckdb
from seen.integrations.population.pieces import Task

NEAR = """
CREATE TEMP TABLE children AS
SELECT * FROM main.children SEMI JOIN (
  SELECT household FROM main.children SEMI JOIN changed USING (child)
) AS homes USING (household)
"""
"""The children of a household in which one changed. What stands in a table of the night hides the whole store's."""

TOLD = "CREATE TEMP TABLE events AS SELECT * FROM main.events SEMI JOIN children USING (child)"
"""Their entries: read from the store once, whatever is asked of them afterwards."""

OTHERS = "DELETE FROM pairs WHERE child NOT IN (SELECT child FROM changed)"


def screen(
    connection: duckdb.DuckDBPyConnection, task: Task, asked: Sequence[Pattern], *, changed: pa.ChunkedArray
) -> None:
    """Make the table of pairs, as the scan of everyone does, of the children who changed (by number) alone."""
    connection.register("changed", pa.table({"child": changed}))
    for query in (NEAR, TOLD):
        connection.execute(query)
    on_duckdb.screen(connection, task, asked)
    connection.execute(OTHERS)
