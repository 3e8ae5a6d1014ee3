"""School years by birth date, either side of 1 September; and the days of Easter."""

from datetime import date

import pytest

from seen.core.dates.occasions import easter, occasion
from seen.core.dates.school_years import group_named, starts_on

BEGINS = """
  born        | group     | begins
  2014-08-31  | reception | 2018-09-01
  2014-09-01  | reception | 2019-09-01
  2014-09-02  | reception | 2019-09-01
  2015-08-31  | reception | 2019-09-01
  2016-02-29  | reception | 2020-09-01
  2014-12-31  | year 1    | 2020-09-01
  2015-01-01  | year 1    | 2020-09-01
  2014-08-31  | nursery   | 2017-09-01
  2014-08-31  | year 13   | 2031-09-01
"""
NAMED = """
  year 1 | 1
  year 13 | 13
  year 14 |
  year 0 |
  y6 | 6
  yr 6 | 6
  year group 4 | 4
  year r | 0
  reception class | 0
  fs1 | -1
  pre-school | -1
  preschool | -1
  year 2019 |
  year |
"""


def rows(table):
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]


@pytest.mark.parametrize(("born", "group", "begins"), rows(BEGINS)[1:])
def test_a_year_group_begins_in_the_september_that_the_birth_date_says(born, group, begins):
    assert starts_on(date.fromisoformat(born), group_named(group)) == date.fromisoformat(begins)


@pytest.mark.parametrize(("words", "group"), rows(NAMED))
def test_the_names_of_year_groups(words, group):
    assert group_named(words) == (int(group) if group else None)


@pytest.mark.parametrize(
    "day", ["2008-03-23", "2011-04-24", "2016-03-27", "2019-04-21", "2020-04-12", "2024-03-31", "2026-04-05"]
)
def test_easter_sunday(day):
    assert easter(int(day[:4])) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("words", "day"),
    [("christmas 2019", "2019-12-25"), ("xmas 2019", "2019-12-25"), ("easter 2021", "2021-04-04"),
     ("new year 2020", "2020-01-01"), ("new year's day 2020", "2020-01-01")],
)  # fmt: skip
def test_an_occasion_is_its_day(words, day):
    on, first, last = occasion(words)
    assert on == date.fromisoformat(day)
    assert first < on < last
    assert occasion(words.rpartition(" ")[0]) is None
