"""How long the patterns take over a population, over one new entry and over a night, beside plain peers."""

import os
import resource
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from math import log
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import ParamSpec, TypeVar

from seen.core.patterns.contract import Pattern
from seen.core.patterns.runner import patterns
from seen.integrations.population import night, on_duckdb
from seen.integrations.population.pieces import Task, found
from seen.integrations.population.scanning import manners_of
from seen.integrations.population.store import Store, cores, store_of
from seen.rehearsal.bench import plain_sql
from seen.rehearsal.bench.beside_rules import beside_rules
from seen.rehearsal.bench.one_entry import one_entry
from seen.rehearsal.bench.verdict import Bar, Verdict, interleaved, usual
from seen.rehearsal.population.simulate import simulate

T = TypeVar("T")
P = ParamSpec("P")
AS_OF = date(2025, 12, 31)
EVENTS_A_CHILD = 15.8
SIZES = (100_000, 1_000_000, 10_000_000)
ROUNDS = 5
TWICE, SECONDS, MEGABYTES, EXPONENT = 2.0, 30.0, 2_000.0, 1.1
ONE_ENTRY = {200: 2.0, 3_000: 20.0}  # milliseconds, every pattern
READ_TOO = {200: 10.0, 3_000: 100.0}  # milliseconds, every pattern, the read from the database with it
NIGHT, CHANGED = 1.0, 10_000  # seconds, for so many changed children
COMING = 1.0  # percent of households, on one day

Found = set[tuple[int, str]]


@dataclass(frozen=True, slots=True)
class Scanned:
    """What a population of one size took: processor milliseconds by round, and whether the answers agree."""

    events: int
    store: Store
    times: dict[str, list[float]]
    equal: bool

    @property
    def ratio(self) -> float:
        """Return how many times as long ours took as SQL by hand: the middle of the rounds."""
        return median(ours / sql for ours, sql in zip(self.times["ours"], self.times["sql"], strict=True))


def measure(sizes: Sequence[int] = SIZES, *, rounds: int = ROUNDS) -> Verdict:
    """Return the verdict over populations of so many events, least first.

    What is compared is processor time of all processes, pool start included: both use every core, and what else the
    machine does meanwhile falls on neither. What is promised in seconds is time as it passes.
    """
    with TemporaryDirectory() as folder:
        scans = [_scanned(Path(folder) / str(size), size, rounds) for size in sizes]
        least, most = scans[0], scans[-1]
        everyone = _everyone(least.store, rounds)
        rules = beside_rules(least.store, as_of=AS_OF, rounds=rounds)
        a_night = _night(most.store, rounds)
        passed, megabytes = _apart(_measured, most.store)
        entry = {size: _apart(one_entry, least.store, size, as_of=AS_OF, rounds=rounds) for size in ONE_ENTRY}
        read = _apart(_read_too, least.store, rounds) if READ_TOO else {}
        growth = [_exponent(least, most, at) for at in range(rounds)]
    every, by_hand = len(patterns()), len(plain_sql.BY_ROW)
    sample = f"a sample of {rules.children:,} children, {rules.patterns} patterns"
    return Verdict(
        "patterns",
        ours={f"{scan.events:,} events, {by_hand} patterns": usual(scan.times["ours"]) for scan in scans}
        | {sample: usual(rules.times["ours"])}
        | {"exponent, least of rounds": min(growth), "exponent, most of rounds": max(growth)},
        peers={f"{scan.events:,} events, {by_hand} patterns, SQL by hand": usual(scan.times["sql"]) for scan in scans}
        | {f"{least.events:,} events, {every} patterns, Python over everyone": usual(everyone.times["everyone"])}
        | {f"{sample}, business-rules": usual(rules.times["rules"])},
        ratios={f"ours / SQL by hand, {scan.events:,} events": scan.ratio for scan in scans}
        | {"ours / Python over everyone": usual(everyone.times["ours"]) / usual(everyone.times["everyone"])}
        | {"ours / business-rules, a sample": usual(rules.times["ours"]) / usual(rules.times["rules"])},
        equal_answers=all([everyone.equal, rules.equal, a_night.equal, *(scan.equal for scan in scans)]),
        bars=[
            Bar(f"ours / SQL by hand, {most.events:,} events, {by_hand} patterns", most.ratio, TWICE, "times"),
            Bar(f"{most.events:,} events, {every} patterns", passed, SECONDS, "s"),
            Bar("memory, all processes together", megabytes, MEGABYTES, "MB"),
            Bar("cost grows as the events to the power of", median(growth), EXPONENT, ""),
            Bar(f"a night, for {CHANGED:,} changed children", a_night.seconds, NIGHT, "s"),
            Bar("households whose date comes on one day", everyone.coming, COMING, "%"),
            *(Bar(f"one entry of {size:,}, {every} patterns", entry[size], most, "ms")
              for size, most in ONE_ENTRY.items()),
            *(Bar(f"one entry of {size:,} read from the database, {every} patterns", read[size], most, "ms")
              for size, most in READ_TOO.items()),
        ],
    )  # fmt: skip


def scan(store: Store, asked: Sequence[Pattern], *, as_of: date = AS_OF) -> list[tuple[int, str]]:
    """Return the row and child of every pattern found, as tuples: processes, screens in columns, detectors in rows."""
    task = Task(as_of, {}, manners_of(store), store.path, store.path)
    with on_duckdb.workers(task) as pool, store.open() as connection:
        on_duckdb.screen(connection, task, asked)
        number = on_duckdb.gather(connection, asked)
        pieces = on_duckdb.pieces_left(connection, task, number)
        return [each for some in on_duckdb.each(pool, found, pieces) for each in some]


