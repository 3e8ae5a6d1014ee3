"""The pages of a sheet in somebody's hands: one card a page, skip anything, check, send; and nothing else opens."""

import re
from html import unescape
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from seen.apps.assessments.models import AreaSheet, Assessment, CardAnswer, LastCard
from seen.apps.assessments.queries.own_sheets import standing
from seen.apps.assessments.queries.results import given
from seen.kit.audit.models import Bypass
from seen.kit.audit.models import Entry as Line
from tests.builders.browsing import page, send, text_of
from tests.builders.casefile import sight_of
from tests.builders.children import TODAY, an_adult
from tests.builders.own_sheets import OWN, PIN, SHEET, in_somebodys_hands

pytestmark = pytest.mark.django_db


@pytest.fixture
def maya(amir):
    return an_adult("Maya Reed", of=amir)


@pytest.fixture
def device(alice, amir, maya):
    return in_somebodys_hands(alice, amir, f"new|{SHEET}|{maya.person_id}")


def post(device, where, **given):
    return device.post(where, {"once": str(uuid4()), **given})


class TestThePageOfOwnSheets:
    def test_each_parent_has_a_place_of_their_own(self, alice, amir, maya):
        an_adult("Dan Reed", of=amir, kind="father")
        words = text_of(page(alice, "child_sheets", amir.id))
        assert words.count("Not asked yet") == 2
        assert "Maya Reed" in words
        assert "Dan Reed" in words

    def test_with_nobody_to_ask_it_says_so(self, alice, amir):
        assert "There is nobody to ask yet" in text_of(page(alice, "child_sheets", amir.id))
        assert "There is nobody to ask yet" in text_of(page(alice, "child_hand_over", amir.id))

    def test_a_child_whose_age_nobody_knows_has_none(self, alice, amir):
        from seen.apps.people.models import Child
        from seen.kit.actions import Acting, writing
        from tests.builders.children import SERVICE

        with writing(Acting("test.born", SERVICE)):
            Child.objects.filter(id=amir.id).update(born=None)
        assert "There is nobody to ask yet" in text_of(page(alice, "child_sheets", amir.id))

    def test_one_that_is_begun_says_so_and_no_more(self, alice, amir, maya, device):
        post(device, "/handed-over/cards/2/", answer="4")
        words = text_of(page(alice, "child_sheets", amir.id))
        assert "Begun on" in words
        assert "not sent" in words
        assert "Compare" not in words

    def test_charlie_meets_the_page_of_no_child(self, charlie, amir, maya):
        for name in ("child_sheets", "child_hand_over"):
            assert page(charlie, name, amir.id).status_code == 404


class TestHandingOver:
    def test_it_needs_whose_and_a_pin_twice(self, alice, amir, maya):
        answer = send(alice, "child_hand_over", amir.id, pin="1234", again="")
        words = text_of(answer)
        assert answer.status_code == 200
        assert "Choose whose sheet it is" in words
        assert "harder to guess" in words
        assert "Enter the PIN again" in words
        assert not Assessment.objects.exists()

    def test_whose_must_be_one_of_those_offered(self, alice, amir, maya):
        answer = send(alice, "child_hand_over", amir.id, whose=f"new|{SHEET}|{uuid4()}", pin=PIN, again=PIN)
        assert answer.status_code == 200
        assert not Assessment.objects.exists()

    def test_a_refusal_is_said_on_the_page(self, alice, bob, amir, maya, device):
        answer = send(bob, "child_hand_over", amir.id, whose=f"new|{SHEET}|{maya.person_id}", pin=PIN, again=PIN)
        assert "Alice Fern handed this sheet over" in text_of(answer)

    def test_a_sheet_that_was_sent_can_be_changed(self, alice, amir, maya, device):
        post(device, "/handed-over/check/")
        form = page(alice, "child_hand_over", amir.id).content.decode()
        assert f"change|{SHEET}|{maya.person_id}" in form
        device = in_somebodys_hands(alice, amir, f"change|{SHEET}|{maya.person_id}")
        assert Assessment.objects.filter(number=2).exists()
        assert device.get("/handed-over/").status_code == 200


