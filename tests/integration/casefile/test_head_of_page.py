"""How old a child is in words, for a page's head and for telling two of one name apart."""

from datetime import date

import pytest

from seen.apps.casefile.presenters.child import age_words
from seen.apps.casefile.queries import ChildCard

TODAY = date(2026, 11, 21)
AGES = """
2020-11-21 |            |         | 6 years
2020-11-22 |            |         | 5 years
2024-11-21 |            |         | 2 years
2024-11-22 |            |         | 23 months
2026-10-21 |            |         | 1 month
2026-10-22 |            |         | 30 days
2026-11-20 |            |         | 1 day
2026-11-21 |            |         | 0 days
2026-11-22 |            |         |
           | 2026-11-21 |         | not yet born, due 21 November 2026
           | 2026-11-20 |         | due 20 November 2026, birth not recorded
           |            | about 4 | about 4
           |            |         |
"""


@pytest.mark.parametrize("line", AGES.strip("\n").splitlines())
def test_how_old_in_words(line):
    born, due, about, words = (part.strip() for part in line.split("|"))
    card = ChildCard(
        None,
        "Amir",
        "",
        "S-7K3M9R",
        date.fromisoformat(born) if born else None,
        date.fromisoformat(due) if due else None,
        about,
    )
    assert age_words(card, as_of=TODAY) == words