def processor() -> float:
    """Return the processor time of this process and of those it has waited for, in seconds."""
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


def _scanned(folder: Path, events: int, rounds: int) -> Scanned:
    simulate(folder, children=max(1, round(events / EVENTS_A_CHILD)), seed=1, processes=cores())
    store = store_of(folder)
    asked = [pattern for pattern in patterns() if pattern.row in plain_sql.BY_ROW]
    ours, sql = partial(scan, store, asked), partial(_by_hand, store)
    equal = set(ours()) == _named(store, sql())
    return Scanned(events, store, interleaved(rounds, processor, ours=ours, sql=sql), equal)


def _by_hand(store: Store) -> plain_sql.Rows:
    with store.open() as connection:
        return plain_sql.answers(connection, as_of=AS_OF)


def _named(store: Store, rows: plain_sql.Rows) -> Found:
    with store.open() as connection:
        refs = dict(connection.execute("SELECT child, ref FROM children").fetchall())
    return {(row, refs[child]) for row, child in rows}


@dataclass(frozen=True, slots=True)
class Everyone:
    """Every pattern asked of every child: processor milliseconds, and households (%) whose date comes on a day."""

    times: dict[str, list[float]]
    coming: float
    equal: bool


def _read_too(store: Store, rounds: int) -> dict[int, float]:
    import django

    django.setup()  # here alone: no process of a scan knows the database
    from seen.kit.database.many import spare_what_is_loaded
    from seen.rehearsal.bench.one_entry_read import one_entry_read

    spare_what_is_loaded()
    return {size: one_entry_read(store, size, as_of=AS_OF, rounds=rounds) for size in READ_TOO}


def _everyone(store: Store, rounds: int) -> Everyone:
    ours, plain = partial(scan, store, patterns()), partial(_in_python, store, rounds=30)
    answers, coming = plain()
    times = interleaved(min(rounds, 2), processor, ours=ours, everyone=plain)
    return Everyone(times, coming, set(ours()) == answers)


def _in_python(store: Store, *, rounds: int) -> tuple[Found, float]:
    """Ask every pattern of every child, one after the other; and count the dates that come in the next days."""
    from seen.core.patterns.runner import Outcome, run
    from seen.integrations.population.homes import households

    task = Task(AS_OF, {}, manners_of(store), store.path, store.path)
    with store.open() as connection:
        children = connection.sql("SELECT *, '' AS asked FROM children").to_arrow_table()
        events = connection.sql("SELECT * FROM events").to_arrow_table()
    answers: Found = set()
    homes = coming = 0
    for timelines, _ in households(children, events, as_of=AS_OF, told=task.told):
        dates = set()
        for timeline in timelines:
            for outcome in run(timeline, as_of=AS_OF, settings={}):
                if isinstance(outcome, Outcome):
                    dates.add(outcome.next_look)
                    if outcome.finding:
                        answers.add((outcome.pattern.row, timeline.child.ref))
        homes += 1
        coming += sum(AS_OF < day <= AS_OF + timedelta(days=rounds) for day in dates if day) > 0
    return answers, 100 * coming / homes / rounds


@dataclass(frozen=True, slots=True)
class Night:
    """What the children who changed took: seconds for CHANGED of them; whether a full scan answers alike."""

    seconds: float
    equal: bool


def _night(store: Store, rounds: int) -> Night:
    with store.open() as connection:
        refs = dict(connection.execute("SELECT child, ref FROM children").fetchall())
    changed = sorted(refs)[:: max(1, len(refs) // CHANGED)]
    of_them = {refs[number] for number in changed}
    whole = {(row, child) for row, child in scan(store, patterns()) if child in of_them}
    passed, found = _apart(_looked_again, store, changed, rounds)
    return Night(passed * CHANGED / max(1, len(of_them)), set(found) == whole)


def _looked_again(store: Store, changed: Sequence[int], rounds: int) -> tuple[float, list[tuple[int, str]]]:
    """Return the seconds that pass, and what is found."""
    again = partial(_look_again, store, changed)
    found = again()
    return usual(interleaved(rounds, again=again)["again"]) / 1000, found


def _look_again(store: Store, changed: Sequence[int]) -> list[tuple[int, str]]:
    task = Task(AS_OF, {}, manners_of(store), store.path, store.path)
    return night.look_again(store, task, patterns(), changed=changed)


def _exponent(least: Scanned, most: Scanned, at: int) -> float:
    """Return the power of the number of events with which the time of one round grew; 1 where there is one size."""
    if least.events == most.events:
        return 1.0
    return log(most.times["ours"][at] / least.times["ours"][at]) / log(most.events / least.events)


def _apart(work: Callable[P, T], *given: P.args, **named: P.kwargs) -> T:
    """Do a work in a process that has done nothing else: what this one holds would be copied for each of its own, and
    looked through by the collector."""
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        return pool.submit(work, *given, **named).result()


def _measured(store: Store) -> tuple[float, float]:
    """Return the seconds that pass while every pattern is asked, and the most MB that all its processes held."""
    start = perf_counter()
    scan(store, patterns())
    passed = perf_counter() - start
    workers = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return passed, _most_held() + workers * cores()


def _most_held() -> float:
    """Return the most MB that this process held; what the system says of its usage counts who started it too."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    (held,) = (line.split()[1] for line in status.splitlines() if line.startswith("VmHWM"))
    return int(held) / 1024
