"""The record on which one new entry is measured: the same in memory and read from the database."""

from datetime import date
from pathlib import Path

import pytest
from django.utils import timezone

from seen.apps.patterns.queries.timelines import timeline_of
from seen.integrations.population.store import Store, store_of
from seen.rehearsal.bench.one_entry import a_record
from seen.rehearsal.bench.one_entry_read import one_entry_read, stored
from seen.rehearsal.people import load_people
from seen.rehearsal.population.simulate import simulate

pytestmark = pytest.mark.django_db
AS_OF = date(2025, 12, 31)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    simulate(tmp_path, children=60, seed=1, processes=1)
    load_people(at=timezone.now())
    return store_of(tmp_path)


def test_the_database_holds_the_record_that_is_in_memory(store: Store) -> None:
    _, events = a_record(store, 40, as_of=AS_OF)
    told = timeline_of([stored(store, 40, as_of=AS_OF)], as_of=AS_OF).of("*").accounts
    assert sorted((event.kind, event.day) for event in told) == sorted((event.kind, event.day) for event in events)
    assert len(told) == 40


def test_it_is_read_and_asked(store: Store) -> None:
    assert one_entry_read(store, 20, as_of=AS_OF, rounds=1) > 0
