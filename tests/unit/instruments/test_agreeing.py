"""How far two raters agree: the same, within one grade, and weighted kappa where the numbers allow."""

import pytest

from seen.core.instruments.agreeing import FEWEST_FOR_KAPPA, agreement


def test_the_same_and_within_one():
    found = agreement([(1, 1), (2, 3), (4, 1)], grades=4)
    assert (found.count, found.exact, found.within_one, found.kappa) == (3, 1, 2, None)
    assert agreement([], grades=4).count == 0


def test_kappa_by_hand():
    pairs = [(1, 1)] * 4 + [(1, 2)] * 2 + [(2, 2)] * 3 + [(2, 1)]
    # First: 6 ones, 4 twos; second: 5 ones, 5 twos. By chance apart: (6*5 + 4*5) / 10 = 5; in fact 3.
    assert agreement(pairs, grades=3).kappa == pytest.approx(1 - 3 / 5)


def test_kappa_weighs_two_grades_apart_twice():
    near = [(1, 1)] * 5 + [(3, 3)] * 4 + [(3, 2)]
    far = [(1, 1)] * 5 + [(3, 3)] * 4 + [(3, 1)]
    assert agreement(near, grades=3).kappa > agreement(far, grades=3).kappa


@pytest.mark.parametrize(
    ("pairs", "kappa"),
    [
        ([(1, 1), (2, 2)] * (FEWEST_FOR_KAPPA // 2), 1.0),
        ([(1, 2), (2, 1)] * (FEWEST_FOR_KAPPA // 2), -1.0),
        ([(1, 1), (2, 2)] * (FEWEST_FOR_KAPPA // 2 - 1) + [(1, 1)], None),
        ([(2, 2)] * FEWEST_FOR_KAPPA, None),
    ],
)
def test_kappa_at_its_ends_and_where_there_is_none(pairs, kappa):
    assert agreement(pairs, grades=4).kappa == kappa


@pytest.mark.parametrize("pair", [(0, 1), (1, 5)])
def test_a_grade_off_the_scale(pair):
    with pytest.raises(ValueError, match="grades from 1 to 4"):
        agreement([pair], grades=4)
