"""Accounts that could be of one event: asked of those who see both whole, joined, and shown as one."""

import csv
import io
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.urls import reverse

from seen.apps.chronology.actions import correct, withdraw
from seen.apps.chronology.actions.same_event import (
    join_accounts,
    say_apart,
    take_apart,
)
from seen.apps.chronology.drafts import draft_of
from seen.apps.chronology.models import Entry, SameEvent
from seen.apps.chronology.queries.same_event import event_of, same_events
from seen.kit.audit.models import Entry as AuditEntry
from seen.kit.audit.verify import verify
from tests.builders.entries import NOW, TODAY, a_disagreement, an_entry, named, written
from tests.builders.same_event import FALL, TOLD, act, body, group_of, joins, keys, sees, waiting

pytestmark = pytest.mark.django_db


class TestWhoIsAsked:
    def test_whoever_sees_both_whole(self, scene, pair, visit):
        assert waiting(scene, scene.alice) == waiting(scene, scene.bob) == [set(keys(*pair))]
        page = body(visit(scene.alice, "child_same_event", scene.amir.id))
        for words in ("the same day", "both speak of", "a fall", "forehead", TOLD, FALL):
            assert words.lower() in page.lower()
        assert "%" not in page.split("<main")[1].split("</main")[0]

    def test_charlie_gets_the_page_that_stands_for_nothing(self, scene, pair, visit):
        joins(scene, scene.alice, *pair)
        for route, key in (("child_same_event", scene.amir.id), ("entry_same_event", pair[0].id)):
            for sent in (None, {"answer": "apart"}):
                refused = visit(scene.charlie, route, key, sent)
                nobody = visit(scene.charlie, route, UUID(int=7), sent)
                assert (refused.status_code, body(refused)) == (404, body(nobody))

    @pytest.mark.parametrize("closed", [{"kind": "adult.substance"}, {"child_words": "I fell"}])
    def test_what_is_closed_or_has_a_closed_part_leaves_no_trace(self, scene, visit, closed):
        an_entry(scene.amir, by=scene.bob, text=FALL)
        before = [body(visit(scene.bob, "child_same_event", scene.amir.id))]
        hidden = an_entry(scene.amir, by=scene.alice, text=TOLD, **closed)
        assert waiting(scene, scene.alice) == [{hidden.id, Entry.objects.get(text=FALL).id}]
        assert waiting(scene, scene.bob) == []
        assert [body(visit(scene.bob, "child_same_event", scene.amir.id))] == before
        assert "Could be the same event (" not in body(visit(scene.bob, "child_chronology", scene.amir.id))

    def test_a_part_shared_by_name_makes_it_whole(self, scene):
        an_entry(scene.amir, by=scene.bob, text=FALL)
        hidden = an_entry(scene.amir, by=scene.alice, text=TOLD, child_words="I fell")
        named(hidden, scene.bob, part="child_words")
        assert len(waiting(scene, scene.bob)) == 1

    def test_the_list_and_the_entry_say_that_one_stands(self, scene, pair, visit):
        assert "Could be the same event (1)" in body(visit(scene.alice, "child_chronology", scene.amir.id))
        page = body(visit(scene.alice, "entry", pair[0].id))
        assert reverse("child_same_event", args=[scene.amir.id]) in page

    def test_nothing_waits_where_nothing_is_alike(self, scene, visit):
        an_entry(scene.amir, by=scene.alice, text="Late")
        assert "Nothing waits for an answer" in body(visit(scene.alice, "child_same_event", scene.amir.id))

    def test_a_siblings_fall_in_this_record_is_not_asked_about(self, scene):
        def home():
            from seen.apps.people.models import Household, Member

            house = Household.objects.create(written_at=NOW)
            for child in (scene.amir, scene.leila):
                Member.objects.create(household=house, person=child.person, role="child", written_at=NOW)

        an_entry(scene.amir, by=scene.alice, text=f"Amir. {TOLD}")
        an_entry(scene.amir, by=scene.bob, text=f"Leila. {FALL}")
        assert len(waiting(scene, scene.alice)) == 1
        written(home)
        assert waiting(scene, scene.alice) == []

    def test_what_looked_alike_when_it_came_in_by_file_is_asked_about(self, scene, visit):
        one = an_entry(scene.amir, by=scene.alice, text="Late")
        an_entry(scene.amir, by=scene.bob, text="Not on time", same_as=one.account)
        an_entry(scene.amir, by=scene.bob, text="Another", same_as=uuid4())
        assert len(waiting(scene, scene.alice)) == 1
        assert "when they came in by file" in body(visit(scene.alice, "child_same_event", scene.amir.id))


