"""How long it takes to invent a population, with how much memory; what a million takes is worked out from it."""

import os
import resource
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter, sleep

from seen.rehearsal.bench.verdict import Bar, Verdict
from seen.rehearsal.population.simulate import simulate
from seen.rehearsal.population.spreading import cores

SMALL, MANY, MILLION = 20_000, 100_000, 1_000_000
MINUTES, MEGABYTES = 10.0, 2_048.0
SEED = 1


def measure() -> Verdict:
    """Return the verdict. SEEN_BENCH_CHILDREN=1000000 measures the million itself in place of working it out."""
    many = int(os.environ.get("SEEN_BENCH_CHILDREN", MANY))
    with tempfile.TemporaryDirectory() as folder:
        alone = _timed(lambda: simulate(Path(folder) / "alone", children=SMALL, seed=SEED))
        shared = _timed(lambda: simulate(Path(folder) / "shared", children=SMALL, seed=SEED, processes=cores()))
        equal = _same(Path(folder) / "alone", Path(folder) / "shared")
        before = _processor()
        with _peak() as peak:
            seconds = _timed(lambda: simulate(Path(folder) / "many", children=many, seed=SEED, processes=cores()))
        processor = _processor() - before
        rows = sum(1 for _ in (Path(folder) / "many" / "EVENTS.csv").open("rb")) - 1
        size = (Path(folder) / "many" / "EVENTS.csv").stat().st_size / 1e6
    worked_out = seconds * MILLION / many / 60
    figures = {
        f"{many:,} children": seconds * 1000, "children a second": many / seconds, "entries a child": rows / many,
        "megabytes at the most": peak[0], "megabytes of EVENTS.csv": size, "cores": cores(),
        "minutes for a million": worked_out, "processor seconds for a million": processor * MILLION / many,
    }  # fmt: skip
    return Verdict(
        "simulate",
        ours=figures,
        peers={f"{SMALL:,} children, one process": alone * 1000},
        ratios={"all cores / one process": shared / alone},
        equal_answers=equal,
        bars=[
            Bar(f"a million children, from {many:,}", worked_out, MINUTES, "minutes"),
            Bar("memory over all processes", peak[0], MEGABYTES, "MB"),
        ],
    )


def _processor() -> float:
    """Return the processor seconds of this process and of those it started that have ended."""
    spent = [resource.getrusage(whose) for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in spent)


def _timed(call: Callable[[], object]) -> float:
    start = perf_counter()
    call()
    return perf_counter() - start


def _same(one: Path, other: Path) -> bool:
    return all(path.read_bytes() == (other / path.name).read_bytes() for path in one.iterdir())


@contextmanager
def _peak() -> Iterator[list[float]]:
    """Watch the memory of this process and its children together, ten times a second; in megabytes."""
    found, over = [0.0], threading.Event()

    def watch() -> None:
        while not over.is_set():
            found[0] = max(found[0], _resident(os.getpid()))
            sleep(0.1)

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield found
    finally:
        over.set()
        watcher.join()


def _resident(process: int) -> float:
    """Return the megabytes that a process and those it started hold (pages shared between them count for each)."""
    held = 0.0
    try:
        held = int(Path(f"/proc/{process}/statm").read_text().split()[1]) * resource.getpagesize() / 1e6
        started = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    except (OSError, IndexError):
        return held  # it has just ended
    return held + sum(_resident(int(child)) for child in started)
