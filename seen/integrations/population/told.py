"""Brings the cells of a file in as columns of text; a file that is not plain enough for that is read by hand."""

import csv
from pathlib import Path

import duckdb

from seen.integrations.event_files.cells import read_rows

SPACE = " \t\n\r\v\f\x1c\x1d\x1e\x1f\x85\xa0\u2028\u2029\u202f\u3000"
NAMES = frozenset({"ref", "child", "same_as", "household"})
"""What is compared, row with row. The other cells are read as the file's own reader reads them, space and all."""
Columns = tuple[str, ...]
LONGEST = 20_000_000
"""The most bytes of one row. Two of them at a time are read: left to itself, sixteen would be, for each core."""


def bring_in(
    connection: duckdb.DuckDBPyConnection, file: Path, *, required: Columns, optional: Columns, into: Path, table: str
) -> None:
    """Write `TABLE.parquet` into a folder and make it the table of that name: text, empty where blank, that of
    NAMES without the space round them. Rows that are wholly blank are left out."""
    columns, kept = required + optional, into / f"{table}.parquet"
    header = _header(file, required, optional)
    try:
        _copy(connection, file, header, columns, kept)
    except duckdb.Error:
        by_hand = _by_hand(file, required, optional, into / f"{table}.csv")
        _copy(connection, by_hand, columns, columns, kept)
        by_hand.unlink()
    connection.execute(f"CREATE VIEW {table} AS FROM read_parquet('{quoted(kept)}')")


def _cell(name: str, header: Columns) -> str:
    if name not in header:
        return "''"
    if name not in NAMES:
        return f"""coalesce("{name}", '')"""
    plain = f"""ascii("{name}") BETWEEN 33 AND 126 AND ascii(right("{name}", 1)) BETWEEN 33 AND 126"""
    return f"""CASE WHEN {plain} THEN "{name}" ELSE coalesce(trim("{name}", $space), '') END"""


def quoted(path: Path) -> str:
    """Return a path as it stands between quotes in SQL."""
    return str(path).replace("'", "''")


def _header(file: Path, required: Columns, optional: Columns) -> Columns:
    next(read_rows(file, required=required, optional=optional), None)  # refuses a header that is not as it must be
    with open(file, encoding="utf-8-sig", newline="") as lines:
        return tuple(cell.strip() for cell in next(csv.reader(lines)))


def _copy(connection: duckdb.DuckDBPyConnection, file: Path, header: Columns, columns: Columns, kept: Path) -> None:
    names = ", ".join(f"'{name}': 'VARCHAR'" for name in header)
    cells = ", ".join(f'{_cell(name, header)} AS "{name}"' for name in columns)
    every = ", ".join(f'"{name}"' for name in header)
    connection.execute(
        f"""COPY (SELECT {cells} FROM read_csv('{quoted(file)}', columns = {{{names}}}, header = true, delim = ',',
            quote = '"', escape = '"', null_padding = false, auto_detect = false, strict_mode = true,
            max_line_size = {LONGEST}, buffer_size = {2 * LONGEST})
            WHERE child > ' ' OR trim(concat_ws('', {every}), $space) <> '')
            TO '{quoted(kept)}' (FORMAT parquet)""",
        {"space": SPACE},
    )


def _by_hand(file: Path, required: Columns, optional: Columns, copy: Path) -> Path:
    """Write the file anew, plainly. Refuses its first row that cannot be read."""
    columns = required + optional
    with open(copy, "w", encoding="utf-8", newline="") as lines:
        plain = csv.writer(lines, quoting=csv.QUOTE_ALL)
        plain.writerow(columns)
        plain.writerows(
            [row.text(name) for name in columns] for row in read_rows(file, required=required, optional=optional)
        )
    return copy
