"""The pages of a test of change, from beginning to end, as somebody fills them in."""

import re

import pytest
from django.urls import reverse

from seen.apps.assessments.models import Assessment, ChangeGrading, ChangeTest
from seen.core.lifecycle.change import Moment
from tests.builders.assessing import an_area, saved, signed
from tests.builders.browsing import page, send, text_of
from tests.builders.changing import BEGAN, WEEK, a_baseline, a_change, agreed, graded_again
from tests.builders.children import TODAY

pytestmark = pytest.mark.django_db
GOAL = {"item": "food", "words": "A cooked tea on five days", "support": "A voucher", "support_by": "Family centre",
        "target": "2"}  # fmt: skip
AGREED = {"starts": TODAY.strftime("%d %B %Y"), "weeks": "8", "second_rater": "", "agreed_with": "Maya Reed, mother",
          "family_said": "We can try that"}  # fmt: skip


def steps_of(answer):
    return re.findall(r'name="moment" value="(\w+)"', answer.content.decode())


class TestFromBeginningToAgreement:
    def test_a_test_is_begun_its_goals_set_and_agreed(self, alice, bob, charlie, amir):
        assert "No test of change is shown to you" in text_of(page(alice, "child_changes", amir.id))
        baseline = a_baseline(alice, amir)
        begun = send(alice, "child_change_new", amir.id, baseline=str(baseline.id))
        made = ChangeTest.objects.get()
        assert begun.headers["Location"].endswith(f"/change/{made.id}/goal/")
        assert "Set 2 more goals" in text_of(page(alice, "child_change", amir.id, made.id))
        assert "Begun by Alice Fern" in text_of(page(alice, "child_changes", amir.id))
        send(alice, "child_change_goal", amir.id, made.id, **GOAL)
        assert "Set 1 more goal " in text_of(page(alice, "child_change", amir.id, made.id))
        send(alice, "child_change_goal", amir.id, made.id, **GOAL | {"item": "sleep", "words": "In bed by eight"})
        shown = text_of(page(alice, "child_change", amir.id, made.id))
        assert "Being agreed" in shown and "Agree it with the family" in shown and "Take this goal out" in shown
        sent = send(alice, "child_change_agree", amir.id, made.id, **AGREED | {"second_rater": str(bob.id)})
        assert sent.status_code == 302
        shown = text_of(page(alice, "child_change", amir.id, made.id))
        assert "Under way" in shown and "Bob Hale" in shown and "We can try that" in shown
        assert "Take this goal out" not in shown and steps_of(page(alice, "child_change", amir.id, made.id)) == []
        listed = text_of(page(bob, "child_changes", amir.id))
        assert "A cooked tea on five days" in listed and "last look on" in listed
        assert send(charlie, "child_change_agree", amir.id, made.id, **AGREED).status_code == 404

    def test_a_childs_assessments_lead_to_it_and_to_results_from_elsewhere(self, alice, charlie, amir):
        shown = page(alice, "child_assessments", amir.id).content.decode()
        for name in ("child_changes", "child_results_elsewhere"):
            assert f'href="{reverse(name, args=[amir.id])}"' in shown
            assert page(charlie, name, amir.id).status_code == 404

    def test_without_signed_grades_the_page_says_what_is_missing(self, alice, charlie, amir):
        assert "There is no signed assessment" in text_of(page(alice, "child_change_new", amir.id))
        assert page(charlie, "child_change_new", amir.id).status_code == 404

    def test_what_was_typed_stays_and_the_page_says_what_to_do(self, alice, charlie, amir):
        made = a_change(alice, amir, goals=0)
        answer = send(alice, "child_change_goal", amir.id, made.id, **GOAL | {"support": ""})
        assert "Write what help is offered for it" in text_of(answer)
        assert "A cooked tea on five days" in answer.content.decode()
        refused = send(alice, "child_change_goal", amir.id, made.id, **GOAL | {"target": "3"})
        assert "better than the one now" in text_of(refused)
        too_few = send(alice, "child_change_agree", amir.id, made.id, **AGREED)
        assert "This has no goal" in text_of(too_few)
        nothing = send(alice, "child_change_new", amir.id)
        assert "Choose a signed assessment" in text_of(nothing)
        assert send(charlie, "child_change_goal", amir.id, made.id, **GOAL).status_code == 404

    def test_what_does_not_exist_is_not_found(self, alice, charlie, amir):
        made = a_change(alice, amir, goals=0)
        for viewer in (alice, charlie):
            assert page(viewer, "child_change", amir.id, amir.id).status_code == 404
            assert send(viewer, "child_change_grade", amir.id, made.id, moment="never").status_code == 404