class TestInHand:
    def test_it_opens_with_who_will_read_it_and_where_it_may_be_used(self, device):
        words = text_of(device.get("/handed-over/"))
        assert "Who will read it" in words
        assert "used in court" in words
        assert "other parent" in words

    def test_the_way_out_stands_before_everything_but_the_skip_link(self, device):
        for where in ("/handed-over/", "/handed-over/cards/2/", "/handed-over/last/", "/handed-over/check/"):
            body = device.get(where).content.decode().split("<body")[1]
            links = re.findall(r'<a [^>]*href="([^"]+)"', body)
            assert links[:2] == ["#main-content", "/handed-over/hide/"], where

    def test_no_page_leads_into_the_record_or_names_more_than_the_first_name(self, device, amir):
        for where in ("/handed-over/", "/handed-over/cards/2/", "/handed-over/last/", "/handed-over/check/"):
            text = device.get(where).content.decode()
            assert str(amir.id) not in text, where
            assert "Amir Reed" not in unescape(text), where
            links = set(re.findall(r'(?:href|action|src)="(/[^"]*)"', text))
            assert all(link.startswith(("/handed-over/", "/static/")) for link in links), (where, links)

    def test_the_childs_own_pages_are_locked(self, device, amir):
        for name in ("child", "child_sheets", "child_chronology", "child_hand_over"):
            answer = device.get(reverse(name, args=[amir.id]))
            assert (answer.status_code, "This page is locked" in answer.content.decode()) == (403, True)

    def test_card_after_card_to_the_end_and_nothing_need_be_answered(self, device):
        cards = int(re.search(r"Card 1 of (\d+)", text_of(device.get("/handed-over/cards/1/"))).group(1))
        for number in range(1, cards):
            assert post(device, f"/handed-over/cards/{number}/")["Location"] == f"/handed-over/cards/{number + 1}/"
        assert post(device, f"/handed-over/cards/{cards}/")["Location"] == "/handed-over/last/"
        assert post(device, "/handed-over/last/")["Location"] == "/handed-over/check/"
        assert set(CardAnswer.objects.values_list("state", flat=True)) == {""}

    def test_there_is_no_card_before_the_first_or_after_the_last(self, device):
        for number in (0, 99):
            assert device.get(f"/handed-over/cards/{number}/").status_code == 404

    def test_what_was_answered_stands_on_the_card_again(self, device):
        post(device, "/handed-over/cards/1/", words="He sings")
        post(device, "/handed-over/cards/2/", answer="3")
        post(device, "/handed-over/cards/3/", answer="rather_talk")
        assert ">\nHe sings</textarea>" in device.get("/handed-over/cards/1/").content.decode()
        for number, answer in ((2, "3"), (3, "rather_talk")):
            card = device.get(f"/handed-over/cards/{number}/").content.decode()
            assert re.findall(r'value="([^"]+)" checked', card) == [answer]
        assert 'href="/handed-over/cards/4/"' in device.get("/handed-over/").content.decode()

    def test_words_or_talking(self, device):
        post(device, "/handed-over/cards/1/", talk="rather_talk")
        assert CardAnswer.objects.get().state == "rather_talk"
        assert 'value="rather_talk" checked' in device.get("/handed-over/cards/1/").content.decode()
        post(device, "/handed-over/cards/1/", words="He sings", talk="rather_talk")
        assert CardAnswer.objects.latest("at").words == "He sings"

    def test_an_answer_that_is_not_on_the_card_is_said_on_the_page(self, device):
        answer = post(device, "/handed-over/cards/2/", answer="9")
        assert "Choose from the answers shown" in text_of(answer)

    def test_what_gets_in_the_way_and_anything_else(self, device):
        post(device, "/handed-over/last/", in_the_way=["sleep", "money"], more="My sister")
        row = LastCard.objects.get()
        assert (row.more, row.in_the_way) == ("My sister", "money|sleep")
        form = device.get("/handed-over/last/").content.decode()
        assert sorted(re.findall(r'value="(\w+)" checked', form)) == ["money", "sleep"]
        words = text_of(device.get("/handed-over/check/"))
        assert "My sister" in words
        assert "Money, Not enough sleep" in words

    def test_the_last_card_sent_twice_is_kept_once(self, device):
        once = str(uuid4())
        for _ in range(2):
            device.post("/handed-over/last/", {"once": once, "more": "My sister"})
        assert LastCard.objects.count() == 1

    def test_what_gets_in_the_way_comes_back_with_a_sheet_that_is_changed(self, alice, amir, maya, device):
        post(device, "/handed-over/last/", in_the_way=["sleep"], more="My sister")
        post(device, "/handed-over/check/")
        again = in_somebodys_hands(alice, amir, f"change|{SHEET}|{maya.person_id}")
        assert "My sister" in text_of(again.get("/handed-over/check/"))
        assert LastCard.objects.count() == 2

    def test_check_and_send(self, alice, amir, device):
        post(device, "/handed-over/cards/2/", answer="4")
        words = text_of(device.get("/handed-over/check/"))
        assert "We need help with this" in words
        assert "Left out" in words
        assert post(device, "/handed-over/check/")["Location"] == "/handed-over/"
        after = text_of(device.get("/handed-over/"))
        assert "will talk with you before anything is decided" in after
        assert "We need help with this" not in after
        assert [one.how for one in standing(sight_of(alice, amir))] == ["sent"]

    @pytest.mark.parametrize("where", ["cards/2/", "last/", "check/", "talk/"])
    def test_after_it_is_sent_no_page_shows_it_again(self, device, where):
        post(device, "/handed-over/cards/2/", answer="4")
        post(device, "/handed-over/check/")
        before = CardAnswer.objects.count()
        assert device.get(f"/handed-over/{where}")["Location"] == "/handed-over/"
        assert post(device, f"/handed-over/{where}", answer="1")["Location"] == "/handed-over/"
        assert CardAnswer.objects.count() == before

    def test_i_would_rather_talk(self, alice, amir, device):
        assert "does not count against you" in text_of(device.get("/handed-over/talk/"))
        assert post(device, "/handed-over/talk/")["Location"] == "/handed-over/"
        assert "You would rather talk, and that is fine" in text_of(device.get("/handed-over/"))
        assert "Chose to talk instead" in text_of(page(alice, "child_sheets", amir.id))
        assert given(sight_of(alice, amir)) == []

    def test_each_page_leaves_a_line_and_no_answer_in_it(self, device, amir):
        post(device, "/handed-over/cards/1/", words="Dad must not know")
        device.get("/handed-over/check/")
        read = Line.objects.filter(kind="read", name="own_sheet").latest("seq")
        assert read.about == [str(amir.id)]
        assert not any("Dad must not know" in str(line.detail) for line in Line.objects.all())
        assert not Bypass.objects.exists()

    def test_a_form_sent_twice_is_one_answer(self, device):
        once = str(uuid4())
        for _ in range(2):
            device.post("/handed-over/cards/2/", {"once": once, "answer": "3"})
        assert CardAnswer.objects.count() == 1

    def test_the_pin_leads_the_worker_back_to_the_sheets(self, device, amir):
        post(device, "/handed-over/check/")
        assert post(device, "/handed-over/return/", pin=PIN)["Location"] == f"/children/{amir.id}/own-sheets/"
        assert "Sent on" in text_of(device.get(f"/children/{amir.id}/own-sheets/"))

    def test_where_the_worker_s_work_with_the_child_ended_meanwhile_nothing_opens(self, alice, amir, device):
        from seen.apps.casefile.models import Involvement
        from seen.kit.actions import Acting, writing
        from tests.builders.children import SERVICE

        with writing(Acting("test.end", SERVICE)):
            Involvement.objects.filter(child=amir).update(start=TODAY.replace(year=2020), end=TODAY.replace(year=2021))
        assert device.get("/handed-over/").status_code in (404, 409)


