"""A scan of a whole population: begun once, taken up where it was left, and told when every piece is finished."""

import hashlib
import heapq
import json
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow.parquet as parquet

from seen.core.patterns.runner import Settings, patterns
from seen.core.refusals import Refusal
from seen.integrations.population.cells import MANNER
from seen.integrations.population.pieces import Task
from seen.integrations.population.store import Store

HOUSE = Path(__file__).parents[2]
RULES = ("core", "integrations", "kit/knowledge", "knowledge")
"""What decides what is found and how it is cut into pieces: where any of it changed, nothing finished counts."""
Engine = Callable[[Store, Task], int]


def scan(store: Store, *, as_of: date, settings: Settings, engine: Engine) -> Iterator[dict[str, Any]]:
    """Yield what the patterns find in a store, by child and row, as `pieces.findings` says it.

    Finished pieces lie beside the store until all is told, so that an interrupted scan goes on where it was. They
    count for the same store, date, thresholds and patterns alone.
    """
    for pattern in patterns():
        pattern.in_force(settings.get(pattern.id, {}))  # a threshold that is not allowed is refused here
    folder = store.path / f"scan-{_mark(store, as_of, settings)}"
    try:
        for other in store.path.glob("scan-*"):
            if other != folder:
                shutil.rmtree(other)
        folder.mkdir(exist_ok=True)
        task = Task(as_of, settings, manners_of(store), store.path, folder)
        number = engine(store, task)
    except OSError as error:
        raise Refusal(f"The scan cannot write in {store.path}: {error.strerror}.") from None
    files = [task.file(piece) for piece in range(number)]
    yield from heapq.merge(*map(_lines, files), key=lambda line: (line["child"], line.get("row", 0)))
    shutil.rmtree(folder)


def _lines(file: Path) -> Iterator[dict[str, Any]]:
    with open(file, encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def manners_of(store: Store) -> dict[int, tuple[str, ...]]:
    """Return the cells of each manner of telling, by its number."""
    found = parquet.ParquetFile(store.table("manners")).read(["manner", *MANNER])
    rows = zip(*(found.column(name).to_pylist() for name in ("manner", *MANNER)), strict=True)
    return {number: tuple(words) for number, *words in rows}


def _mark(store: Store, as_of: date, settings: Settings) -> str:
    """Return what tells this scan from others: the files, the date, the thresholds, and all that it goes by."""
    told = hashlib.sha256(f"{store.digest} {as_of} {json.dumps(settings, sort_keys=True, default=dict)}".encode())
    for rules in sorted(
        file for part in RULES for file in (HOUSE / part).rglob("*.*") if file.suffix in (".py", ".toml")
    ):
        told.update(rules.read_bytes())
    return told.hexdigest()[:16]
