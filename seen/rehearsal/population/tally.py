"""Counts how often each pattern asks about invented children, and of whom: block by block, added up."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from functools import partial
from typing import NamedTuple

from seen.core.timeline.event import Event
from seen.integrations.event_files.households import Household
from seen.rehearsal.population.alike import AFTER, days_of
from seen.rehearsal.population.asking import Asked, ask, household
from seen.rehearsal.population.family import YEAR, Person
from seen.rehearsal.population.rates import rates
from seen.rehearsal.population.simulate import families_of, jobs
from seen.rehearsal.population.spreading import spread

COUNTED_YEARS = 2
"""The last years of the simulated time are counted; what lies before them is the history that patterns read."""
ORDINARY, LIVED, DISABLED, NOT_DISABLED = "ordinary", "lived a story", "disabled", "not disabled"
AGES = ((1, "Under 1"), (5, "1 to 4"), (11, "5 to 10"), (16, "11 to 15"), (18, "16 or 17"))


class Case(NamedTuple):
    """A household with open work: how many children, from one day to another."""

    household: str
    children: int
    begins: date
    ends: date


@dataclass(slots=True)
class Tally:
    """What was counted. `asked` by group, row, tier and whether again, `alike` the new ones by group, row, tier and
    reason; `days` of childhood, `open_days` of open work and `reason_days` soon after a reason, by group; `told` the
    children by a quality and its value, and `told_of` those asked about, by row too."""

    children: Counter[str] = field(default_factory=Counter)
    days: Counter[str] = field(default_factory=Counter)
    open_days: Counter[str] = field(default_factory=Counter)
    reason_days: Counter[tuple[str, str]] = field(default_factory=Counter)
    asked: Counter[tuple[str, int, str, bool]] = field(default_factory=Counter)
    alike: Counter[tuple[str, int, str, str]] = field(default_factory=Counter)
    lived: Counter[str] = field(default_factory=Counter)
    met: Counter[tuple[str, int]] = field(default_factory=Counter)
    told: Counter[tuple[str, str]] = field(default_factory=Counter)
    told_of: Counter[tuple[str, str, int]] = field(default_factory=Counter)
    crashed: Counter[str] = field(default_factory=Counter)
    cases: list[Case] = field(default_factory=list)
    weekly: list[tuple[str, int, date]] = field(default_factory=list)

    def add(self, other: "Tally") -> None:
        """Add what was counted elsewhere."""
        for name in (each.name for each in fields(self) if each.name not in ("cases", "weekly")):
            getattr(self, name).update(getattr(other, name))
        self.cases += other.cases
        self.weekly += other.weekly


def window() -> tuple[date, date]:
    """Return the days between which is counted."""
    last = rates().last
    return last.replace(year=last.year - COUNTED_YEARS), last


def count(*, children: int, seed: int, processes: int = 1) -> Tally:
    """Ask every pattern about so many invented children, and count. The same numbers give the same counts."""
    total = Tally()
    for tally in spread(partial(_block, seed), jobs(children), processes=processes):
        total.add(tally)
    return total


def _block(seed: int, job: tuple[int, int]) -> Tally:
    tally = Tally()
    start, end = window()
    for family, records, lived in families_of(seed, *job):
        home = household(family, records)
        heard = ask(home, start=start, end=end)
        tally.crashed.update(heard.crashed)
        stories = {one.child: one.story for one in lived if one.begins <= end and one.ends >= start}
        opened = _opened(home, start, end)
        for number, person in enumerate(family.children):
            mine = [asked for asked in heard.asked if asked.child == person.ref]
            _count(tally, person, mine, opened[number], story=stories.get(person.ref, ""), ordinary=not lived)
            _count_reasons(tally, _group(person, ordinary=not lived), home.events[number], mine)
        spans = [span for spans in opened for span in spans]
        if spans:
            begins, ends = min(span[0] for span in spans), max(span[1] for span in spans)
            tally.cases.append(Case(family.children[0].household, sum(map(bool, opened)), begins, ends))
        weekly = {(asked.row, asked.day) for asked in heard.asked if asked.tier == "weekly" and not asked.again}
        tally.weekly += [(family.children[0].household, row, day) for row, day in sorted(weekly)]
    return tally


def _count(
    tally: Tally,
    person: Person,
    asked: Sequence[Asked],
    opened: Sequence[tuple[date, date]],
    *,
    story: str,
    ordinary: bool,
) -> None:
    start, end = window()
    days = max(0, (end - max(start, person.born)).days)
    work = sum((ends - begins).days for begins, ends in opened)
    for group in [ORDINARY, _group(person, ordinary=True)] if ordinary else [LIVED]:
        tally.children[group] += 1
        tally.days[group] += days
        tally.open_days[group] += work
        tally.asked.update((group, one.row, one.tier, one.again) for one in asked)
    rows = {one.row for one in asked}
    if story:
        tally.lived[story] += 1
        tally.met.update((story, row) for row in rows | ({0} if rows else set()))
    for quality, value in _qualities(person, end):
        tally.told[quality, value] += 1
        tally.told_of.update((quality, value, row) for row in rows)


def _group(person: Person, *, ordinary: bool) -> str:
    return (DISABLED if person.disabled else NOT_DISABLED) if ordinary else LIVED


def _count_reasons(tally: Tally, group: str, events: Sequence[Event], asked: Sequence[Asked]) -> None:
    """Count for which reason was asked, and for how long each was there."""
    start, end = window()
    tally.alike.update((group, one.row, one.tier, one.reason) for one in asked if not one.again)
    for reason in AFTER:
        tally.reason_days[group, reason] += days_of(reason, events, start=start, end=end)


def _qualities(person: Person, on: date) -> Iterator[tuple[str, str]]:
    years = (on - person.born).days / YEAR
    yield "Age", next((words for until, words in AGES if years < until), AGES[-1][1])
    yield "Sex", "Boys" if person.sex == "male" else "Girls"
    yield "Ethnicity", person.ethnicity.capitalize()
    yield "Disability", "Disabled" if person.disabled else "Not disabled"
    yield "Free school meals", "Yes" if person.hardship else "No"


def _opened(home: Household, start: date, end: date) -> list[list[tuple[date, date]]]:
    """Return, for each child, the stretches of open work that lie within the days counted."""
    found = []
    for events in home.events:
        begins = sorted(event.on.earliest for event in events if event.kind == "work.opened" and event.on.earliest)
        closes = sorted(event.on.earliest for event in events if event.kind == "work.closed" and event.on.earliest)
        spans = [(day, next((close for close in closes if close >= day), end)) for day in begins]
        found.append([(max(first, start), min(last, end)) for first, last in spans if first < end and last > start])
    return found
