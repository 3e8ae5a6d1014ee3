"""Lays a story of neglect over a household's life, and keeps the truth of it for those who measure."""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date
from itertools import accumulate
from random import Random
from typing import NamedTuple

from seen.rehearsal.population.family import YEAR, Family
from seen.rehearsal.population.lives import poisson, tell_absence
from seen.rehearsal.population.rates import Rates, Story
from seen.rehearsal.population.record import Record
from seen.rehearsal.population.work import Piece, tell_work

MONTH = YEAR / 12
BEGUN = 50  # days that open work lasts at the least


class Lived(NamedTuple):
    """The truth: which child lived which story, from when to when."""

    child: str
    story: str
    begins: date
    ends: date


def lay_story(
    rates: Rates, family: Family, records: Sequence[Record], *, chance: Random
) -> tuple[list[Lived], list[Piece]]:
    """Lay one story over some households. Returns who lived it, and the open work that it brought."""
    story = _which(rates, chance)
    if story is None:
        return [], []
    first, last = rates.first.toordinal(), rates.last.toordinal()
    begins = chance.randrange(first, last)
    ends = min(last, begins + int(chance.randint(*story.months) * MONTH))
    touched = [n for n, child in enumerate(family.children) if _fits(story, child.disabled, child.born, begins)]
    if not touched:
        return [], []
    touched = touched if story.all_children else [chance.choice(touched)]
    for number in touched:
        _tell(story, records[number], begins, ends)
        if story.missed:
            child = family.children[number]
            tell_absence(
                rates, child, records[number], begins=begins, ends=ends,
                missed=story.missed, unexplained=story.unexplained,
            )  # fmt: skip
    pieces = _work(story, begins, ends)
    for piece in pieces:
        tell_work(piece, [family.children[n] for n in touched], [records[n] for n in touched], chance=chance)
    lived = date.fromordinal(begins), date.fromordinal(ends)
    return [Lived(family.children[n].ref, story.name, *lived) for n in touched], pieces


def _which(rates: Rates, chance: Random) -> Story | None:
    upto = list(accumulate(story.per_1000 for story in rates.stories))
    at = chance.random() * 1000
    return rates.stories[bisect_left(upto, at)] if at < upto[-1] else None


def _fits(story: Story, disabled: bool, born: date, begins: int) -> bool:
    age = (begins - born.toordinal()) / YEAR
    return (disabled or not story.only_disabled) and story.ages[0] <= age < story.ages[1] + 1


def _tell(story: Story, record: Record, begins: int, ends: int) -> None:
    years = (ends - begins) / YEAR
    for per_year, contact in story.lines:
        for _ in range(poisson(record.chance, per_year * years)):
            record.happen(contact, begins + int(record.chance.random() * (ends - begins + 1)))


def _work(story: Story, begins: int, ends: int) -> list[Piece]:
    if story.work is None or begins + story.work["after"] + BEGUN >= ends:
        return []
    return [Piece(story.work["level"], begins + story.work["after"], ends, story.work["practice"])]
