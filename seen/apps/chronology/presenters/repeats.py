"""Alike entries of a list as one line that opens: “14 late collections, September to December 2025”."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import NamedTuple
from uuid import UUID

from seen.apps.chronology.presenters.story import Together, Told, years
from seen.apps.chronology.queries.story import Listed, Row
from seen.core.life.repeats import Run, lines, runs
from seen.kit.knowledge.kinds import kinds


class Occurrence(NamedTuple):
    """What the rule of repeats reads of a row."""

    ref: UUID
    kinds: tuple[str, ...]
    agency: str
    polarity: int
    severity: int
    earliest: date | None
    latest: date | None
    event: UUID | None


@dataclass(frozen=True, slots=True)
class Repeated:
    """Alike entries in one line. `words` says how many and when."""

    words: str
    tone: tuple[str, str]
    source: str
    repeated: tuple[Told, ...]
    accounts: tuple[()] = ()

    @property
    def entries(self) -> int:
        """Return how many entries it shows."""
        return len(self.repeated)


Line = Told | Together | Repeated


def repeats(story: Listed) -> list[Run]:
    """Return the runs among the rows found. What somebody spoke of, or is asked about, stands by itself."""
    spoken = {row.id for row in story.rows if row.disagreements or "child_words" in row.parts}
    apart = spoken | story.curated.keys() | story.twins.keys()
    repeating = {slug for slug, kind in kinds().items() if kind.many}
    return runs((_occurrence(story, row) for row in story.rows), repeating=repeating, apart=apart)


def grouped(
    story: Listed, rows: Collection[Row], also_about: Mapping[UUID, tuple[str, ...]], together: Sequence[Run]
) -> list[tuple[str, list[Line]]]:
    """Return the entries in words, by year, each run as one line where the first of it stands. None is left out."""
    at = {ref: place for place, line in enumerate(lines([row.id for row in rows], together)) for ref in line}
    ordered = sorted(rows, key=lambda row: at[row.id])
    run_of = {ref: run for run in together for ref in run.refs}
    return [(year, list(_folded(told, at, run_of))) for year, told in years(story, ordered, also_about)]


def _folded(told: Iterable[Told | Together], at: Mapping[UUID, int], run_of: Mapping[UUID, Run]) -> Iterable[Line]:
    def place(one: Told | Together) -> int | str:
        return at[one.id] if isinstance(one, Told) else one.href

    for _, group in groupby(told, key=place):
        line = list(group)
        them = [one for one in line if isinstance(one, Told)]
        yield _repeated(them, run_of[them[0].id]) if len(them) > 1 else line[0]


def _repeated(told: Sequence[Told], run: Run) -> Repeated:
    words = f"{len(run.refs)} {kinds()[run.kind].many}, {_when(run)}"
    return Repeated(words, told[0].tone, run.agency, tuple(told))


def _when(run: Run) -> str:
    last = f"{run.last:%B} {run.last.year}"
    return last if run.first.month == run.last.month else f"{run.first:%B} to {last}"


def _occurrence(story: Listed, row: Row) -> Occurrence:
    event = row.id if story.events and row.id in story.events else None
    on = row.on
    return Occurrence(
        row.id, (row.kind, *row.also), row.source_agency, row.polarity, row.severity, on.earliest, on.latest, event
    )
