"""What an area lacks before it is done, what no save takes, and what to keep in mind about what it rests on."""

from datetime import date, timedelta

import pytest

from seen.core.instruments.answers import asked
from seen.core.instruments.completing import AreaSaid, Basis, Said, all_best, cautions, lacking, wrong
from tests.builders.tools import SMALL, a_tool

TODAY = date(2026, 11, 2)
TOOL = a_tool()
ITEMS = asked(TOOL, band="5-10", of=TOOL.area("physical-care").items)
WHOLE = AreaSaid(strength="A coat", life_now="Warm", same_elsewhere="yes")
SEEN = ("observed",)


def graded(grade, **more):
    return Said("graded", grade, **{"how": SEEN} | more)


def unknown(**more):
    return Said("not_known", **{"unknown_what": "a", "unknown_who": "b", "unknown_by": TODAY} | more)


def fields(found):
    return [(lack.item, lack.field) for lack in found]


def wrongs(area=WHOLE, tool=TOOL, **said):
    return fields(wrong(tool, ITEMS, said, area, today=TODAY))


class TestWrong:
    def test_blanks_may_wait(self):
        assert wrongs(AreaSaid()) == []

    @pytest.mark.parametrize(
        ("more", "field"),
        [
            ({"unknown_what": ""}, "what"),
            ({"unknown_who": ""}, "who"),
            ({"unknown_by": None}, "by"),
            ({"unknown_by": TODAY - timedelta(days=1)}, "by"),
        ],
    )
    def test_not_known_needs_what_who_and_a_day_to_come(self, more, field):
        assert wrongs(food=unknown(**more)) == [("food", field)]
        assert wrongs(food=unknown()) == []

    def test_the_worst_grade_rests_on_evidence(self):
        assert wrongs(food=graded(4)) == [("food", "evidence")]
        assert wrongs(food=graded(4, evidence=1)) == []
        assert wrongs(food=graded(3)) == []

    def test_a_tool_may_ask_for_evidence_from_an_earlier_grade(self):
        text = SMALL.replace('unit = "child"', 'unit = "child"\nneeds_evidence_from = 3')
        assert wrongs(tool=a_tool(text), food=graded(3)) == [("food", "evidence")]
        assert wrongs(tool=a_tool(text), food=graded(2)) == []

    @pytest.mark.parametrize(
        ("area", "field"),
        [
            (AreaSaid(parents_view="We manage"), "parents_view_by"),
            (AreaSaid(parents_view_by="Maya"), "parents_view"),
            (AreaSaid(strength="A coat", none_seen=True), "none_seen"),
            (AreaSaid(level=3), "level_reason"),
            (AreaSaid(level_reason="Worse"), "level"),
        ],
    )
    def test_pairs_stand_together(self, area, field):
        assert wrongs(area) == [("", field)]


class TestLacking:
    def test_whole(self):
        assert fields(lacking(ITEMS, {item.id: graded(1) for item in ITEMS}, WHOLE)) == []

    def test_an_item_left_out_and_one_of_which_nobody_says_how(self):
        said = {item.id: graded(1) for item in ITEMS} | {"food": Said(), "clothes": graded(1, how=())}
        assert fields(lacking(ITEMS, said, WHOLE)) == [("food", "grade"), ("clothes", "how")]

    def test_not_known_and_not_applicable_need_no_way_of_knowing(self):
        said = {item.id: Said("not_applicable") for item in ITEMS} | {"food": unknown()}
        assert fields(lacking(ITEMS, said, WHOLE)) == []

    def test_the_area_itself(self):
        said = {item.id: graded(1) for item in ITEMS}
        assert fields(lacking(ITEMS, said, AreaSaid())) == [("", "strength"), ("", "life_now"), ("", "same_elsewhere")]
        assert fields(lacking(ITEMS, said, AreaSaid(none_seen=True, life_now="x", same_elsewhere="no"))) == []

    def test_an_area_answered_in_words_alone_lacks_nothing(self):
        assert fields(lacking((), {}, AreaSaid())) == []


@pytest.mark.parametrize(("grades", "best"), [((1, 1), True), ((1, 2), False), ((1, None), False), ((), False)])
def test_all_best(grades, best):
    said = {item.id: graded(grade) for item, grade in zip(ITEMS, grades, strict=False) if grade}
    assert all_best(ITEMS if grades else (), said) is best


@pytest.mark.parametrize(
    ("basis", "says"),
    [
        (Basis(0, (), None), ["No entry"]),
        (Basis(2, ("observed", "child_said"), TODAY - timedelta(days=183)), []),
        (Basis(2, ("observed", "child_said"), TODAY - timedelta(days=184)), ["more than six months old"]),
        (Basis(2, ("observed", "child_said"), None), []),
        (Basis(2, ("carer_said",), TODAY), ["parent or carer said", "None of it comes from the child"]),
        (Basis(2, ("observed",), TODAY), ["known in one way", "None of it comes from the child"]),
        (Basis(2, ("child_said",), TODAY), ["known in one way"]),
    ],
)
def test_cautions(basis, says):
    found = list(cautions(basis, today=TODAY))
    assert len(found) == len(says)
    assert all(part in sentence for part, sentence in zip(says, found, strict=True))
