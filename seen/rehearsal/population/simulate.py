"""Invents a population in blocks, each from chances of its own: any number of processes tell the same."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random
from typing import IO, NamedTuple

from seen.core.refusals import Refusal
from seen.integrations.population.mark import mark_simulated
from seen.rehearsal.population.family import Family, Person, invent_family
from seen.rehearsal.population.lives import tell_household, tell_ordinary_life
from seen.rehearsal.population.neglect import Lived, lay_story
from seen.rehearsal.population.rates import Rates, rates
from seen.rehearsal.population.record import HEADER, Record
from seen.rehearsal.population.spreading import spread
from seen.rehearsal.population.work import tell_ordinary_work

BLOCK = 1_000
MOST = 100_000_000
FILES = {
    "EVENTS.csv": HEADER,
    "children.csv": "child,born,due,sex,gestation_days,household,disabled,communicates,level\n",
    "stories.csv": "child,story,from,to\n",
    "circumstances.csv": "child,ethnicity,free_meals\n",
}
"""The last two are the truth, for those who measure: no pattern reads them."""


class Block(NamedTuple):
    """The lines of some children, in the order of FILES, and how many entries they hold."""

    lines: tuple[str, ...]
    events: int


@dataclass(frozen=True, slots=True)
class Simulated:
    """How many children and entries were invented."""

    children: int
    events: int


def simulate(folder: Path, *, children: int, seed: int, processes: int = 1) -> Simulated:
    """Write a population into a folder: the same files for the same numbers, whatever the processes.

    Nothing is left half-written: the files take their names when all of them are whole.
    """
    if not 1 <= children <= MOST:
        raise Refusal(f"--children must be a whole number from 1 to {MOST}.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refusal(f"{folder} cannot be made: {error.strerror}.") from None
    events, unfinished = 0, {name: folder / f".{name}.unfinished" for name in FILES}
    try:
        with ExitStack() as open_files:
            files = [
                open_files.enter_context(path.open("w", encoding="utf-8", newline="")) for path in unfinished.values()
            ]
            for file, header in zip(files, FILES.values(), strict=True):
                file.write(header)
            for block in blocks(children=children, seed=seed, processes=processes):
                events += _write(files, block)
        for name, path in unfinished.items():
            path.replace(folder / name)
        mark_simulated(folder, seed=seed, children=children)
    finally:
        for path in unfinished.values():
            path.unlink(missing_ok=True)
    return Simulated(children, events)


def blocks(*, children: int, seed: int, processes: int = 1) -> Iterator[Block]:
    """Yield the population block by block, in order."""
    yield from spread(partial(_block, seed), jobs(children), processes=processes)


def jobs(children: int) -> Iterator[tuple[int, int]]:
    """Yield the blocks of a population: the number of each, and how many children it has."""
    for number, first in enumerate(range(0, children, BLOCK)):
        yield number, min(BLOCK, children - first)


def families_of(seed: int, number: int, size: int) -> Iterator[tuple[Family, list[Record], list[Lived]]]:
    """Yield each household of a block with the records of its children and what they lived."""
    known, chance = rates(), Random(f"{seed}/{number}")  # noqa: S311 - invented lives, nobody's secret
    done = 0
    while done < size:
        family = invent_family(known, chance, first=number * BLOCK + done + 1, most=BLOCK - done)
        records, lived = _told(known, family, chance)
        left = size - done
        done += len(family.children)
        if len(family.children) > left:  # the last household of a population that ends here
            family = Family(family.children[:left], family.frailty)
            records = records[:left]
            lived = [one for one in lived if one.child in {child.ref for child in family.children}]
        yield family, records, lived


def _told(known: Rates, family: Family, chance: Random) -> tuple[list[Record], list[Lived]]:
    first, last, late = known.first.toordinal(), known.last.toordinal(), known.share("late_to_record")
    records = [
        Record(child.ref, chance, first=max(first, child.born.toordinal()), last=last, late=late)
        for child in family.children
    ]
    for child, record in zip(family.children, records, strict=True):
        tell_ordinary_life(known, child, record, frailty=family.frailty)
    tell_household(known, family, records, chance=chance)
    lived, busy = lay_story(known, family, records, chance=chance)
    tell_ordinary_work(known, family, records, chance=chance, busy=busy)
    return records, lived


def _block(seed: int, job: tuple[int, int]) -> Block:
    number, size = job
    told, listed, truth, circumstances, events = list[str](), list[str](), list[str](), list[str](), 0
    for family, records, lived in families_of(seed, number, size):
        for child, record in zip(family.children, records, strict=True):
            told.append(record.lines())
            events += len(record.rows)
            listed.append(_listed(child))
            circumstances.append(f"{child.ref},{child.ethnicity},{_yes(child.hardship)}\n")
        truth += [f"{one.child},{one.story},{one.begins},{one.ends}\n".replace(", ", " ") for one in lived]
    return Block(("".join(told), "".join(listed), "".join(truth), "".join(circumstances)), events)


def _listed(child: Person) -> str:
    return (
        f"{child.ref},{child.born},,{child.sex},{child.gestation_days},{child.household},"
        f"{_yes(child.disabled)},{child.communicates},universal\n"
    )


def _yes(fact: bool) -> str:
    return "yes" if fact else "no"


def _write(files: Sequence[IO[str]], block: Block) -> int:
    for file, lines in zip(files, block.lines, strict=True):
        file.write(lines)
    return block.events
