"""Tells ordinary lives: what happens to any child, at the rates of their age, household and circumstances."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from math import exp
from random import Random
from typing import NamedTuple

from seen.rehearsal.population.family import YEAR, Family, Person
from seen.rehearsal.population.rates import GROWN, Contact, Drawn, Rates, cell
from seen.rehearsal.population.record import Record, days

HALF_TERMS = ((9, 1, 10, 25), (11, 4, 12, 19), (1, 6, 2, 14), (2, 24, 4, 4), (4, 22, 5, 23), (6, 2, 7, 20))
"""When each begins and ends, as month and day; near enough for any year."""
REPORT = "school.attendance"
SESSIONS_IN_A_WEEK, SESSIONS_IN_A_YEAR, OFTEN_ABSENT, MOST_MISSED = 10, 380, 10.0, 98.0
UNKNOWN = frozenset("NOU")
"""The codes of sessions missed for no reason that is known."""
TERMS = (0.94, 1.01, 1.07)
"""Absence in autumn, spring and summer against the year's: 6.7, 7.2 and 7.6 % of 7.1 (source dfe-absence-2024)."""
ALIKE = 10.0
"""How alike children are in the reasons for which they miss school: few are like the mean, an assumption."""
YEARS_DIFFER, HALVES_DIFFER = 0.25, 0.3
"""How far a child's absence differs from year to year and between half terms (log-normal), an assumption."""
SPELL = 3
"""Sessions missed together for one reason: what one stretch says of the reasons is as rough as that, an assumption."""
Reasons = Mapping[str, float]
"""How much of what is missed is for each code; together one."""
Happens = Callable[[Contact, int], None]


def tell_ordinary_life(rates: Rates, person: Person, record: Record, *, frailty: float) -> None:
    """Tell what happens to one child: once in a life, from year to year, and at school."""
    chance, born = record.chance, person.born.toordinal()
    traits = [name for name, has in zip(("disabled", "hardship", "boys"), person.traits, strict=True) if has]
    for contact in rates.once:
        earliest, latest = contact.once or (0, 0)
        if born + latest >= record.first and born + earliest <= record.last and (
            chance.random() < contact.chance * contact.likelier(traits)
        ):  # fmt: skip
            record.happen(contact, born + chance.randint(earliest, latest))
    _tell_years(rates.by_age[person.traits], chance, born, record.first, record.last, frailty, record.happen)
    _tell_school(rates, person, record)


def tell_household(rates: Rates, family: Family, records: Sequence[Record], *, chance: Random) -> None:
    """Tell what happens to the whole household, in the record of each child who is born by then."""
    eldest = family.children[0]

    def to_all(contact: Contact, day: int) -> None:
        for record in records:
            record.happen(contact, day)

    first, last = rates.first.toordinal(), rates.last.toordinal()
    table = rates.household[False, eldest.hardship, False]
    _tell_years(table, chance, eldest.born.toordinal(), first, last, family.frailty, to_all)


def poisson(chance: Random, mean: float) -> int:
    """Return how many times something happens that happens so often in the mean (Knuth: for small means)."""
    limit, product, count = exp(-mean), chance.random(), 0
    while product > limit:
        product *= chance.random()
        count += 1
    return count


def _tell_years(
    table: tuple[Drawn, ...], chance: Random, born: int, first: int, last: int, frailty: float, happens: Happens
) -> None:
    """Go through the years of age that lie between two days."""
    start = max(first, born)
    for age in range(int((start - born) / YEAR), GROWN):
        begins, ends = born + int(age * YEAR), born + int((age + 1) * YEAR)
        begins, ends = max(begins, start), min(ends, last + 1)
        if begins >= ends:
            break
        drawn = table[age]
        for _ in range(poisson(chance, drawn.per_year * frailty * (ends - begins) / YEAR)):
            happens(drawn.pick(chance), begins + int(chance.random() * (ends - begins)))


def tell_absence(
    rates: Rates, person: Person, record: Record, *, begins: int, ends: int, missed: float, unexplained: float
) -> None:
    """Report, between two days, every half term in which so many percent of the sessions were missed, and of these so
    great a share for no reason that is known."""
    record.untell(REPORT, begins, ends)
    reasons = _drawn(record.chance, with_unexplained(rates.make_up["absence_reasons"]["of"], unexplained), alike=ALIKE)
    for half in _half_terms(rates, person, record):
        if begins <= half.ends <= ends:
            _report(record, half, missed * _about(record.chance, HALVES_DIFFER), reasons)


