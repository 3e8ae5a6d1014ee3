"""Builds the scan store: EVENTS.csv and children.csv as columns by kind for conditions, and by child."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, NoReturn

import duckdb
import pyarrow as pa

from seen.core.patterns.columns import ALWAYS
from seen.core.patterns.screens import SAID
from seen.core.refusals import Refusal
from seen.integrations.event_files import children as children_file
from seen.integrations.event_files import events as events_file
from seen.integrations.event_files.cells import BadFile, read_rows, shortened
from seen.integrations.population import cells
from seen.integrations.population.lives import DETAILS, LIVES, SAYINGS
from seen.integrations.population.told import bring_in, quoted

EVENTS, CHILDREN = "EVENTS.csv", "children.csv"
BATCH = 50_000
Reader = Callable[[Iterable[cells.Cells]], Iterator[dict[str, Any]]]

READ: dict[str, tuple[str, Reader, pa.Schema]] = {
    "whens": (
        """SELECT DISTINCT "on" FROM told_events""",
        cells.whens,
        pa.schema({"text": pa.string(), "earliest": pa.int32(), "latest": pa.int32()}),
    ),
    "days": (
        "SELECT until FROM told_events UNION SELECT recorded FROM told_events "
        "UNION SELECT born FROM told_children UNION SELECT due FROM told_children",
        cells.whole_days,
        pa.schema({"text": pa.string(), "day": pa.int32()}),
    ),
    "manners": (
        f"SELECT DISTINCT {', '.join(cells.MANNER)} FROM told_events ORDER BY ALL",
        cells.manners,
        pa.schema(
            dict.fromkeys(cells.MANNER, pa.string())
            | dict.fromkeys(("kind_is", "agency_is", "source_type_is"), pa.string())
            | {"manner": pa.int32(), "polarity_is": pa.int8(), "severity_is": pa.int8(), "areas_are": pa.string()}
        ),
    ),
    "read_details": (
        "SELECT DISTINCT kind, detail FROM told_events",
        cells.details,
        pa.schema(
            {
                "told": pa.int32(),
                "kind": pa.string(),
                "text": pa.string(),
                "usual": pa.int8(),
                "can_worry": pa.bool_(),
                "item": pa.string(),
                "steps": pa.int32(),
                "named": pa.string(),
            }
            | dict.fromkeys(cells.SESSIONS, pa.int32())
            | dict.fromkeys((f"says_{key}" for key in SAID), pa.string())
        ),
    ),
    "facts": (
        f"SELECT DISTINCT {', '.join(cells.FACTS)} FROM told_children",
        cells.known,
        pa.schema(dict.fromkeys(cells.FACTS, pa.string()) | {"held": pa.bool_(), "is_disabled": pa.bool_()}),
    ),
}
"""Each different cell, or cells that belong together: which, how they are read, and the columns that come of it."""

SAYS = tuple(name for name in READ["read_details"][2].names if name not in ("told", "kind", "text"))
"""What conditions read of details."""

_EACH = ", ".join(SAYS)
DIFFERENT = f"""
SELECT (row_number() OVER (ORDER BY {_EACH}) - 1)::INTEGER AS saying, *
FROM (SELECT DISTINCT {_EACH} FROM read_details)
ORDER BY saying
"""
"""What details say, numbered. Most texts say nothing of their own: a weight is another each time."""

TEXTS = f"SELECT told, kind, text, saying, usual FROM read_details JOIN sayings USING ({_EACH}) ORDER BY told"
"""The details, each with the number of what it says."""

PEOPLE = """
WITH listed AS (
  SELECT told_children.*, facts.held, facts.is_disabled, b.day AS born_on, d.day AS due_on
  FROM told_children JOIN facts USING (gestation_days, disabled, communicates, level)
  JOIN days b ON b.text = born JOIN days d ON d.text = due
), everyone AS (
  SELECT child, coalesce(born_on, due_on) AS birth, born_on AS born, due_on AS due, sex, gestation_days, disabled,
         communicates, level, household, held, is_disabled FROM listed
  UNION ALL BY NAME
  SELECT DISTINCT child, '' AS sex, '' AS gestation_days, '' AS disabled, '' AS communicates, '' AS level,
         '' AS household, false AS held, false AS is_disabled FROM told_events
  WHERE child NOT IN (SELECT child FROM listed)
), numbered AS (
  SELECT *, (row_number() OVER (ORDER BY child))::INTEGER AS number FROM everyone
)
SELECT CASE WHEN household = '' THEN number ELSE min(number) OVER (PARTITION BY household) END AS household,
       number AS child, child AS ref, birth, born, due, trim(sex) AS sex, gestation_days, disabled, communicates, level,
       held, is_disabled, child IN (SELECT child FROM told_events WHERE same_as <> '') AS retold
