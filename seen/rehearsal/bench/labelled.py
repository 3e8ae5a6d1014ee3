"""The labelled set of accounts: reads it, and measures how well the rule finds which are of one event."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from itertools import combinations
from pathlib import Path

from seen.core.dates.partial import PartialDate, Precision
from seen.core.same_event.account import Account, Family

FOLDER = Path(__file__).with_name("accounts")
HALVES = ("tuned", "held-out")
FAMILY = Family(frozenset({"tom"}), frozenset({"max", "leila"}))
Pair = tuple[str, str]
Propose = Callable[[list[Account]], set[Pair]]


@dataclass(frozen=True, slots=True)
class Block:
    """One labelled week: its title, its accounts, and the event that each is of."""

    title: str
    accounts: tuple[Account, ...]
    events: dict[str, tuple[str, str]]  # by ref: child and number

    def pairs(self) -> Iterator[tuple[Pair, bool]]:
        """Yield each pair of refs, and whether it is labelled as one event."""
        for one, other in combinations(sorted(self.events), 2):
            yield (one, other), self.events[one] == self.events[other]


@dataclass(frozen=True, slots=True)
class Measured:
    """How the rule did: pairs of one event that it found, that it missed, and pairs that it wrongly proposed."""

    found: tuple[Pair, ...]
    missed: tuple[Pair, ...]
    wrong: tuple[Pair, ...]
    pairs: int

    @property
    def precision(self) -> float:
        """Return the share of what was proposed that is labelled as one event."""
        proposed = len(self.found) + len(self.wrong)
        return len(self.found) / proposed if proposed else 0.0

    @property
    def recall(self) -> float:
        """Return the share of what is labelled as one event that was proposed."""
        labelled = len(self.found) + len(self.missed)
        return len(self.found) / labelled if labelled else 0.0


def blocks(name: str) -> list[Block]:
    """Return the blocks of one half, or those of the ordinary record (`record`)."""
    text = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    found = []
    for number, part in enumerate(text.split("\n== ")[1:]):
        title, *lines = part.splitlines()
        rows = [_row(line) for line in lines if line.strip()]
        refs = [f"{name} {number + 1}.{at + 1}" for at in range(len(rows))]
        accounts = tuple(_account(ref, row) for ref, row in zip(refs, rows, strict=True))
        events = {ref: (row[1], row[0]) for ref, row in zip(refs, rows, strict=True)}
        found.append(Block(title, accounts, events))
    return found


def how_well(half: Iterable[Block], *, propose: Propose) -> Measured:
    """Return how the rule did on a half, each block read in the ordinary record."""
    record = [account for block in blocks("record") for account in block.accounts]
    found: list[Pair] = []
    missed: list[Pair] = []
    wrong: list[Pair] = []
    pairs = 0
    for block in half:
        proposed = propose([*record, *block.accounts])
        labelled = {pair for pair, same in block.pairs() if same}
        pairs += sum(1 for _ in block.pairs())
        found += sorted(proposed & labelled)
        missed += sorted(labelled - proposed)
        wrong += sorted(proposed - labelled)
    return Measured(tuple(found), tuple(missed), tuple(wrong), pairs)


def _row(line: str) -> list[str]:
    cells = [cell.strip() for cell in line.split("|", 5)]
    if len(cells) != 6:
        raise ValueError(f"six columns are wanted: {line}")
    return cells


def _account(ref: str, row: list[str]) -> Account:
    _, child, when, kind, agency, text = row
    day, _, clock = when.partition(" ")
    return Account(
        ref=ref,
        child=child,
        telling=ref,
        agency=agency,
        source=agency,
        on=_on(day),
        kinds=(kind,),
        text=text,
        at=time.fromisoformat(clock) if clock else None,
    )


def _on(day: str) -> PartialDate:
    if "/" in day:
        first, last = (date.fromisoformat(part) for part in day.split("/"))
        return PartialDate(day, first, last, Precision.RANGE)
    if len(day) == len("2025-06"):
        first = date.fromisoformat(f"{day}-01")
        return PartialDate(day, first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1), Precision.MONTH)
    return PartialDate.day(date.fromisoformat(day))
