"""What was last decided: less help, or not."""

import pytest

from seen.core.patterns.less_help import less_help
from tests.builders.timelines import a_timeline

HEADER = "ref | on | kind | detail\n"

# What was told, oldest first, and which of it stands as of 1 April.
CASES = """
                                                                                       |
2026-03-01 decision.made decision=close                                                | a
2026-03-01 decision.made decision=step_down                                            | a
2026-03-01 decision.made decision=nfa                                                  |
2026-03-01 level.changed from=child_protection,to=child_in_need                        | a
2026-03-01 level.changed from=child_in_need,to=child_protection                        |
2026-03-01 level.changed from=child_in_need,to=child_in_need                           |
2026-03-01 level.changed from=elsewhere,to=universal                                   |
2026-03-01 level.changed from=child_in_need,to=elsewhere                               |
2026-03-01 decision.made decision=close ; 2026-03-02 decision.made decision=continue   |
2026-03-01 decision.made decision=close ; 2026-03-02 decision.made decision=start      |
2026-03-01 decision.made decision=close ; 2026-03-02 decision.made decision=step_up    |
2026-03-01 decision.made decision=close ; 2026-03-02 decision.made decision=nfa        | a
2026-03-01 decision.made decision=continue ; 2026-03-02 decision.made decision=close   | b
2026-03-01 decision.made decision=close ; 2026-03-02 decision.made decision=step_down  | b
2026-03-01 decision.made decision=close ; 2026-03-02 level.changed from=early_help,to=universal   | a
2026-03-01 level.changed from=early_help,to=universal ; 2026-03-02 decision.made decision=close   | b
2026-03-01 decision.made decision=close ; 2026-03-02 level.changed from=universal,to=early_help   |
2026-03-01 level.changed from=family_help,to=early_help ; 2026-03-02 level.changed from=early_help,to=universal | b
2026-03-01 decision.made decision=close ; 2026-03-01 level.changed from=universal,to=early_help   | a
2026-01-01 decision.made decision=close                                                | a
2025-12-31 decision.made decision=close                                                |
"""


@pytest.mark.parametrize("case", CASES.splitlines()[1:])
def test_what_stands(case):
    told, stands = (part.strip() for part in case.split("|"))
    rows = [
        f"{ref} | {' | '.join(row.split())}\n" for ref, row in zip("ab", told.split(";"), strict=False) if row.strip()
    ]
    found = less_help(a_timeline(HEADER + "".join(rows), as_of="2026-04-01"), months=3)
    assert (found.ref if found else "") == stands
