"""The bars of the labelled set; and that the set is what it says: many pairs, in two halves that share none."""

import pytest

from seen.rehearsal.bench.labelled import HALVES, Measured, blocks, how_well
from seen.rehearsal.bench.same_event import a_long_record, measure_bars, measure_it, pairs, plainly


@pytest.mark.parametrize("half", HALVES)
def test_the_bars_hold(half):
    told = measure_it()[half]
    assert told.precision >= 0.95, told.wrong
    assert told.recall >= 0.90, told.missed


def test_the_set_is_large_and_half_of_it_is_held_out():
    every = {half: [pair for block in blocks(half) for pair in block.pairs()] for half in HALVES}
    assert sum(len(found) for found in every.values()) >= 150
    for found in every.values():
        assert sum(same for _, same in found) >= 50
        assert sum(not same for _, same in found) >= 50


def test_no_account_stands_in_both_halves():
    texts = [{account.text for block in blocks(half) for account in block.accounts if account.text} for half in HALVES]
    assert not texts[0] & texts[1]


def test_nothing_in_the_ordinary_record_is_told_twice():
    (record,) = blocks("record")
    assert pairs(record.accounts) == set()


def test_a_rule_that_proposes_all_or_nothing_fails_the_bars():
    nothing = how_well(blocks("held-out"), propose=lambda accounts: set())
    assert (nothing.precision, nothing.recall) == (0.0, 0.0)
    everything = how_well(
        blocks("held-out"), propose=lambda told: {(a.ref, b.ref) for a in told for b in told if a.ref < b.ref}
    )
    assert everything.recall == 1.0
    assert everything.precision < 0.5
    assert not all(bar.holds for bar in measure_bars({"held-out": everything}))
    assert Measured((), (), (), 0).recall == 0.0


def test_a_row_without_six_columns_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("seen.rehearsal.bench.labelled.FOLDER", tmp_path)
    (tmp_path / "bad.txt").write_text("\n== A block\n1 | tom | 2026-01-01\n")
    with pytest.raises(ValueError, match="six columns"):
        blocks("bad")


def test_the_long_record_answers_as_the_plain_peer_does():
    told = a_long_record(300)
    assert len(told) == 300
    assert pairs(told) == plainly(told) != set()