class Stretch(NamedTuple):
    """A stretch of school, from a day to another (as ordinals), and how many sessions it has."""

    begins: int
    ends: int
    sessions: int
    season: float = 1.0


def _tell_school(rates: Rates, person: Person, record: Record) -> None:
    """Report attendance: of some children once a school year; by half terms of some who miss much."""
    absence, chance = rates.make_up["absence"], record.chance
    for year in _school_years(rates, person, record):
        missed = person.missed * _about(chance, YEARS_DIFFER)
        often = missed >= OFTEN_ABSENT
        if often and chance.random() < absence["by_half_term"]:
            reasons = _reasons(rates, chance)
            for half in _halves(year):
                _report(record, half, missed * _about(chance, HALVES_DIFFER), reasons)
        elif often or chance.random() < absence["reported"]:
            _report(record, _whole(year), missed, _reasons(rates, chance))


def _half_terms(rates: Rates, person: Person, record: Record) -> Iterator[Stretch]:
    for year in _school_years(rates, person, record):
        yield from _halves(year)


def _school_years(rates: Rates, person: Person, record: Record) -> Iterator[int]:
    """Yield the years in which a school year begins that touches the record."""
    starts, leaves = (person.born.year + rates.make_up[name] for name in ("school_from", "school_until"))
    for year in range(max(starts, rates.first.year - 1), min(leaves, rates.last.year + 1)):
        if _whole(year).ends >= record.first and _whole(year).begins <= record.last:
            yield year


@cache
def _halves(year: int) -> Sequence[Stretch]:
    found = list[Stretch]()
    for number, (month, day, until_month, until_day) in enumerate(HALF_TERMS):
        begins = date(year + (month < 9), month, day).toordinal()
        ends = date(year + (month < 9), until_month, until_day).toordinal()
        sessions = (ends - begins) // 7 * SESSIONS_IN_A_WEEK
        found.append(Stretch(begins, ends, sessions, TERMS[number // 2]))
    return found


@cache
def _whole(year: int) -> Stretch:
    """Return the school year that begins in a year."""
    return Stretch(date(year, 9, 1).toordinal(), date(year + 1, 7, 20).toordinal(), SESSIONS_IN_A_YEAR)


def _about(chance: Random, spread: float) -> float:
    """Return how many times as much as usual, one in the mean."""
    return chance.lognormvariate(-spread * spread / 2, spread)


def _reasons(rates: Rates, chance: Random) -> Reasons:
    """Return for which reasons a child misses school this year."""
    return _drawn(chance, rates.make_up["absence_reasons"]["of"], alike=ALIKE)


def with_unexplained(reasons: Reasons, share: float) -> Reasons:
    """Return the reasons with so great a share of those that nobody knows, the others among themselves as ever."""
    known = sum(part for code, part in reasons.items() if code not in UNKNOWN)
    return {
        code: part * (share / (1 - known) if code in UNKNOWN else (1 - share) / known) for code, part in reasons.items()
    }


def _drawn(chance: Random, reasons: Reasons, *, alike: float) -> Reasons:
    """Return reasons round the mean (a Dirichlet draw): the more alike, the nearer to it."""
    parts = {code: chance.gammavariate(part * alike, 1.0) for code, part in reasons.items() if part > 0}
    total = sum(parts.values()) or 1.0
    return {code: part / total for code, part in parts.items()}


def _codes(missed: int, chance: Random, reasons: Reasons) -> str:
    """Return how many sessions were missed for which reason, in whole numbers that add up."""
    told, upto, counted = list[str](), 0.0, 0
    for code, part in _drawn(chance, reasons, alike=missed / SPELL + 1).items() if missed else ():
        upto += part * missed
        number, counted = round(upto) - counted, round(upto)
        if number:
            told.append(f"{code}:{number}")
    return " ".join(told)


def _report(record: Record, stretch: Stretch, percent: float, reasons: Reasons) -> None:
    missed = round(stretch.sessions * min(MOST_MISSED, percent * stretch.season) / 100)
    iso = days()
    says = {"from": iso[stretch.begins], "to": iso[stretch.ends]}
    codes = _codes(missed, record.chance, reasons)
    record.tell(stretch.ends, REPORT, "school", cell(**says, possible=stretch.sessions, missed=missed, codes=codes))
