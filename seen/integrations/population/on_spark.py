"""The engine for many machines: the same conditions in Spark, the same detectors on the pieces left, on its executors.

Where Spark runs, its own configuration says; else on this machine's cores. Every executor must see the folder of the
store under the same path: the columns are read there, and finished pieces are recorded there.
"""

import os
import sys
from collections.abc import Iterable, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.parquet as parquet
from py4j.protocol import Py4JError, Py4JJavaError
from pyspark.errors import PySparkException
from pyspark.sql import DataFrame, SparkSession

from seen.core.patterns.columns import children_working
from seen.core.patterns.contract import Pattern
from seen.core.patterns.runner import patterns
from seen.core.refusals import Refusal
from seen.integrations.population import left
from seen.integrations.population.pieces import Piece, Task, finish
from seen.integrations.population.store import TABLES, Store

ASKED = "concat_ws(' ', CAST(sort_array(collect_list(row)) AS ARRAY<STRING>))"
EACH_AREA = "explode(split(areas, '[|]'))"
SETTINGS = {
    "spark.sql.ansi.enabled": "true",
    "spark.sql.ansi.doubleQuotedIdentifiers": "true",  # the same SQL as DuckDB reads
    "spark.sql.session.timeZone": "UTC",
    "spark.authenticate": "true",  # what passes between its processes, and what it writes meanwhile, tells of children
    "spark.network.crypto.enabled": "true",
    "spark.io.encryption.enabled": "true",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.log.level": "ERROR",
}


def scan(store: Store, task: Task) -> int:
    """Finish every piece of a scan that is not finished yet, and return how many there are."""
    spark = session(store)
    try:
        screen(spark, task, patterns())
        number = gather(spark, task, patterns())
        finish_pieces(spark, task, [piece for piece in range(number) if not task.file(piece).exists()])
    finally:
        spark.stop()
    return number


def session(store: Store) -> SparkSession:
    """Return a Spark session that sees each table of the store. Refuses where Spark does not start."""
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)  # else Spark takes whichever python3 comes first
    builder = SparkSession.builder.appName("seen population-scan").config("spark.local.dir", str(store.path / "spill"))
    for name, value in SETTINGS.items():
        builder = builder.config(name, value)
    try:
        spark = builder.getOrCreate()
    except (PySparkException, Py4JError) as error:
        raise Refusal(f"Spark did not start: {_cause(error)}") from error
    for name in TABLES:
        spark.read.parquet(str(store.table(name))).createOrReplaceTempView(name)
    return spark


def _cause(error: Exception) -> str:
    said = error.java_exception.getMessage() if isinstance(error, Py4JJavaError) else str(error)
    return str(said).partition("\n")[0]


def screen(spark: SparkSession, task: Task, asked: Sequence[Pattern]) -> None:
    """Make the table of pairs: each child and pattern that the screens leave."""
    _keep(task, "working", [spark.sql(children_working(task.as_of))])
    screened = left.screened(asked, as_of=task.as_of, settings=task.settings, each_area=EACH_AREA)
    # One query for all of them would be planned anew whenever a part of it is done, which takes minutes.
    _keep(task, "pairs", (spark.sql(f"SELECT child, {row} AS row FROM ({query})") for row, query in screened))


def gather(spark: SparkSession, task: Task, asked: Sequence[Pattern]) -> int:
    """Make the tables of what is left to read of the pairs, and return the number of pieces."""
    _keep(task, "homes", [spark.sql(left.HOMES.format(most=left.PIECE))])
    _keep(task, "left_children", [spark.sql(left.people(asked, asked=ASKED))])
    ((number,),) = spark.sql("SELECT coalesce(max(piece) + 1, 0) FROM homes").collect()
    return int(number)


def finish_pieces(spark: SparkSession, task: Task, pieces: Sequence[int]) -> None:
    """Finish these pieces of work, each on an executor, one at a time on each of its cores."""
    if not pieces:
        return
    _tell(spark, task, "left_over", pa.table({"piece": pa.array(pieces, pa.int32())}))
    children = spark.sql("SELECT * FROM left_children SEMI JOIN left_over USING (piece)").groupBy("piece")

    def work(key: tuple[Any, ...], listed: pa.Table) -> pa.Table:
        (piece,) = (part.as_py() for part in key)
        finish(task, Piece(piece, listed))
        return pa.table({"piece": pa.array([piece], pa.int32())})

    children.applyInArrow(work, "piece int").collect()
    for piece in pieces:
        if not task.file(piece).exists():
            raise FileNotFoundError(
                2, "a finished piece is not there; the folder must be one that every executor shares"
            )


def _tell(spark: SparkSession, task: Task, name: str, table: pa.Table) -> None:
    """Write a table of ours in the folder of the scan and see it by its name."""
    parquet.write_table(table, task.folder / f"{name}.parquet")
    spark.read.parquet(str(task.folder / f"{name}.parquet")).createOrReplaceTempView(name)


def _keep(task: Task, name: str, parts: Iterable[DataFrame]) -> None:
    """Write a table in the folder of the scan and see it by its name: an executor that is lost takes nothing of it."""
    path, mode = str(task.folder / name), "overwrite"
    for part in parts:
        part.write.parquet(path, mode=mode)
        mode = "append"
    part.sparkSession.read.parquet(path).createOrReplaceTempView(name)