class TestAYoungPersonsOwn:
    @pytest.fixture
    def teenager(self, alice, bob):
        from tests.builders.casefile import involved, open_work_for
        from tests.builders.children import a_child

        child = a_child("Noor Hale", born=TODAY.replace(year=TODAY.year - 14))
        open_work_for(child)
        involved(alice, child, role="lead_practitioner")
        involved(bob, child)
        return child

    def test_from_the_opening_page_to_what_was_sent(self, alice, bob, charlie, teenager):
        device = in_somebodys_hands(alice, teenager, f"new|{OWN}|{teenager.person_id}")
        assert "They will not show it to your parents" in text_of(device.get("/handed-over/"))
        post(device, "/handed-over/cards/1/", answer="4")
        post(device, "/handed-over/last/", more="My form tutor")
        post(device, "/handed-over/check/")
        assert "You decide together who else may know" in text_of(device.get("/handed-over/"))
        sheet = Assessment.objects.get()
        words = text_of(page(alice, "child_own_words", teenager.id, sheet.id))
        assert "Hardly ever" in words
        assert "My form tutor" in words
        assert page(bob, "child_own_words", teenager.id, sheet.id).status_code == 404
        assert page(charlie, "child_own_words", teenager.id, sheet.id).status_code == 404
        assert "Not asked by you" in text_of(page(bob, "child_sheets", teenager.id))
        assert "Sent on" not in text_of(page(bob, "child_sheets", teenager.id))

    def test_before_it_is_sent_it_is_nobodys_page(self, alice, teenager):
        in_somebodys_hands(alice, teenager, f"new|{OWN}|{teenager.person_id}")
        sheet = Assessment.objects.get()
        assert page(alice, "child_own_words", teenager.id, sheet.id).status_code == 404
        assert not AreaSheet.objects.exists()

    def test_a_parents_sheet_is_read_beside_ones_own_levels_alone(self, alice, amir, maya, device):
        post(device, "/handed-over/check/")
        sheet = Assessment.objects.get()
        answer = page(alice, "child_own_words", amir.id, sheet.id)
        assert answer["Location"] == f"/children/{amir.id}/assessments/{sheet.id}/compare/"


def test_idle_for_fifteen_minutes_the_sheet_is_gone_and_what_was_saved_is_not(alice, amir, maya, device):
    import time_machine

    post(device, "/handed-over/cards/2/", answer="3")
    with time_machine.travel(timezone.now() + timezone.timedelta(minutes=16), tick=False):
        answer = post(device, "/handed-over/cards/3/", answer="4")
        assert answer.status_code == 403
        assert 'name="kept"' not in answer.content.decode()
    assert CardAnswer.objects.count() == 1
