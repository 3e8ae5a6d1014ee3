"""A parent's or young person's sheet on paper: entered on one page, in one pass, and sent."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from seen.apps.assessments.actions import BadStart, NotThisCard, Whose, enter_own_paper
from seen.apps.assessments.models import Assessment, CardAnswer
from seen.apps.assessments.queries.own_sheets import sent
from seen.apps.assessments.queries.results import given
from seen.apps.chronology.models import Entry
from seen.core.access.visibility import Sight
from seen.core.instruments.tool import BadAnswer
from seen.kit.audit.models import Entry as Line
from tests.builders.browsing import text_of
from tests.builders.casefile import involved, open_work_for, sight_of
from tests.builders.children import NOW, TODAY, a_child, an_adult
from tests.builders.own_sheets import OWN, SHEET, handed_over
from tests.builders.staff import browser_of

pytestmark = pytest.mark.django_db
CARDS = {"food": {"state": "graded", "grade": 3}, "good-things": {"state": "words", "words": "She sings."}}


@pytest.fixture
def maya(amir):
    return an_adult("Maya Reed", of=amir)


def entered(by, child, whose, *, key=None, on=TODAY, cards=None):
    return enter_own_paper(
        by, sight=sight_of(by, child), key=key or uuid4(), whose=whose, on=on, cards=CARDS if cards is None else cards,
        today=TODAY, now=NOW,
    )  # fmt: skip


def at(child, tool=SHEET, person=""):
    return f"{reverse('child_own_paper', args=[child.id])}?tool={tool}&person={person}"


class TestTheAct:
    def test_it_is_that_parents_own_sheet_from_paper_and_sent(self, alice, amir, maya):
        key = entered(alice, amir, Whose(SHEET, maya.person_id))
        made = Assessment.objects.get(id=key)
        assert (made.mode, made.rater_role, made.completed_by_id) == ("paper", "carer", maya.person_id)
        sheet = sent(sight_of(alice, amir), key)
        assert {item: card.state for item, card in sheet.cards.items()} == {"food": "graded", "good-things": "words"}
        (result,) = given(sight_of(alice, amir))
        assert result.items["food"].grade == 3
        assert Entry.objects.filter(child=amir, kind="grade.given").count() == 1

    def test_not_sure_and_would_rather_talk_count_as_not_known(self, alice, amir, maya):
        cards = {"food": {"state": "not_known"}, "clothes": {"state": "rather_talk"}}
        entered(alice, amir, Whose(SHEET, maya.person_id), cards=cards)
        (result,) = given(sight_of(alice, amir))
        assert {result.items[item].state for item in cards} == {"not_known"}

    def test_sent_twice_it_is_one(self, alice, amir, maya):
        key = uuid4()
        assert {entered(alice, amir, Whose(SHEET, maya.person_id), key=key) for _ in range(2)} == {key}
        assert Assessment.objects.count() == 1

    @pytest.mark.parametrize(
        ("cards", "on", "refusal"),
        [
            ({}, TODAY, NotThisCard), ({"food": {"state": ""}}, TODAY, NotThisCard),
            ({"no-such-card": {"state": "not_known"}}, TODAY, NotThisCard),
            ({"food": {"state": "graded", "grade": 9}}, TODAY, BadAnswer),
            (CARDS, TODAY + timedelta(days=1), BadStart), (CARDS, date(2010, 1, 1), BadStart),
        ],
        ids=["nothing", "blank", "no card", "no grade", "tomorrow", "before birth"],
    )  # fmt: skip
    def test_what_cannot_be_entered_keeps_nothing_at_all(self, alice, amir, maya, cards, on, refusal):
        with pytest.raises(refusal):
            entered(alice, amir, Whose(SHEET, maya.person_id), cards=cards, on=on)
        assert not Assessment.objects.exists()
        assert not CardAnswer.objects.exists()

    def test_while_their_sheet_is_in_their_hands_it_says_so(self, alice, amir, maya):
        handed_over(alice, amir, maya)
        with pytest.raises(BadStart, match="began this one"):
            entered(alice, amir, Whose(SHEET, maya.person_id))

    def test_charlie_enters_nothing(self, charlie, amir, maya):
        with pytest.raises(BadStart, match="Only somebody who works"):
            enter_own_paper(
                charlie, sight=Sight(charlie.id, charlie.agency, amir.id), key=uuid4(),
                whose=Whose(SHEET, maya.person_id), on=TODAY, cards=CARDS, today=TODAY, now=NOW,
            )  # fmt: skip
        assert not Assessment.objects.exists()


class TestThePage:
    def test_has_every_card_of_the_paper_on_one_page(self, alice, amir, maya):
        said = text_of(browser_of(alice).get(at(amir, person=maya.person_id)))
        for words in ("What Maya Reed wrote on paper", "Food", "Would rather talk", "Left out", "Good things"):
            assert words in said

    def test_is_entered_in_one_pass(self, alice, amir, maya):
        told = {
            "once": str(uuid4()),
            "on": TODAY.isoformat(),
            "food": "2",
            "clothes": "rather_talk",
            "good-things": "Song",
        }
        answer = browser_of(alice).post(at(amir, person=maya.person_id), told)
        assert answer.status_code == 302
        sheet = sent(sight_of(alice, amir), Assessment.objects.get().id)
        assert {item: card.state for item, card in sheet.cards.items()} == {
            "food": "graded", "clothes": "rather_talk", "good-things": "words",
        }  # fmt: skip
        assert Line.objects.filter(name="assessments.enter_own_paper").count() == 1

    @pytest.mark.parametrize("on", ["", "soon", "May 2026"])
    def test_a_day_that_is_none_keeps_all_that_was_typed(self, alice, amir, maya, on):
        told = {"once": str(uuid4()), "on": on, "food": "2", "good-things": "She sings."}
        answer = browser_of(alice).post(at(amir, person=maya.person_id), told)
        assert "She sings." in answer.content.decode()
        assert not Assessment.objects.exists()

    def test_an_empty_paper_is_refused_in_one_sentence(self, alice, amir, maya):
        answer = browser_of(alice).post(
            at(amir, person=maya.person_id), {"once": str(uuid4()), "on": TODAY.isoformat()}
        )
        assert "Nothing was answered" in text_of(answer)

    def test_a_young_persons_own(self, alice):
        child = a_child("Leila Reed", born=TODAY - timedelta(days=4900))
        open_work_for(child)
        involved(alice, child)
        page = at(child, tool=OWN, person=child.person_id)
        assert "Somebody is glad I am there" in text_of(browser_of(alice).get(page))
        told = {"once": str(uuid4()), "on": TODAY.isoformat(), "glad-to-see-me": "3"}
        assert browser_of(alice).post(page, told).status_code == 302
        made = Assessment.objects.get()
        assert (made.rater_role, made.mode) == ("young_person", "paper")

    @pytest.mark.parametrize(("tool", "person"), [("first-look", ""), (SHEET, ""), (SHEET, uuid4())])
    def test_for_nobody_it_leads_back(self, alice, amir, maya, tool, person):
        answer = browser_of(alice).get(at(amir, tool=tool, person=person))
        assert answer["Location"] == reverse("child_sheets", args=[amir.id])

    def test_it_is_led_to_from_their_sheets(self, alice, amir, maya):
        said = browser_of(alice).get(reverse("child_sheets", args=[amir.id])).content.decode()
        assert "Enter what was written on paper" in said
        assert reverse("tool_form", args=[SHEET]) in said

    def test_charlie_finds_nothing(self, charlie, amir, maya):
        assert browser_of(charlie).get(at(amir, person=maya.person_id)).status_code == 404
        assert browser_of(charlie).post(at(amir, person=maya.person_id), {}).status_code == 404
