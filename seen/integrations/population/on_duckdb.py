"""The engine for one machine: conditions over columns in DuckDB, detectors across its cores."""

import multiprocessing
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from itertools import groupby
from typing import Concatenate, ParamSpec, TypeVar

import duckdb
import pyarrow as pa

from seen.core.patterns.columns import children_working
from seen.core.patterns.contract import Pattern
from seen.core.patterns.runner import patterns
from seen.integrations.population import left
from seen.integrations.population.pieces import Piece, Task, finish
from seen.integrations.population.store import Store, cores

T = TypeVar("T")
P = ParamSpec("P")
AHEAD = 2
"""Pieces that may wait for each worker: enough that none idles, few enough that memory stays bounded."""


def scan(store: Store, task: Task) -> int:
    """Finish every piece of a scan that is not finished yet, and return how many there are."""
    with workers(task) as pool, store.open() as connection:
        screen(connection, task, patterns())
        number = gather(connection, patterns())
        for _ in each(pool, finish, pieces_left(connection, task, number)):
            pass
    return number


def workers(task: Task) -> ProcessPoolExecutor:
    """Return a process for each core. They fork before this process has threads, and have the detectors at once."""
    task.read_before_forking()
    pool = ProcessPoolExecutor(cores(), multiprocessing.get_context("fork"), _begin, (task,))
    pool.submit(_ready).result()
    return pool


def screen(connection: duckdb.DuckDBPyConnection, task: Task, asked: Sequence[Pattern]) -> None:
    """Make the table of pairs: each child and pattern that the screens leave."""
    connection.execute("CREATE TEMP TABLE pairs (child INTEGER, row INTEGER)")
    screened = list(left.screened(asked, as_of=task.as_of, settings=task.settings))
    if any("FROM working" in query for _, query in screened):
        connection.execute(f"CREATE TEMP TABLE working AS {children_working(task.as_of)}")
    for row, query in screened:
        connection.execute(f"INSERT INTO pairs SELECT child, {row} FROM ({query})")


def gather(connection: duckdb.DuckDBPyConnection, asked: Sequence[Pattern]) -> int:
    """Make the table of the children left, and return the number of pieces they fall into."""
    connection.execute(f"CREATE TEMP TABLE homes AS {left.HOMES.format(most=left.PIECE)}")
    people = left.people(asked, asked="string_agg(row, ' ' ORDER BY row)")
    connection.execute(f"CREATE TEMP TABLE left_children AS {people}")
    ((number,),) = connection.execute("SELECT coalesce(max(piece) + 1, 0) FROM homes").fetchall()
    return int(number)


def pieces_left(connection: duckdb.DuckDBPyConnection, task: Task, number: int) -> Iterator[Piece]:
    """Yield the pieces of work that are not finished yet, of so many."""
    left_over = [piece for piece in range(number) if not task.file(piece).exists()]
    connection.register("left_over", pa.table({"piece": pa.array(left_over, pa.int32())}))
    listed = connection.sql("SELECT c.* FROM left_children c SEMI JOIN left_over USING (piece) ORDER BY piece")
    children = listed.to_arrow_table()
    begins = 0
    for piece, rows in groupby(children.column("piece").to_pylist()):
        size = len(list(rows))
        yield Piece(piece, children.slice(begins, size))
        begins += size


def each(pool: ProcessPoolExecutor, work: Callable[[Task, Piece], T], pieces: Iterable[Piece]) -> Iterator[T]:
    """Do the work of every piece, a few in hand at a time, and yield what comes of it as it comes."""
    under_way = set[Future[T]]()
    for piece in pieces:
        under_way.add(pool.submit(_do, work, piece.number, _packed(piece.children)))
        if len(under_way) >= cores() * AHEAD:
            done, under_way = wait(under_way, return_when=FIRST_COMPLETED)
            yield from (one.result() for one in done)
    yield from (one.result() for one in under_way)


_task: Task


def _begin(task: Task) -> None:
    global _task
    _task = task


def _ready() -> None:
    """Nothing: the pool starts every worker with its first piece of work."""


def _packed(table: pa.Table) -> pa.Buffer:
    """Return these rows and no others: a slice that is pickled takes its whole table with it."""
    packed = pa.BufferOutputStream()
    with pa.ipc.new_stream(packed, table.schema) as stream:
        stream.write_table(table)
    return packed.getvalue()


def _do(work: Callable[[Task, Piece], T], number: int, children: pa.Buffer) -> T:
    return with_task(work, Piece(number, pa.ipc.open_stream(children).read_all()))


def with_task(work: Callable[Concatenate[Task, P], T], *given: P.args, **named: P.kwargs) -> T:
    """Do a work in a worker, with the task that it began with."""
    return work(_task, *given, **named)
