"""Dates that say everything but their year."""

import pytest

from seen.core.dates.yearless import lacks_year_alone, with_year

YEARLESS = """
6 March      | yes | 6 March 2022
3/3          | yes | 3/3/2022
14.3         | yes | 14.3.2022
29/2         | yes | 29/2/2022
March        | yes | March 2022
31/2         | no  |
3/14         | no  |
Sept 22      | no  |
the weekend  | no  |
14th         | no  |
3/3/2022     | no  |
"""


@pytest.mark.parametrize("line", YEARLESS.strip().splitlines())
def test_a_year_is_all_that_is_missing(line):
    text, answer, whole = (cell.strip() for cell in line.split("|"))
    assert lacks_year_alone(text) is (answer == "yes")
    if whole:
        assert with_year(text, 2022) == whole
