"""What a benchmark says: ours, its peers, whether they answer alike, and whether each bar holds."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from time import perf_counter


@dataclass(frozen=True, slots=True)
class Bar:
    """One promise: the figure must not be above the limit, both in `unit`."""

    name: str
    figure: float
    limit: float
    unit: str

    @property
    def holds(self) -> bool:
        """Answer whether the promise is kept."""
        return self.figure <= self.limit


@dataclass(frozen=True, slots=True)
class Verdict:
    """One benchmark's answer. Times are in milliseconds."""

    name: str
    ours: Mapping[str, float]
    peers: Mapping[str, float]
    ratios: Mapping[str, float]
    equal_answers: bool
    bars: Sequence[Bar]

    @property
    def holds(self) -> bool:
        """Answer whether every bar holds and the answers were the same: a wrong answer has no speed."""
        return self.equal_answers and all(bar.holds for bar in self.bars)

    def as_dict(self) -> dict[str, object]:
        """Return the verdict as JSON keeps it."""
        return {
            "name": self.name,
            "ours": {name: round(figure, 2) for name, figure in self.ours.items()},
            "peers": {name: round(figure, 2) for name, figure in self.peers.items()},
            "ratios": {name: round(figure, 2) for name, figure in self.ratios.items()},
            "equal_answers": self.equal_answers,
            "bars": [
                {
                    "name": bar.name,
                    "figure": round(bar.figure, 2),
                    "limit": bar.limit,
                    "unit": bar.unit,
                    "holds": bar.holds,
                }
                for bar in self.bars
            ],
            "holds": self.holds,
        }


def interleaved(
    rounds: int, clock: Callable[[], float] = perf_counter, /, **calls: Callable[[], object]
) -> dict[str, list[float]]:
    """Call each in turn, round after round, so that what the machine does meanwhile falls on all. Milliseconds by the
    clock: as time passes, or, for a promise about one core, `time.process_time`."""
    times: dict[str, list[float]] = {name: [] for name in calls}
    for _ in range(rounds):
        for name, call in calls.items():
            start = clock()
            call()
            times[name].append((clock() - start) * 1000)
    return times


def usual(times: Sequence[float]) -> float:
    """Return the median."""
    return median(times)


def slow(times: Sequence[float]) -> float:
    """Return the 95th percentile: the time that one in twenty exceeds."""
    return sorted(times)[max(0, round(len(times) * 0.95) - 1)]
