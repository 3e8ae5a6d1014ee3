"""The number given last by a day is in force on it, and what the partnership decided stands over its file."""

from datetime import date

import pytest

from seen.core.patterns.in_force import Given, in_force
from seen.kit.knowledge import partnerships
from seen.kit.knowledge.partnerships import BadSetting, NoSuchPartnership, pattern_settings, settings_given

JUNE, JULY = date(2026, 6, 1), date(2026, 7, 1)
FILE = (
    Given("a", date.min, {"one": 1, "two": 2}),
    Given("a", JULY, {"two": 4}),
    Given("a", JUNE, {"two": 3}),
    Given("b", JUNE, {}),
)
DECIDED = (Given("a", JUNE, {"one": 9}),)


@pytest.mark.parametrize(
    ("on", "numbers"),
    [
        (date(2026, 5, 31), {"a": {"one": 1, "two": 2}}),
        (JUNE, {"a": {"one": 1, "two": 3}}),
        (date(2026, 6, 30), {"a": {"one": 1, "two": 3}}),
        (JULY, {"a": {"one": 1, "two": 4}}),
    ],
)
def test_from_its_day_on(on, numbers):
    assert in_force(FILE, on=on) == numbers


@pytest.mark.parametrize(("on", "one"), [(date(2026, 5, 31), 1), (JUNE, 9), (JULY, 9)])
def test_a_later_source_stands_over_an_earlier_one(on, one):
    assert in_force(FILE, DECIDED, on=on)["a"]["one"] == one
    assert FILE[0].numbers == {"one": 1, "two": 2}


def test_of_two_on_one_day_the_one_given_last():
    assert in_force((Given("a", JUNE, {"one": 1}), Given("a", JUNE, {"one": 2})), on=JUNE) == {"a": {"one": 2}}


@pytest.fixture
def written(monkeypatch):
    """Let a partnership's file say this of its patterns."""

    def write(patterns):
        monkeypatch.setattr(partnerships, "load", lambda name: {"patterns": patterns})
        settings_given.cache_clear()

    yield write
    settings_given.cache_clear()


class TestFile:
    def test_numbers_with_and_without_a_day(self, written):
        written({"a": {"one": 1, "from": {"2026-06-01": {"one": 2}}}})
        assert pattern_settings("llr", as_of=date(2026, 5, 31)) == {"a": {"one": 1}}
        assert pattern_settings("llr", as_of=JUNE) == {"a": {"one": 2}}
        assert pattern_settings("llr") == {"a": {"one": 2}}

    def test_a_day_that_is_none_is_said(self, written):
        written({"a": {"from": {"soon": {"one": 2}}}})
        with pytest.raises(BadSetting, match="from “soon”, which is no day"):
            pattern_settings("llr")

    def test_a_file_that_says_nothing(self, written):
        written({})
        assert pattern_settings("llr") == {}

    def test_no_such_partnership(self):
        with pytest.raises(NoSuchPartnership, match="there are hull, lambeth, llr"):
            settings_given("nowhere")
