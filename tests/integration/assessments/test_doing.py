"""An assessment from its start to its signature, as acts: what is kept, what is refused, what reaches the story."""

from datetime import timedelta
from uuid import uuid4

import pytest

from seen.apps.assessments.actions import NotSignable, reopen, stop
from seen.apps.assessments.actions.saving import NotWhole
from seen.apps.assessments.actions.starting import BadStart
from seen.apps.assessments.models import AreaSheet, Assessment
from seen.apps.assessments.queries.opening import NoSuchAssessment
from seen.apps.assessments.queries.results import given
from seen.apps.casefile.models import Task, TaskStep
from seen.apps.chronology.models import Entry
from seen.apps.chronology.queries.sight import entries
from seen.core.lifecycle.table import NotNow
from tests.builders.assessing import (
    FOOD,
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
from tests.builders.children import NOW, TODAY, a_child, an_adult

pytestmark = pytest.mark.django_db


def grades_in_the_story(child):
    return Entry.objects.filter(child=child, kind="grade.given", superseded_by=None, withdrawn=False)


class TestStarting:
    def test_it_keeps_the_tool_the_version_the_band_and_who_began_it(self, alice, amir):
        made = an_assessment(alice, amir, why_now="Thin again")
        assert (made.instrument, made.version, made.band) == ("test-toolkit", "1.0", "5-10")
        assert len(made.sha256) == 64
        assert made.started_by_id == alice.id
        assert as_held(alice, made).status == "started"

    def test_sent_twice_it_is_one(self, alice, amir):
        first = an_assessment(alice, amir)
        assert an_assessment(alice, amir, key=first.id) == first

    def test_a_second_open_one_is_refused_and_says_who_began_the_first(self, alice, bob, amir):
        an_assessment(alice, amir)
        with pytest.raises(BadStart, match="Alice Fern began this one"):
            an_assessment(bob, amir)

    @pytest.mark.parametrize(
        ("how", "why"),
        [
            ({"on": TODAY + timedelta(days=1)}, "has not come yet"),
            ({"on": TODAY.replace(year=1999)}, "before this child could be known"),
            ({"mode": "by-magic"}, "Choose how you will do it"),
            ({"rater_role": "carer"}, "not for them to complete"),
            ({"rater_role": "second_rater"}, "Choose which assessment"),
            ({"setting": "school"}, "asks the same everywhere"),
        ],
    )
    def test_what_cannot_be_begun_says_why(self, alice, amir, how, why):
        with pytest.raises(BadStart, match=why):
            an_assessment(alice, amir, **how)

    def test_a_carer_where_none_is_graded_and_none_where_one_is(self, alice, amir, tools):
        maya = an_adult("Maya Reed", of=amir)
        with pytest.raises(BadStart, match="about the child, not one carer"):
            an_assessment(alice, amir, carer=maya.person_id)
        a_tool_file(tools, tool="per-carer", unit="child-and-carer")

    def test_an_adult_is_not_assessed(self, alice, amir):
        amir.born = TODAY.replace(year=TODAY.year - 19)
        with pytest.raises(Exception, match="until the 18th birthday"):
            an_assessment(alice, grown(alice))

    def test_charlie_cannot_start_one(self, charlie, amir):
        with pytest.raises(Exception, match="We cannot show that page"):
            an_assessment(charlie, amir)
        assert not Assessment.objects.exists()


def grown(alice):
    from tests.builders.casefile import involved

    child = a_child("Ada Reed", born=TODAY.replace(year=TODAY.year - 19))
    involved(alice, child)
    return child


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


class TestSigning:
    def test_each_grade_is_an_entry_and_one_area_alone_is_finished_work(self, alice, amir):
        made, entry = an_assessment(alice, amir), an_entry(alice, amir)
        saved(alice, made, an_area(items={"food": graded(4, entries=(entry.id,)), "sleep": unknown()}))
        done = signed(alice, made)
        assert (done.areas, done.grades) == (("physical-care",), 4)
        food = grades_in_the_story(amir).get(detail__item="food")
        assert food.areas == "physical-care"
        assert food.access == "involved"
        assert food.detail["cites"] == [str(entry.id)]
        assert {name: food.detail[name] for name in ("instrument", "version", "value", "best", "worst")} == {
            "instrument": "test-toolkit", "version": "1.0", "value": 4, "best": 1, "worst": 4,
        }  # fmt: skip

    def test_signed_it_is_locked(self, alice, amir):
        made = an_assessment(alice, amir)
        sheet = saved(alice, made).sheet
        signed(alice, made)
        with pytest.raises(NotNow, match="signed and locked"):
            saved(alice, made, an_area(grade=1, follows=sheet))

    def test_nothing_done_is_not_signed_and_a_stranger_to_it_does_not_sign(self, alice, bob, amir):
        made = an_assessment(alice, amir)
        with pytest.raises(NotSignable, match="Nothing is done yet"):
            signed(alice, made)
        saved(alice, made)
        with pytest.raises(NotSignable, match="Whoever began it or completed"):
            signed(bob, made)

    def test_two_agencies_together_are_both_named_and_the_second_is_asked_to_sign(self, alice, bob, amir):
        made = an_assessment(alice, amir)
        saved(alice, made)
        saved(bob, made, an_area("love-and-care"))
        assert signed(alice, made).to_sign == (bob.id,)
        task = Task.objects.get(kind="assessment.sign")
        assert task.owner_id == bob.id
        signed(bob, made, disagrees="I saw more warmth than this says.")
        assert [(one.agency, one.disagrees) for one in as_held(bob, made).signatures] == [
            ("Northmarsh health visiting", ""), ("Northmarsh primary", "I saw more warmth than this says."),
        ]  # fmt: skip
        assert task.steps.last().status == "done"
        assert signed(bob, made).grades == 0

    def test_reopening_makes_a_new_version_and_the_signed_one_stands_until_that_is_signed(self, alice, amir):
        made = an_assessment(alice, amir)
        saved(alice, made, an_area(grade=2))
        signed(alice, made)
        sight, key = sight_of(alice, amir), uuid4()
        again = reopen(alice, sight=sight, assessment=made.id, key=key, why="The nursery rang", now=NOW)
        assert reopen(alice, sight=sight, assessment=made.id, key=key, why="The nursery rang", now=NOW) == again
        assert (again.number, again.version, as_held(alice, made).status) == (2, "1.0", "signed")
        stands = as_held(alice, again).areas["physical-care"].sheet.id
        saved(alice, again, an_area(grade=3, follows=stands))
        signed(alice, again)
        assert as_held(alice, made).status == "superseded"
        assert {entry.detail["value"] for entry in grades_in_the_story(amir)} == {3}
        assert [one.id for one in given(sight)] == [again.id]

    def test_an_old_one_reopens_in_the_version_that_it_was_made_in(self, alice, amir, tools):
        made = an_assessment(alice, amir)
        saved(alice, made)
        signed(alice, made)
        a_tool_file(tools, version="1.1", title="Newer toolkit")
        from seen.kit.knowledge import instruments

        instruments._shelf.cache_clear()
        instruments._sorted_out.cache_clear()
        again = reopen(alice, sight=sight_of(alice, amir), assessment=made.id, key=uuid4(), why="A slip", now=NOW)
        assert as_held(alice, again).tool.title == "Test toolkit"
        assert an_assessment(alice, a_sibling(alice)).version == "1.1"

    def test_why_and_once(self, alice, amir):
        made, sight = an_assessment(alice, amir), sight_of(alice, amir)
        with pytest.raises(NotNow, match="not signed yet"):
            reopen(alice, sight=sight, assessment=made.id, key=uuid4(), why="x", now=NOW)
        saved(alice, made)
        signed(alice, made)
        with pytest.raises(NotSignable, match="Write why"):
            reopen(alice, sight=sight, assessment=made.id, key=uuid4(), why=" ", now=NOW)
        reopen(alice, sight=sight, assessment=made.id, key=uuid4(), why="A slip", now=NOW)
        with pytest.raises(NotSignable, match="reopened already"):
            reopen(alice, sight=sight, assessment=made.id, key=uuid4(), why="A slip", now=NOW)

    def test_stopped_it_is_kept_and_owes_nothing(self, alice, amir):
        made, sight = an_assessment(alice, amir), sight_of(alice, amir)
        saved(alice, made, an_area(items={"food": unknown()}))
        with pytest.raises(NotSignable, match="Write why you stop"):
            stop(alice, sight=sight, assessment=made.id, why="", now=NOW)
        stop(alice, sight=sight, assessment=made.id, why="The family moved", now=NOW)
        assert as_held(alice, made).status == "stopped"
        assert Task.objects.get().steps.last().status == "not_needed"
        assert given(sight) == []
        with pytest.raises(NotNow, match="was stopped"):
            signed(alice, made)

    def test_charlie_reads_and_signs_nothing(self, charlie, alice, amir):
        made = an_assessment(alice, amir)
        saved(alice, made)
        with pytest.raises(Exception, match="We cannot show"):
            signed(charlie, made)
        signed(alice, made)
        other = a_child("Somebody Else")
        with pytest.raises(NoSuchAssessment):
            as_held_of(alice, other, made)


def as_held_of(viewer, child, assessment):
    from seen.apps.assessments.queries.opening import opened
    from tests.builders.casefile import involved

    involved(viewer, child)
    return opened(sight_of(viewer, child), assessment.id)


def a_sibling(alice):
    from tests.builders.casefile import involved

    child = a_child("Leila Reed")
    involved(alice, child)
    return child


class TestBlindPair:
    @pytest.fixture
    def pair(self, alice, bob, amir):
        first = an_assessment(alice, amir)
        saved(alice, first, an_area(grade=2))
        second = an_assessment(bob, amir, rater_role="second_rater", pair=first.id)
        saved(bob, second, an_area(grade=3))
        return first, second

    def test_neither_rater_sees_the_others_half_until_both_signed(self, alice, bob, amir, pair):
        first, second = pair
        for viewer, other in ((alice, second), (bob, first)):
            with pytest.raises(NoSuchAssessment):
                as_held(viewer, other)
        signed(alice, first)
        assert [one.id for one in given(sight_of(bob, amir))] == []
        assert not grades_in_the_story(amir).exists()
        signed(bob, second)
        assert {one.id for one in given(sight_of(bob, amir))} == {first.id, second.id}
        assert grades_in_the_story(amir).count() == 2 * len(FOOD)

    def test_the_grades_of_each_are_their_own(self, alice, bob, amir, pair):
        for viewer, half in zip((alice, bob), pair, strict=True):
            signed(viewer, half)
        found = {(entry.writer_id, entry.detail["value"]) for entry in grades_in_the_story(amir)}
        assert found == {(alice.id, 2), (bob.id, 3)}

    def test_where_the_second_stops_the_first_reaches_the_story(self, alice, bob, amir, pair):
        first, second = pair
        signed(alice, first)
        with pytest.raises(NotSignable, match="The other rater has not signed"):
            reopen(alice, sight=sight_of(alice, amir), assessment=first.id, key=uuid4(), why="A slip", now=NOW)
        stop(bob, sight=sight_of(bob, amir), assessment=second.id, why="I left", now=NOW)
        assert grades_in_the_story(amir).count() == len(FOOD)

    def test_one_that_is_signed_already_is_not_graded_blind(self, alice, bob, amir):
        first = an_assessment(alice, amir)
        saved(alice, first)
        signed(alice, first)
        with pytest.raises(BadStart, match="signed already"):
            an_assessment(bob, amir, rater_role="second_rater", pair=first.id)

    def test_charlie_sees_neither(self, charlie, pair):
        for half in pair:
            with pytest.raises(Exception, match="We cannot show"):
                as_held(charlie, half)


class TestResults:
    def test_what_was_given(self, alice, amir):
        made, entry = an_assessment(alice, amir, announced=True), an_entry(alice, amir)
        items = {"food": graded(4, entries=(entry.id,)), "sleep": unknown(), "warmth": graded(1, moved="better")}
        saved(alice, made, an_area(items=items))
        assert given(sight_of(alice, amir)) == []
        (mine,) = given(sight_of(alice, amir), mine_open=True)
        assert mine.signed is None
        signed(alice, made)
        (one,) = given(sight_of(alice, amir))
        assert (one.rater, one.rater_role, one.agency) == ("Alice Fern", "worker", "Northmarsh health visiting")
        assert one.areas_done == ("physical-care",)
        assert one.announced is True
        assert (one.items["food"].grade, one.items["food"].evidence) == (4, 1)
        assert one.items["sleep"].state == "not_known"
        assert one.items["warmth"].moved == "better"

    def test_a_closed_tool_leaves_closed_entries_and_is_seen_by_who_wrote_it(self, alice, bob, amir, tools):
        a_tool_file(tools, tool="closed-tool", audience="closed")
        made = an_assessment(alice, amir, instrument="closed-tool")
        saved(alice, made)
        signed(alice, made)
        assert given(sight_of(bob, amir)) == []
        assert len(given(sight_of(alice, amir))) == 1
        assert not entries(sight_of(bob, amir)).filter(kind="grade.given").exists()

    def test_charlie_is_given_nothing(self, charlie, alice, amir):
        made = an_assessment(alice, amir)
        saved(alice, made)
        signed(alice, made)
        with pytest.raises(Exception, match="We cannot show that page"):
            given(sight_of(charlie, amir))
