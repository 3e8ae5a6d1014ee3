"""Announced against unannounced visits: a gap of 2 on one item or of 1 on three, over two visits of each kind."""

import pytest

from seen.core.instruments.visits import visits
from tests.builders.assessed import an_assessment


def seen(*said: str):
    """Visits, oldest first, a day each: `a food=1` was announced, `u food=3` was not, `- food=2` nobody said."""
    kinds = {"a": True, "u": False, "-": None}
    return visits(
        an_assessment(one.partition(" ")[2], f"2026-03-{day:02}", announced=kinds[one[0]])
        for day, one in enumerate(said, 1)
    )


TABLE = [
    # announced twice, unannounced twice | items worth asking about, with their gaps
    (("a food=1", "a food=1", "u food=3", "u food=3"), "food 2"),
    (("a food=1", "a food=1", "u food=2", "u food=2"), ""),
    (("a food=1", "a food=1", "u food=4", "u food=3"), "food 2"),
    (("a food=1", "a food=2", "u food=3", "u food=3"), ""),
    (("a food=3", "a food=3", "u food=1", "u food=1"), ""),
    (("a food=1 teeth=1 talk=1", "a food=1 teeth=1 talk=1", "u food=2 teeth=2 talk=2", "u food=2 teeth=2 talk=2"),
     "food 1, talk 1, teeth 1"),
    (("a food=1 teeth=1 talk=1", "a food=1 teeth=1 talk=1", "u food=2 teeth=2 talk=2", "u food=2 teeth=2 talk=1"), ""),
    (("a food=1 teeth=1", "a food=1 teeth=1", "u food=3 teeth=2", "u food=3 teeth=2"), "food 2, teeth 1"),
    (("a food=1", "a food=n", "u food=3", "u food=3"), ""),
    (("a food=1", "a teeth=1", "u food=3", "u food=3"), ""),
    (("a food=3", "a food=1", "u food=3", "a food=1", "u food=3"), "food 2"),
    (("a food=1", "u food=3", "- food=4", "a food=1", "u food=3"), "food 2"),
]  # fmt: skip


@pytest.mark.parametrize(("said", "gaps"), TABLE)
def test_a_gap_that_every_pair_of_visits_shows(said, gaps):
    assert ", ".join(f"{gap.item} {gap.by}" for gap in seen(*said).apart) == gaps


def test_fewer_than_two_of_a_kind_say_nothing():
    assert seen() is None
    assert seen("a food=1", "a food=1", "u food=4") is None
    assert seen("a food=1", "u food=4", "u food=4") is None
    assert seen("- food=1", "- food=1", "- food=4", "- food=4") is None


def test_every_item_graded_at_all_of_them_stands_there_the_newest_visit_first():
    found = seen("a food=2 teeth=1", "a food=1 teeth=1", "u food=2 teeth=4", "u food=4 teeth=4")
    assert [(gap.item, gap.announced, gap.unannounced) for gap in found.gaps] == [
        ("teeth", (1, 1), (4, 4)),
        ("food", (1, 2), (4, 2)),
    ]
    assert [len(found.announced), len(found.unannounced)] == [2, 2]


def test_visits_made_in_another_version_or_by_a_second_rater_are_not_read():
    given = [an_assessment("food=1", f"2026-03-0{day}", announced=True) for day in (1, 2)]
    given += [an_assessment("food=3", "2026-03-03", announced=False)]
    given += [an_assessment("food=3", "2026-03-03", announced=False, role="second_rater")]
    assert visits(given) is None
    given += [an_assessment("food=3", "2026-02-20", announced=False, version="0.9")]
    assert visits(given) is None
