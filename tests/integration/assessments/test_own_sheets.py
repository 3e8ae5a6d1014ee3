"""A parent's or young person's own sheet: begun, answered card by card, sent or talked about; read by nobody before."""

from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from seen.apps.assessments.actions import (
    BadStart,
    NotThisCard,
    SomebodyElses,
    Whose,
    answer_card,
    hand_over,
    rather_talk,
)
from seen.apps.assessments.models import Answer, AreaSheet, Assessment, CardAnswer
from seen.apps.assessments.queries.opening import NoSuchAssessment
from seen.apps.assessments.queries.own_sheets import in_hand, own_sheet, sent, standing
from seen.apps.assessments.queries.results import given
from seen.apps.casefile.queries import NoSuchChild
from seen.apps.chronology.models import Entry
from seen.core.instruments.tool import BadAnswer
from seen.core.lifecycle.table import NotNow
from seen.kit.actions import Acting, writing
from seen.kit.audit.models import Bypass
from seen.kit.audit.models import Entry as Line
from tests.builders.assessing import an_assessment
from tests.builders.casefile import sight_of
from tests.builders.children import NOW, SERVICE, TODAY, an_adult
from tests.builders.own_sheets import OWN, PIN, SHEET, a_sent_sheet, answers, as_in_hand, handed_over, sends

pytestmark = pytest.mark.django_db


@pytest.fixture
def maya(amir):
    return an_adult("Maya Reed", of=amir)


@pytest.fixture
def dan(amir):
    return an_adult("Dan Reed", of=amir, kind="father")


def hand(by, child, whose, *, change=False):
    return hand_over(
        by, sight=sight_of(by, child), key=uuid4(), whose=whose, pin=PIN, change=change, today=TODAY, now=NOW
    )


class TestHandingOver:
    def test_it_is_that_parents_own_and_says_how_it_was_done(self, alice, amir, maya):
        made = Assessment.objects.get(id=handed_over(alice, amir, maya).sheet)
        assert (made.rater_role, made.completed_by_id, made.mode) == ("carer", maya.person_id, "handed_over")

    def test_one_that_is_begun_is_gone_on_with(self, alice, amir, maya):
        first = handed_over(alice, amir, maya)
        second = handed_over(alice, amir, maya)
        assert (first.sheet == second.sheet, first.hand_over == second.hand_over) == (True, False)

    def test_each_parent_has_their_own(self, alice, amir, maya, dan):
        assert handed_over(alice, amir, maya).sheet != handed_over(alice, amir, dan).sheet

    def test_after_one_was_sent_the_next_is_a_new_one(self, alice, amir, maya):
        before = a_sent_sheet(alice, amir, maya, food=3)
        after = handed_over(alice, amir, maya)
        assert after.sheet != before.id
        assert as_in_hand(alice, after.sheet).cards == {}

    def test_it_is_one_act_of_which_the_audit_keeps_no_words(self, alice, amir, maya):
        handed_over(alice, amir, maya)
        line = Line.objects.filter(name="assessments.hand_over").get()
        assert line.about == [str(amir.id)]
        assert PIN not in str(line.detail)
        assert not Bypass.objects.exists()

    def test_a_colleague_is_told_whose_it_is(self, alice, bob, amir, maya):
        handed_over(alice, amir, maya)
        with pytest.raises(SomebodyElses, match="Alice Fern handed this sheet over"):
            handed_over(bob, amir, maya)

    def test_a_child_of_six_has_no_sheet_for_young_people(self, alice, amir):
        made = handed_over(alice, amir)
        assert as_in_hand(alice, made.sheet).deck == []

    def test_no_worker_s_tool_is_handed_over(self, alice, amir, maya):
        with pytest.raises(BadStart, match="is not for them to complete"):
            hand(alice, amir, Whose("neglect-toolkit", maya.person_id))

    def test_charlie_hands_nothing_over(self, charlie, alice, amir, maya):
        with pytest.raises(NoSuchChild):
            handed_over(charlie, amir, maya)
        with pytest.raises(BadStart, match="Only somebody who works with this child"):
            hand_over(
                charlie, sight=sight_of(alice, amir).__class__(charlie.id, charlie.agency, amir.id, noted=True),
                key=uuid4(), whose=Whose(SHEET, maya.person_id), pin=PIN, change=False, today=TODAY, now=NOW,
            )  # fmt: skip


