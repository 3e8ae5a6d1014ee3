"""Invents households: who lives in them, how old they are, and what makes things likelier for them."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from random import Random
from typing import Any

from seen.rehearsal.population.rates import GROWN, Rates, Traits

YEAR = 365.25
TERM, EARLIEST, LATEST = 259, 200, 294  # days of pregnancy
APART = (480, 1700)  # days between brothers and sisters who are not twins
AS_LIKELY_IN_HARDSHIP = 1.3  # disability with free meals, an assumption


@dataclass(frozen=True, slots=True)
class Person:
    """One invented child. `missed` is the usual percent of school sessions missed."""

    ref: str
    household: str
    born: date
    sex: str
    gestation_days: int
    disabled: bool
    communicates: str
    hardship: bool
    ethnicity: str
    missed: float

    @property
    def traits(self) -> Traits:
        """Return what makes things likelier for the child, as the tables have it."""
        return self.disabled, self.hardship, self.sex == "male"


@dataclass(frozen=True, slots=True)
class Family:
    """The children of one household, oldest first; `frailty` how many times as often things happen to them."""

    children: Sequence[Person]
    frailty: float


def invent_family(rates: Rates, chance: Random, *, first: int, most: int) -> Family:
    """Return a household of at most so many children, the first of them of this number."""
    make_up = rates.make_up
    size = min(most, _one_of(chance, make_up["household_size"]["weights"]))
    hardship = chance.random() < rates.share("free_meals")
    ethnicity = _one_of(chance, make_up["ethnicity"]["weights"])
    spread = make_up["frailty"]
    household = f"h{first:08d}"
    born = _birthdays(rates, chance, size)
    children = [
        _invent_child(rates, chance, f"c{first + number:08d}", household, day, hardship, ethnicity)
        for number, day in enumerate(sorted(born))
    ]
    return Family(children, chance.lognormvariate(-spread * spread / 2, spread))


def _birthdays(rates: Rates, chance: Random, size: int) -> list[date]:
    """Return birthdays within the last eighteen years; twins share theirs."""
    days = int(GROWN * YEAR) - 1
    at = [chance.randrange(days)]
    while len(at) < size:
        if chance.random() < rates.share("twins"):
            at.append(at[-1])
            continue
        near = [at[0] - chance.randint(*APART), at[-1] + chance.randint(*APART)]
        fit = [day for day in near if 0 <= day < days] or [chance.randrange(days)]
        at = sorted([*at, chance.choice(fit)])
    oldest = rates.last - timedelta(days=days)
    return [oldest + timedelta(days=day) for day in at]


def _invent_child(
    rates: Rates, chance: Random, ref: str, household: str, born: date, hardship: bool, ethnicity: str
) -> Person:
    boy = chance.random() < rates.share("boys")
    likelier = AS_LIKELY_IN_HARDSHIP if hardship else 0.9
    disabled = chance.random() < rates.share("disabled") * likelier
    early = chance.random() < rates.share("preterm")
    absence = rates.make_up["absence"]
    usual = absence["median"]["disabled" if disabled else "free_meals" if hardship else "ordinary"]
    other = disabled and chance.random() < rates.share("other_than_words")
    return Person(
        ref=ref,
        household=household,
        born=born,
        sex="male" if boy else "female",
        gestation_days=chance.randint(EARLIEST, TERM - 1) if early else chance.randint(TERM, LATEST),
        disabled=disabled,
        communicates="other" if other else "words",
        hardship=hardship,
        ethnicity=ethnicity,
        missed=min(95.0, usual * chance.lognormvariate(0.0, absence["spread"])),
    )


def _one_of(chance: Random, weights: Sequence[tuple[Any, float]]) -> Any:
    upto = list(accumulate(weight for _, weight in weights))
    return weights[bisect_left(upto, chance.random() * upto[-1])][0]
