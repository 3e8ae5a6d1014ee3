"""Whom a cell means: text tables of households and words. Capital: certain; ticked: proposed; the rest a question."""

from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seen.core.identifiers.meant import HouseholdChild, Meant, parts, whom
from seen.core.identifiers.names import fold
from seen.core.identifiers.near import initials_in, one_mistake
from seen.kit.knowledge.who import group_words

KEYS = {name: UUID(int=at) for at, name in enumerate("abcdefg", 1)}
BY_REFERENCE = {"S-AAAAAA": KEYS["a"], "S-BBBBBB": KEYS["b"], "S-GGGGGG": KEYS["g"]}


def household(table):
    """Return the children of a table: key, names, sex, born, former names."""
    made = []
    for line in table.strip().splitlines():
        key, names, sex, born, former = (cell.strip() for cell in line.split("|"))
        day = date.fromisoformat(born) if born else None
        made.append(
            HouseholdChild(
                KEYS[key], tuple(map(fold, names.split(","))), tuple(map(fold, filter(None, [former]))), sex, day
            )
        )
    return made


TWO_BOYS = household("""
a | Amir Tahir, Ami | male   | 2018-05-01 |
b | Bilal Tahir     | male   | 2020-06-01 |
c | Zara Tahir      | female | 2015-01-01 | Zara Lund
""")
THREE_BOYS = household("""
a | Amir Tahir      | male   | 2018-05-01 |
b | Bilal Tahir     | male   | 2020-06-01 |
d | Dawud Tahir     | male   | 2020-06-01 |
""")
ONE_UNKNOWN = household("""
a | Amir Tahir      | male   | 2018-05-01 |
b | Bilal Tahir     | male   | 2020-06-01 |
d | Noor Tahir      |        |            |
""")
ONE_WORD = household("""
a | Sukarno         | male   | 2018-05-01 |
b | Sukarno Hadi    | male   | 2020-06-01 |
c | Ratna           | female | 2021-01-01 |
""")
ALONE = household("a | Nguyễn Thị Ánh | female | 2018-05-01 |  ")
ALIKE = household("""
a | Ann Lee  | female | 2018-05-01 |
b | Anna Lee | female | 2018-05-01 |
""")

# cell | what comes of it: letters for who is certain; ? and letters for who is proposed; + for others; - for nobody
WHOM = [
    (TWO_BOYS, """
    Amir Tahir                  | a
    TAHIR, Amir                 | a
    tahir amir                  | a
    Ami                         | a
    S-AAAAAA                    | a
    S-GGGGGG                    | g
    Amir Tahir & Zara Tahir     | ac
    Amir Tahir; Bilal Tahir     | ab
    Zara Tahir                  | c
    S-AAAAAA and S-BBBBBB       | ab
    S-AAAAAA/S-GGGGGG           | ag
    S-AAAAAA; Nobody Known      | a+
    Amir Tahir, Tom Other       | a+
    Amir                        | ?a
    Amir T                      | ?a
    Amir T.                     | ?a
    Amir John Tahir             | -
    Amir & Zara                 | ?ac
    Amir, Zara and Bilal        | ?acb
    S-GGGGGG & Zara             | ?gc
    Amir Tahir & Tom & Zara     | ?ac
    A.T. and B.T.               | ?ab
    A.T.                        | ?a
    AT                          | ?a
    B T                         | ?b
    TB                          | ?b
    at                          | -
    X.Y.                        | -
    Zara Lund                   | ?c
    Tahir                       | ?
    Amri Tahir                  | ?a
    Bilall                      | ?b
    Bilal's                     | ?b
    Zarra                       | ?c
    Zra                         | -
    Amir (brother)              | ?a
    Amir Tahir (aged 4)         | ?a
    both boys                   | ?ab
    The Boys                    | ?ab
    two boys                    | ?ab
    2 boys                      | ?ab
    all three boys              | ?
    both girls                  | ?
    all three children          | ?abc
    all the children            | ?abc
    both children               | ?
    siblings                    | ?bc
    his siblings                | ?bc
    brothers and sisters        | ?bc
    brothers                    | ?b
    sisters                     | ?c
    Amir and siblings           | ?abc
    Amir Tahir + 2 siblings     | ?abc
    family                      | ?abc
    twins                       | ?
    child                       | ?a
    Child 1                     | ?
    Child A                     | ?
    youngest                    | ?
    baby                        | ?
    Mum                         | -
    Somebody Else               | -
    Jaden Smith                 | -
    both                        | -
    ...                         | -
    &                           | -
    """),
    (THREE_BOYS, """
    both boys                   | ?
    all three boys              | ?abd
    twins                       | ?bd
    both girls                  | ?
    siblings                    | ?bd
    """),
    (ONE_UNKNOWN, """
    both boys                   | ?
    all three children          | ?abd
    twins                       | ?
    """),
    (ONE_WORD, """
    Sukarno                     | ?a
    Sukarno Hadi                | b
    Ratna                       | ?c
    """),
    (ALONE, """
    Nguyen Thi Anh              | a
    Thị Ánh Nguyễn              | a
    Anh                         | ?a
    both boys                   | ?
    siblings                    | ?
    children                    | ?
    """),
    (ALIKE, """
    Ann Lee                     | a
    Ana Lee                     | ?
    Lee                         | ?
    A.L.                        | ?
    Annna                       | ?b
    """),
    ([], """
    both boys                   | -
    Amir Tahir                  | -
    S-AAAAAA                    | a
    S-AAAAAA & A.B.             | a+
    """),
]  # fmt: skip
LINES = [(home, *line.split("|")) for home, table in WHOM for line in table.strip().splitlines()]


