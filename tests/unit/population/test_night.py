"""A night finds of those who changed what a scan of everybody finds of them."""

from datetime import date

import pytest

from seen.core.patterns.runner import patterns
from seen.integrations.population import night
from seen.integrations.population.pieces import Task
from seen.integrations.population.scanning import manners_of
from seen.integrations.population.store import store_of
from seen.rehearsal.bench.patterns import scan
from seen.rehearsal.population.simulate import simulate

AS_OF = date(2025, 12, 31)
ODD = """ref,child,on,kind,agency,detail
o1,odd,2025-11-01,appointment.not_brought,dental,"{""service"":""O'Dwyer’s \\u0000 ; DROP""}"
o2,odd,2025-11-20,appointment.not_brought,dental,"{""service"":""O'Dwyer’s \\u0000 ; DROP""}"
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    folder = tmp_path_factory.mktemp("night")
    simulate(folder, children=1_500, seed=3)
    return store_of(folder)


def asked_again(store, changed):
    task = Task(AS_OF, {}, manners_of(store), store.path, store.path)
    return sorted(night.look_again(store, task, patterns(), changed=changed))


def refs_of(store):
    with store.open() as connection:
        return dict(connection.execute("SELECT child, ref FROM children").fetchall())


@pytest.mark.parametrize("few", [night.FEW, 2, 0])
def test_it_finds_the_same_however_many_words_are_numbers(store, monkeypatch, few):
    monkeypatch.setattr(night, "FEW", few)
    refs = refs_of(store)
    changed = sorted(refs)[::2]
    theirs = {refs[number] for number in changed}
    found = [one for one in scan(store, patterns(), as_of=AS_OF) if one[1] in theirs]
    assert len(found) > 5
    assert asked_again(store, changed) == sorted(found)


def test_words_of_any_kind_are_words(tmp_path):
    (tmp_path / "EVENTS.csv").write_text(ODD, encoding="utf-8")
    store = store_of(tmp_path)
    assert (19, "odd") in asked_again(store, [number for number, ref in refs_of(store).items() if ref == "odd"])


def test_nobody_changed(store):
    assert asked_again(store, []) == []
