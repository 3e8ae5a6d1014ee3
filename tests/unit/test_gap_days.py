"""After how many days of silence a time is a gap: a default, and a partnership's own within its range."""

import pytest

from seen.kit.knowledge.gaps import DaysOutOfRange, days_to_answer, gap_days
from seen.kit.knowledge.load import load


def test_ninety_days_where_a_partnership_sets_none():
    assert gap_days() == gap_days("llr") == 90
    assert days_to_answer() == 10


@pytest.mark.parametrize(("days", "allowed"), [(30, True), (365, True), (29, False), (366, False)])
def test_a_partnership_sets_its_own_within_its_range(monkeypatch, days, allowed):
    pages = {"pathways/gaps": load("pathways/gaps"), "partnerships/x": {"gaps": {"days": days}}}
    monkeypatch.setattr("seen.kit.knowledge.gaps.load", pages.get)
    gap_days.cache_clear()
    try:
        if allowed:
            assert gap_days("x") == days
        else:
            with pytest.raises(DaysOutOfRange, match="30 to 365"):
                gap_days("x")
    finally:
        gap_days.cache_clear()
