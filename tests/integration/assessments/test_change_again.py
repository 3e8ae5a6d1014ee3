"""Structured tests of change: graded again by two people, looked at last, stopped; what is done beside what is said."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from seen.apps.assessments.actions.change import stop_change
from seen.apps.assessments.actions.ending import reopen, stop
from seen.apps.assessments.models import ChangeGrading
from seen.apps.assessments.queries.opening import NoSuchAssessment
from seen.apps.assessments.written import Written
from seen.apps.chronology.models import Entry
from seen.core.lifecycle.change import BadChange, Doing, Moment, Outcome, Stage
from tests.builders.assessing import an_area, an_assessment, as_held, graded, saved, signed
from tests.builders.browsing import page, text_of
from tests.builders.casefile import sight_of
from tests.builders.changing import (
    BEGAN,
    WEEK,
    a_baseline,
    a_change,
    a_goal,
    agreed,
    as_tested,
    graded_again,
    in_the_story,
    owed,
)
from tests.builders.children import NOW, TODAY
from tests.builders.staff import browser_of

pytestmark = pytest.mark.django_db
ENDS = BEGAN + 12 * WEEK
LATER = TODAY
SAME, OTHER, LAST = Moment.SAME, Moment.OTHER, Moment.LATER
SAID = {"strength": "They came.", "life_now": "Tea on most days.", "same_elsewhere": "yes", "done": True}


class TestGradingAgain:
    @pytest.fixture
    def made(self, alice, bob, amir):
        made = a_change(alice, amir)
        agreed(alice, amir, made, second=bob)
        return made

    def test_two_people_grade_blind_and_then_it_is_said_what_became_of_it(self, alice, bob, charlie, amir, made):
        first = graded_again(alice, amir, made, SAME, today=ENDS, grade=None)
        second = graded_again(bob, amir, made, OTHER, today=ENDS, grade=None)
        assert (second.pair_id, second.rater_role, second.version) == (first.id, "second_rater", first.version)
        with pytest.raises(NoSuchAssessment):
            as_held(bob, first)
        for viewer, half, grade in ((alice, first, 2), (bob, second, 1)):
            saved(viewer, half, an_area(grade=grade))
            signed(viewer, half)
        food = as_tested(alice, amir, made).goals[0]
        assert (food.again[SAME].grade, food.again[OTHER].grade, food.outcome) == (2, 1, Outcome.BETTER)
        assert in_the_story(amir, "goal.reviewed") == {"food": "better", "clothes": "better"}
        assert {kind for kind, *_ in owed(amir)} == {"change.later"}
        assert page(charlie, "child_change", amir.id, made.id).status_code == 404

    def test_begun_once_it_is_gone_on_with(self, alice, charlie, amir, made):
        first = graded_again(alice, amir, made, SAME, today=ENDS, grade=None)
        assert graded_again(alice, amir, made, SAME, today=ENDS, grade=None).id == first.id
        assert ChangeGrading.objects.count() == 1
        assert page(charlie, "child_change_grade", amir.id, made.id).status_code in (404, 405)

    def test_where_the_first_is_signed_the_other_grades_apart_and_not_blind(self, alice, bob, charlie, amir, made):
        graded_again(alice, amir, made, SAME, today=ENDS)
        second = graded_again(bob, amir, made, OTHER, today=ENDS, grade=3)
        assert second.pair_id is None
        assert as_tested(alice, amir, made, today=ENDS).goals[0].outcome is Outcome.DIFFER
        assert in_the_story(amir, "goal.reviewed") == {"food": "not_known", "clothes": "not_known"}
        assert page(charlie, "child_change", amir.id, made.id).status_code == 404

    def test_only_from_the_end_of_the_window_on(self, alice, bob, charlie, amir, made):
        for viewer, moment, day in ((alice, SAME, ENDS - timedelta(days=1)), (bob, LAST, ENDS)):
            with pytest.raises(BadChange, match="not time to grade again"):
                graded_again(viewer, amir, made, moment, today=day, grade=None)
        assert page(charlie, "child_change", amir.id, made.id).status_code == 404

    def test_each_grades_their_own(self, alice, bob, charlie, amir, made):
        with pytest.raises(BadChange, match="grades this one, as the first time"):
            graded_again(bob, amir, made, SAME, today=ENDS, grade=None)
        with pytest.raises(BadChange, match="Somebody else grades this one"):
            graded_again(alice, amir, made, OTHER, today=ENDS, grade=None)
        assert page(charlie, "child_change", amir.id, made.id).status_code == 404

    def test_before_it_is_agreed_nobody_grades(self, alice, charlie, amir):
        draft = a_change(alice, amir, on=a_baseline(alice, amir, days_ago=290))
        with pytest.raises(BadChange, match="not time to grade again"):
            graded_again(alice, amir, draft, SAME, today=ENDS, grade=None)
        assert page(charlie, "child_change", amir.id, draft.id).status_code == 404

    def test_it_held_three_months_on_and_the_goal_is_met(self, alice, bob, charlie, amir, made):
        graded_again(alice, amir, made, SAME, today=ENDS)
        graded_again(bob, amir, made, OTHER, today=ENDS)
        assert as_tested(alice, amir, made, today=ENDS).stage is Stage.WAITING
        assert as_tested(alice, amir, made, today=LATER).stage is Stage.LAST_LOOK
        graded_again(bob, amir, made, LAST, today=LATER)
        held = as_tested(alice, amir, made, today=LATER)
        assert held.stage is Stage.FINISHED
        assert {goal.outcome for goal in held.goals} == {Outcome.HELD}
        assert in_the_story(amir, "goal.met") == {"food": "better", "clothes": "better"}
        assert owed(amir) == set()
        assert page(charlie, "child_change", amir.id, made.id).status_code == 404

    def test_it_slipped(self, alice, bob, charlie, amir, made):
        graded_again(alice, amir, made, SAME, today=ENDS)
        graded_again(bob, amir, made, OTHER, today=ENDS)
        graded_again(alice, amir, made, LAST, today=LATER, grade=3)
        assert {goal.outcome for goal in as_tested(alice, amir, made, today=LATER).goals} == {Outcome.SLIPPED}
        assert in_the_story(amir, "goal.met") == {}
        rows = Entry.objects.filter(kind="goal.reviewed", child=amir).values_list("detail__progress", flat=True)
        assert sorted(rows) == ["better", "better", "worse", "worse"]
        assert page(charlie, "child_change", amir.id, made.id).status_code == 404

    def test_what_was_not_graded_again_is_not_known(self, alice, bob, charlie, amir, made):
        first = graded_again(alice, amir, made, SAME, today=ENDS, grade=None)
        saved(alice, first, an_area("love-and-care", grade=1))
        signed(alice, first)
        graded_again(bob, amir, made, OTHER, today=ENDS)
        assert {goal.outcome for goal in as_tested(alice, amir, made).goals} == {Outcome.NOT_KNOWN}
        assert page(charlie, "child_change", amir.id, made.id).status_code == 404

    def test_a_grading_that_was_stopped_is_begun_anew_and_one_reopened_counts_as_it_stands(
        self, alice, bob, charlie, amir, made
    ):
        first = graded_again(alice, amir, made, SAME, today=ENDS, grade=None)
        stop(alice, sight=sight_of(alice, amir), assessment=first.id, why="Wrong day", now=NOW)
        second = graded_again(alice, amir, made, SAME, today=ENDS, grade=3)
        assert second.id != first.id
        again = reopen(alice, sight=sight_of(alice, amir), assessment=second.id, key=uuid4(), why="A slip", now=NOW)
        saved(alice, again, an_area(grade=2, follows=as_held(alice, again).areas["physical-care"].sheet.id))
        signed(alice, again)
        assert as_tested(alice, amir, made).goals[0].again[SAME].grade == 2
        assert page(charlie, "child_change", amir.id, made.id).status_code == 404

    def test_an_assessment_of_no_test_is_signed_as_ever(self, alice, charlie, amir):
        a_baseline(alice, amir)
        assert in_the_story(amir, "goal.reviewed") == {}
        assert page(charlie, "child_changes", amir.id).status_code == 404


class TestStopping:
    def test_nothing_more_is_owed_and_what_was_written_stays(self, alice, bob, charlie, amir):
        made = a_change(alice, amir)
        agreed(alice, amir, made, second=bob)
        stop_change(alice, sight=sight_of(alice, amir), test=made.id, why="They moved", today=TODAY, now=NOW)
        assert owed(amir) == set()
        assert as_tested(alice, amir, made).stage is Stage.STOPPED
        with pytest.raises(BadChange, match="ended already"):
            stop_change(alice, sight=sight_of(alice, amir), test=made.id, why="Again", today=TODAY, now=NOW)
        assert page(charlie, "child_change_stop", amir.id, made.id).status_code == 404

    def test_it_says_why(self, alice, charlie, amir):
        made = a_change(alice, amir)
        with pytest.raises(BadChange, match="why it is stopped"):
            stop_change(alice, sight=sight_of(alice, amir), test=made.id, why=" ", today=TODAY, now=NOW)
        assert page(charlie, "child_change_stop", amir.id, made.id).status_code == 404

    def test_a_draft_that_was_stopped_takes_no_goal(self, alice, charlie, amir):
        made = a_change(alice, amir, goals=0)
        stop_change(alice, sight=sight_of(alice, amir), test=made.id, why="Another plan", today=TODAY, now=NOW)
        with pytest.raises(BadChange, match="Begin another"):
            a_goal(alice, amir, made)
        assert page(charlie, "child_change_goal", amir.id, made.id).status_code == 404


class TestSaidAndDone:
    def test_what_is_done_stands_beside_what_is_said_for_this_goal_alone(self, alice, charlie, amir):
        made = a_change(alice, amir)
        goal = as_tested(alice, amir, made).goals[0].row.words
        look = an_assessment(alice, amir, instrument="capacity-to-change", goal=goal)
        items = {"effort": graded(2), "commitment": graded(4)}
        saved(alice, look, Written(area="what-is-done-and-said", items=items, **SAID))
        signed(alice, look)
        assert [each.doing for each in as_tested(alice, amir, made).goals] == [Doing.DONE, None]
        assert "More is done than said so far." in text_of(page(alice, "child_change", amir.id, made.id))
        assert page(charlie, "child_change", amir.id, made.id).status_code == 404

    def test_the_goal_stands_in_the_first_question_of_that_look(self, alice, charlie, amir):
        made = a_change(alice, amir)
        shown = page(alice, "child_change", amir.id, made.id).content.decode()
        assert "/start/capacity-to-change/?goal=Food+on+five+days+a+week" in shown
        start = browser_of(alice).get(
            reverse("assessment_start", args=[amir.id, "capacity-to-change"]), {"goal": "Tea"}
        )
        assert 'value="Tea"' in start.content.decode()
        stop_change(alice, sight=sight_of(alice, amir), test=made.id, why="They moved", today=TODAY, now=NOW)
        assert "capacity-to-change" not in page(alice, "child_change", amir.id, made.id).content.decode()
        assert page(charlie, "assessment_start", amir.id, "capacity-to-change").status_code == 404
