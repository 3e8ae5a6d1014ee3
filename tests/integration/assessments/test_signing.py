"""Signing, reopening and stopping: what is locked, what reaches the story, who is named."""

from uuid import uuid4

import pytest

from seen.apps.assessments.actions import NotSignable, reopen, stop
from seen.apps.assessments.queries.opening import NoSuchAssessment
from seen.apps.assessments.queries.results import given
from seen.apps.casefile.models import Task
from seen.apps.chronology.models import Entry
from seen.core.lifecycle.table import NotNow
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
from tests.builders.children import NOW, a_child

pytestmark = pytest.mark.django_db


def grades_in_the_story(child):
    return Entry.objects.filter(child=child, kind="grade.given", superseded_by=None, withdrawn=False)


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
        assert sorted((one.agency, one.disagrees) for one in as_held(bob, made).signatures) == [
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


def test_words_that_come_after_ones_own_signature_are_refused_and_never_dropped(alice, amir):
    made = an_assessment(alice, amir)
    saved(alice, made)
    signed(alice, made, disagrees="I see food otherwise")
    signed(alice, made, disagrees="I see food otherwise")
    signed(alice, made)
    with pytest.raises(NotSignable, match="signed already"):
        signed(alice, made, disagrees="And sleep")
