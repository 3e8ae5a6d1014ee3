"""One assessment beside another: rater beside rater, worker beside parent. Nothing is averaged, nothing added up."""

from dataclasses import fields
from datetime import date
from uuid import UUID

import pytest
from hypothesis import given as each_of
from hypothesis import strategies as st

from seen.core.instruments.comparing import (
    Beside,
    NotAlike,
    RatersBeside,
    View,
    beside,
    raters,
    two_views,
    view_of,
)
from seen.core.instruments.given import Given, GivenItem
from tests.builders.tools import a_tool

CHILD = UUID(int=1)
LATER = ["1-4", "5-10", "11-15", "16-17"]
ANCHORS = ["Met.", "Patchy.", "Mostly not met.", "Not met."]


def an_area(name: str, *items: str) -> dict[str, object]:
    """An area with items written as `food=meals`, the parent's item after the sign, or `cot=meals@under-1`."""
    found = []
    for one in items:
        named, _, band = one.partition("@")
        item, _, matches = named.partition("=")
        asked = {"id": item, "title": item, "asks": "Asked?", "bands": [band] if band else LATER, "grades": ANCHORS}
        found.append(asked | ({"matches": matches} if matches else {}))
    return {"id": name, "title": name, "care": "physical-care", "item": found}


TOOL = a_tool(
    compares_with="sheet",
    area=[
        an_area("care", "food=meals", "clothes=warm", "pets=animals", "teeth", "cot=meals@under-1"),
        an_area("school", "there"),
    ],
)
SHEET = a_tool(id="sheet", completed_by=["carer"], area=[an_area("home", "meals", "warm", "animals", "sleep")])
SHORT_SCALE = a_tool(
    id="sheet",
    grade=[{"value": 1, "label": "A", "says": "A."}, {"value": 2, "label": "B", "says": "B."}],
    area=[{**an_area("home"), "item": [{**an_area("x", "meals")["item"][0], "grades": ["Met.", "Not met."]}]}],
)


def answers(said: str) -> dict[str, GivenItem]:
    """Read `food 2, teeth ?, pets -`: a grade, not known, not applicable."""
    found = {}
    for item, answer in (one.split() for one in said.split(",") if one.strip()):
        state = {"?": "not_known", "-": "not_applicable"}.get(answer, "graded")
        found[item] = GivenItem(item, int(answer) if state == "graded" else None, state)
    return found


def a_given(said: str, *, tool=TOOL, done: tuple[str, ...] = ("care", "school", "home"), **more) -> Given:
    row = {
        "id": UUID(int=2), "child": CHILD, "instrument": tool.id, "version": tool.version, "on": date(2026, 5, 3),
        "signed": None, "band": "5-10", "disabled": False, "setting": "", "rater": "Alice Fern",
        "rater_role": "worker", "agency": "Northmarsh health visiting", "carer": "", "carer_id": None,
        "announced": None, "mode": "at_desk", "goal": "", "pair": None,
    }  # fmt: skip
    areas = tuple(area.id for area in tool.areas if area.id in done)
    return Given(**{**row, **more}, items=answers(said), areas_done=areas)


@pytest.mark.parametrize(
    ("first", "second", "verdict"),
    [
        (2, 2, "exact"),
        (2, 3, "within_one"),
        (3, 2, "within_one"),
        (1, 3, "differ"),
        (4, 1, "differ"),
        (None, 2, "not_both"),
        (2, None, "not_both"),
        (None, None, "not_both"),
    ],
)
def test_two_grades_of_one_thing(first, second, verdict):
    assert beside(first, second) == verdict


