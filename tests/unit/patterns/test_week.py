"""Five new weekly questions a week reach a worker; brothers and sisters about the same thing are one of them."""

import pytest

from seen.core.patterns.week import shown_this_week

# What each is about, oldest first ("-" is not counted), and which are shown.
CASES = """
a b c d e       | y y y y y
a b c d e f     | y y y y y n
a b c d e f -   | y y y y y n y
- - a b c d e f | y y y y y y y n
a a b b c c d e | y y y y y y y y
a b c d e f a f | y y y y y n y n
a a a a a a b   | y y y y y y y
"""


@pytest.mark.parametrize("line", CASES.strip().splitlines())
def test_five_new_questions_are_shown_and_the_rest_wait(line):
    about, shown = (part.split() for part in line.split("|"))
    answers = shown_this_week([None if one == "-" else one for one in about])
    assert ["y" if each else "n" for each in answers] == shown
