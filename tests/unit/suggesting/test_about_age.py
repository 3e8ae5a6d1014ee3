"""The age band that prompts go by, from an age as somebody judged it."""

import pytest

from seen.core.suggesting.about_age import band_of

SAID = """
not born yet     | unborn
she is pregnant  | unborn
unborn           | unborn
newborn          | under-1
a baby           | under-1
10 days old      | under-1
about 12 weeks   | under-1
11 months        | under-1
12 months        | 1-4
about 4          | 1-4
5                | 5-10
10 or 11         | 5-10
11               | 11-15
15               | 11-15
16               | 16-17
17               | 16-17
18               | -
small            | -
about May 2024   | -
"""
ROWS = [[cell.strip() for cell in row.split("|")] for row in SAID.strip().splitlines()]


@pytest.mark.parametrize(("said", "band"), ROWS)
def test_the_band_that_the_words_name(said, band):
    assert (band_of(said) or "-") == band
