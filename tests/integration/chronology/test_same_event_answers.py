"""Accounts that could be of one event: where they differ, not the same, later, taken apart, and what is refused."""

from datetime import timedelta
from uuid import uuid4

import pytest

from seen.apps.chronology.actions import correct
from seen.apps.chronology.actions.same_event import (
    NoLongerJoined,
    NotTheseAccounts,
    TooFew,
    ask_again,
    look_later,
    take_apart,
)
from seen.apps.chronology.drafts import draft_of
from seen.apps.chronology.models import SameEvent
from seen.apps.chronology.queries.same_event import same_events
from seen.core.dates.partial import PartialDate
from tests.builders.entries import NOW, TODAY, an_entry
from tests.builders.same_event import FALL, TOLD, act, apart, body, group_of, joins, keys, sees, waiting

pytestmark = pytest.mark.django_db


class TestWhereTheyDiffer:
    def test_it_is_said_in_words_and_settled_by_nobody(self, scene, visit):
        from datetime import time

        one = an_entry(
            scene.amir, by=scene.alice, text=f"{TOLD} Aunt Bea was with him.", at_time=time(9), action="Rang home."
        )
        other = an_entry(
            scene.amir, by=scene.bob, text=f"{FALL} Bruised knee. Uncle Joe was with him.", at_time=time(10),
            on=TODAY - timedelta(days=1), action="Stitched.", polarity=0,
        )  # fmt: skip
        joins(scene, scene.alice, one, other)
        page = body(visit(scene.bob, "entry_same_event", one.id))
        for words in ("Days differ", "Times differ", "Who is named differs", "Part of the body differs",
                      "What was done differs", "Worry or not differs", "Bea", "Joe", "Stitched.", "09:00"):  # fmt: skip
            assert words in page
        assert "Times differ" in body(visit(scene.bob, "child_chronology", scene.amir.id))
        assert "Times differ" in body(visit(scene.bob, "chronology_print", scene.amir.id))


class TestNotTheSame:
    def test_it_is_not_asked_again_unless_one_changes(self, scene, pair):
        apart(scene, scene.alice, *pair)
        assert waiting(scene, scene.alice) == waiting(scene, scene.bob) == []
        correct(
            scene.alice.as_viewer(), entry=pair[0], draft=draft_of(pair[0]), why="A word.", account=uuid4(), now=NOW
        )
        assert len(waiting(scene, scene.bob)) == 1
        assert same_events(sees(scene, scene.bob), as_of=TODAY).answered == ()

    def test_it_can_be_asked_again(self, scene, pair, visit):
        said = apart(scene, scene.alice, *pair)
        page = body(visit(scene.bob, "child_same_event", scene.amir.id))
        assert "Said not to be the same by Alice Example" in page
        page = body(visit(scene.bob, "child_same_event", scene.amir.id, {"again": said.answer.id, "once": uuid4()}))
        assert "The question stands again" in page
        assert len(waiting(scene, scene.bob)) == 1

    def test_joining_them_after_all_ends_the_answer(self, scene, pair):
        apart(scene, scene.alice, *pair)
        joins(scene, scene.bob, *pair)
        assert [one.answer for one in SameEvent.objects.filter(ended_at=None)] == ["joined"]

    def test_of_three_one_can_be_left_out(self, scene, pair, third):
        apart(scene, scene.alice, pair[0], pair[1])
        assert waiting(scene, scene.alice) == [{pair[0].id, third.id}, {pair[1].id, third.id}] or sorted(
            map(sorted, waiting(scene, scene.alice))
        ) == sorted(map(sorted, [{pair[0].id, third.id}, {pair[1].id, third.id}]))


class TestLater:
    def test_it_waits_for_whoever_said_so_until_the_day(self, scene, pair, visit):
        sent = group_of(visit(scene.alice, "child_same_event", scene.amir.id))
        key = sent["group"]
        answer = visit(scene.alice, "child_same_event", scene.amir.id, sent | {"answer": "later", f"{key}-until": "4"})
        assert "Put off until" in body(answer)
        until = SameEvent.objects.get().until
        day = timedelta(days=1)
        assert waiting(scene, scene.alice, as_of=until - day) == []
        assert len(waiting(scene, scene.alice, as_of=until)) == 1
        assert len(waiting(scene, scene.bob)) == 1

    def test_nobody_else_may_end_it(self, scene, pair):
        once = uuid4()
        for _ in range(2):
            said = act(look_later, scene, scene.alice, accounts=keys(*pair), until=TODAY + timedelta(7), once=once)
        with pytest.raises(NoLongerJoined):
            ask_again(scene.bob.as_viewer(), sight=sees(scene, scene.bob), answer=said.answer.id, now=NOW)
        ask_again(scene.alice.as_viewer(), sight=sees(scene, scene.alice), answer=said.answer.id, now=NOW)
        assert len(waiting(scene, scene.alice)) == 1