class TestTwoRaters:
    def test_each_item_and_each_area(self):
        found = raters(
            TOOL, a_given("food 2, clothes 1, pets ?, there 4"), a_given("food 2, clothes 3, pets 1, there 3")
        )
        care, school = found.areas
        assert [(one.item.id, one.verdict) for one in care.items] == [
            ("food", Beside.EXACT),
            ("clothes", Beside.DIFFER),
            ("pets", Beside.NOT_BOTH),
            ("teeth", Beside.NOT_BOTH),
        ]
        assert (care.first, care.second, care.verdict) == (2, 3, Beside.WITHIN_ONE)
        assert (school.first, school.second, school.verdict) == (4, 3, Beside.WITHIN_ONE)
        assert (care.agreement.count, care.agreement.exact, care.agreement.within_one) == (2, 1, 1)
        assert (found.agreement.count, found.agreement.exact, found.agreement.within_one) == (3, 1, 2)
        assert [one.item.id for one in found.apart] == ["clothes"]

    def test_an_area_that_one_of_them_did_not_finish_is_not_compared(self):
        found = raters(TOOL, a_given("food 2, there 1"), a_given("food 2, there 4", done=("care",)))
        assert [area.area.id for area in found.areas] == ["care"]

    def test_what_is_not_known_agrees_with_nothing(self):
        found = raters(TOOL, a_given("food ?, clothes ?"), a_given("food ?, clothes -"))
        assert found.agreement.count == 0
        assert found.areas[0].verdict is Beside.NOT_BOTH

    def test_an_item_that_is_not_asked_at_this_age_is_left_out(self):
        items = [one.item.id for area in raters(TOOL, a_given(""), a_given("")).areas for one in area.items]
        assert "cot" not in items

    @pytest.mark.parametrize(
        "other",
        [
            {"child": UUID(int=9)},
            {"version": "1.1"},
            {"instrument": "another"},
            {"band": "11-15"},
            {"disabled": True},
            {"carer_id": UUID(int=3)},
        ],
    )
    def test_what_was_asked_otherwise_is_not_compared(self, other):
        with pytest.raises(NotAlike, match="Choose the one that was graded twice"):
            raters(TOOL, a_given("food 1"), a_given("food 1", **other))

    def test_nothing_is_averaged_and_nothing_added_up(self):
        assert {one.name for one in fields(RatersBeside)} == {"areas", "agreement"}

    @each_of(st.lists(st.tuples(st.integers(1, 4), st.integers(1, 4)), min_size=3, max_size=3))
    def test_it_is_the_same_whoever_comes_first(self, pairs):
        names = ("food", "clothes", "pets")
        one = a_given(", ".join(f"{name} {a}" for name, (a, _) in zip(names, pairs, strict=True)))
        other = a_given(", ".join(f"{name} {b}" for name, (_, b) in zip(names, pairs, strict=True)))
        there, back = raters(TOOL, one, other), raters(TOOL, other, one)
        assert there.agreement == back.agreement
        assert [area.verdict for area in there.areas] == [area.verdict for area in back.areas]
        assert [item.item.id for item in there.apart] == [item.item.id for item in back.apart]


@pytest.mark.parametrize(
    ("worker", "parent", "view"),
    [
        (2, 2, "same"),
        (2, 3, "parent_more_worried"),
        (1, 4, "parent_more_worried"),
        (3, 2, "worker_more_worried"),
        (None, 4, "not_sure"),
        (4, None, "not_sure"),
    ],
)
def test_two_marks_of_one_thing(worker, parent, view):
    assert view_of(worker, parent) == view


class TestTwoViews:
    def views(self, worker: str, parent: str, **more):
        found = two_views(TOOL, SHEET, a_given(worker, **more), a_given(parent, tool=SHEET))
        return [(one.item.id, one.card.id, one.view) for one in found]

    def test_item_by_item_through_what_the_tool_names(self):
        assert self.views("food 2, clothes 3, pets 1, teeth 4", "meals 2, warm 1, animals 4, sleep 4") == [
            ("food", "meals", View.SAME),
            ("clothes", "warm", View.WORKER_MORE_WORRIED),
            ("pets", "animals", View.PARENT_MORE_WORRIED),
        ]

    def test_not_sure_and_not_known_are_no_difference_and_no_agreement(self):
        assert [view for _, _, view in self.views("food ?, clothes 2", "meals 1, warm ?")] == [View.NOT_SURE] * 2

    def test_a_card_that_the_parent_left_out_stands_beside_what_the_worker_said(self):
        assert self.views("food 2", "") == [("food", "meals", View.NOT_SURE)]

    @pytest.mark.parametrize(
        ("worker", "parent"), [("pets -", ""), ("pets -", "animals -"), ("", "animals -"), ("", "")]
    )
    def test_what_applies_to_neither_is_left_out(self, worker, parent):
        assert self.views(worker, parent) == []

    def test_what_applies_to_the_parent_alone_stays(self):
        assert self.views("pets -", "animals 3") == [("pets", "animals", View.NOT_SURE)]

    def test_an_area_that_the_worker_did_not_finish_shows_nothing_of_the_parents(self):
        assert self.views("food 2", "meals 4", done=("school",)) == []

    def test_only_a_difference_asks_for_words(self):
        found = two_views(
            TOOL, SHEET, a_given("food 2, clothes 2, pets ?"), a_given("meals 3, warm 2, animals 1", tool=SHEET)
        )
        assert [one.differ for one in found] == [True, False, False]

    @pytest.mark.parametrize(
        ("tool", "sheet", "child"),
        [
            (TOOL, a_tool(id="other"), CHILD),
            (TOOL, SHEET, UUID(int=9)),
            (TOOL, SHORT_SCALE, CHILD),
        ],
    )
    def test_what_the_tool_is_not_compared_with(self, tool, sheet, child):
        with pytest.raises(NotAlike, match="is not compared with"):
            two_views(tool, sheet, a_given("food 1", tool=tool), a_given("", tool=sheet, child=child))
