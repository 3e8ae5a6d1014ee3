"""How far a grade lies from the best of its scale, and which of one day counts."""

import pytest

from seen.core.patterns.grades import graded, scale_unknown
from tests.builders.timelines import the_events

HEADER = "ref | on | kind | agency | detail\n"

# The grade as it was told, its steps from the best, the steps of its scale, and whether it is poor.
CASES = """
value=1,best=1,worst=4  | 0 3 good
value=2,best=1,worst=4  | 1 3 good
value=3,best=1,worst=4  | 2 3 poor
value=2,best=1,worst=5  | 1 4 good
value=3,best=1,worst=5  | 2 4 poor
value=0,best=1,worst=4  | 0 3 good
value=4,best=4,worst=1  | 0 3 good
value=3,best=4,worst=1  | 1 3 good
value=2,best=4,worst=1  | 2 3 poor
value=5,best=4,worst=1  | 0 3 good
value=3                 |
value=3,best=1          |
value=3,worst=3         |
value=3,best=3,worst=3  |
value=3,best=a,worst=b  |
value=high,best=1,worst=4 |
best=1,worst=4          |
"""


def of(*rows: str):
    table = HEADER + "".join(f"{ref} | {row}\n" for ref, row in zip("abc", rows, strict=False))
    return graded(the_events(table))


@pytest.mark.parametrize("case", CASES.strip().splitlines())
def test_steps_from_the_best(case):
    detail, expected = (part.strip() for part in case.split("|"))
    found = [
        grade for grades in of(f"2026-01-01 | grade.given | csc | item=food,{detail}").values() for grade in grades
    ]
    assert " ".join(f"{one.steps} {one.most} {'poor' if one.is_poor else 'good'}" for one in found) == expected


def test_without_a_date_it_is_no_grade():
    assert of(" | grade.given | csc | item=food,value=3,best=1,worst=4") == {}


@pytest.mark.parametrize(
    ("first", "second", "kept"), [(2, 3, "b"), (3, 2, "a"), (3, 3, "a")], ids=["poorer", "better", "alike"]
)
def test_of_one_day_the_poorest_and_of_two_alike_the_first(first, second, kept):
    told = [f"2026-01-01 | grade.given | csc | item=food,value={value},best=1,worst=4" for value in (first, second)]
    ((grade,),) = of(*told).values()
    assert grade.event.ref == kept


@pytest.mark.parametrize("key", ["instrument", "version", "item", "carer"])
def test_each_item_of_each_tool_and_carer_by_itself(key):
    one, other = (
        f"2026-01-0{at} | grade.given | csc | {key}={name},value=3,best=1,worst=4" for at, name in enumerate("ab", 1)
    )
    assert [len(grades) for grades in of(one, other).values()] == [1, 1]
    assert [len(grades) for grades in of(one, one.replace("01-01", "01-02")).values()] == [2]


def test_an_item_in_words():
    ((grade,),) = of("2026-01-01 | grade.given | csc | item=food-and_drink,value=3,best=1,worst=4").values()
    assert grade.name == "food and drink"


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (["2026-01-01 | grade.given | csc | value=3,best=1,worst=4"], ()),
        (["2026-01-01 | grade.given | csc | value=3"],
         ("Of 1 grade nobody recorded the scale: how grave is not known.",)),
        (["2026-01-01 | grade.given | csc | value=3,best=1", "2026-01-02 | grade.given | csc | value=3,worst=1"],
         ("Of 2 grades nobody recorded the scale: how grave is not known.",)),
        (["2026-01-01 | grade.given | csc | value=high", " | grade.given | csc | value=3"], ()),
    ],
)  # fmt: skip
def test_grades_whose_scale_nobody_recorded_are_said(rows, said):
    table = HEADER + "".join(f"{ref} | {row}\n" for ref, row in zip("abc", rows, strict=False))
    assert scale_unknown(the_events(table)) == said
