"""What moved since the last assessment, what did not, and on what evidence."""

import pytest

from seen.core.instruments.movements import since_last
from tests.builders.assessed import an_assessment


def after(*said, versions=(), days=()):
    given = [
        an_assessment(
            one, (days or ("2026-01-05", "2026-02-05", "2026-04-05"))[at], version=[*versions, *["1.0"] * 3][at]
        )
        for at, one in enumerate(said)
    ]
    return since_last(given)


TABLE = [
    # then | now | what is said of food
    ("food=3", "food=2", "better"),
    ("food=2", "food=3", "worse"),
    ("food=2", "food=2", "same"),
    ("food=n", "food=2", "level_now"),
    ("food=2", "food=n", "no_level_now"),
    ("food=n", "food=n", ""),
    ("food=-", "food=-", ""),
    ("teeth=1", "food=2 teeth=1", ""),
    ("food=2 teeth=1", "teeth=1", ""),
]


@pytest.mark.parametrize(("then", "now", "said"), TABLE)
def test_what_became_of_an_item(then, now, said):
    assert {one.item: one.change.value for one in after(then, now).items}.get("food", "") == said


def test_with_one_assessment_or_none_nothing_can_have_moved():
    assert since_last([]) is None
    assert after("food=2") is None
    assert after("food=2", "food=3", days=("2026-01-05", "2026-01-05")) is None


def test_unmoved_are_the_items_whose_needs_are_not_met_and_are_no_better_the_worst_first():
    found = after("food=2 teeth=1 watched=4 talk=3", "food=2 teeth=1 watched=4 talk=2")
    assert [one.item for one in found.unmoved] == ["watched", "food"]
    assert [one.item for one in found.still_met] == ["teeth"]
    assert found.days == 31


def test_an_item_says_since_when_it_stands_and_at_how_many_assessments():
    found = after("food=3", "food=n", "food=3")
    (one,) = found.of("level_now")
    assert (str(one.since), one.times) == ("2026-01-05", 2)
    (one,) = after("food=2", "food=3", "food=3").items
    assert (str(one.since), one.times) == ("2026-02-05", 2)
    (one,) = after("food=3", "teeth=1 food=3", "food=3").items
    assert (str(one.since), one.times) == ("2026-01-05", 3)
    (one,) = after("food=3", "food=3", "food=2").items
    assert (str(one.since), one.times) == ("2026-04-05", 1)


def test_a_time_before_the_item_or_its_version_is_no_part_of_its_run():
    (one,) = after("teeth=1", "food=3", "food=3").items
    assert (str(one.since), one.times) == ("2026-02-05", 2)
    (one,) = after("food=3", "food=3", "food=3", versions=("0.9",)).items
    assert (str(one.since), one.times) == ("2026-02-05", 2)


def test_between_two_versions_nothing_is_compared():
    found = after("food=3", "food=2", versions=("1.0", "1.1"))
    assert (found.compared, found.items, found.unmoved) == (False, (), ())


def test_the_evidence_and_how_it_is_known_stand_with_each_item():
    first = an_assessment("food=3+1", "2026-01-05", how=("carer_said",))
    then = an_assessment("food=2+2", "2026-02-05", how=("observed",))
    (one,) = since_last([first, then]).items
    assert (one.before.evidence, one.before.how, one.after.evidence, one.after.how) == (
        1,
        ("carer_said",),
        2,
        ("observed",),
    )


def test_a_second_rater_is_not_what_happened_next():
    first = an_assessment("food=3", "2026-01-05")
    other = an_assessment("food=1", "2026-01-20", role="second_rater", pair=first.id)
    assert since_last([first, other]) is None
