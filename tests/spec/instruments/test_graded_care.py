"""The graded care rule: any 4 or 5 decides, else the commonest, a tie goes to the worse; then again, area by area."""

import pytest

from seen.core.instruments.methods import graded_care
from seen.core.instruments.scoring import score
from tests.builders.tools import AREAS, a_graded_care_tool

TOOL = a_graded_care_tool()

# grades | comes to
EXAMPLES = """
    2,2,3,2 | 2
    1,2,3   | 3
    2,2,3,3 | 3
    1,1,1,4 | 4
    3,3,4,5 | 5
    1       | 1
    3,3,1,1 | 3
    1,1,3   | 1
    3,2,2   | 2
    1,1,1,3 | 1
    5,1,1,1 | 5
"""
ROWS = [[half.strip() for half in line.split("|")] for line in EXAMPLES.strip().splitlines()]


@pytest.mark.parametrize(("grades", "comes_to"), ROWS)
def test_the_rule(grades, comes_to):
    assert graded_care([int(grade) for grade in grades.split(",")]) == int(comes_to)


# a's four items, b's four and c's four (k not known, n not applicable) | the sub-areas | the area | what decided
AGAIN = """
    2232 1111 2222 | 2 1 2 | 2 | a1 a2 a4 c1 c2 c3 c4
    1114 2222 2222 | 4 2 2 | 4 | a4
    2233 1111 2222 | 3 1 2 | 3 | a3 a4
    1111 1111 3333 | 1 1 3 | 1 | a1 a2 a3 a4 b1 b2 b3 b4
    3345 1114 2222 | 5 4 2 | 5 | a4
    k2k2 kkkk 3kk1 | 2 - 3 | 3 | c1
    nnnn n1nk kkkk | - 1 - | 1 | b2
    kkkk kkkk kkkk | - - - | - |
"""


@pytest.mark.parametrize("row", AGAIN.strip().splitlines())
def test_the_rule_again_from_sub_area_to_area(row):
    given, parts, area, decided_by = (half.strip() for half in row.split("|"))
    words = {"k": "not_known", "n": "not_applicable"}
    said = [words.get(mark) or int(mark) for mark in given.replace(" ", "")]
    items = [item for part in AREAS.values() for item in part]
    found = score(TOOL, dict(zip(items, said, strict=True)), band="5-10")
    assert [found.sub_areas[part].grade for part in AREAS] == [_grade(mark) for mark in parts.split()]
    assert found.areas["whole"].grade == _grade(area)
    assert found.areas["whole"].decided_by == tuple(decided_by.split())
    assert found.areas["whole"].not_known == given.count("k")


def _grade(mark: str) -> int | None:
    return None if mark == "-" else int(mark)


def test_an_area_without_sub_areas_takes_the_rule_once():
    found = score(TOOL, {"z1": 1, "z2": 1, "z3": 3, "z4": 3}, band="5-10")
    assert found.areas["z"] == (3, ("z3", "z4"), 0)


def test_a_sub_area_that_grows_worse_may_cease_to_be_one_of_the_commonest():
    """The published rule, taken as it is: the deciding items are always shown because of it."""
    assert graded_care([1, 1, 2, 2]) == 2
    assert graded_care([1, 1, 2, 3]) == 1
