"""Screens keep little more than is found: of an invented population of fixed seed, read as a scan reads it."""

from collections import Counter
from datetime import date
from typing import NamedTuple

import pytest

from seen.core.patterns.runner import detectors
from seen.integrations.population import on_duckdb
from seen.integrations.population.pieces import Task, found
from seen.integrations.population.scanning import manners_of
from seen.integrations.population.store import store_of
from seen.rehearsal.population.simulate import simulate

CHILDREN, SEED, AS_OF = 12_000, 1, date(2025, 12, 31)
TIMES, SPARE = 2, CHILDREN // 1_000
"""A screen keeps at most twice the children found, and one in a thousand besides: what is found of so few is chance."""


class Loose(NamedTuple):
    """A screen that keeps more: at most so many children in a thousand, and why it may."""

    in_a_thousand: int
    why: str


NARROW = "few kinds are read of each child: to ask more closely would take longer than to look"
LOOSE = {
    1: Loose(13, "whether a decision or a grade cites what came before is told by the entries that it names"),
    2: Loose(13, "each rating is set beside grades, attendance and appointments of its own weeks"),
    4: Loose(3, "whether an action was done is told by its words"),
    5: Loose(13, "which goals are one goal, and since when a plan stands, is told by words and turns of the work"),
    6: Loose(14, "since when a plan stands is told by the turns of the work; few kinds are read"),
    8: Loose(2, NARROW),
    9: Loose(2, "whether a decision cites two of them is told by the entries that it names"),
    11: Loose(9, NARROW),
    12: Loose(3, "who is a man of the household, and what is known of him, is told by words"),
    14: Loose(3, "the usual number of entries of all brothers and sisters is not asked, that of one is"),
    17: Loose(8, "what is a sight of a child depends on age, on words and on what each entry says"),
    18: Loose(3, "whose words the last entries are is told by reading them"),
    22: Loose(3, NARROW),
    25: Loose(13, "which agencies are named, asked and heard is told by lists of names"),
    34: Loose(7, "attendance around the day of a lower level is added up for each child"),
    35: Loose(6, NARROW),
    36: Loose(2, NARROW),
    37: Loose(8, NARROW),
    41: Loose(2, "which answer is of which referral is told by the entries that it names"),
    42: Loose(3, "whether a break of school has begun depends on the age, on the level and on the work"),
    46: Loose(10, NARROW),
}
"""The screens that keep more. A bound is a number that may fall and not rise."""


@pytest.fixture(scope="module")
def scanned(tmp_path_factory):
    """Return how many children each pattern's screen keeps, and of how many it finds something."""
    folder = tmp_path_factory.mktemp("population")
    simulate(folder, children=CHILDREN, seed=SEED)
    store = store_of(folder)
    patterns = [detector.pattern for detector in detectors()]
    task = Task(AS_OF, {}, manners_of(store), store.path, folder)
    with store.open() as connection:
        on_duckdb.screen(connection, task, patterns)
        number = on_duckdb.gather(connection, patterns)
        kept = Counter(dict(connection.execute("SELECT row, count(*) FROM pairs GROUP BY row").fetchall()))
        pieces = on_duckdb.pieces_left(connection, task, number)
        return kept, Counter(row for piece in pieces for row, _ in found(task, piece))


@pytest.mark.parametrize("detector", detectors(), ids=lambda detector: detector.pattern.id)
def test_a_screen_keeps_little_more_than_is_found(scanned, detector):
    kept, asked = (counted[detector.pattern.row] for counted in scanned)
    allowed = TIMES * asked + SPARE
    if loose := LOOSE.get(detector.pattern.row):
        assert kept > allowed, "it is no longer loose: take it off the list"
        allowed = loose.in_a_thousand * CHILDREN // 1_000
    assert kept <= allowed
