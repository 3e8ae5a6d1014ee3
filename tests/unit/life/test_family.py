"""What may be proposed for a copy for the family: on, just outside, and whatever is in doubt stays out."""

from dataclasses import replace

import pytest

from seen.core.access.visibility import Access
from seen.core.life.family import KNOWN_BY, Told, may_be_given, names_that_tell

KINDS = frozenset({"food.concern", "note.strength"})
OTHERS = frozenset({"rowan", "dale"})
FINE = Told(Access.INVOLVED, True, ("food.concern",), "observed", "", "Amir came without lunch.")


def given(**changed: object) -> bool:
    return may_be_given(replace(FINE, **changed), kinds=KINDS, others=OTHERS)


def test_what_an_agency_saw_itself_and_is_open():
    assert given()
    assert given(kinds=("food.concern", "note.strength"), source_type="measured")


@pytest.mark.parametrize("access", [each for each in Access if each is not Access.INVOLVED])
def test_nothing_that_is_closed_to_anybody_who_works_with_the_child(access):
    assert not given(access=access)


@pytest.mark.parametrize("source_type", ["child_said", "carer_said", "worker_said", ""])
def test_nothing_that_somebody_said(source_type):
    assert source_type not in KNOWN_BY
    assert not given(source_type=source_type)


@pytest.mark.parametrize(
    "changed",
    [
        {"ours": False}, {"kinds": ("police.attended",)}, {"kinds": ("food.concern", "adult.substance")},
        {"person": "Dale Quill"}, {"held_back": True}, {"shared": True}, {"disputed": True},
    ],
    ids=str,
)  # fmt: skip
def test_one_thing_against_it_is_enough(changed):
    assert not given(**changed)


@pytest.mark.parametrize(
    ("words", "may"),
    [
        ("Rowan’s coat was wet", False), ("DALE rang", False), ("He was in the dales", True), ("rowanberry jam", True),
        ("Moved to LE1 4FT last week", False), ("at le14ft", False), ("Came at 9.10 in P3 kit", True), ("", True),
    ],
)  # fmt: skip
def test_no_other_name_and_no_address(words, may):
    assert given(words=words) is may


def test_names_are_words_that_the_child_and_the_reader_do_not_share():
    names = names_that_tell(["Dale Quill", "Rowan Tallow", "J O’Neill"], besides=["Wren Tallow", "Marnie Tallow"])
    assert names == {"dale", "quill", "rowan", "neill"}
