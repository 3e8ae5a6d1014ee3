"""The prompt budget: whether the patterns ask seldom enough of ordinary, of disabled children, and of each worker."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from math import sqrt

from seen.core.patterns.runner import patterns
from seen.rehearsal.population.alike import AFTER, CHILDHOOD, OPEN
from seen.rehearsal.population.family import YEAR
from seen.rehearsal.population.tally import DISABLED, LIVED, NOT_DISABLED, ORDINARY, Case, Tally, window

TIERS = ("now", "weekly", "reflective")
LIMITS = {"now": 2.0, "weekly": 25.0}
"""New questions on ordinary children per 1,000 child-years (practice rule 3e)."""
TIMES = 2.0
"""Disabled children are asked about at most so many times as often for the same reason (practice rule 3e)."""
CASELOAD = 16
"""Children that one worker has at a time: 16.3 in 2020 (source dfe-workforce-2021)."""
A_WEEK = 5
"""New weekly questions that one worker gets in a week at most; the rest wait (practice rule 3e)."""
COMPARED = (DISABLED, NOT_DISABLED)
SURE = 1.96


@dataclass(frozen=True, slots=True)
class Line:
    """One pattern in one tier: new questions per 1,000 child-years on ordinary children, those asked again on fresh
    evidence, on children who lived a story; and how many times as often disabled children, None where none are asked
    about of the others: in a year of childhood (`plain`), and of what is `like` the reason for most of these questions.
    `surely` is the least that the latter may be, by chance (95 %)."""

    row: int
    title: str
    tier: str
    number: int
    new: float
    again: float
    lived: float
    plain: float | None
    times: float | None
    surely: float
    like: str


@dataclass(frozen=True, slots=True)
class Workers:
    """New weekly questions of lead workers: how many workers, of how many weeks with work, the mean, the 95th of 100,
    and the most; the share of weeks above the limit; and those of children with no lead, a week per 100,000."""

    workers: int
    weeks: int
    mean: float
    usual_most: int
    most: int
    above: float
    desk: float


@dataclass(frozen=True, slots=True)
class Budget:
    """The whole budget."""

    lines: Sequence[Line]
    totals: Mapping[str, tuple[float, float]]
    years: Mapping[str, float]
    children: Mapping[str, int]
    workers: Workers
    crashed: Mapping[str, int]

    @property
    def broken(self) -> list[str]:
        """Return what does not hold, each as a sentence."""
        found = [
            f"{tier}: {self.totals[tier][0]:.1f} new questions per 1,000 ordinary child-years, at most {limit:.0f}"
            for tier, limit in LIMITS.items()
            if self.totals[tier][0] > limit
        ]
        found += [
            f"row {line.row} asks about disabled children {line.times or 0:.1f} times as often, at most {TIMES:.0f}"
            for line in self.lines
            if line.surely > TIMES
        ]
        found += [f"a pattern crashed: {error} ({count} times)" for error, count in self.crashed.items()]
        return found


def budget(tally: Tally) -> Budget:
    """Return the budget from what was counted."""
    years = {group: days / YEAR for group, days in tally.days.items()}
    lines = [_line(tally, pattern.row, pattern.title, tier) for pattern in patterns() for tier in TIERS]
    kept = [line for line in lines if line.number or line.lived or line.again]
    totals = {tier: _total([line for line in kept if line.tier == tier]) for tier in TIERS}
    return Budget(kept, totals, years, dict(tally.children), _workers(tally), dict(tally.crashed))


def _total(lines: Sequence[Line]) -> tuple[float, float]:
    return sum(line.new for line in lines), sum(line.again for line in lines)


def _line(tally: Tally, row: int, title: str, tier: str) -> Line:
    def rate(group: str, *, again: bool = False) -> float:
        days = tally.days[group]
        return tally.asked[group, row, tier, again] / days * YEAR * 1000 if days else 0.0

    plain, _ = _ratio({group: tally.asked[group, row, tier, False] for group in COMPARED}, tally.days)
    times, surely, like = _times(tally, row, tier)
    return Line(row, title.format(name="…"), tier, tally.asked[ORDINARY, row, tier, False],
                rate(ORDINARY), rate(ORDINARY, again=True), rate(LIVED), plain, times, surely, like)  # fmt: skip


def _times(tally: Tally, row: int, tier: str) -> tuple[float | None, float, str]:
    """Return how many times as often a disabled child is asked about for the reason that is most frequent, the least of
    the 95 % interval of any reason, and which that is."""
    found = []
    for reason in (CHILDHOOD, OPEN, *AFTER):
        asked = {group: tally.alike[group, row, tier, reason] for group in COMPARED}
        times, surely = _ratio(asked, {group: _days(tally, group, reason) for group in COMPARED})
        found.append((sum(asked.values()), times, surely, reason))
    _, times, _, like = max(found, key=lambda one: one[0])
    return times, max(one[2] for one in found), like


def _days(tally: Tally, group: str, reason: str) -> int:
    if reason == OPEN:
        return tally.open_days[group]
    return tally.reason_days[group, reason] if reason else tally.days[group]


def _ratio(asked: Mapping[str, int], days: Mapping[str, int]) -> tuple[float | None, float]:
    """Return how many times as often in a year, and the least of its 95 % interval."""
    own, others = asked[DISABLED], asked[NOT_DISABLED]
    if not days[DISABLED] or not others or not own:
        return (None if own else 0.0), 0.0
    times = own / days[DISABLED] / (others / days[NOT_DISABLED])
    return times, times * 2.718281828 ** (-SURE * sqrt(1 / own + 1 / others))


def _workers(tally: Tally) -> Workers:
    """Give the cases to workers as they come, and count what each would be asked in each week."""
    start, end = window()
    leads = _leads(tally.cases)
    asked: Counter[tuple[int, int]] = Counter()
    desk = 0
    for household, _, day in tally.weekly:
        lead = next((lead for lead, case in leads.get(household, []) if case.begins <= day <= case.ends), None)
        if lead is None:
            desk += 1
        else:
            asked[lead, (day - start).days // 7] += 1
    workers = 1 + max((lead for cases in leads.values() for lead, _ in cases), default=-1)
    weeks = workers * ((end - start).days // 7 + 1)
    every = sorted([*asked.values(), *[0] * (weeks - len(asked))]) or [0]
    children = tally.children[ORDINARY] + tally.children[LIVED]
    return Workers(
        workers, weeks, sum(every) / len(every), every[int(len(every) * 0.95)], every[-1],
        sum(number > A_WEEK for number in every) / len(every),
        desk / ((end - start).days / 7) / children * 100_000 if children else 0.0,
    )  # fmt: skip


def _leads(cases: Sequence[Case]) -> dict[str, list[tuple[int, Case]]]:
    """Return who leads in each household: each case goes to the first worker who has room for its children."""
    found: dict[str, list[tuple[int, Case]]] = {}
    held: list[list[Case]] = []
    for case in sorted(cases, key=lambda case: (case.begins, case.household)):
        for own in held:
            own[:] = [one for one in own if one.ends + timedelta(days=1) > case.begins]
        room = (at for at, own in enumerate(held) if sum(one.children for one in own) + case.children <= CASELOAD)
        lead = next(room, len(held))
        held += [[]] if lead == len(held) else []
        held[lead].append(case)
        found.setdefault(case.household, []).append((lead, case))
    return found
