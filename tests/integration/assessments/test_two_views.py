"""Worker and parent side by side: shut until the worker's own levels are saved, then item by item, in words."""

from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from seen.apps.assessments.actions import NothingCameOfIt, rather_talk, stop, talk_with_family
from seen.apps.assessments.models import TalkedThrough
from seen.apps.assessments.prints.comparison import paper
from seen.apps.assessments.queries.comparing import NotYet, compared
from seen.apps.assessments.queries.opening import NoSuchAssessment
from seen.apps.casefile.queries import NoSuchChild
from seen.core.instruments.comparing import View
from seen.kit.actions import Acting, writing
from seen.kit.audit.models import Entry as Line
from seen.kit.documents.pdf import as_html
from tests.builders.assessing import signed
from tests.builders.browsing import page, send, text_of
from tests.builders.casefile import sight_of
from tests.builders.children import NOW, SERVICE, an_adult
from tests.builders.own_sheets import a_sent_sheet, handed_over, levels

pytestmark = pytest.mark.django_db
MORE, LESS = "Parent more worried", "Worker more worried"


@pytest.fixture
def maya(amir):
    return an_adult("Maya Reed", of=amir)


@pytest.fixture
def sheet(alice, amir, maya):
    """Maya's sheet: more worried about food, less about washing, the same on clothes, and not sure of the home."""
    return a_sent_sheet(alice, amir, maya, food=4, washing=1, clothes=2, home="not_known", sleep="rather_talk")


@pytest.fixture
def own(alice, amir):
    return levels(alice, amir, days_ago=1, food_and_drink=2, washing=3, clothes=2)


def talk(by, amir, sheet, *, item="food-and-drink", said="", agreed="", apart=False, key=None):
    talk_with_family(
        by, sight=sight_of(by, amir), sheet=sheet.id, key=key or uuid4(), item=item, said=said, agreed=agreed,
        apart=apart, now=timezone.now(),
    )  # fmt: skip


class TestTheLock:
    def test_until_the_workers_own_levels_are_saved_it_is_shut_and_says_why(self, alice, amir, sheet):
        answer = page(alice, "assessment_compare", amir.id, sheet.id)
        assert answer.status_code == 403
        words = text_of(answer)
        assert "Save your own levels first" in words
        assert "We need help with this" not in words

    def test_levels_that_are_begun_and_not_done_do_not_open_it(self, alice, amir, sheet):
        levels(alice, amir, done=False)
        assert page(alice, "assessment_compare", amir.id, sheet.id).status_code == 403

    def test_levels_in_an_assessment_that_was_stopped_do_not_open_it(self, alice, amir, sheet, own):
        stop(alice, sight=sight_of(alice, amir), assessment=own.id, why="Begun for the wrong child", now=NOW)
        assert page(alice, "assessment_compare", amir.id, sheet.id).status_code == 403

    @pytest.mark.parametrize("with_item", [(), ("food-and-drink",)])
    @pytest.mark.parametrize("name", ["assessment_compare", "assessment_compare_copy"])
    def test_every_page_of_it_is_shut(self, alice, amir, sheet, name, with_item):
        name = "assessment_compare_item" if with_item else name
        assert page(alice, name, amir.id, sheet.id, *with_item).status_code == 403

    def test_once_saved_it_opens(self, alice, amir, sheet, own):
        assert page(alice, "assessment_compare", amir.id, sheet.id).status_code == 200

    def test_a_sheet_that_was_not_sent_stays_shut_whatever_is_saved(self, alice, amir, maya, own):
        begun = handed_over(alice, amir, maya).sheet
        answer = page(alice, "assessment_compare", amir.id, begun)
        assert answer.status_code == 403
        assert "not sent yet" in text_of(answer)

    def test_a_sheet_that_was_talked_about_instead_is_never_compared(self, alice, amir, maya, own):
        begun = handed_over(alice, amir, maya).sheet
        rather_talk(alice, sight=sight_of(alice, amir), assessment=begun, now=NOW)
        assert page(alice, "assessment_compare", amir.id, begun).status_code == 404

    def test_what_is_no_sheet_is_no_page(self, alice, amir, own):
        for nothing in (own.id, uuid4()):
            assert page(alice, "assessment_compare", amir.id, nothing).status_code == 404

    @pytest.mark.parametrize("name", ["assessment", "assessment_check", "assessment_reopen", "assessment_visit"])
    def test_no_other_page_of_an_assessment_shows_a_parents_sheet(self, alice, amir, maya, sheet, name):
        where = page(alice, name, amir.id, sheet.id)["Location"]
        assert where == f"/children/{amir.id}/own-sheets/{sheet.id}/"
        begun = handed_over(alice, amir, maya).sheet
        assert page(alice, name, amir.id, begun)["Location"] == f"/children/{amir.id}/own-sheets/"

    @pytest.mark.parametrize("name", ["assessment_area", "assessment_area_result", "assessment_area_both"])
    def test_nor_does_a_page_of_one_area(self, alice, amir, sheet, name):
        where = page(alice, name, amir.id, sheet.id, "food-and-home")["Location"]
        assert where == f"/children/{amir.id}/own-sheets/{sheet.id}/"

    def test_one_that_is_begun_can_be_stopped(self, alice, amir, maya):
        begun = handed_over(alice, amir, maya).sheet
        assert page(alice, "assessment_stop", amir.id, begun).status_code == 200

    def test_what_a_parent_is_not_sure_of_is_no_gap_on_the_list(self, alice, amir, sheet):
        words = text_of(page(alice, "child_assessments", amir.id))
        assert "Still open from before" not in words
        assert "own sheets" in words

    def test_charlie_meets_the_page_of_no_child(self, charlie, amir, sheet, own):
        for name, more in (
            ("assessment_compare", ()), ("assessment_compare_copy", ()), ("assessment_compare_item", ("clothes",)),
        ):  # fmt: skip
            assert page(charlie, name, amir.id, sheet.id, *more).status_code == 404
        with pytest.raises(NoSuchChild):
            talk(charlie, amir, sheet, agreed="x")

    def test_another_childs_sheet_is_not_opened_by_way_of_this_one(self, alice, bob, amir, sheet, own):
        from tests.builders.casefile import involved
        from tests.builders.children import a_child

        other = a_child("Wren Sallow")
        involved(bob, other)
        assert page(bob, "assessment_compare", other.id, sheet.id).status_code == 404


