"""Each child is counted in one group, and what nobody asked is a group of its own."""

from datetime import date

import pytest

from seen.core.fairness import groups
from seen.kit.knowledge.fairness_groups import ethnic_groups

ON = date(2026, 6, 30)


@pytest.mark.parametrize(
    ("born", "due", "group"),
    [
        (None, None, groups.NOT_KNOWN),
        (None, date(2026, 9, 1), "Not yet born"),
        (date(2025, 7, 1), None, "Under 1"),
        (date(2025, 6, 30), None, "1 to 4"),
        (date(2021, 6, 30), None, "5 to 10"),
        (date(2015, 6, 30), None, "11 to 15"),
        (date(2010, 6, 30), None, "16 or 17"),
        (date(2008, 6, 30), None, groups.GROWN),
    ],
)
def test_age(born, due, group):
    assert groups.age_group(born, due, on=ON) == group


@pytest.mark.parametrize(
    ("recorded", "group"),
    [("female", "Girls"), ("male", "Boys"), ("other", "Another sex recorded"), ("", groups.NOT_KNOWN)],
)
def test_sex(recorded, group):
    assert groups.sex_group(recorded) == group


@pytest.mark.parametrize(
    ("stated", "group"),
    [("", groups.NOT_KNOWN), (" None ", "Not disabled"), ("no", "Not disabled"), ("Epilepsy", "Disabled")],
)
def test_disability(stated, group):
    assert groups.disability_group(stated) == group


@pytest.mark.parametrize(
    ("stated", "group"),
    [
        (" ", groups.NOT_KNOWN),
        ("Yes", "Free school meals"),
        ("no", "No free school meals"),
        ("since May", groups.OTHER_WORDS),
    ],
)
def test_meals(stated, group):
    assert groups.meals_group(stated) == group


ETHNICITIES = """
White British             | White
White Irish               | White
Irish Traveller           | Gypsy, Roma or Traveller
Black Caribbean and White | Mixed or several ethnic groups
White and Black African   | Mixed or several ethnic groups
British Pakistani         | Asian or Asian British
Black British             | Black or Black British
Arab                      | Arab or another group
Romanian                  | Said in other words
Whitechapel               | Said in other words
Not asked                 | Said in other words
"""


@pytest.mark.parametrize("line", ETHNICITIES.strip().splitlines())
def test_ethnicity(line):
    stated, group = (part.strip() for part in line.split("|"))
    assert groups.ethnicity_group(stated, groups=ethnic_groups()) == group


def test_ethnicity_that_nobody_stated():
    assert groups.ethnicity_group(" ", groups=ethnic_groups()) == groups.NOT_KNOWN


@pytest.mark.parametrize(
    ("decile", "group"),
    [(None, groups.NOT_KNOWN), (1, 0), (2, 0), (3, 1), (5, 2), (6, 2), (7, 3), (9, 4), (10, 4)],
)
def test_area(decile, group):
    assert groups.area_group(decile) == (group if decile is None else groups.FIFTHS[group])


def test_groups_stand_in_their_order_with_what_is_not_known_last():
    found = {groups.NOT_KNOWN, "Boys", groups.OTHER_WORDS, "Girls"}
    assert groups.in_order(["Girls", "Another", "Boys"], found) == [
        "Girls",
        "Boys",
        groups.OTHER_WORDS,
        groups.NOT_KNOWN,
    ]


def test_groups_that_nobody_is_in_are_left_out_and_none_stands_twice():
    assert groups.in_order(["Girls", "Boys"], {"Girls"}) == ["Girls"]
    assert groups.in_order(["Girls", groups.NOT_KNOWN], {"Girls", groups.NOT_KNOWN}) == ["Girls", groups.NOT_KNOWN]