FROM numbered ORDER BY household, number
"""

ENTRIES = """
WITH dated AS (
  SELECT told_events.*, u.day AS until_on, r.day AS recorded_on,
         CASE WHEN o.latest IS NULL OR r.day IS NULL OR o.earliest = o.latest THEN o.latest
              ELSE least(o.latest, r.day) END AS day
  FROM told_events JOIN whens o ON o.text = told_events."on"
  JOIN days u ON u.text = until JOIN days r ON r.text = recorded
)
SELECT people.child, e.day, m.manner * 4 + coalesce(m.severity_is, d.usual) AS manner, d.told, d.saying,
       e."on", e.until_on AS until, e.recorded_on AS recorded, e.ref, e.person, e.text, e.same_as
FROM dated e JOIN people ON people.ref = e.child
JOIN manners m USING (kind, agency, source_type, polarity, severity, areas)
JOIN details d ON d.kind = e.kind AND d.text = e.detail
ORDER BY people.household, people.child, e.day
"""
"""The entries in the order of children."""

CONDITIONS = f"""
m.kind_is AS kind, l.day, coalesce(greatest(l.day, l.recorded), {ALWAYS}) AS arrives,
m.polarity_is < 0 AND s.can_worry AS worry, m.agency_is AS agency, m.source_type_is AS source_type,
m.polarity_is AS polarity, (l.manner % 4)::TINYINT AS severity, m.areas_are AS areas,
l.ref, s.possible, s.missed, s.unexplained, s.item, s.steps, s.named,
{", ".join(f"s.says_{key}" for key in SAID)}
"""
TOLD = "lives l JOIN manners m ON m.manner = l.manner // 4 JOIN sayings s ON s.saying = l.saying"
"""What conditions read of the entries in `lives`, and where it comes from."""

STORED = f"""
SELECT people.household, l.child, {CONDITIONS},
       l.manner, l."on", l.until, l.recorded, l.person, l.text, l.same_as, d.text AS detail
FROM {TOLD} JOIN details d ON d.told = l.told JOIN people ON people.child = l.child
ORDER BY m.kind_is, people.household, l.child, l.day
"""

CHILDREN_STORED = """
SELECT p.*, coalesce(n.entries, 0)::INTEGER AS entries,
       (sum(coalesce(n.entries, 0)) OVER (ORDER BY p.household, p.child ROWS UNBOUNDED PRECEDING)
        - coalesce(n.entries, 0))::INTEGER AS begins
