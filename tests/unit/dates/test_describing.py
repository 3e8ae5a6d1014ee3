"""How pages say a date; what they say is read back as the same days."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seen.core.dates.describing import describe
from seen.core.dates.partial import PartialDate, Precision
from seen.core.dates.reading import read_date

TODAY = date(2026, 11, 21)

SAID = """
06/03/2023                     | 6 March 2023
?22 may 2016                   | about 22 May 2016
c. 03/2023                     | about March 2023
Mar 2023                       | March 2023
2023                           | 2023
spring 23                      | spring 2023
summer 2022                    | summer 2022
autumn 2022                    | autumn 2022
winter 2022-23                 | winter 2022/23
winter 1999/2000               | winter 1999/00
2023 spring term               | spring term 2023
Autumn term 22                 | autumn term 2022
summer term 2022/23            | summer term 2023
2022-23 academic year          | school year 2022/23
w/c 6.3.23                     | week beginning 6 March 2023
3rd - 9th March 2023           | 3 to 9 March 2023
28/02/2023 - 03/03/2023        | 28 February to 3 March 2023
28/12/2022 to 03/01/2023       | 28 December 2022 to 3 January 2023
early 2019                     | about 2019
n/k                            | date not known
"""


@pytest.mark.parametrize(("text", "said"), [line.split("|") for line in SAID.strip().splitlines()])
def test_described_and_read_back(text: str, said: str) -> None:
    first = read_date(text.strip(), today=TODAY).on
    assert first is not None
    assert describe(first) == said.strip()
    again = read_date(said.strip(), today=TODAY).on
    assert again is not None
    assert (again.earliest, again.latest, again.precision, again.about) == (
        first.earliest,
        first.latest,
        first.precision,
        first.about,
    )


@pytest.mark.parametrize(
    ("earliest", "latest", "said"),
    [
        (date(2022, 9, 1), date(2022, 12, 31), "autumn term 2022"),
        (date(2023, 1, 1), date(2023, 4, 30), "spring term 2023"),
        (date(2023, 4, 1), date(2023, 8, 31), "summer term 2023"),
    ],
)
def test_a_term_without_its_word(earliest: date, latest: date, said: str) -> None:
    assert describe(PartialDate("", earliest, latest, Precision.TERM)) == said


def test_what_was_cut_at_its_ends_keeps_its_name() -> None:
    def said(text: str) -> str:
        on = read_date(text, today=TODAY, not_before=date(2023, 1, 15)).on
        assert on is not None
        return describe(on)

    assert said("winter 2022/23") == "winter 2022/23"
    assert said("school year 2022/23") == "school year 2022/23"
    assert said("November 2026") == "November 2026"
    assert said("January 2023") == "January 2023"


@given(days=st.tuples(st.dates(date(2001, 1, 1), TODAY), st.dates(date(2001, 1, 1), TODAY)).map(sorted))
def test_any_range_is_read_back(days: list[date]) -> None:
    first, last = days
    said = describe(PartialDate("", first, last, Precision.RANGE))
    again = read_date(said, today=TODAY).on
    assert again is not None
    assert (again.earliest, again.latest) == (first, last)
