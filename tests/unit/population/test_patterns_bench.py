"""The benchmark of the patterns in its short form: the answers are the same; what it measures is not judged here."""

import pytest

from seen.rehearsal.bench import patterns as bench


@pytest.mark.no_cover
def test_the_answers_are_the_same_and_every_bar_is_said(monkeypatch):
    monkeypatch.setattr(bench, "ONE_ENTRY", {20: 2.0})
    monkeypatch.setattr(bench, "READ_TOO", {})  # it needs a database: tests/integration/rehearsal
    verdict = bench.measure((3_000, 6_000), rounds=1)
    assert verdict.equal_answers
    assert len(verdict.bars) == 7
    assert all(bar.figure > 0 for bar in verdict.bars if "power" not in bar.name)
    assert list(verdict.ratios) == [
        "ours / SQL by hand, 3,000 events",
        "ours / SQL by hand, 6,000 events",
        "ours / Python over everyone",
        "ours / business-rules, a sample",
    ]