def said(meant: Meant) -> str:
    """Return what came of a cell, as the table writes it."""
    letter = {key: name for name, key in KEYS.items()}
    if meant.asks:
        return "?" + "".join(letter[key] for key in meant.proposed)
    return "".join(letter[key] for key in meant.certain) + ("+" if meant.others else "") if meant.certain else "-"


@pytest.mark.parametrize(("home", "cell", "comes"), LINES, ids=[f"{line[1].strip()} {len(line[0])}" for line in LINES])
def test_whom_a_cell_means(home, cell, comes):
    found = whom(cell.strip(), keyed=BY_REFERENCE.get, household=home, groups=group_words())
    assert said(found) == comes.strip()
    if found.asks:
        assert {child.key for child in home} <= set(found.offered), "every child of the household may be chosen"
        assert set(found.proposed) <= set(found.offered)


def test_a_comma_does_not_hide_that_two_are_named():
    home = household("""
    a | Leila Amir | female | 2018-05-01 |
    b | Amir Lund  | male   | 2020-06-01 |
    """)
    for cell in ("Leila, Amir", "Amir, Leila", "Leila Amir"):
        found = whom(cell, keyed=BY_REFERENCE.get, household=home, groups=group_words())
        assert said(found) == "a", "“Amir” is in both names: only the whole name fits"
    home = [home[0], household("b | Bo | male | 2020-06-01 | ")[0]]
    assert said(whom("Leila, Bo", keyed=BY_REFERENCE.get, household=home, groups=group_words())) == "?ab"


@given(st.text(max_size=30))
def test_any_words_get_an_answer_and_no_guess(text):
    found = whom(text, keyed=BY_REFERENCE.get, household=TWO_BOYS, groups=group_words())
    assert not (found.certain and found.asks)
    assert len(set(found.proposed)) == len(found.proposed)


def test_initials_and_mistakes():
    assert [initials_in(text) for text in ("A.T.", "A T", "at", "AT", "Amir", "ABCDE", "4", "")] == [
        "at", "at", "", "at", "", "", "", ""
    ]  # fmt: skip
    assert all(one_mistake("bilal", other) for other in ("bilall", "bial", "bilak", "blial", "xbilal"))
    assert not any(one_mistake("bilal", other) for other in ("bilal", "bi", "balil", "bilalxy", "lb"))
    assert parts("A & B/C, D and E+F") == ["A", "B", "C", "D", "E", "F"]
