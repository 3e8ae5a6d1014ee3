"""The engine for one machine: conditions over columns in DuckDB, detectors across its cores."""

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait

import duckdb
import pyarrow as pa

from seen.core.patterns.contract import Pattern
from seen.core.patterns.runner import patterns
from seen.integrations.population import left
from seen.integrations.population.pieces import Piece, Task, finish
from seen.integrations.population.store import Store, cores

READS = pa.schema({"row": pa.int32(), "kind": pa.string(), "of_siblings": pa.bool_()})
AHEAD = 2
"""Pieces that may wait for each worker: enough that none idles, few enough that memory stays bounded."""


def scan(store: Store, task: Task) -> int:
    """Finish every piece of a scan that is not finished yet, and return how many there are."""
    fork = multiprocessing.get_context("fork")  # before there is a thread: workers have the detectors from the start
    with ProcessPoolExecutor(cores(), fork, _begin, (task,)) as pool:
        pool.submit(_ready).result()
        with store.open() as connection:
            number = leave(connection, task, patterns())
            at_once(pool, _finish, pieces_left(connection, task, number))
    return number


def leave(connection: duckdb.DuckDBPyConnection, task: Task, asked: Sequence[Pattern]) -> int:
    """Make the tables of what is left after the screens, and return the number of pieces."""
    connection.execute("CREATE TEMP TABLE pairs (child INTEGER, row INTEGER)")
    for row, query in left.screened(asked, as_of=task.as_of, settings=task.settings):
        connection.execute(f"INSERT INTO pairs SELECT child, {row} FROM ({query})")
    kinds = [kind for (kind,) in connection.execute("SELECT DISTINCT kind_is FROM manners").fetchall()]
    rows = left.reads(asked, kinds)
    read = pa.table({"row": [row for row, _, _ in rows], "kind": [kind for _, kind, _ in rows],
                     "of_siblings": [of_siblings for _, _, of_siblings in rows]}, schema=READS)  # fmt: skip
    connection.register("reads", read)
    people = left.PEOPLE.format(asked="string_agg(row, ' ' ORDER BY row)")
    for table, query in [
        ("homes", left.HOMES.format(piece=left.PIECE)),
        ("wanted", left.WANTED),
        ("whole", left.WHOLE),
        ("left_children", f"{people} ORDER BY piece"),
        ("left_events", f"{left.TOLD} ORDER BY piece"),
    ]:
        connection.execute(f"CREATE TEMP TABLE {table} AS {query}")
    ((number,),) = connection.execute("SELECT coalesce(max(piece) + 1, 0) FROM homes").fetchall()
    return int(number)


def pieces_left(connection: duckdb.DuckDBPyConnection, task: Task, number: int) -> Iterator[Piece]:
    """Yield the pieces of work that are not finished yet."""
    for piece in range(number):
        if not task.file(piece).exists():
            yield Piece(piece, _table(connection, "left_children", piece), _table(connection, "left_events", piece))


def _table(connection: duckdb.DuckDBPyConnection, name: str, piece: int) -> pa.Table:
    return connection.sql(f"SELECT * EXCLUDE (piece) FROM {name} WHERE piece = {piece}").to_arrow_table()


def at_once(pool: ProcessPoolExecutor, work: Callable[[Piece], None], pieces: Iterator[Piece]) -> None:
    """Do the work of every piece, a few in hand at a time."""
    under_way = set[Future[None]]()
    for piece in pieces:
        under_way.add(pool.submit(work, piece))
        if len(under_way) >= cores() * AHEAD:
            done, under_way = wait(under_way, return_when=FIRST_COMPLETED)
            for each in done:
                each.result()
    for each in under_way:
        each.result()


_task: Task


def _begin(task: Task) -> None:
    global _task
    _task = task


def _ready() -> None:
    """Nothing: the pool starts every worker with its first piece of work."""


def _finish(piece: Piece) -> None:
    finish(_task, piece)
