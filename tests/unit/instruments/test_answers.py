"""Which items are asked, and which answers are refused."""

from datetime import date

import pytest

from seen.core.instruments.answers import asked, check_answers
from seen.core.instruments.bands import BANDS, NoBand, band_of, band_on
from seen.core.instruments.scoring import score
from seen.core.instruments.tool import BadAnswer
from tests.builders.tools import SMALL, a_tool

TOOL = a_tool()
WORDS = {"id": "said", "title": "Said", "asks": "What did {child} say?", "bands": ["5-10"], "kind": "words"}


def ids(**place):
    return [item.id for item in asked(TOOL, **place)]


def test_what_is_asked_depends_on_age_and_disability():
    assert ids(band="unborn") == ["food"]
    assert ids(band="under-1") == ["food", "clothes"]
    assert ids(band="1-4") == ["food", "clothes", "teeth"]
    assert ids(band="1-4", disabled=True) == ["food", "clothes", "teeth", "equipment"]
    assert [item.id for item in asked(TOOL, band="1-4", of=TOOL.area("health").items)] == ["teeth"]


def with_settings():
    text = SMALL.replace('unit = "child"', 'unit = "child"\nsettings = ["home", "school"]')
    return a_tool(text.replace('title = "Teeth"', 'title = "Teeth"\nsettings = ["home"]'))


@pytest.mark.parametrize(("setting", "teeth"), [("home", True), ("school", False), ("", True)])
def test_what_is_asked_depends_on_where(setting, teeth):
    assert ("teeth" in [item.id for item in asked(with_settings(), band="1-4", setting=setting)]) is teeth


@pytest.mark.parametrize(
    ("answers", "band", "says"),
    [
        ({"hair": 1}, "1-4", "Small tool has no item “hair”"),
        ({"teeth": 1}, "unborn", "“teeth” is not asked at the age band unborn"),
        ({"equipment": 1}, "1-4", "“equipment” is asked only about a disabled child"),
        ({"food": 5}, "1-4", "“food”: 5 is not a grade; write a whole number from 1 to 4"),
        ({"food": 0}, "1-4", "0 is not a grade"),
        ({"food": True}, "1-4", "True is not a grade"),
        ({"food": 2.0}, "1-4", "2.0 is not a grade"),
        ({"food": "2"}, "1-4", "'2' is not a grade"),
        ({"food": None}, "1-4", "None is not a grade"),
        ({"food": [1]}, "1-4", "is not a grade"),
        ({}, "0-1", "There is no age band “0-1”: there are unborn, under-1"),
    ],
)
def test_what_is_no_answer(answers, band, says):
    with pytest.raises(BadAnswer, match=says.replace("(", r"\(")):
        check_answers(TOOL, answers, band=band)


@pytest.mark.parametrize("bad", [{"hair": 1}, {"food": 5}, {"equipment": 1}, {"food": [1]}])
def test_scoring_refuses_it_too(bad):
    with pytest.raises(BadAnswer):
        score(TOOL, {"food": 1} | bad, band="1-4")


def test_a_setting_is_refused_where_the_tool_or_the_item_does_not_have_it():
    with pytest.raises(BadAnswer, match="Small tool has no setting “school”: its settings are none"):
        check_answers(TOOL, {}, band="1-4", setting="school")
    with pytest.raises(BadAnswer, match="“teeth” is not asked in the setting school: it is asked in home"):
        check_answers(with_settings(), {"teeth": 1}, band="1-4", setting="school")


def test_words_are_an_answer_and_never_a_score():
    tool = a_tool(area=[{"id": "a", "title": "A", "care": "health", "item": [WORDS]}])
    check_answers(tool, {"said": "My room is cold."}, band="5-10")
    assert score(tool, {"said": "My room is cold."}, band="5-10").areas == {}
    with pytest.raises(BadAnswer, match="“said” is answered in words"):
        check_answers(tool, {"said": 3}, band="5-10")


def test_with_no_method_the_items_stand_side_by_side():
    found = score(a_tool(score={"method": "none"}), {"food": 4, "clothes": 1}, band="1-4")
    assert found.items["food"] == (4, ("food",), 0)
    assert found.areas == {"physical-care": (None, (), 0), "health": (None, (), 1)}


BORN = date(2020, 2, 29)


@pytest.mark.parametrize(
    ("on", "band"),
    [
        (date(2020, 2, 28), "unborn"),
        (date(2020, 2, 29), "under-1"),
        (date(2021, 2, 28), "under-1"),
        (date(2021, 3, 1), "1-4"),
        (date(2025, 2, 28), "1-4"),
        (date(2025, 3, 1), "5-10"),
        (date(2031, 3, 1), "11-15"),
        (date(2036, 2, 28), "11-15"),
        (date(2036, 2, 29), "16-17"),
        (date(2038, 2, 28), "16-17"),
    ],
)
def test_the_band_is_by_the_age_on_the_day(on, band):
    assert band_on(BORN, None, on) == band


def test_nobody_is_asked_as_a_child_from_the_eighteenth_birthday():
    with pytest.raises(NoBand, match="until the 18th birthday"):
        band_on(BORN, None, date(2038, 3, 1))
    with pytest.raises(NoBand, match="Record the day of birth"):
        band_on(None, None, date(2038, 3, 1))
    assert band_on(None, date(2026, 5, 1), date(2026, 1, 1)) == "unborn"


@pytest.mark.parametrize(
    ("days", "band"),
    [
        *((-(10**9), "unborn"), (-1, "unborn"), (0, "under-1"), (364, "under-1"), (365, "1-4"), (1825, "1-4")),
        *((1826, "5-10"), (4016, "5-10"), (4017, "11-15"), (5843, "11-15"), (5844, "16-17"), (6573, "16-17")),
    ],
)
def test_the_band_of_an_age_in_days(days, band):
    assert band_of(days) == band
    assert band in BANDS


@pytest.mark.parametrize("days", [6574, 10**9])
def test_an_adult_has_no_band(days):
    with pytest.raises(NoBand):
        band_of(days)
