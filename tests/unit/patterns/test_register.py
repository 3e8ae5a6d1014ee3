"""One occasion for each wait, with what people made of it."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from seen.core.patterns.register import Given, Outcome, Raised, counted, occasions

START = date(2026, 1, 1)
ALICE, BOB = UUID(int=1), UUID(int=2)

# The versions, each with what it rests on ("-" has ceased; "!" is for today), and the answers as version:answer by whom
# (a, b); then each occasion as the version it began with and its outcome.
CASES = """
one question, no answer            | x          |                              | 1 unanswered
answered                           | x          | 1:act:a                      | 1 act
answered twice, the newest counts  | x          | 1:watch:a 1:explained:b      | 1 explained
more while nobody answered         | x xy xyz   | 3:act:a                      | 1 act
more after an answer               | x xy       | 1:explained:a                | 1 explained, 2 unanswered
more after an answer, answered     | x xy       | 1:explained:a 2:act:a        | 1 explained, 2 act
less after an answer is answered   | xy x       | 1:watch:a                    | 1 watch
gone before anybody answered       | x -        |                              | 1 gone
gone after an answer               | x -        | 1:wrong_data:a               | 1 wrong_data
back with the same, answered       | x - x      | 1:wrong_data:a               | 1 wrong_data
back with the same, not answered   | x - x      |                              | 1 gone, 3 unanswered
back with more                     | x - xy     | 1:explained:a                | 1 explained, 3 unanswered
gone twice                         | x - -      |                              | 1 gone
today, set aside by one            | !x         | 1:explained:a                | 1 unanswered
today, set aside by one twice      | !x         | 1:explained:a 1:wrong_data:a | 1 unanswered
today, set aside by two            | !x         | 1:explained:a 1:wrong_data:b | 1 wrong_data
today, one acts                    | !x         | 1:explained:a 1:act:b        | 1 act
today, set aside by one, then more | !x !xy     | 1:explained:a                | 1 unanswered
nothing                            |            |                              |
"""


def read(line):
    _, versions, answers, expected = (part.strip() for part in line.split("|"))
    diary = [
        Raised(
            at, START + timedelta(days=at), "now" if "!" in one else "weekly", frozenset(one.strip("!-")), one == "-"
        )
        for at, one in enumerate(versions.split(), 1)
    ]
    given = [one.split(":") for one in answers.split()]
    said = [Given(int(number), answer, ALICE if by == "a" else BOB) for number, answer, by in given]
    return diary, said, [tuple(one.split()) for one in expected.split(", ") if one]


@pytest.mark.parametrize("line", CASES.strip().splitlines(), ids=lambda line: line.split("|")[0].strip())
def test_occasions(line):
    diary, said, expected = read(line)
    found = occasions(diary, said)
    assert [(str((one.on - START).days), one.outcome.value) for one in found] == expected
    assert sum(counted(found).values()) == len(expected)


def test_every_outcome_is_counted():
    diary, said, _ = read("x | x xy | 1:act:a | 1 act")
    assert counted(occasions(diary, said)) == {
        Outcome.ACT: 1, Outcome.EXPLAINED: 0, Outcome.WRONG_DATA: 0, Outcome.WATCH: 0, Outcome.UNANSWERED: 1,
        Outcome.GONE: 0,
    }  # fmt: skip
    assert {one.tier for one in occasions(diary, said)} == {"weekly"}
