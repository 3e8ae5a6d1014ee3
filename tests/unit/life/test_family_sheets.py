"""Who of a family may have a copy of an assessment, and which words may stand in it."""

from uuid import UUID

import pytest

from seen.core.life.family_sheets import Sheet, may_have, may_stand, said_by

CHILD, MOTHER, FATHER = UUID(int=1), UUID(int=2), UUID(int=3)
EVERYBODY = {CHILD, MOTHER, FATHER}


@pytest.mark.parametrize(
    ("sheet", "who"),
    [
        (Sheet("involved", "worker"), EVERYBODY),
        (Sheet("involved", "second_rater"), EVERYBODY),
        (Sheet("involved", "worker", carer=MOTHER), {MOTHER}),
        (Sheet("involved", "carer", completed_by=FATHER), {FATHER}),
        (Sheet("involved", "young_person"), {CHILD}),
        (Sheet("private", "young_person", completed_by=CHILD), {CHILD}),
        (Sheet("private", "worker"), {CHILD}),
        (Sheet("closed", "worker"), set()),
    ],
    ids=str,
)
def test_who_may_have_one(sheet, who):
    assert {one for one in EVERYBODY if may_have(sheet, to=one, child=CHILD)} == who


@pytest.mark.parametrize(
    ("words", "may"),
    [
        ("She eats well.", True), ("Dale cooks.", False), ("DALE cooks.", False), ("Dalesman cooks.", True),
        ("They live at ZZ1 1ZZ.", False), ("", True),
    ],
)  # fmt: skip
def test_which_words_may_stand(words, may):
    assert may_stand(words, others={"dale"}) is may


@pytest.mark.parametrize(
    ("speaker", "theirs"), [("Maya", True), ("maya reed", True), ("Mother", False), ("Dale", False), ("", False)]
)
def test_whose_words_they_are(speaker, theirs):
    assert said_by(speaker, name="Maya Reed") is theirs
