"""Our patterns beside the same written as rules of business-rules: over a sample, in one process, from one store."""

from dataclasses import dataclass
from datetime import date
from functools import partial
from time import process_time

from seen.integrations.population import night
from seen.integrations.population.pieces import Task
from seen.integrations.population.scanning import manners_of
from seen.integrations.population.store import Store
from seen.rehearsal.bench import plain_rules
from seen.rehearsal.bench.verdict import interleaved

Found = set[tuple[int, str]]
SAMPLE = 2_000


@dataclass(frozen=True, slots=True)
class Sampled:
    """What some patterns took over so many children: processor milliseconds by round; whether the answers agree."""

    children: int
    patterns: int
    times: dict[str, list[float]]
    equal: bool


def beside_rules(store: Store, *, as_of: date, rounds: int, children: int = SAMPLE) -> Sampled:
    """Ask the first so many children of a store, by our patterns and by the rules: from the store to the answers."""
    ours = partial(_ours, store, as_of=as_of, children=children)
    rules = partial(_rules, store, as_of=as_of, children=children)
    equal = ours() == rules()
    return Sampled(children, len(plain_rules.ROWS), interleaved(rounds, process_time, ours=ours, rules=rules), equal)


def _rules(store: Store, *, as_of: date, children: int) -> Found:
    with store.open() as connection:
        refs = dict(connection.execute("SELECT child, ref FROM children").fetchall())
        return {(row, refs[child]) for row, child in plain_rules.answers(connection, as_of=as_of, children=children)}


def _ours(store: Store, *, as_of: date, children: int) -> Found:
    task = Task(as_of, {}, manners_of(store), store.path, store.path)
    return set(night.found_of(task, store, plain_rules.ROWS, range(1, children + 1)))