class TestTakingApart:
    def test_from_the_page_of_the_entry(self, scene, pair, visit):
        said = joins(scene, scene.alice, *pair)
        page = body(
            visit(scene.bob, "entry_same_event", pair[0].id, {"event": said.answer.id, "why": "", "once": uuid4()})
        )
        assert "Say why they are not the same event" in page
        sent = {"event": said.answer.id, "why": "Two falls.", "once": uuid4()}
        for _ in range(2):
            assert "Taken apart" in body(visit(scene.bob, "entry_same_event", pair[0].id, sent))
        assert "One event" not in body(visit(scene.bob, "child_chronology", scene.amir.id))
        assert waiting(scene, scene.alice) == []
        assert SameEvent.objects.count() == 2
        ended = SameEvent.objects.get(answer="joined")
        assert (ended.ended_by, ended.ended_why) == (scene.bob, "Two falls.")

    def test_the_others_stay_joined(self, scene, pair, third):
        said = joins(scene, scene.alice, *pair, third)
        act(take_apart, scene, scene.alice, event=said.answer.id, account=third.id, why="Another day.")
        (event,) = same_events(sees(scene, scene.alice), as_of=TODAY).joined
        assert {row.id for row in event.rows} == set(keys(*pair))
        assert event.why == "One fall."
        assert waiting(scene, scene.alice) == []

    def test_a_refusal_is_said_on_the_page_with_all_that_was_typed(self, scene, pair, visit):
        said = joins(scene, scene.alice, *pair)
        act(take_apart, scene, scene.alice, event=said.answer.id, account=pair[0].id, why="Two falls.")
        sent = {"event": said.answer.id, "why": "So I say.", "once": uuid4()}
        page = body(visit(scene.bob, "entry_same_event", pair[0].id, sent))
        assert "no longer joined as they were" in page


class TestRefusals:
    def test_one_account_is_no_event(self, scene, pair):
        with pytest.raises(TooFew):
            joins(scene, scene.alice, pair[0], pair[0])

    @pytest.mark.parametrize("does", [joins, apart])
    def test_nobody_answers_about_what_they_do_not_see_whole(self, scene, does):
        open_one = an_entry(scene.amir, by=scene.bob, text=FALL)
        closed = an_entry(scene.amir, by=scene.alice, text=TOLD, child_words="I fell")
        elsewhere = an_entry(scene.leila, by=scene.bob, text=FALL)
        for other in (closed, elsewhere):
            with pytest.raises(NotTheseAccounts):
                does(scene, scene.bob, open_one, other)
        assert not SameEvent.objects.exists()

    def test_nobody_adds_to_an_event_that_they_do_not_see_whole(self, scene, pair, third):
        closed = an_entry(scene.amir, by=scene.alice, text=TOLD, child_words="I fell")
        said = joins(scene, scene.alice, closed, pair[1])
        with pytest.raises(NotTheseAccounts):
            joins(scene, scene.bob, pair[1], third)
        with pytest.raises(NotTheseAccounts):
            act(take_apart, scene, scene.bob, event=said.answer.id, account=pair[1].id, why="No.")
        assert waiting(scene, scene.bob) == [{pair[0].id, third.id}]

    def test_what_was_joined_meanwhile_is_not_said_apart(self, scene, pair, visit):
        sent = group_of(visit(scene.bob, "child_same_event", scene.amir.id)) | {"answer": "apart"}
        joins(scene, scene.alice, *pair)
        assert "Somebody joined these accounts meanwhile" in body(
            visit(scene.bob, "child_same_event", scene.amir.id, sent)
        )

    def test_an_answer_that_is_gone_cannot_be_ended(self, scene, pair):
        for answer in (uuid4(), joins(scene, scene.alice, *pair).answer.id):
            with pytest.raises(NoLongerJoined):
                ask_again(scene.bob.as_viewer(), sight=sees(scene, scene.bob), answer=answer, now=NOW)

    @pytest.mark.parametrize("sent", [{}, {"answer": "joined"}, {"answer": "nonsense", "group": "g1"}, {"again": "x"}])
    def test_nonsense_is_asked_about(self, scene, pair, visit, sent):
        assert "There is a problem" in body(visit(scene.alice, "child_same_event", scene.amir.id, sent))
        assert not SameEvent.objects.exists()

    def test_a_key_that_is_none_is_not_taken(self, scene, pair, visit):
        sent = group_of(visit(scene.alice, "child_same_event", scene.amir.id)) | {"answer": "joined"}
        sent[f"{sent['group']}-accounts"] = ["x", str(pair[0].id)]
        page = body(visit(scene.alice, "child_same_event", scene.amir.id, sent))
        assert "There is a problem" in page
        assert not SameEvent.objects.exists()


def test_an_account_with_no_date_is_asked_about_only_where_a_file_said_so(scene, pair):
    undated = an_entry(scene.amir, by=scene.bob, text=FALL, on=PartialDate.unknown(), same_as=pair[0].account)
    assert {undated.id, pair[0].id} <= set().union(*waiting(scene, scene.alice))