FROM people p LEFT JOIN (SELECT child, count(*) AS entries FROM lives GROUP BY child) n ON n.child = p.child
ORDER BY p.household, p.child
"""
"""The children, with where in `lives` their entries begin, and how many there are."""

MADE = {
    SAYINGS: DIFFERENT,
    DETAILS: TEXTS,
    "people": PEOPLE,
    LIVES: ENTRIES,
    "children": CHILDREN_STORED,
    "events": STORED,
}
"""The tables made of what was read, in order."""
BY_NUMBER = (LIVES, DETAILS, SAYINGS)

MISTAKES = {
    "an event without a ref or a child": "FROM told_events WHERE ref = '' OR child = ''",
    "a child without a reference": "FROM told_children WHERE child = ''",
    "an event that ends before it begins": """FROM told_events JOIN whens ON whens.text = "on"
        JOIN days ON days.text = until WHERE days.day < whens.earliest""",
    "an event that stands twice": """FROM (SELECT count(*) AS every, count(DISTINCT hash(ref, child)) AS different
        FROM told_events) WHERE every <> different""",
    "a child who stands twice": "FROM told_children GROUP BY child HAVING count(*) > 1",
}


def build(folder: Path, into: Path, *, connection: duckdb.DuckDBPyConnection) -> None:
    """Write the store of the event files in `folder` as Parquet files into a folder that is there. Refuses bad files
    at a bad cell, as `script/seen detect` does."""
    _bring_in_files(connection, folder, into)
    try:
        for table, (cells_of, reader, schema) in READ.items():
            _read(connection, into, table, cells_of, reader, schema)
    except Refusal:
        _say_what(connection, folder)
    if any(connection.execute(f"SELECT 1 {mistake} LIMIT 1").fetchone() for mistake in MISTAKES.values()):
        _say_what(connection, folder)
    for table, query in MADE.items():
        _write(connection, into, table, query)
    for table in BY_NUMBER:
        _by_number(into, table)
    for table in ("told_events", "told_children", "whens", "days", "read_details", "facts", "people", *BY_NUMBER):
        (into / f"{table}.parquet").unlink(missing_ok=True)


def _bring_in_files(connection: duckdb.DuckDBPyConnection, folder: Path, into: Path) -> None:
    files = {"told_events": (folder / EVENTS, events_file), "told_children": (folder / CHILDREN, children_file)}
    for table, (file, sort) in files.items():
        if file.exists() or file.name == EVENTS:
            bring_in(connection, file, required=sort.REQUIRED, optional=sort.OPTIONAL, into=into, table=table)
        else:
            none = ", ".join(f"'' AS {name}" for name in sort.REQUIRED + sort.OPTIONAL)
            connection.execute(f"CREATE VIEW {table} AS SELECT {none} WHERE false")


def _read(
    connection: duckdb.DuckDBPyConnection, into: Path, table: str, cells_of: str, reader: Reader, schema: pa.Schema
) -> None:
    import pyarrow.parquet as parquet

    different = connection.execute(cells_of)
    rows = reader(_fetched(different))
    with parquet.ParquetWriter(into / f"{table}.parquet", schema) as file:
        while batch := list(islice(rows, BATCH)):
            file.write_table(pa.Table.from_pylist(batch, schema=schema))
    connection.execute(f"CREATE VIEW {table} AS FROM read_parquet('{quoted(into / table)}.parquet')")


def _fetched(different: duckdb.DuckDBPyConnection) -> Iterator[Sequence[str]]:
    while rows := different.fetchmany(BATCH):
        yield from rows


def _write(connection: duckdb.DuckDBPyConnection, into: Path, table: str, query: str) -> None:
    kept = f"{quoted(into / table)}.parquet"
    connection.execute(f"COPY ({query}) TO '{kept}' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 65536)")
    connection.execute(f"CREATE VIEW {table} AS FROM read_parquet('{kept}')")


def _by_number(into: Path, table: str) -> None:
    """Write a table anew so that its rows are read by number, in the order in which they stand."""
    import pyarrow.parquet as parquet

    with parquet.ParquetFile(into / f"{table}.parquet") as rows, \
         pa.ipc.new_file(into / f"{table}.arrow", rows.schema_arrow) as file:  # fmt: skip
        for batch in rows.iter_batches(BATCH):
            file.write_batch(batch)


def _say_what(connection: duckdb.DuckDBPyConnection, folder: Path) -> NoReturn:
    """Refuse with the sentence that names file, row and field: the file is read again, row by row, to its first."""
    twice = connection.execute(
        "SELECT ref, child FROM told_events GROUP BY ref, child HAVING count(*) > 1 LIMIT 1"
    ).fetchone()
    first = 0
    for row in read_rows(folder / EVENTS, required=events_file.REQUIRED, optional=events_file.OPTIONAL):
        event = events_file.read_event(row)
        if (event.ref, event.child) == twice:
            if first:
                row.refuse("ref", f"“{shortened(event.ref)}” stands in row {first} too for this child; make it unique.")
            first = row.number
    if (folder / CHILDREN).exists():
        children_file.read_children(folder / CHILDREN)
    raise BadFile(f"{EVENTS} or {CHILDREN} cannot be read as it stands: save it again as plain CSV in UTF-8.")