class TestGradingAgain:
    @pytest.fixture
    def made(self, alice, bob, amir):
        made = a_change(alice, amir)
        agreed(alice, amir, made, second=bob, starts=TODAY - 12 * WEEK)
        return made

    def test_each_is_offered_their_own_and_led_to_the_assessment(self, alice, bob, charlie, amir, made):
        assert steps_of(page(alice, "child_change", amir.id, made.id)) == ["same"]
        assert steps_of(page(bob, "child_change", amir.id, made.id)) == ["other"]
        sent = send(alice, "child_change_grade", amir.id, made.id, moment="same")
        begun = Assessment.objects.get(change_grading__moment="same")
        assert sent.headers["Location"] == f"/children/{amir.id}/assessments/{begun.id}/"
        shown = text_of(page(alice, "child_change", amir.id, made.id))
        assert "Go on grading" in shown and "Begun, not signed yet" in shown and "To be graded again" in shown
        assert send(charlie, "child_change_grade", amir.id, made.id, moment="same").status_code == 404

    def test_a_refusal_is_said_on_the_page(self, alice, charlie, amir, made):
        send(alice, "child_change_grade", amir.id, made.id, moment="later")
        assert not ChangeGrading.objects.exists()
        assert send(charlie, "child_change_grade", amir.id, made.id, moment="later").status_code == 404

    def test_neither_sees_the_others_grades_until_both_have_signed(self, alice, bob, charlie, amir, made):
        graded_again(alice, amir, made, Moment.SAME, today=TODAY, grade=None)
        graded_again(bob, amir, made, Moment.OTHER, today=TODAY, grade=2)
        shown = text_of(page(alice, "child_change", amir.id, made.id))
        assert "Given, and closed to you until both have signed" in shown
        assert "Given, and closed" not in text_of(page(bob, "child_change", amir.id, made.id))
        assert page(charlie, "child_change", amir.id, made.id).status_code == 404

    def test_what_became_of_it_is_said_in_words(self, alice, bob, charlie, amir, made):
        graded_again(alice, amir, made, Moment.SAME, today=TODAY, grade=2)
        graded_again(bob, amir, made, Moment.OTHER, today=TODAY, grade=3)
        shown = text_of(page(alice, "child_change", amir.id, made.id))
        assert "The two people see it differently: both views stand" in shown
        assert "2, Mostly met: Alice Fern" in shown and "3, Often not met: Bob Hale" in shown and "2.5" not in shown
        assert page(charlie, "child_change", amir.id, made.id).status_code == 404

    def test_stopped_it_says_by_whom_and_why(self, alice, charlie, amir, made):
        assert send(alice, "child_change_stop", amir.id, made.id, why="They moved").status_code == 302
        shown = text_of(page(alice, "child_change", amir.id, made.id))
        assert "by Alice Fern: They moved" in shown and "Stop this test of change" not in shown
        assert send(charlie, "child_change_stop", amir.id, made.id, why="They moved").status_code == 404

    def test_not_graded_at_all_by_the_last_look_every_step_is_offered(self, alice, charlie, amir):
        late = a_change(alice, amir, on=a_baseline(alice, amir, days_ago=290))
        agreed(alice, amir, late, starts=BEGAN)
        assert steps_of(page(alice, "child_change", amir.id, late.id)) == ["same", "later"]
        assert "Nobody named yet" in text_of(page(alice, "child_change", amir.id, late.id))
        assert page(charlie, "child_change", amir.id, late.id).status_code == 404

    def test_a_grade_that_is_not_known_is_said_so(self, alice, bob, charlie, amir, made):
        first = graded_again(alice, amir, made, Moment.SAME, today=TODAY, grade=None)
        saved(alice, first, an_area("love-and-care", grade=1))
        signed(alice, first)
        assert "Not known: Alice Fern" in text_of(page(alice, "child_change", amir.id, made.id))
        assert page(charlie, "child_change", amir.id, made.id).status_code == 404
