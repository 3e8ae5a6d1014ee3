"""Screens read in columns at their bounds: each row of the tables that rows are held to, from one store."""

from dataclasses import replace
from datetime import date

import pytest

from seen.core.patterns.columns import children_left
from seen.core.patterns.runner import detectors
from seen.core.timeline.child import Child
from seen.integrations.population.store import store_of
from tests.builders.event_files import write_files
from tests.builders.timelines import the_events
from tests.unit.patterns.test_closer import ATTENDED, FELL, HEADER, SCHOOL, sessions
from tests.unit.patterns.test_closer import NUMBERS as SHORT
from tests.unit.patterns.test_coming_back import BACK, MADE_UP, OFTEN
from tests.unit.patterns.test_health_screens import DECAY, LEFT
from tests.unit.patterns.test_turning_and_beside import A_MONTH_MORE, CYCLE, CYCLES, GRADES, NUMBERS, WORRIES, cycle

CASES = [
    *((screen, (own, *siblings), holds) for screen, own, siblings, holds in WORRIES),
    *((screen, (own, other), holds) for screen, own, other, holds in GRADES),
    *((CYCLE, ((*cycle("01"), *other),), holds) for other, holds in CYCLES),
    *((DECAY, (told,), holds) for told, holds in LEFT),
    *((OFTEN, (told,), holds) for told, holds in BACK),
    *((screen, (told,), holds) for screen, told, holds in [*MADE_UP, *A_MONTH_MORE]),
    *((SCHOOL, (sessions(*records),), holds) for records, holds in ATTENDED),
    *((screen, (told,), holds) for screen, told, holds in FELL),
]
"""A screen, the entries of a child and of each brother or sister, and whether the child is kept."""
AS_OF = date(2026, 6, 30)


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    folder = tmp_path_factory.mktemp("bounds")
    write_files(folder, [[(Child("one"), the_events(HEADER + "".join(rows))) for rows in home] for _, home, _ in CASES])
    with store_of(folder).open() as connection:
        yield connection


@pytest.mark.parametrize("number", range(len(CASES)))
def test_columns_keep_whom_rows_keep(told, number):
    screen, _, holds = CASES[number]
    pattern = replace(detectors()[0].pattern, needs=("*",), screen=screen)
    query = children_left(pattern, as_of=AS_OF, numbers=NUMBERS | SHORT)
    kept = told.execute(f"SELECT ref FROM children WHERE child IN ({query})").fetchall()
    assert ((f"c{(number * 7919) % 1_000_003:07}-0",) in kept) is holds