class TestCards:
    def test_the_newest_answer_stands_and_each_is_kept(self, alice, amir, maya):
        sheet = handed_over(alice, amir, maya).sheet
        answers(alice, sheet, food=4)
        answers(alice, sheet, food="rather_talk")
        answers(alice, sheet, home="")
        it = as_in_hand(alice, sheet)
        assert {item: (card.state, card.grade) for item, card in it.cards.items()} == {
            "food": ("rather_talk", None),
            "home": ("", None),
        }
        assert CardAnswer.objects.count() == 3

    def test_the_same_form_sent_twice_is_one_answer(self, alice, amir, maya):
        sheet, key = handed_over(alice, amir, maya).sheet, uuid4()
        for _ in range(2):
            answer_card(
                alice, sight=sight_of(alice, amir), assessment=sheet, key=key, item="food", state="graded", grade=2,
                now=NOW,
            )  # fmt: skip
        assert CardAnswer.objects.count() == 1

    @pytest.mark.parametrize(
        ("item", "state", "grade", "refusal"),
        [
            ("nothing", "graded", 2, NotThisCard),
            ("midwife", "graded", 2, NotThisCard),  # not asked at this age
            ("food", "words", None, NotThisCard),
            ("food", "not_applicable", None, NotThisCard),
            ("good-things", "graded", 2, NotThisCard),
            ("good-things", "not_known", None, NotThisCard),
            ("food", "graded", 5, BadAnswer),
            ("food", "graded", None, BadAnswer),
        ],
    )
    def test_what_a_card_cannot_have(self, alice, amir, maya, item, state, grade, refusal):
        sheet = handed_over(alice, amir, maya).sheet
        with pytest.raises(refusal):
            answer_card(
                alice, sight=sight_of(alice, amir), assessment=sheet, key=uuid4(), item=item, state=state, grade=grade,
                now=NOW,
            )  # fmt: skip
        assert not CardAnswer.objects.exists()

    def test_the_audit_keeps_which_card_and_never_what_was_answered(self, alice, amir, maya):
        sheet = handed_over(alice, amir, maya).sheet
        answers(alice, sheet, food=4)
        line = Line.objects.filter(name="assessments.answer_card").get()
        assert line.detail == {"assessment": str(sheet), "item": "food"}
        assert line.about == [str(amir.id)]

    def test_a_worker_s_assessment_is_no_sheet(self, alice, amir):
        made = an_assessment(alice, amir)
        with pytest.raises(NoSuchAssessment):
            own_sheet(sight_of(alice, amir), made.id)

    def test_a_colleague_answers_no_card(self, alice, bob, amir, maya):
        sheet = handed_over(alice, amir, maya).sheet
        with pytest.raises(SomebodyElses):
            answers(bob, sheet, food=1)

    def test_charlie_reads_and_answers_nothing(self, charlie, alice, amir, maya):
        sheet = handed_over(alice, amir, maya).sheet
        with pytest.raises(NoSuchChild):
            in_hand(charlie, sheet, as_of=TODAY)
        with pytest.raises(NoSuchAssessment):
            in_hand(charlie, uuid4(), as_of=TODAY)

    def test_a_card_without_its_grade_is_refused_by_the_database(self, alice, amir, maya):
        sheet = handed_over(alice, amir, maya).sheet
        with pytest.raises(IntegrityError), transaction.atomic(), writing(Acting("test.card", SERVICE)):
            CardAnswer.objects.create(assessment_id=sheet, item="food", state="graded", at=NOW)


class TestBeforeItIsSent:
    def test_nobody_reads_it_and_nothing_of_it_is_counted(self, alice, amir, maya):
        sheet = handed_over(alice, amir, maya).sheet
        answers(alice, sheet, food=4, home="not_known")
        assert not AreaSheet.objects.exists()
        assert not Answer.objects.exists()
        assert not Entry.objects.filter(kind="grade.given").exists()
        sight = sight_of(alice, amir)
        assert given(sight) == []
        assert [one.items for one in given(sight, mine_open=True)] == [{}]
        with pytest.raises(NoSuchAssessment, match="not sent yet"):
            sent(sight, sheet)
        assert [one.how for one in standing(sight)] == ["begun"]


