"""The scan store of a folder of event files: made once, used until the files change."""

import hashlib
import json
import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from seen.core.refusals import Refusal
from seen.integrations.event_files.cells import BadFile
from seen.integrations.population.building import CHILDREN, EVENTS, build
from seen.integrations.population.told import quoted

NAME = "scan-store"
LAYOUT = "7"
TABLES = ("events", "children", "manners")
MEMORY = "800MB"
"""What DuckDB may hold during a scan; the rest it writes beside the store while it works."""
TO_BUILD = "1400MB"
"""What it may hold while it builds a store, alone: to sort ten million events in 800 MB is more than it can."""


@dataclass(frozen=True, slots=True)
class Store:
    """A store on disk: `events.parquet` by kind, household, child and day; `children.parquet`; `manners.parquet`; and
    `lives.arrow` by household, child and day, with `details.arrow` and `sayings.arrow`."""

    path: Path
    digest: str

    def table(self, name: str) -> Path:
        """Return the file of a table."""
        return self.path / f"{name}.parquet"

    def open(self, *, threads: int | None = None, tables: Sequence[str] = TABLES) -> duckdb.DuckDBPyConnection:
        """Return a connection that sees these tables of the store. It uses every core, or so many threads."""
        connection = connected(self.path, threads=threads or cores())
        for name in tables:
            connection.execute(f"CREATE VIEW {name} AS FROM read_parquet('{quoted(self.table(name))}')")
        return connection


def connected(path: Path, *, memory: str = MEMORY, threads: int) -> duckdb.DuckDBPyConnection:
    """Return a DuckDB connection that keeps to its memory and writes what does not fit beside the store."""
    connection = duckdb.connect(config={
        "memory_limit": memory, "temp_directory": str(path / "spill"), "preserve_insertion_order": False,
        "threads": threads, "autoinstall_known_extensions": False, "autoload_known_extensions": False,
    })  # fmt: skip
    connection.execute("SET enable_progress_bar = false")  # it would stand among the findings
    return connection


def cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0))


def store_of(folder: Path) -> Store:
    """Return the store of the event files in a folder, built anew where they have changed since. Refuses bad files."""
    if not folder.is_dir():
        raise BadFile(f"{folder} is not a folder: give the one that holds {EVENTS} and {CHILDREN}.")
    digest = _digest(folder)
    store = Store(folder / NAME, digest)
    if _kept(store.path) != digest:
        _build(folder, store)
    return store


def _build(folder: Path, store: Store) -> None:
    beside = folder / f"{NAME}.{os.getpid()}"
    try:
        beside.mkdir(mode=0o700)  # it holds what the files hold
        with connected(beside, memory=TO_BUILD, threads=cores()) as connection:
            build(folder, beside, connection=connection)
        shutil.rmtree(beside / "spill", ignore_errors=True)
        (beside / "store.json").write_text(json.dumps({"digest": store.digest}))
        shutil.rmtree(store.path, ignore_errors=True)
        beside.rename(store.path)
    except OSError as error:
        raise Refusal(f"The scan store cannot be written in {folder}: {error.strerror}.") from None
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _kept(path: Path) -> str:
    try:
        found: Any = json.loads((path / "store.json").read_text())["digest"]
    except (OSError, ValueError, KeyError, TypeError):
        return ""
    return str(found)


def _digest(folder: Path) -> str:
    """Return what tells these files from others, layout of the store included."""
    told = hashlib.sha256(LAYOUT.encode())
    for name in (EVENTS, CHILDREN):
        try:
            with open(folder / name, "rb") as file:
                told.update(hashlib.file_digest(file, "sha256").digest())
        except FileNotFoundError:
            told.update(b"-")
        except OSError as error:
            raise BadFile(f"{name} cannot be read: {error.strerror}.") from None
    return told.hexdigest()
