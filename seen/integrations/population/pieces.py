"""One piece of work of a scan: households asked what the screens left, and what they find written down."""

import gc
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import pyarrow as pa

from seen.core.patterns.printing import as_printed, crash_words
from seen.core.patterns.runner import Crash, Detector, Outcome, Settings, detectors, run
from seen.core.patterns.screens import All
from seen.integrations.population.homes import Telling, households, tellings
from seen.integrations.population.lives import Lives
from seen.kit.knowledge.pathways import england


@dataclass(frozen=True, slots=True)
class Piece:
    """Households with the patterns left to ask about them, as an Arrow table with the columns of `left`."""

    number: int
    children: pa.Table


@dataclass(frozen=True)
class Task:
    """What every piece of one scan has in common. `manners` are the cells of each manner of telling, by number; `store`
    is the folder of the store, and `folder` that of what is finished."""

    as_of: date
    settings: Settings
    manners: Mapping[int, tuple[str, ...]]
    store: Path
    folder: Path

    @cached_property
    def told(self) -> dict[int, Telling]:
        """Return what is told with each manner."""
        return tellings(self.manners)

    @cached_property
    def lives(self) -> Lives:
        """Return the entries of the store, child by child."""
        return Lives(self.store, self.told)

    def read_before_forking(self) -> None:
        """Read what every worker needs, so that each has it from the start."""
        _ = self.lives, detectors(), england()

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
    for child, outcome in outcomes(task, piece):
        if isinstance(outcome, Crash):
            yield {"child": child, "crashed": crash_words(outcome, child=child)}
        elif outcome.finding:
            yield as_printed(outcome, outcome.finding, child=child)


def found(task: Task, piece: Piece) -> list[tuple[int, str]]:
    """Return the row of each pattern found, with the child."""
    told = outcomes(task, piece)
    return [(one.pattern.row, child) for child, one in told if isinstance(one, Outcome) and one.finding]


def outcomes(task: Task, piece: Piece) -> Iterator[tuple[str, Outcome | Crash]]:
    """Ask what is left to ask of a piece, and yield each answer with the child."""
    by_row = {str(detector.pattern.row): _screened(detector) for detector in detectors()}
    gc.disable()  # what is made lives until its household is done, and then its one circle is broken
    try:
        events = task.lives.asked(piece.children)
        for timelines, asked in households(piece.children, events, as_of=task.as_of, told=task.told):
            for timeline, rows in zip(timelines, asked, strict=True):
                if rows:
                    detectors_left = [by_row[row] for row in rows.split()]
                    for outcome in run(timeline, as_of=task.as_of, settings=task.settings, asked=detectors_left):
                        yield timeline.child.ref, outcome
            for timeline in timelines:
                timeline.siblings = ()
    finally:
        gc.enable()


@cache
def _screened(detector: Detector) -> Detector:
    """Return a detector whose screen is not asked again in rows: whoever is asked about passed it in columns."""
    return detector._replace(pattern=replace(detector.pattern, screen=All()))
