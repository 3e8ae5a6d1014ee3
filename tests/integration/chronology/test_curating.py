"""What people make of an entry: who may say it, what stands, what a correction keeps and a withdrawal ends."""

from dataclasses import replace
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from seen.apps.casefile.queries import NoSuchChild
from seen.apps.chronology.actions import correct, withdraw
from seen.apps.chronology.actions.curating import ChangedMeanwhile, NotTheirsToSay, SaysTooLittle
from seen.apps.chronology.drafts import draft_of
from seen.apps.chronology.models import Curation, Entry
from seen.apps.chronology.queries.curated import curated
from seen.core.access.permission import Role
from seen.core.access.visibility import Access, Sight
from seen.kit.audit.models import Entry as AuditEntry
from tests.builders.casefile import asked_to_match
from tests.builders.curating import says, sees, stands, takes_back
from tests.builders.entries import NOW, a_scene, a_user, an_entry, named, works_with, written

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene():
    return a_scene()


@pytest.fixture
def entry(scene):
    return an_entry(scene.amir, by=scene.alice, text="Alone at the gate until five.")


def correction(scene, entry, **changed):
    return correct(
        scene.alice.as_viewer(), entry=entry, draft=replace(draft_of(entry), **changed), why="It was half past five.",
        account=uuid4(), now=NOW,
    )  # fmt: skip


class TestWhoMaySay:
    def test_whoever_works_with_the_child_whatever_their_agency(self, scene, entry):
        says(scene, scene.bob, entry, impact="He was cold and cried.")
        found = stands(scene, scene.alice, entry)
        assert (found.significant, found.impact, found.by, found.at) == (
            True,
            "He was cold and cried.",
            "Bob Example",
            NOW,
        )

    def test_the_designated_lead_of_an_agency_that_works_with_the_child(self, scene, entry):
        says(scene, scene.lead, entry)
        assert stands(scene, scene.bob, entry).by == "Lena Example"

    def test_not_a_desk_that_was_asked_to_match(self, scene, entry):
        desk = written(lambda: a_user("Desk", scene.elsewhere, Role.MATCHING_DESK))
        asked_to_match(scene.amir)
        with pytest.raises(NotTheirsToSay, match="Only people who work with the child"):
            says(scene, desk, entry)
        assert stands(scene, desk, entry) is None

    def test_charlie_is_refused_and_sees_nothing(self, scene, entry):
        mark = says(scene, scene.alice, entry)
        with pytest.raises(NoSuchChild):
            sees(scene, scene.charlie)
        none = Sight(scene.charlie.id, scene.elsewhere.id, scene.amir.id)
        with pytest.raises(NotTheirsToSay):
            says(scene, scene.charlie, entry, sight=none)
        with pytest.raises(NotTheirsToSay):
            takes_back(scene, scene.charlie, entry, mark, sight=none)
        assert curated(none) == {}

    def test_charlie_with_sight_of_another_child_reaches_no_entry_of_this_one(self, scene, entry):
        written(lambda: works_with(scene.leila, scene.charlie))
        other = Sight(scene.charlie.id, scene.elsewhere.id, scene.leila.id, involved=True)
        with pytest.raises(ChangedMeanwhile):
            says(scene, scene.charlie, entry, sight=other)

    @pytest.mark.parametrize("kind", ["adult.substance", "health.self_harm", "share.made"])
    def test_nobody_says_or_reads_anything_of_an_entry_that_is_closed_to_them(self, scene, kind):
        closed = an_entry(scene.amir, by=scene.alice, kind=kind, text="heron")
        says(scene, scene.alice, closed, why="egret")
        assert stands(scene, scene.bob, closed) is None
        with pytest.raises(ChangedMeanwhile):
            says(scene, scene.bob, closed)

    @pytest.mark.parametrize("access", list(Access))
    def test_it_is_seen_by_those_who_see_the_entry_and_by_no_other(self, scene, access):
        entry = an_entry(scene.amir, by=scene.alice, text="heron")
        says(scene, scene.alice, entry)
        written(lambda: Entry.objects.filter(id=entry.id).update(access=access))
        assert (stands(scene, scene.bob, entry) is not None) == (access is Access.INVOLVED)
        named(entry, scene.bob)
        assert stands(scene, scene.bob, entry)


