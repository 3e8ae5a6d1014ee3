"""Structured tests of change: begun on signed grades, agreed with the family, graded again by two people."""

from datetime import timedelta
from uuid import uuid4

import pytest

from seen.apps.assessments.actions.change import drop_goal, start_change
from seen.apps.assessments.actions.starting import BadStart
from seen.apps.assessments.models import ChangeGoal, ChangeTest
from seen.apps.casefile.actions import end_involvement
from seen.apps.casefile.models import Involvement
from seen.apps.chronology.models import Entry
from seen.core.access.permission import Role
from seen.core.lifecycle.change import BadChange, Outcome, Stage
from seen.kit.audit.models import Entry as AuditEntry
from tests.builders.assessing import an_assessment
from tests.builders.browsing import page, send, text_of
from tests.builders.casefile import involved, sight_of
from tests.builders.changing import (
    BEGAN,
    WEEK,
    a_baseline,
    a_change,
    a_goal,
    agreed,
    as_tested,
    in_the_story,
    owed,
)
from tests.builders.children import NOW, SERVICE, TODAY, a_child, all_sight

pytestmark = pytest.mark.django_db
ENDS = BEGAN + 12 * WEEK


def no_longer_involved(viewer, child):
    row = Involvement.objects.get(child=child, user=viewer.id)
    end_involvement(SERVICE, sight=all_sight(child.id), involvement=row.id, end=TODAY)


class TestBeginning:
    def test_it_rests_on_signed_grades_in_which_something_is_to_better(self, alice, charlie, amir):
        made = a_change(alice, amir, goals=0)
        assert as_tested(alice, amir, made).stage is Stage.DRAFTED
        assert {item for item, _, _ in as_tested(alice, amir, made).to_choose()} == {
            "food", "clothes", "warmth", "washing", "sleep",
        }  # fmt: skip
        assert page(charlie, "child_change", amir.id, made.id).status_code == 404

    def test_what_is_open_all_met_or_another_childs_is_refused(self, alice, charlie, amir):
        met = a_baseline(alice, amir, grade=1)
        still_open = an_assessment(alice, amir)
        other = a_child("Noor Vale", by=alice)
        theirs = a_baseline(alice, other, days_ago=5)
        for baseline in (met.id, still_open.id, theirs.id, uuid4()):
            with pytest.raises(BadChange, match="Choose a signed assessment"):
                start_change(alice, sight=sight_of(alice, amir), baseline=baseline, key=uuid4(), now=NOW)
        assert page(charlie, "child_change_new", amir.id).status_code == 404

    def test_sent_twice_it_is_one(self, alice, charlie, amir):
        baseline, key = a_baseline(alice, amir), uuid4()
        for _ in range(2):
            start_change(alice, sight=sight_of(alice, amir), baseline=baseline.id, key=key, now=NOW)
        assert ChangeTest.objects.count() == 1
        assert AuditEntry.objects.filter(name="assessments.start_change").exists()
        assert page(charlie, "child_changes", amir.id).status_code == 404

    def test_whoever_wrote_a_note_and_no_more_begins_nothing(self, alice, charlie, amir):
        baseline = a_baseline(alice, amir)
        involved(charlie, amir, role="noted")
        with pytest.raises(BadStart):
            start_change(charlie, sight=sight_of(charlie, amir), baseline=baseline.id, key=uuid4(), now=NOW)

    def test_whoever_may_not_see_the_first_grades_does_not_see_the_test(self, alice, bob, charlie):
        noor = a_child("Noor Vale", by=alice, reason="own_note")
        involved(alice, noor)
        involved(bob, noor)
        made = a_change(alice, noor)
        assert page(alice, "child_change", noor.id, made.id).status_code == 200
        for viewer in (bob, charlie):
            assert page(viewer, "child_change", noor.id, made.id).status_code == 404
        assert "Food on five days" not in text_of(page(bob, "child_changes", noor.id))