class TestJoining:
    def test_both_stand_as_one_event_each_with_its_words_and_source(self, scene, pair, visit):
        a_disagreement(pair[0], words="It was a swing.")
        sent = group_of(visit(scene.alice, "child_same_event", scene.amir.id)) | {"answer": "joined"}
        page = body(visit(scene.alice, "child_same_event", scene.amir.id, sent))
        assert "Joined: one event" in page
        assert waiting(scene, scene.alice) == waiting(scene, scene.bob) == []
        for route in ("child_chronology", "chronology_print"):
            story = body(visit(scene.bob, route, scene.amir.id))
            assert story.count("One event, told by 2") == 1
            assert "2 entries tell of 1 event" in story
            for words in (TOLD, FALL, "Riverside School", "Elm Clinic", "It was a swing."):
                assert words in story
        assert "One of 2 accounts of one event" in body(visit(scene.bob, "entry", pair[1].id))
        assert "Joined by Alice Example" in body(visit(scene.bob, "entry_same_event", pair[1].id))

    def test_sent_twice_it_is_one_act(self, scene, pair, visit):
        sent = group_of(visit(scene.alice, "child_same_event", scene.amir.id)) | {"answer": "joined"}
        for _ in range(2):
            assert visit(scene.alice, "child_same_event", scene.amir.id, sent).status_code == 200
        assert SameEvent.objects.count() == 1

    @pytest.mark.parametrize("does", [join_accounts, say_apart])
    def test_the_same_key_again_changes_nothing(self, scene, pair, does):
        once = uuid4()
        first, second = (act(does, scene, scene.alice, accounts=keys(*pair), why="", once=once) for _ in range(2))
        assert (first.again, second.again, first.answer) == (False, True, second.answer)
        assert second.children == (scene.amir.id,)

    def test_it_is_in_the_audit_with_no_words_of_the_accounts(self, scene, pair):
        joins(scene, scene.alice, *pair)
        line = AuditEntry.objects.get(name="chronology.join_accounts")
        assert str(scene.amir.id) in str(line.about)
        assert "glued" not in str(line.detail)
        assert verify().ok

    def test_accounts_are_never_edited(self, scene, pair):
        before = list(Entry.objects.order_by("id").values())
        said = joins(scene, scene.alice, *pair)
        act(take_apart, scene, scene.bob, event=said.answer.id, account=pair[0].id, why="Two falls.")
        assert list(Entry.objects.order_by("id").values()) == before

    def test_three_and_more(self, scene, pair, third, visit):
        assert waiting(scene, scene.alice) == [set(keys(*pair, third))]
        page = body(visit(scene.alice, "child_same_event", scene.amir.id))
        assert "told by 3" in page
        joins(scene, scene.alice, *pair, third)
        assert "One event, told by 3" in body(visit(scene.bob, "child_chronology", scene.amir.id))

    def test_a_third_is_asked_about_with_those_already_joined_and_joins_them_all(self, scene, pair, third, visit):
        joins(scene, scene.alice, *pair)
        assert waiting(scene, scene.alice) == [set(keys(*pair, third))]
        assert "2 of these are joined" in body(visit(scene.alice, "child_same_event", scene.amir.id))
        joins(scene, scene.bob, pair[0], third)
        (event,) = same_events(sees(scene, scene.alice), as_of=TODAY).joined
        assert {row.id for row in event.rows} == set(keys(*pair, third))
        assert SameEvent.objects.filter(ended_at=None).count() == 1

    def test_one_that_was_corrected_stays_joined_and_one_withdrawn_leaves(self, scene, pair, third):
        joins(scene, scene.alice, *pair, third)
        newer = correct(
            scene.alice.as_viewer(), entry=pair[0], draft=draft_of(pair[0]), why="A word.", account=uuid4(), now=NOW
        )
        event = event_of(sees(scene, scene.bob), newer.id, as_of=TODAY)
        assert {row.id for row in event.rows} == {newer.id, pair[1].id, third.id}
        withdraw(scene.alice.as_viewer(), entry=newer, why="Wrong child.", account=uuid4(), now=NOW)
        event = event_of(sees(scene, scene.bob), third.id, as_of=TODAY)
        assert {row.id for row in event.rows} == {pair[1].id, third.id}

    def test_who_sees_one_account_alone_sees_no_event(self, scene, visit):
        open_one = an_entry(scene.amir, by=scene.bob, text=FALL)
        closed = an_entry(scene.amir, by=scene.alice, text=TOLD, kind="adult.substance")
        before = body(visit(scene.bob, "child_chronology", scene.amir.id)), body(visit(scene.bob, "entry", open_one.id))
        joins(scene, scene.alice, open_one, closed)
        after = body(visit(scene.bob, "child_chronology", scene.amir.id)), body(visit(scene.bob, "entry", open_one.id))
        assert after == before
        assert event_of(sees(scene, scene.bob), open_one.id, as_of=TODAY) is None
        assert "stands by itself" in body(visit(scene.bob, "entry_same_event", open_one.id))

    def test_a_filter_shows_what_it_finds_and_says_how_many_there_are(self, scene, pair, visit):
        joins(scene, scene.alice, *pair)
        page = body(visit(scene.bob, "child_chronology", scene.amir.id, kind="health.injury"))
        assert "One event, told by 2; 1 of 2 accounts shown here" in page
        assert TOLD not in page

    def test_the_spreadsheet_says_which_rows_are_one_event(self, scene, pair, visit):
        an_entry(scene.amir, by=scene.alice, text="Late", on=TODAY - timedelta(days=40))
        joins(scene, scene.alice, *pair)
        text = visit(scene.bob, "chronology_csv", scene.amir.id).content.decode().removeprefix("\ufeff")
        rows = {row["Event"]: row["One event"] for row in csv.DictReader(io.StringIO(text))}
        assert rows == {TOLD: "Event 1, told by 2", FALL: "Event 1, told by 2", "Late": ""}

    def test_accounts_apart_in_the_order_of_days_stand_side_by_side(self, scene, visit):
        one = an_entry(scene.amir, by=scene.alice, text=TOLD, on=TODAY - timedelta(days=2))
        an_entry(scene.amir, by=scene.alice, text="Between", on=TODAY - timedelta(days=1))
        other = an_entry(scene.amir, by=scene.bob, text=FALL)
        joins(scene, scene.alice, one, other)
        page = body(visit(scene.bob, "child_chronology", scene.amir.id))
        assert page.index(TOLD) < page.index("Between")
        assert page.index(FALL) < page.index("Between")
