"""What a partnership may set, how refs are written, and how a sentence says things."""

import pytest

from seen.core.patterns.contract import NotAllowed, refs
from seen.core.patterns.runner import patterns
from seen.core.patterns.wording import count, said_list, services, undated
from tests.builders.timelines import the_events

NOT_BROUGHT = next(pattern for pattern in patterns() if pattern.row == 19)
TABLE = "ref|on|kind|agency|detail\na|2026-01-01|appointment.attended|speech-therapy|\nb||food.concern|gp|"


def test_patterns_come_by_row():
    assert [pattern.row for pattern in patterns()] == sorted(pattern.row for pattern in patterns())
    assert {7, 9, 10, 17, 19, 20, 21, 22, 30, 32} <= {pattern.row for pattern in patterns()}


class TestThresholds:
    def test_a_partnerships_own_number_within_its_range(self):
        assert NOT_BROUGHT.in_force({"months": 24})["months"] == 24
        assert NOT_BROUGHT.in_force({"months": 3})["at_least"] == 2

    @pytest.mark.parametrize("number", [2, 25, "6", 6.0, True, None])
    def test_outside_it(self, number):
        with pytest.raises(NotAllowed, match=r"19 \(not-brought\): months must be a whole number, 3 to 24"):
            NOT_BROUGHT.in_force({"months": number})

    def test_an_unknown_name(self):
        with pytest.raises(NotAllowed, match="no threshold called weeks"):
            NOT_BROUGHT.in_force({"weeks": 3})


def test_a_siblings_ref_names_the_sibling():
    own, other = the_events(TABLE), the_events(TABLE, child="zeb")
    assert refs([*own, other[0]], child="amal") == ["a", "b", "zeb/a"]


def test_words():
    assert said_list(["a"]) == "a"
    assert said_list(["a", "b", "a", "c"]) == "a, b and c"
    assert services(the_events(TABLE)) == "speech therapy and gp"
    assert (count(1, "entry"), count(2, "area")) == ("1 entry", "2 areas")
    assert undated(0) == ()
    assert undated(2) == ("2 entries of this sort have no known date, so they are not counted here.",)
