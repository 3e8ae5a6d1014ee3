"""Names: one word or many, any accent, any apostrophe; folded for finding."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seen.core.identifiers.names import LONGEST, BadName, fold, read_name, same_name

FOLDED = """
O'Neill            | oneill
O’Neill            | oneill
Nguyễn Thị Ánh     | nguyen thi anh
Zoë                | zoe
Łukasz Wójcik      | lukasz wojcik
Anne-Marie St. John| anne marie st john
Sukarno            | sukarno
  Mary   ANN       | mary ann
Straße             | strasse
Søren Ærø          | soren aero
محمد               | محمد
"""


@pytest.mark.parametrize("line", FOLDED.strip().splitlines())
def test_names_fold(line):
    name, _, folded = line.partition("|")
    assert fold(name) == folded.strip()
    assert read_name(name) == " ".join(name.split())


@pytest.mark.parametrize("text", ["", "   ", "-", "42", "...", "🙂"])
def test_what_holds_no_letter_is_no_name(text):
    with pytest.raises(BadName, match="One word is enough"):
        read_name(text)


def test_the_longest_name_is_taken_and_one_more_letter_is_not():
    assert read_name("a" * LONGEST)
    with pytest.raises(BadName, match="Shorten the name by 1 character"):
        read_name("a" * (LONGEST + 1))


@given(st.text())
def test_folding_twice_is_folding_once(name):
    assert fold(fold(name)) == fold(name)


def test_a_name_is_the_same_in_any_order():
    assert same_name(fold("Nguyễn Anh"), fold("Anh NGUYEN"))
    assert not same_name(fold("Anh"), fold("Anh Anh"))
