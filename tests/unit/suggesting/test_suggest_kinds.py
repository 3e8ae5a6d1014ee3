"""Which kinds the words of a note suggest, and what must suggest nothing. Kinds are written short: see SHORT."""

from itertools import count
from sys import getprofile, setprofile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seen.core.suggesting.kinds import AT_MOST, KindWords, suggest
from seen.core.suggesting.phrases import Phrase
from seen.kit.knowledge.kinds import kinds
from seen.kit.knowledge.prompts import lexicon

SAYS = """
  He was hungry and had no coat                             | school.hungry food.concern clothing.concern
  Hungry, no breakfast again                                | school.hungry food.concern
  Asked two friends for food at break                       | school.hungry
  Asked his friends about football. Then food came          |
  Not hungry today                                          |
  He didn't seem to be at all hungry                        |
  No bruises, marks or burns                                |
  No bruises. Hungry                                        | school.hungry food.concern
  No bruises but hungry                                     | school.hungry food.concern
  Not sure why he is so thin                                | health.thin
  Not only hungry but thin                                  | school.hungry food.concern health.thin
  Bruising: none                                            |
  Bruises were not seen                                     |
  Bruise on left cheek, none elsewhere                      | health.injury
  No coat, thin and tired                                   | clothing.concern health.thin school.tired
  No coat or socks, hungry                                  | clothing.concern school.hungry food.concern
  Wasn’t brought to the dentist                             | appointment.not_brought
  DNA'd clinic                                              | appointment.not_brought
  Told us he wasn't able to come but he was not brought     | appointment.not_brought
  Denied any self-harm                                      |
  Marked improvement in reading                             |
  Bruise                                                    | health.injury
  BRUISING to the arm                                       | health.injury
  Mum smelt of alcohol at the gate                          | adult.substance
  Mum smelt of alcohol and he smelt of urine                | adult.substance hygiene.concern
  In thin clothes, and he is thin                           | clothing.concern health.thin
  Seen at A&E on Sunday                                     | health.emergency_attendance
"""


def _rows(table):
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]


def _suggested(text, *, polarity=-1, band="5-10"):
    return [each.kind for each in suggest(text, polarity=polarity, band=band, lexicon=lexicon())]


@pytest.mark.parametrize(("text", "expected"), _rows(SAYS))
def test_the_words_of_a_note(text, expected):
    assert set(_suggested(text)) == set(expected.split())


def test_each_suggestion_says_which_words_led_to_it():
    (one,) = suggest("She had No  Coat again", polarity=-1, band="1-4", lexicon=lexicon())
    assert (one.kind, one.words) == ("clothing.concern", ("No  Coat",))


def test_something_going_well_suggests_no_worry():
    words = "Bruise has healed, hungry no more, brought to the dentist"
    assert _suggested(words, polarity=1) == ["appointment.attended"]
    assert "health.injury" in _suggested(words, polarity=0)


@pytest.mark.parametrize(("band", "expected"), [("under-1", True), ("", True), ("1-4", False)])
def test_a_kind_of_one_age_is_offered_there_and_where_the_age_is_unknown(band, expected):
    assert ("sleep.unsafe" in _suggested("Found co-sleeping on the sofa", band=band)) is expected


def test_no_more_than_eight_in_the_order_of_the_note():
    text = "Thin, hungry, smelly, no coat, no heating, rubbish, home alone, bruise, nits, tired, absent"
    found = _suggested(text)
    assert len(found) == AT_MOST
    assert found[0] == "health.thin"


def test_a_denial_reaches_six_words_and_no_seventh():
    assert _suggested("not a b c d e hungry") == []
    assert "school.hungry" in _suggested("not a b c d e f hungry")


def test_a_gap_holds_four_words_and_no_fifth():
    words = (KindWords("k", -1, (Phrase.of("asked .. food"),)),)
    assert suggest("asked a b c d food", polarity=-1, band="", lexicon=words)
    assert not suggest("asked a b c d e food", polarity=-1, band="", lexicon=words)


@given(st.text(), st.sampled_from([-1, 0, 1]), st.sampled_from(["", "under-1", "5-10"]))
def test_any_text_gives_known_kinds_and_words_that_stand_in_it(text, polarity, band):
    for each in suggest(text, polarity=polarity, band=band, lexicon=lexicon()):
        assert each.kind in kinds()
        assert all(words and words in text for words in each.words)


EVERY = [phrase for row in lexicon() for phrase in row.phrases if not phrase.denies]


@pytest.mark.parametrize("phrase", dict.fromkeys(EVERY), ids=lambda phrase: " ".join(phrase.words))
def test_every_phrase_is_found_as_written_and_silenced_by_a_denial(phrase):
    words = (KindWords("k", -1, (phrase,)),)
    said = " ".join(word.rstrip("*") for word in phrase.words if word != "..")
    assert suggest(said, polarity=-1, band="", lexicon=words)
    assert not suggest(f"never {said}", polarity=-1, band="", lexicon=words)


@pytest.mark.parametrize("piece", ["no, ", "not ", "hungry ", "not hungry, or ", "asked a "])
def test_a_note_of_the_most_awkward_words_takes_no_more_than_its_length(piece):
    """Twice the words, at most about twice the work, counted in calls: a clock would measure the machine."""
    shorter, longer = (_calls(_suggested, (piece * 5_000)[:length] + " or thin") for length in (2_500, 5_000))
    assert longer < 2.2 * shorter


def _calls(work, *args):
    """Return how many calls, Python's own among them, a piece of work makes."""
    counted = count()
    before = getprofile()
    setprofile(lambda frame, event, arg: next(counted) if event in {"call", "c_call"} else None)
    try:
        work(*args)
    finally:
        setprofile(before)
    return next(counted)
