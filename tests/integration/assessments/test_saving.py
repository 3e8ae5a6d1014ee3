"""Saving one area: every save is kept, what does not hold is refused, what is not known is owed."""

from datetime import timedelta
from uuid import uuid4

import pytest

from seen.apps.assessments.actions import NotSignable
from seen.apps.assessments.actions.saving import NotWhole, keep_one
from seen.apps.assessments.models import AreaSheet
from seen.apps.assessments.queries.opening import NoSuchAssessment
from seen.apps.assessments.written import Written
from seen.apps.casefile.models import Task, TaskStep
from tests.builders.assessing import (
    a_tool_file,
    an_area,
    an_assessment,
    an_entry,
    as_held,
    graded,
    saved,
    signed,
    unknown,
)
from tests.builders.casefile import sight_of
from tests.builders.children import NOW, TODAY

pytestmark = pytest.mark.django_db


def kept(by, made, **which):
    return keep_one(
        by, sight=sight_of(by, made.child), assessment=made.id, key=uuid4(), area="physical-care", now=NOW, **which
    )


class TestSaving:
    def test_each_save_is_kept_and_the_newest_stands(self, alice, amir):
        made = an_assessment(alice, amir)
        first = saved(alice, made, an_area(grade=1))
        second = saved(alice, made, an_area(grade=2, follows=first.sheet))
        held = as_held(alice, made)
        assert held.areas["physical-care"].sheet.id == second.sheet
        assert held.score.areas["physical-care"].grade == 2
        assert AreaSheet.objects.count() == 2

    def test_sent_twice_it_is_one_save_and_with_other_words_it_is_two(self, alice, amir):
        made, form = an_assessment(alice, amir), uuid4()
        assert not saved(alice, made, an_area(), key=form).again
        assert saved(alice, made, an_area(), key=form).again
        later = saved(alice, made, an_area(narrative="One thing more"), key=form)
        assert not later.again
        assert not later.beside
        assert as_held(alice, made).areas["physical-care"].sheet.narrative == "One thing more"

    def test_two_who_save_upon_the_same_text_lose_nothing(self, alice, bob, amir):
        made = an_assessment(alice, amir)
        saved(alice, made, an_area(narrative="As Alice saw it"))
        theirs = saved(bob, made, an_area(narrative="As Bob saw it"))
        held = as_held(alice, made)
        assert theirs.beside
        assert held.areas["physical-care"].sheet.narrative == "As Alice saw it"
        assert [one.sheet.narrative for one in held.beside["physical-care"]] == ["As Bob saw it"]
        with pytest.raises(NotSignable, match="two versions wait"):
            signed(alice, made)

    def test_choosing_settles_the_one_beside(self, alice, bob, amir):
        made = an_assessment(alice, amir)
        stands = saved(alice, made, an_area()).sheet
        beside = saved(bob, made, an_area(narrative="As Bob saw it")).sheet
        saved(alice, made, an_area(narrative="Both", follows=stands, settles=beside))
        assert as_held(alice, made).beside == {}

    def test_what_somebody_chose_meanwhile_cannot_be_chosen_again(self, alice, bob, amir):
        made = an_assessment(alice, amir)
        saved(alice, made, an_area())
        beside = saved(bob, made, an_area(narrative="As Bob saw it")).sheet
        kept(alice, made, settles=beside, keeps=beside)
        with pytest.raises(NotWhole, match="Somebody has chosen already"):
            kept(bob, made, settles=beside, keeps=beside)

    def test_one_form_sent_with_other_words_twice_is_two_saves(self, alice, amir):
        made, form = an_assessment(alice, amir), uuid4()
        saved(alice, made, an_area(), key=form)
        assert not saved(alice, made, an_area(narrative="One"), key=form).again
        assert saved(alice, made, an_area(narrative="One"), key=form).again
        assert AreaSheet.objects.count() == 2

    def test_a_parents_sheet_is_not_filled_in_as_a_workers(self, alice, amir, maya, tools):
        a_tool_file(tools, tool="own", completed_by=["carer"])
        sheet = an_assessment(alice, amir, instrument="own", rater_role="carer", completed_by=maya.id)
        with pytest.raises(NoSuchAssessment, match="another page"):
            saved(alice, sheet)

    def test_an_area_that_asks_nothing_at_this_age_is_refused(self, alice, amir, tools):
        a_tool_file(tools, tool="late", love_at=("16-17",))
        made = an_assessment(alice, amir, instrument="late")
        with pytest.raises(NotWhole, match="Nothing is asked about love and care at this age"):
            saved(alice, made, Written(area="love-and-care", items={}))

    def test_the_worst_grade_needs_evidence(self, alice, amir):
        made, entry = an_assessment(alice, amir), an_entry(alice, amir)
        with pytest.raises(NotWhole, match="needs evidence"):
            saved(alice, made, an_area(items={"food": graded(4)}))
        saved(alice, made, an_area(items={"food": graded(4, entries=(entry.id,))}))
        held = as_held(alice, made)
        assert held.areas["physical-care"].evidence == {"food": (entry.id,)}
        assert held.score.areas["physical-care"].decided_by == ("food",)

    def test_an_entry_that_the_writer_may_not_see_cannot_be_linked(self, alice, amir):
        made, other = an_assessment(alice, amir), uuid4()
        with pytest.raises(NotWhole, match="no longer there"):
            saved(alice, made, an_area(items={"food": graded(4, entries=(other,))}))

    @pytest.mark.parametrize(
        ("missing", "why"),
        [
            ({"unknown_what": ""}, "say what we do not know"),
            ({"unknown_who": ""}, "say who could tell us"),
            ({"unknown_by": None}, "say by when"),
            ({"unknown_by": TODAY - timedelta(days=1)}, "has passed"),
        ],
    )
    def test_not_known_says_what_who_and_when(self, alice, amir, missing, why):
        made = an_assessment(alice, amir)
        with pytest.raises(NotWhole, match=why):
            saved(alice, made, an_area(items={"food": unknown(**missing)}))
        assert not Task.objects.exists()

    def test_not_known_is_one_task_however_often_it_is_saved(self, alice, amir):
        made = an_assessment(alice, amir)
        first = saved(alice, made, an_area(items={"food": unknown()}))
        saved(alice, made, an_area(items={"food": unknown()}, narrative="More", follows=first.sheet))
        task = Task.objects.get(kind="assessment.find_out")
        assert (task.owner_id, task.due, task.child_id) == (alice.id, TODAY + timedelta(days=7), amir.id)

    def test_once_it_is_known_the_task_is_done_and_asked_anew_it_is_another(self, alice, amir):
        made = an_assessment(alice, amir)
        first = saved(alice, made, an_area(items={"food": unknown()}))
        again = saved(alice, made, an_area(items={"food": unknown(unknown_who="Her GP")}, follows=first.sheet))
        saved(alice, made, an_area(follows=again.sheet))
        last = [TaskStep.objects.filter(task=task).last().status for task in Task.objects.order_by("made_at", "why")]
        assert sorted(last) == ["done", "superseded"]

    @pytest.mark.parametrize(
        ("written", "why"),
        [
            (an_area(items={"food": graded(5)}), "is not a grade"),
            (an_area(items={"feathers": graded(1)}), "no item"),
            (an_area(items={"comfort": graded(1)}), "is not asked in physical care"),
            (an_area(strength=""), "Write a strength"),
            (an_area(none_seen=True), "Keep one of them"),
            (an_area(life_now=""), "what this is like"),
            (an_area(same_elsewhere=""), "the same elsewhere"),
            (an_area(parents_view="We manage."), "who said it"),
            (an_area(parents_view_by="Maya"), "in their own words"),
            (an_area(level=3), "why you see this area otherwise"),
            (an_area(level_reason="It is worse"), "Choose the level"),
            (an_area(items={"food": graded(how=())}), "say how you know"),
        ],
    )
    def test_what_does_not_hold_is_said_in_one_sentence(self, alice, amir, written, why):
        made = an_assessment(alice, amir)
        with pytest.raises(Exception, match=why):
            saved(alice, made, written)
        assert not AreaSheet.objects.exists()

    def test_an_unfinished_area_may_have_blanks_but_keeps_it_from_being_signed(self, alice, amir):
        made = an_assessment(alice, amir)
        saved(alice, made, an_area("love-and-care"))
        saved(alice, made, an_area(strength="", life_now="", same_elsewhere="", done=False))
        assert as_held(alice, made).begun == ("physical-care",)
        with pytest.raises(NotSignable, match="begun and not done"):
            signed(alice, made)

    def test_charlie_cannot_write_in_it(self, charlie, alice, amir):
        made = an_assessment(alice, amir)
        with pytest.raises(Exception, match="We cannot show"):
            saved(charlie, made)
        assert not AreaSheet.objects.exists()
