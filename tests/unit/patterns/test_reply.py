"""Which questions a family may answer in their own words, and what they are shown first."""

import pytest

from seen.core.patterns.reply import Shown, shown_to_family


@pytest.mark.parametrize(
    ("row", "shown"),
    [(1, None), (2, Shown.FACTS), (3, Shown.FACTS), (4, Shown.QUESTION), (19, None), (20, Shown.QUESTION), (21, None)],
)
def test_what_the_family_is_shown(row, shown):
    assert shown_to_family(row) is shown