class TestTheTwoViews:
    def test_item_by_item(self, alice, amir, sheet, own):
        it = compared(sight_of(alice, amir), sheet.id)
        views = {one.item.id: one.view for one in it.views}
        assert views == {
            "food-and-drink": View.PARENT_MORE_WORRIED,
            "home": View.NOT_SURE,
            "settled-home": View.NOT_SURE,
            "bed-and-sleep": View.NOT_SURE,
            "clothes": View.SAME,
            "washing": View.WORKER_MORE_WORRIED,
            "animals": View.NOT_SURE,
        }
        assert [one.item.id for one in it.open] == ["food-and-drink", "washing"]

    def test_the_page_says_both_marks_in_words(self, alice, amir, sheet, own):
        words = text_of(page(alice, "assessment_compare", amir.id, sheet.id))
        for said in (MORE, LESS, "Same", "One of us is not sure", "I would rather talk", "We need help with this"):
            assert said in words
        assert "2 differences wait for words" in words
        assert words.index("Where you both see it the same") < words.index("Where you see it differently")

    def test_only_what_the_worker_finished_shows_what_the_parent_said(self, alice, amir, maya, own):
        made = a_sent_sheet(alice, amir, maya, doctor=4, food=2)
        assert "doctor" not in {one.card.id for one in compared(sight_of(alice, amir), made.id).views}

    def test_each_parent_is_compared_apart(self, alice, amir, sheet, own):
        dan = an_adult("Dan Reed", of=amir, kind="father")
        his = a_sent_sheet(alice, amir, dan, food=1)
        words = text_of(page(alice, "assessment_compare", amir.id, his.id))
        assert "Dan Reed" in words
        assert "Maya Reed:" not in words
        assert "We need help with this" not in words.split("Dan Reed", 1)[1]

    def test_the_newest_levels_stand_beside_it(self, alice, amir, sheet, own):
        signed(alice, own)
        newer = levels(alice, amir, food_and_drink=4)
        assert compared(sight_of(alice, amir), sheet.id).own.id == newer.id


