"""Three questions a page; one that cannot wait is on each of them."""

import pytest

from seen.core.patterns.three_a_page import pages_of

# The questions ("!" cannot wait), and which stand on each page.
CASES = """
                | -
.               | 0
. . .           | 0 1 2
. . . .         | 0 1 2 / 3
. . . . . . .   | 0 1 2 / 3 4 5 / 6
!               | 0
! ! ! !         | 0 1 2 3
! . . .         | 0 1 2 3
! . . . .       | 0 1 2 3 / 0 4
. . . ! .       | 0 1 2 3 / 3 4
"""


@pytest.mark.parametrize("line", CASES.strip("\n").splitlines())
def test_which_stand_on_which_page(line):
    questions, pages = line.split("|")
    expected = [[int(at) for at in page.split()] if page.strip() != "-" else [] for page in pages.split("/")]
    assert pages_of([one == "!" for one in questions.split()]) == expected
