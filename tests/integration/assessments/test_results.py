"""A blind pair, and what an assessment gives to whoever reads its results."""

from uuid import uuid4

import pytest

from seen.apps.assessments.actions import NotSignable, reopen, stop
from seen.apps.assessments.actions.starting import BadStart
from seen.apps.assessments.queries.opening import NoSuchAssessment
from seen.apps.assessments.queries.results import given
from seen.apps.chronology.models import Entry
from seen.apps.chronology.queries.sight import entries
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
from tests.builders.children import NOW

pytestmark = pytest.mark.django_db


def grades_in_the_story(child):
    return Entry.objects.filter(child=child, kind="grade.given", superseded_by=None, withdrawn=False)


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
