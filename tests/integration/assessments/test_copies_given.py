"""That a copy of an assessment was given, and what the family said of it: dated, kept, never edited."""

from datetime import timedelta
from uuid import uuid4

import pytest

from seen.apps.assessments.actions import NotToGive
from seen.apps.assessments.models import FamilyCopy, FamilyResponse
from seen.apps.assessments.queries.copies import copies_of
from seen.apps.chronology.models import Entry
from seen.overview.actions import give_assessment_copy
from seen.overview.prints.family import NoCopy
from tests.builders.assessing import as_held
from tests.builders.browsing import text_of
from tests.builders.casefile import sight_of
from tests.builders.children import NOW, TODAY
from tests.builders.copying import answered, kept, opens, sends

pytestmark = pytest.mark.django_db


class TestGivenAndAnswered:
    def send(self, by, made, to, **more):
        told = {"to": to, "on": TODAY.isoformat(), "how": "paper", "text_code": "3f9a 21c4", "basis": "agreed",
                "why": "She asked"}  # fmt: skip
        return sends(by, "assessment_copy_given", made, **told | more)

    def test_the_day_stands_in_the_chronology_and_on_the_page(self, alice, done, maya):
        answer = self.send(alice, done, maya.id)
        assert answer.status_code == 302
        entry = Entry.objects.get(kind="share.made")
        assert entry.detail["to"] == "Maya Reed"
        copy = FamilyCopy.objects.get()
        assert (copy.to_id, copy.on, copy.how) == (maya.id, TODAY, "paper")
        said = text_of(opens(alice, "assessment_copy", done))
        assert "Maya Reed" in said
        assert "What they said is not written down yet" in said

    def test_sent_twice_it_is_one(self, alice, done, maya):
        once = str(uuid4())
        for _ in range(2):
            self.send(alice, done, maya.id, once=once)
        assert FamilyCopy.objects.count() == Entry.objects.filter(kind="share.made").count() == 1

    @pytest.mark.parametrize("on", ["31/04/2026", "next week", "May 2026"])
    def test_a_day_that_is_none_is_asked_again_with_all_that_was_typed(self, alice, done, maya, on):
        answer = self.send(alice, done, maya.id, on=on)
        assert answer.status_code == 200
        assert "She asked" in answer.content.decode()
        assert not FamilyCopy.objects.exists()

    @pytest.mark.parametrize("days", [-1, 1])
    def test_not_before_the_assessment_and_not_after_today(self, alice, done, maya, days):
        with pytest.raises(NotToGive, match="Write the day it was given"):
            kept(alice, done, maya.id, on=TODAY + timedelta(days=days))

    def test_to_the_child_it_is_theirs(self, alice, done, amir):
        assert kept(alice, done, None).to_id == amir.person_id

    def test_somebody_who_is_not_offered_is_refused_on_the_page(self, alice, done):
        assert "answers shown" in self.send(alice, done, uuid4()).content.decode()

    def test_nor_does_the_act_give_it_to_anybody_else(self, alice, done):
        told = {"to": "nobody", "on": TODAY, "how": "paper", "text_code": "x", "basis": "agreed", "why": "y"}
        with pytest.raises(NoCopy):
            give_assessment_copy(
                alice,
                sight=sight_of(alice, done.child),
                held=as_held(alice, done),
                told=told | {"once": uuid4()},
                now=NOW,
            )
        assert not FamilyCopy.objects.exists()

    def test_what_they_say_is_kept_beside_it_whole(self, alice, done, maya):
        copy = kept(alice, done, maya.id)
        answer = sends(alice, "assessment_copy_response", done, copy.id, view="differently",
                       words="It was one week, not three.", on=TODAY.isoformat())  # fmt: skip
        assert answer.status_code == 302
        said = text_of(opens(alice, "assessment_copy", done))
        assert "It was one week, not three." in said
        assert "They see it another way" in said

    def test_what_they_say_may_be_added_to_and_sent_twice_is_one(self, alice, done, maya):
        copy, key = kept(alice, done, maya.id), uuid4()
        first = answered(alice, done, copy.id, key=key)
        assert answered(alice, done, copy.id, key=key) == first
        answered(alice, done, copy.id, view="agree", words="")
        assert [len(each.said) for each in copies_of(as_held(alice, done))] == [2]

    @pytest.mark.parametrize(
        ("more", "why"),
        [
            ({"view": "not_said"}, "Keep one of them"),
            ({"on": TODAY - timedelta(days=1)}, "not before they had the copy"),
            ({"on": TODAY + timedelta(days=1)}, "not after today"),
        ],
    )
    def test_what_does_not_hold_is_refused(self, alice, done, maya, more, why):
        copy = kept(alice, done, maya.id)
        with pytest.raises(NotToGive, match=why):
            answered(alice, done, copy.id, **more)

    def test_said_nothing_is_an_answer(self, alice, done, maya):
        copy = kept(alice, done, maya.id)
        assert answered(alice, done, copy.id, view="not_said", words="").words == ""

    def test_of_another_assessments_copy_nothing_is_kept(self, alice, done):
        with pytest.raises(NotToGive, match="not one of this assessment"):
            answered(alice, done, uuid4())
        assert opens(alice, "assessment_copy_response", done, uuid4()).status_code == 404
        assert not FamilyResponse.objects.exists()

    def test_a_refusal_on_the_page_keeps_what_was_typed(self, alice, done, maya):
        copy = kept(alice, done, maya.id)
        answer = sends(alice, "assessment_copy_response", done, copy.id, view="not_said", words="heron",
                       on=TODAY.isoformat())  # fmt: skip
        assert "heron" in answer.content.decode()
        assert "Keep one of them" in answer.content.decode()