class TestSending:
    def test_it_is_locked_and_its_marks_stand_in_the_story_as_the_parent_said(self, alice, amir, maya):
        made = a_sent_sheet(alice, amir, maya, food=4, home="not_known", sleep="rather_talk")
        (result,) = given(sight_of(alice, amir))
        assert (result.id, result.rater, result.rater_role) == (made.id, "Maya Reed", "carer")
        assert {item: (one.grade, one.state) for item, one in result.items.items()} == {
            "food": (4, "graded"),
            "home": (None, "not_known"),
            "sleep": (None, "not_known"),
        }
        (entry,) = Entry.objects.filter(kind="grade.given")
        assert (entry.source_type, entry.detail["rater_role"], entry.detail["value"]) == ("carer_said", "carer", 4)
        with pytest.raises(NotNow):
            answers(alice, made.id, food=1)
        with pytest.raises(NotNow):
            sends(alice, made.id)

    def test_words_are_kept_as_they_are(self, alice, amir, maya):
        sheet = handed_over(alice, amir, maya).sheet
        words = "  He sings.\nEvery morning. "
        answer_card(
            alice, sight=sight_of(alice, amir), assessment=sheet, key=uuid4(), item="good-things", state="words",
            words=words, now=NOW,
        )  # fmt: skip
        sends(alice, sheet)
        assert Answer.objects.get(item="good-things").words == "He sings.\nEvery morning."

    def test_a_sheet_on_which_nothing_is_answered_may_be_sent(self, alice, amir, maya):
        a_sent_sheet(alice, amir, maya)
        assert [one.items for one in given(sight_of(alice, amir))] == [{}]

    def test_what_was_left_out_after_all_is_no_answer(self, alice, amir, maya):
        sheet = handed_over(alice, amir, maya).sheet
        answers(alice, sheet, food=2)
        answers(alice, sheet, food="")
        sends(alice, sheet)
        assert not Answer.objects.exists()


class TestRatherTalking:
    def test_nothing_that_was_answered_is_sent(self, alice, amir, maya):
        sheet = handed_over(alice, amir, maya).sheet
        answers(alice, sheet, food=4)
        rather_talk(alice, sight=sight_of(alice, amir), assessment=sheet, now=NOW)
        assert given(sight_of(alice, amir)) == []
        assert [one.how for one in standing(sight_of(alice, amir))] == ["talk"]
        assert not Entry.objects.filter(kind="grade.given").exists()

    def test_it_can_be_handed_over_again(self, alice, amir, maya):
        sheet = handed_over(alice, amir, maya).sheet
        rather_talk(alice, sight=sight_of(alice, amir), assessment=sheet, now=NOW)
        assert handed_over(alice, amir, maya).sheet != sheet


class TestChangingWhatWasSent:
    def test_it_starts_with_all_that_was_on_it_and_takes_its_place_once_sent(self, alice, amir, maya):
        first = a_sent_sheet(alice, amir, maya, food=4, home="not_known", sleep="rather_talk")
        again = handed_over(alice, amir, maya, change=True)
        it = as_in_hand(alice, again.sheet)
        assert {item: card.state for item, card in it.cards.items()} == {
            "food": "graded", "home": "not_known", "sleep": "rather_talk",
        }  # fmt: skip
        assert [one.id for one in given(sight_of(alice, amir))] == [first.id]
        answers(alice, again.sheet, food=2)
        sends(alice, again.sheet)
        (result,) = given(sight_of(alice, amir))
        assert (result.id, result.items["food"].grade) == (again.sheet, 2)
        standing_now = Entry.objects.filter(kind="grade.given", withdrawn=False, superseded_by=None)
        assert [entry.detail["value"] for entry in standing_now] == [2]

    def test_where_none_was_sent_it_is_a_new_one(self, alice, amir, maya):
        sheet = handed_over(alice, amir, maya, change=True).sheet
        assert Assessment.objects.get(id=sheet).reopens is None


class TestAYoungPersonsOwn:
    @pytest.fixture
    def amir(self, alice, bob):
        from tests.builders.casefile import involved, open_work_for
        from tests.builders.children import a_child

        child = a_child("Amir Reed", born=TODAY.replace(year=TODAY.year - 14))
        open_work_for(child)
        involved(alice, child, role="lead_practitioner")
        involved(bob, child)
        return child

    def test_it_is_theirs_and_the_worker_s_who_gave_it(self, alice, bob, lead, charlie, amir):
        made = a_sent_sheet(alice, amir, get_there=4, asked_about_my_day=1)
        assert Assessment.objects.get().instrument == OWN
        assert sent(sight_of(alice, amir), made.id).whose == "Amir Reed"
        for other in (bob, lead):
            with pytest.raises(NoSuchAssessment):
                sent(sight_of(other, amir), made.id)
            assert standing(sight_of(other, amir)) == []
            assert given(sight_of(other, amir)) == []
        with pytest.raises(NoSuchChild):
            sight_of(charlie, amir)

    def test_its_marks_in_the_story_are_private(self, alice, amir):
        a_sent_sheet(alice, amir, get_there=4)
        (entry,) = Entry.objects.filter(kind="grade.given")
        assert (entry.access, entry.source_type) == ("private", "child_said")