class TestGoals:
    def test_a_goal_keeps_the_grade_now_and_the_help_that_comes(self, alice, charlie, amir):
        made = a_change(alice, amir, goals=1)
        (goal,) = as_tested(alice, amir, made).goals
        assert (goal.row.baseline, goal.row.target, goal.now, goal.reach) == (3, 2, "Often not met", "Mostly met")
        assert goal.outcome is Outcome.NOT_YET and goal.doing is None
        assert page(charlie, "child_change_goal", amir.id, made.id).status_code == 404

    @pytest.mark.parametrize(
        ("wrong", "says"),
        [
            ({"item": "food"}, "has no goal yet"),
            ({"item": "comfort"}, "has no goal yet"),
            ({"target": 3}, "better than the one now"),
            ({"words": " "}, "what will be different"),
            ({"support": ""}, "what will be different"),
            ({"support_by": ""}, "what will be different"),
        ],
    )
    def test_what_is_no_goal_is_refused(self, alice, charlie, amir, wrong, says):
        made = a_change(alice, amir, goals=1)
        with pytest.raises(BadChange, match=says):
            a_goal(alice, amir, made, **{"item": "clothes"} | wrong)
        assert ChangeGoal.objects.count() == 1
        assert page(charlie, "child_change", amir.id, made.id).status_code == 404

    def test_four_at_most(self, alice, charlie, amir):
        made = a_change(alice, amir, goals=4)
        with pytest.raises(BadChange, match="5 goals"):
            a_goal(alice, amir, made, item="sleep")
        assert page(charlie, "child_change", amir.id, made.id).status_code == 404

    def test_sent_twice_it_is_one(self, alice, charlie, amir):
        made, key = a_change(alice, amir, goals=0), uuid4()
        assert a_goal(alice, amir, made, key=key) == a_goal(alice, amir, made, key=key)
        assert page(charlie, "child_change", amir.id, made.id).status_code == 404

    def test_one_is_taken_out_and_kept(self, alice, charlie, amir):
        made = a_change(alice, amir, goals=2)
        goal = as_tested(alice, amir, made).goals[0].row
        for _ in range(2):
            send(alice, "child_change_goal_drop", amir.id, made.id, goal.id)
        assert [each.row.item for each in as_tested(alice, amir, made).goals] == ["clothes"]
        assert ChangeGoal.objects.get(id=goal.id).dropped_by_id == alice.id
        with pytest.raises(BadChange, match="taken out already"):
            drop_goal(alice, sight=sight_of(alice, amir), test=made.id, goal=goal.id, today=TODAY, now=NOW)
        assert send(charlie, "child_change_goal_drop", amir.id, made.id, goal.id).status_code == 404


class TestAgreeing:
    def test_it_owes_each_step_and_stands_in_the_story(self, alice, bob, charlie, amir):
        made = a_change(alice, amir)
        agreed(alice, amir, made, second=bob)
        assert owed(amir) == {
            ("change.same", alice.id, "", ENDS),
            ("change.other", bob.id, "", ENDS),
            ("change.later", alice.id, "", as_tested(alice, amir, made).window.later),
        }
        assert in_the_story(amir, "goal.set") == {"food": "", "clothes": ""}
        entry = Entry.objects.filter(kind="goal.set").first()
        assert entry.detail["due"] == ENDS.isoformat() and entry.areas == "physical-care"
        assert page(charlie, "child_change_agree", amir.id, made.id).status_code == 404

    def test_with_nobody_to_grade_second_a_manager_is_asked(self, alice, charlie, amir):
        made = a_change(alice, amir)
        agreed(alice, amir, made)
        assert ("change.find", None, Role.MANAGER, ENDS) in owed(amir)
        assert page(charlie, "child_change", amir.id, made.id).status_code == 404

    @pytest.mark.parametrize(
        ("wrong", "says"),
        [
            ({"weeks": 7}, "8 to 12 weeks"),
            ({"weeks": 13}, "8 to 12 weeks"),
            ({"starts": TODAY + timedelta(days=29)}, "within four weeks"),
            ({"starts": TODAY - timedelta(days=301)}, "after the first grades"),
            ({"agreed_with": " "}, "with whom it was agreed"),
            ({"family_said": ""}, "with whom it was agreed"),
        ],
    )
    def test_what_cannot_be_agreed_is_refused(self, alice, charlie, amir, wrong, says):
        made = a_change(alice, amir)
        with pytest.raises(BadChange, match=says):
            agreed(alice, amir, made, **wrong)
        assert owed(amir) == set()
        assert page(charlie, "child_change_agree", amir.id, made.id).status_code == 404

    def test_one_goal_is_too_few(self, alice, charlie, amir):
        made = a_change(alice, amir, goals=1)
        with pytest.raises(BadChange, match="This has one goal"):
            agreed(alice, amir, made)
        assert page(charlie, "child_change_agree", amir.id, made.id).status_code == 404

    def test_the_second_is_somebody_else_who_works_with_the_child(self, alice, charlie, amir):
        made = a_change(alice, amir)
        for second in (alice, charlie):
            with pytest.raises(BadChange, match="somebody else who works with this child"):
                agreed(alice, amir, made, second=second)
        assert page(charlie, "child_change_agree", amir.id, made.id).status_code == 404

    def test_twice_is_once_and_then_nothing_of_it_changes(self, alice, bob, charlie, amir):
        made = a_change(alice, amir)
        assert agreed(alice, amir, made, second=bob) == agreed(alice, amir, made, weeks=8)
        with pytest.raises(BadChange, match="agreed with the family already"):
            a_goal(alice, amir, made, item="sleep")
        assert page(charlie, "child_change", amir.id, made.id).status_code == 404

    def test_where_the_first_rater_has_gone_whoever_agrees_it_grades_again(self, alice, bob, charlie, amir):
        made = a_change(alice, amir, on=a_baseline(bob, amir))
        no_longer_involved(bob, amir)
        assert agreed(alice, amir, made, today=TODAY + timedelta(days=1)).first_rater_id == alice.id
        assert page(charlie, "child_change", amir.id, made.id).status_code == 404