class TestTalking:
    def test_what_was_agreed_closes_a_difference(self, alice, amir, sheet, own):
        talk(alice, amir, sheet, said="Maya runs out on Thursdays", agreed="A food parcel each Wednesday")
        it = compared(sight_of(alice, amir), sheet.id)
        assert [one.item.id for one in it.open] == ["washing"]
        assert "A food parcel each Wednesday" in text_of(page(alice, "assessment_compare", amir.id, sheet.id))

    def test_so_does_seeing_it_differently_still(self, alice, amir, sheet, own):
        talk(alice, amir, sheet, item="washing", apart=True)
        assert "We still see it differently" in text_of(page(alice, "assessment_compare", amir.id, sheet.id))

    @pytest.mark.parametrize("said", ["", "We talked about it"])
    def test_neither_is_refused(self, alice, amir, sheet, own, said):
        with pytest.raises(NothingCameOfIt, match="Write what you agreed"):
            talk(alice, amir, sheet, said=said, agreed="  ")

    def test_an_item_that_is_not_compared_is_refused(self, alice, amir, sheet, own):
        with pytest.raises(NothingCameOfIt, match="stands in one of the two alone"):
            talk(alice, amir, sheet, item="teeth", agreed="x")

    def test_before_the_levels_are_saved_nothing_is_written(self, alice, amir, sheet):
        with pytest.raises(NotYet):
            talk(alice, amir, sheet, agreed="x")

    def test_the_newest_words_stand_and_the_earlier_are_kept(self, alice, amir, sheet, own):
        talk(alice, amir, sheet, apart=True)
        talk(alice, amir, sheet, agreed="Breakfast club from Monday")
        it = compared(sight_of(alice, amir), sheet.id)
        assert it.talked["food-and-drink"].agreed == "Breakfast club from Monday"
        assert TalkedThrough.objects.count() == 2

    def test_the_same_form_sent_twice_is_one(self, alice, amir, sheet, own):
        key = uuid4()
        for _ in range(2):
            talk(alice, amir, sheet, agreed="Breakfast club", key=key)
        assert TalkedThrough.objects.count() == 1

    def test_the_grades_stay_as_they_were(self, alice, amir, sheet, own):
        before = compared(sight_of(alice, amir), sheet.id).views
        talk(alice, amir, sheet, agreed="We agreed on three")
        assert compared(sight_of(alice, amir), sheet.id).views == before

    def test_the_audit_names_the_item_and_keeps_no_words(self, alice, amir, sheet, own):
        talk(alice, amir, sheet, agreed="Breakfast club", apart=True)
        line = Line.objects.get(name="assessments.talk_with_family")
        assert line.detail == {"own": str(own.id), "other": str(sheet.id), "item": "food-and-drink", "apart": True}

    def test_the_database_refuses_words_that_came_to_nothing(self, alice, amir, sheet, own):
        for columns in ({"own": own, "agreed": ""}, {"own": sheet, "agreed": "x"}):
            with pytest.raises(IntegrityError), transaction.atomic(), writing(Acting("test.talk", SERVICE)):
                TalkedThrough.objects.create(**columns, other=sheet, item="food-and-drink", at=NOW)

    def test_the_page_of_one_item(self, alice, amir, sheet, own):
        where = ("assessment_compare_item", amir.id, sheet.id, "food-and-drink")
        assert MORE in text_of(page(alice, *where))
        refused = send(alice, *where, said="She runs out on Thursdays")
        assert "Write what you agreed, or say that you still see it differently" in text_of(refused)
        assert "She runs out on Thursdays" in text_of(refused)
        assert send(alice, *where, said="", agreed="A parcel", apart="apart").status_code == 302
        again = page(alice, *where).content.decode()
        assert "A parcel</textarea>" in again
        assert 'value="apart" checked' in again

    def test_an_item_that_is_not_there_is_no_page(self, alice, amir, sheet, own):
        for method in (page, send):
            assert method(alice, "assessment_compare_item", amir.id, sheet.id, "teeth").status_code == 404


class TestTheFamilysCopy:
    def test_it_is_the_same_page_with_room_for_an_answer(self, alice, amir, sheet, own):
        talk(alice, amir, sheet, agreed="A parcel each Wednesday")
        made = paper(alice, compared(sight_of(alice, amir), sheet.id), child="Amir", at=timezone.now())
        html = as_html(made)
        for said in ("A copy for Maya Reed", MORE, "A parcel each Wednesday", "Your answer", "We need help with this"):
            assert said in html
        assert html.index("Where you both see it the same") < html.rindex("Where you see it differently")

    def test_it_holds_nothing_of_the_other_parents_sheet(self, alice, amir, sheet, own):
        dan = an_adult("Dan Reed", of=amir, kind="father")
        his = a_sent_sheet(alice, amir, dan, food=1)
        html = as_html(paper(alice, compared(sight_of(alice, amir), his.id), child="Amir", at=timezone.now()))
        assert "Maya" not in html
        assert "We need help with this" not in html

    def test_taking_it_out_leaves_a_line_and_its_name_tells_nobody(self, alice, amir, sheet, own, monkeypatch):
        monkeypatch.setattr(
            "seen.apps.assessments.prints.comparison.as_pdf", lambda made: b"%PDF-" + made.version.encode()
        )
        answer = page(alice, "assessment_compare_copy", amir.id, sheet.id)
        assert answer["Content-Type"] == "application/pdf"
        assert "Amir" not in answer["Content-Disposition"]
        line = Line.objects.get(name="comparison_copy")
        assert (line.about, line.detail["sheet"]) == ([str(amir.id)], str(sheet.id))


def test_a_sheet_is_not_found_where_it_does_not_exist(alice, amir, own):
    with pytest.raises(NoSuchAssessment):
        compared(sight_of(alice, amir), uuid4())
