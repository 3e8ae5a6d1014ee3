"""The entries of a store child by child: those of any child are read without everybody else's."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import accumulate, chain, groupby, repeat
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from seen.core.patterns.contract import Pattern
from seen.core.patterns.runner import patterns
from seen.core.timeline.timeline import covers
from seen.integrations.population.homes import Telling

LIVES, DETAILS, SAYINGS = "lives", "details", "sayings"
READ = ("child", "ref", "on", "manner", "until", "recorded", "person", "text", "same_as")
"""What a detector is given of an entry, besides its details."""
CONDITIONS = ("child", "day", "manner", "recorded", "ref", "saying")
"""What conditions are made of, with what details say, which `saying` names."""


class Numbered:
    """The rows of an Arrow file, by number. The file is mapped into memory: what is not read of it takes none."""

    def __init__(self, path: Path) -> None:
        file = pa.ipc.open_file(pa.memory_map(str(path)))
        self.schema = file.schema
        self._parts = [file.get_batch(part) for part in range(file.num_record_batches)]
        self._begin = list(accumulate((part.num_rows for part in self._parts), initial=0))

    def rows(self, numbers: Sequence[int], columns: Sequence[str]) -> pa.Table:
        """Return these columns of the rows of these numbers, which stand in order."""
        taken, at = [], 0
        while at < len(numbers):
            part = bisect_right(self._begin, numbers[at]) - 1
            begin, end = self._begin[part : part + 2]
            until = bisect_left(numbers, end, at)
            here = pc.subtract(pa.array(numbers[at:until], pa.int64()), begin)
            taken.append(self._parts[part].select(columns).take(here))
            at = until
        return pa.Table.from_batches(taken, pa.schema([self.schema.field(column) for column in columns]))


class Life(NamedTuple):
    """Where the entries of a child stand, whether any repeats another, and which rows are asked about the child."""

    household: int
    child: int
    begins: int
    entries: int
    retold: bool
    asked: str | None


class Lives:
    """The entries of a store, by child. `told` is what each manner of telling tells."""

    def __init__(self, store: Path, told: Mapping[int, Telling]) -> None:
        self._entries, self._details, self._sayings = (
            Numbered(store / f"{name}.arrow") for name in (LIVES, DETAILS, SAYINGS)
        )
        self._every = frozenset(told)
        self._manners_of = _by_kind(told)
        self._each = dict[tuple[tuple[str, ...], tuple[str, ...]], frozenset[int]]()
        self._together = dict[tuple[str, ...], frozenset[int]]()

    def asked(self, children: pa.Table) -> pa.Table:
        """Return the entries that the patterns asked about these children may read: READ, and `detail`."""
        lives = _lives(children)
        numbers = _numbers(lives)
        manners = self._entries.rows(numbers, ["manner"]).column("manner").to_pylist()
        reads = chain.from_iterable(repeat(read, life.entries) for life, read in self._reads(lives))
        wanted = [number for number, manner, read in zip(numbers, manners, reads, strict=True) if manner in read]
        found = self._entries.rows(wanted, (*READ, "told"))
        told = found.column("told")
        texts = self._details.rows(_different(told).to_pylist(), ["text"]).column("text").combine_chunks()
        places = pc.index_in(told, _different(told)).combine_chunks()
        return found.append_column("detail", pa.DictionaryArray.from_arrays(places, texts))

    def every(self, children: pa.Table) -> tuple[pa.Table, pa.Table]:
        """Return every entry of these children, as CONDITIONS and by kind, and what their details say."""
        found = self._entries.rows(_numbers(_lives(children)), CONDITIONS)
        said = _different(found.column("saying")).to_pylist()
        return found.sort_by("manner"), self._sayings.rows(said, self._sayings.schema.names)

    def _reads(self, lives: Iterable[Life]) -> Iterator[tuple[Life, frozenset[int]]]:
        """Yield each life with the manners in which what is read of it is told: whole where it repeats itself."""
        for _, members in groupby(lives, key=attrgetter("household")):
            household = list(members)
            for life in household:
                others = [other.asked for other in household if other.asked and other is not life]
                yield life, self._every if life.retold else self._manners(life.asked or "", " ".join(others))

    def _manners(self, asked: str, beside: str) -> frozenset[int]:
        """Return the manners in which what these rows read is told: of the child, and of those who live with it."""
        if (asked, beside) not in self._together:
            own, others = (self._own(row) for row in asked.split()), (self._beside(row) for row in beside.split())
            self._together[asked, beside] = frozenset[int]().union(*own, *others)
        return self._together[asked, beside]

    def _own(self, row: str) -> frozenset[int]:
        pattern = _patterns()[row]
        return self._told(pattern.needs, pattern.whole)

    def _beside(self, row: str) -> frozenset[int]:
        household = _patterns()[row].household
        return self._told(household.reads, household.reads) if household else frozenset()

    def _told(self, kinds: tuple[str, ...], whole: tuple[str, ...]) -> frozenset[int]:
        if (kinds, whole) not in self._each:
            self._each[kinds, whole] = _told(self._manners_of, kinds, whole)
        return self._each[kinds, whole]


class Manners(NamedTuple):
    """The manners in which a kind is told, and those of them that weigh: as a worry or as a strength."""

    every: frozenset[int]
    weighing: frozenset[int]


def _by_kind(told: Mapping[int, Telling]) -> dict[str, Manners]:
    """Return the manners of each kind."""
    every, weighing = defaultdict[str, set[int]](set), defaultdict[str, set[int]](set)
    for manner, (kind, *_, polarity, _, _) in told.items():
        every[kind].add(manner)
        if polarity:
            weighing[kind].add(manner)
    return {kind: Manners(frozenset(manners), frozenset(weighing[kind])) for kind, manners in every.items()}


def _told(manners_of: Mapping[str, Manners], kinds: tuple[str, ...], whole: tuple[str, ...]) -> frozenset[int]:
    """Return the manners in which entries of these kinds are told: of those not read whole, of what weighs alone."""
    read = ((kind, manners) for kind, manners in manners_of.items() if covers(kinds, kind))
    return frozenset[int]().union(
        *(manners.every if covers(whole, kind) else manners.weighing for kind, manners in read)
    )


@cache
def _patterns() -> dict[str, Pattern]:
    return {str(pattern.row): pattern for pattern in patterns()}


def _lives(children: pa.Table) -> list[Life]:
    """Return where the entries of these children stand, in order."""
    lives = map(Life._make, zip(*(children.column(name).to_pylist() for name in Life._fields), strict=True))
    return sorted(lives)


def _numbers(lives: Iterable[Life]) -> list[int]:
    """Return the numbers of their entries."""
    return list(chain.from_iterable(range(life.begins, life.begins + life.entries) for life in lives))


def _different(told: pa.ChunkedArray) -> pa.Array:
    return told.unique().sort()
