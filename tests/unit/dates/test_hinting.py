"""Words in a row's own text that say when it was: proposed with the words, and only where they can be meant so."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seen.core.dates.hinting import hints
from tests.unit.dates.test_narrowing import TODAY, a_childhood, rows

FOUND = """
  Broke his arm when he was 3 and was not seen for two days | when he was 3
  In Year 2 he was often late                               | In Year 2
  before Christmas 2019 the family moved                    | before Christmas 2019
  When Wren was nearly 4 she fell                           | When Wren was nearly 4
  Hit when she was four years old                           | when she was four years old
  Seen in Reception class without a coat                    | in Reception class
  He was always hungry in reception                         | in reception
  At 18 months not walking                                  | At 18 months
  At the age of 4 she was cooking                           | At the age of 4
  The move was in May 2021                                  | in May 2021
  On 3rd May 2021 he came without a coat                    | On 3rd May 2021
  When he was a baby he was left to cry                     | when he was a baby
  during the spring term of Year 4                          | during the spring term of Year 4
  hungry at the end of Year 1                               | at the end of Year 1
  before she started school she had no words                | before she started school
  in 2019 there was no heating                              | in 2019
  Smoked during the pregnancy                               | during the pregnancy
  In Year 3 and again in Year 5                             | In Year 3; in Year 5
  In year 3, in Year 3                                      | In year 3
  in Year 1, Year 2, Year 3 and Year 4                      | in Year 1; Year 2; Year 3
"""
NOT_FOUND = """
  Her 2 year 6 month check was missed
  Weighed when she was 14.2 kg
  Waited in reception at the surgery
  Left at the reception desk
  Mum was 16 when she had him
  Born on 3 May 2014
  Not in Year 2 any more
  Year 2019
  when she was 40
  when she was 12
  in Year 9
  every day
  at 12 months review
  4 year old brother
"""


@pytest.mark.parametrize(("text", "words"), rows(FOUND))
def test_words_that_say_when(text, words):
    found = hints(text, childhood=a_childhood(), today=TODAY)
    assert "; ".join(hint.words for hint in found).casefold() == words.casefold()
    assert all(hint.words in text for hint in found), "as they stand in the text"


@pytest.mark.parametrize("text", [row[0] for row in rows(NOT_FOUND)])
def test_words_that_do_not(text):
    assert hints(text, childhood=a_childhood(), today=TODAY) == ()


def test_without_a_birth_date_no_age_is_proposed():
    assert hints("when she was 3", childhood=a_childhood(None), today=TODAY) == ()


def test_nothing_is_proposed_after_the_day_on_which_it_was_known():
    text = "In May 2021 she moved"
    assert hints(text, childhood=a_childhood(last=date(2021, 5, 1)), today=TODAY)
    assert not hints(text, childhood=a_childhood(last=date(2021, 4, 30)), today=TODAY)


@given(st.text())
def test_any_text_is_read_without_harm(text):
    for hint in hints(text, childhood=a_childhood(), today=TODAY):
        assert hint.on.earliest <= hint.on.latest
