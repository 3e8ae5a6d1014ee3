"""One piece of work of a scan: households asked what the screens left, and what they find written down."""

import gc
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import pyarrow as pa

from seen.core.patterns.printing import as_printed, crash_words
from seen.core.patterns.runner import Crash, Settings, detectors, run
from seen.core.timeline.timeline import Timeline
from seen.integrations.population.homes import Telling, households, tellings


@dataclass(frozen=True, slots=True)
class Piece:
    """Households with the patterns left to ask about them, as Arrow tables with the columns of `left`."""

    number: int
    children: pa.Table
    events: pa.Table


@dataclass(frozen=True)
class Task:
    """What every piece of one scan has in common. `manners` are the cells of each manner of telling, by number."""

    as_of: date
    settings: Settings
    manners: Mapping[int, tuple[str, ...]]
    folder: Path

    @cached_property
    def told(self) -> dict[int, Telling]:
        """Return what is told with each manner."""
        return tellings(self.manners)

    def file(self, number: int) -> Path:
        """Return the file that records a finished piece: a line of JSON for each finding, by child and row."""
        return self.folder / f"{number:06}.jsonl"


def finish(task: Task, piece: Piece) -> None:
    """Ask what is left to ask of a piece, and record it: the file is there only when it is whole."""
    lines = sorted(findings(task, piece), key=lambda line: (line["child"], line.get("row", 0)))
    beside = task.folder / f"{piece.number:06}.{os.getpid()}"
    beside.write_text("".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines), encoding="utf-8")
    beside.replace(task.file(piece.number))


def findings(task: Task, piece: Piece) -> Iterator[dict[str, Any]]:
    """Yield what the patterns find, as printed; for a pattern that crashed, the child and the sentence (`crashed`)."""
    by_row = {str(detector.pattern.row): detector for detector in detectors()}
    gc.disable()  # what is made lives until its household is done, and then its one circle is broken
    try:
        for timelines, asked in households(piece.children, piece.events, as_of=task.as_of, told=task.told):
            for timeline, rows in zip(timelines, asked, strict=True):
                if rows:
                    yield from _found(task, timeline, [by_row[row] for row in rows.split()])
            for timeline in timelines:
                timeline.siblings = ()
    finally:
        gc.enable()


def _found(task: Task, timeline: Timeline, asked: list[Any]) -> Iterator[dict[str, Any]]:
    child = timeline.child.ref
    for outcome in run(timeline, as_of=task.as_of, settings=task.settings, asked=asked):
        if isinstance(outcome, Crash):
            yield {"child": child, "crashed": crash_words(outcome, child=child)}
        elif outcome.finding:
            yield as_printed(outcome, outcome.finding, child=child)