class TestWhatItSays:
    def test_what_is_significant_says_why(self, scene, entry):
        with pytest.raises(SaysTooLittle, match="Say why it is significant"):
            says(scene, scene.alice, entry, why=" ", impact="He was cold.")

    def test_what_is_not_says_something_at_least(self, scene, entry):
        with pytest.raises(SaysTooLittle, match="Write something"):
            says(scene, scene.alice, entry, significant=False, why="")
        says(scene, scene.alice, entry, significant=False, why="", analysis=" It was the trains that day. ")
        found = stands(scene, scene.bob, entry)
        assert (found.significant, found.analysis) == (False, "It was the trains that day.")

    def test_taking_back_says_why(self, scene, entry):
        mark = says(scene, scene.alice, entry)
        with pytest.raises(SaysTooLittle, match="Say why you take this back"):
            takes_back(scene, scene.alice, entry, mark, why="  ")

    @pytest.mark.parametrize(
        "wrong", [{"significant": True, "why": ""}, {"significant": False, "taken_back": True, "why": "No"}]
    )
    def test_the_database_holds_the_rule_too(self, scene, entry, wrong):
        row = {"child": scene.amir, "entry": entry, "at": NOW} | wrong
        with pytest.raises(IntegrityError), transaction.atomic():
            written(lambda: Curation.objects.create(**row))


class TestTheNewestStands:
    def test_over_what_stood_before(self, scene, entry):
        first = says(scene, scene.alice, entry)
        says(scene, scene.bob, entry, why="The third time in a month.", over=first.id)
        found = stands(scene, scene.alice, entry)
        assert (found.why, found.by) == ("The third time in a month.", "Bob Example")
        assert Curation.objects.count() == 2

    @pytest.mark.parametrize("over", ["nothing", "something else"])
    def test_whoever_comes_second_reads_theirs_first(self, scene, entry, over):
        says(scene, scene.alice, entry)
        with pytest.raises(ChangedMeanwhile, match="Somebody wrote beside this entry before you"):
            says(scene, scene.bob, entry, over=None if over == "nothing" else uuid4())

    def test_taken_back_it_stands_no_longer_and_is_kept(self, scene, entry):
        mark = says(scene, scene.alice, entry)
        takes_back(scene, scene.bob, entry, mark)
        assert stands(scene, scene.alice, entry) is None
        assert {row.why for row in Curation.objects.all()} == {mark.why, "It was about his brother."}
        says(scene, scene.alice, entry, why="It was about both.")
        assert stands(scene, scene.bob, entry).why == "It was about both."

    def test_sent_twice_it_is_one(self, scene, entry):
        once = uuid4()
        first, again = says(scene, scene.alice, entry, once=once), says(scene, scene.alice, entry, once=once)
        assert first.id == again.id == once
        gone = takes_back(scene, scene.alice, entry, first)
        assert takes_back(scene, scene.alice, entry, first, once=gone.id).id == gone.id
        assert Curation.objects.count() == 2


class TestWhenTheEntryChanges:
    def test_a_correction_keeps_it(self, scene, entry):
        says(scene, scene.bob, entry)
        twice = correction(scene, correction(scene, entry), text="Alone at the gate until six.")
        assert stands(scene, scene.bob, twice).by == "Bob Example"
        assert list(curated(sees(scene, scene.alice))) == [twice.id]

    def test_what_is_said_of_the_corrected_entry_comes_over_it(self, scene, entry):
        first = says(scene, scene.bob, entry)
        corrected = correction(scene, entry)
        says(scene, scene.alice, corrected, why="Until half past five.", over=first.id)
        assert stands(scene, scene.bob, corrected).why == "Until half past five."

    def test_closed_by_a_correction_it_is_closed_too(self, scene, entry):
        says(scene, scene.bob, entry, why="egret")
        closed = correction(scene, entry, kind="adult.substance", text="heron")
        assert stands(scene, scene.alice, closed)
        written(lambda: closed.named.all().delete())
        assert curated(sees(scene, scene.bob)) == {}

    def test_a_withdrawn_entry_loses_it(self, scene, entry):
        says(scene, scene.bob, entry)
        withdraw(scene.alice.as_viewer(), entry=entry, why="Another child.", account=uuid4(), now=NOW)
        assert curated(sees(scene, scene.bob)) == {}

    def test_nothing_is_said_of_an_earlier_version(self, scene, entry):
        correction(scene, entry)
        with pytest.raises(ChangedMeanwhile, match="Somebody corrected or withdrew"):
            says(scene, scene.bob, entry)


def test_the_audit_says_who_said_it_of_what_and_no_word_of_it(scene, entry):
    mark = says(scene, scene.bob, entry, why="egret", impact="bittern")
    line = AuditEntry.objects.get(name="chronology.curate")
    assert line.about == [str(scene.amir.id)]
    assert line.detail == {"curation": str(mark.id), "entry": str(entry.id), "significant": True}


def test_one_query_reads_what_stands(scene, entry, django_assert_num_queries):
    says(scene, scene.bob, entry)
    sight = sees(scene, scene.alice)
    with django_assert_num_queries(1):
        curated(sight)
    correction(scene, entry)
    with django_assert_num_queries(3):
        curated(sight)
