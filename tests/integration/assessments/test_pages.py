"""The pages of an assessment: one area and what it comes to; and nobody who has no business there."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest

from seen.apps.assessments.models import AreaSheet
from seen.apps.casefile.models import Task
from tests.builders.assessing import (
    FOOD,
    an_area,
    an_assessment,
    an_entry,
    as_held,
    saved,
    signed,
    unknown,
)
from tests.builders.children import TODAY
from tests.builders.staff import browser_of
from tests.integration.assessments.pages import AREA, area_of, page_of, said, words_of

pytestmark = pytest.mark.django_db


class TestArea:
    def test_every_grade_has_its_anchor_and_what_is_not_known_asks_three_things(self, alice, begun):
        page = words_of(browser_of(alice).get(area_of(alice, begun)))
        for grade in range(1, 5):
            assert f"Food as seen at {grade}" in page
        for words in ("Not enough information", "What do we not know yet?", "Who could tell us?", "Ask by when?"):
            assert words in page
        assert "Would I grade this the same in another family, home or neighbourhood?" in page
        assert "What is this like for Amir, here and now?" in page

    def test_last_times_levels_are_nowhere_before_an_answer_and_beside_it_after(self, alice, amir):
        begun = an_assessment(alice, amir, days_ago=90)
        saved(alice, begun, an_area(grade=3, narrative="As it was then"))
        signed(alice, begun)
        again = an_assessment(alice, amir)
        before = words_of(browser_of(alice).get(area_of(alice, again)))
        assert "checked" not in before
        assert "As it was then" not in before
        assert "Last time" not in before
        saved(alice, again, an_area(grade=2))
        after = words_of(browser_of(alice).get(area_of(alice, again) + "result/"))
        assert "Last time was" in after
        assert after.count("Better") == len(FOOD)

    def test_saved_it_says_what_it_comes_to_and_what_decided(self, alice, amir, begun):
        entry = an_entry(alice, amir)
        answer = browser_of(alice).post(
            area_of(alice, begun), said(food__grade="4", food__entries=[str(entry.id)]), follow=True
        )
        page = words_of(answer)
        assert "What decided it:</strong> Food" in page
        assert "4 Not met" in page
        assert "1 entry linked" in page
        assert "None of it comes from the child" in page

    def test_evidence_is_suggested_from_this_area_of_the_chronology(self, alice, amir, begun):
        an_entry(alice, amir, text="Nothing in the fridge")
        an_entry(alice, amir, text="Shouted at in the shop", area="love-and-care")
        page = words_of(browser_of(alice).get(area_of(alice, begun)))
        assert "Nothing in the fridge" in page
        assert "Shouted at in the shop" not in page

    def test_the_worst_grade_without_evidence_is_refused_with_everything_typed(self, alice, begun):
        page = words_of(browser_of(alice).post(area_of(alice, begun), said(food__grade="4", life_now="Always hungry")))
        assert "needs evidence" in page
        assert "Always hungry" in page
        assert 'href="#id_food-entries"' in page
        assert not AreaSheet.objects.exists()

    def test_what_was_not_yet_noted_is_noted_and_linked(self, alice, amir, begun):
        sent = said(food__grade="4", new_text="Three empty cupboards", new_item="food")
        assert browser_of(alice).post(area_of(alice, begun), sent).status_code == 302
        entry = amir.entries.get(text="Three empty cupboards")
        assert entry.areas == AREA
        assert as_held(alice, begun).areas[AREA].evidence["food"] == (entry.id,)

    def test_new_evidence_says_of_what(self, alice, begun):
        page = words_of(browser_of(alice).post(area_of(alice, begun), said(new_text="Three empty cupboards")))
        assert "Choose what it is evidence of" in page

    @pytest.mark.parametrize("act", ["done", "later"])
    def test_not_known_cannot_be_saved_empty_and_saved_it_is_one_task(self, alice, begun, act):
        browser = browser_of(alice)
        page = words_of(browser.post(area_of(alice, begun), said(food__grade="not_known", act=act)))
        for words in ("say what we do not know", "say who could tell us", "say by when"):
            assert words in page
        due = (TODAY + timedelta(days=7)).isoformat()
        whole = {"food__what": "Who cooks", "food__who": "Nursery", "food__by": due, "food__grade": "not_known"}
        browser.post(area_of(alice, begun), said(**whole, act=act))
        assert Task.objects.get(kind="assessment.find_out").due.isoformat() == due

    def test_the_list_says_done_but_for_what_must_be_found_out_and_counts_it_apart(self, alice, begun):
        saved(alice, begun, an_area(items={"food": unknown()}))
        page = words_of(browser_of(alice).get(page_of(alice, begun)))
        assert "Done – need to find out" in page
        assert "1 of 2 areas done, 1 of them with something to find out" in page

    def test_left_for_later_it_is_in_progress(self, alice, begun):
        sent = {"once": str(uuid4()), "food-grade": "2", "act": "later"}
        assert browser_of(alice).post(area_of(alice, begun), sent).status_code == 302
        page = words_of(browser_of(alice).get(page_of(alice, begun)))
        assert "In progress" in page
        assert re.search(r'value="2" checked', words_of(browser_of(alice).get(area_of(alice, begun))))

    def test_everything_met_at_once_is_one_neutral_question_and_no_block(self, alice, begun):
        browser = browser_of(alice)
        page = words_of(browser.get(area_of(alice, begun)))
        opened = re.search(r'name="begun"[^>]*value="([^"]+)"', page).group(1)
        sent = said(begun=opened) | {f"{item}-grade": "1" for item in FOOD}
        asked = words_of(browser.post(area_of(alice, begun), sent))
        assert "You answered quickly" in asked
        assert "There is a problem" not in asked
        assert not AreaSheet.objects.exists()
        sure = re.search(r'name="sure"[^>]*value="([^"]+)"', asked).group(1)
        assert browser.post(area_of(alice, begun), sent | {"sure": sure}).status_code == 302

    def test_slowly_met_or_of_an_unknown_beginning_nothing_is_asked(self, alice, begun):
        sent = said(begun="forged") | {f"{item}-grade": "1" for item in FOOD}
        assert browser_of(alice).post(area_of(alice, begun), sent).status_code == 302

    def test_a_grade_that_is_none_and_an_area_that_is_none(self, alice, begun):
        assert "Choose from the answers shown" in words_of(
            browser_of(alice).post(area_of(alice, begun), said(food__grade="9"))
        )
        assert browser_of(alice).get(area_of(alice, begun, "feathers")).status_code == 404

    def test_words_and_grades_that_differ_stand_side_by_side(self, alice, begun):
        saved(alice, begun, an_area(grade=1, narrative="She is often hungry and there is no food in the house."))
        page = words_of(browser_of(alice).get(area_of(alice, begun) + "result/"))
        assert "Words and grades side by side" in page
        assert "every grade says met" in page

    def test_another_level_stands_beside_with_its_reason(self, alice, begun):
        sent = said(level="4", level_reason="It is every day", narrative="Worse than the items show")
        page = words_of(browser_of(alice).post(area_of(alice, begun), sent, follow=True))
        assert "Seen otherwise" in page
        assert "It is every day" in page

    def test_charlie_reads_and_writes_nothing(self, charlie, begun):
        for rest in ("", f"areas/{AREA}/", f"areas/{AREA}/result/", "check/", "stop/", "reopen/", "visit/"):
            there = browser_of(charlie).get(page_of(charlie, begun, rest))
            assert there.status_code == 404
        assert browser_of(charlie).post(area_of(charlie, begun), said()).status_code == 404
        assert not AreaSheet.objects.exists()
