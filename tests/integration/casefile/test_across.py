"""Adding and finding a child, one task, and the matching desk."""

import uuid
from datetime import timedelta

import pytest
from django.urls import reverse

from seen.apps.casefile.queries import sight
from seen.apps.people.actions import add_identifier
from seen.apps.people.models import Child, Duplicate
from seen.apps.people.queries import record_ids
from seen.core.access.permission import Role
from tests.builders.browsing import page, send, text_of
from tests.builders.casefile import a_task, asked_to_match, involved, sight_of
from tests.builders.children import NOW, SERVICE, TODAY, a_child, all_sight
from tests.builders.staff import a_worker, browser_of

pytestmark = pytest.mark.django_db


class TestAddingAndFinding:
    GIVEN = {"name": "Sukarno", "born": "3 May 2020", "reason": "early_help", "words": "Health visitor"}  # noqa: RUF012

    def test_a_child_is_added_once_however_often_it_is_sent(self, alice, charlie):
        given = {"once": str(uuid.uuid4()), **self.GIVEN}
        first, again = (browser_of(alice).post(reverse("add_child"), given) for _ in range(2))
        child = Child.objects.get()
        assert first.url == again.url == reverse("child_people", args=[child.id])
        assert "Sukarno" in text_of(browser_of(alice).get(first.url))
        assert browser_of(charlie).get(first.url).status_code == 404

    @pytest.mark.parametrize(
        ("wrong", "says"),
        [
            ({"name": ""}, "Write the name"),
            ({"born": ""}, "or about how old"),
            ({"reason": ""}, "Choose why"),
            ({"born": "May 2020"}, "Write the day"),
        ],
    )
    def test_what_is_missing_is_said_and_nothing_typed_is_lost(self, alice, charlie, wrong, says):
        answer = send(alice, "add_child", **self.GIVEN | wrong)
        assert says in text_of(answer)
        assert "Health visitor" in answer.content.decode()
        assert not Child.objects.exists()

    def test_a_due_date_or_about_an_age_is_enough(self, alice, charlie):
        due = (TODAY + timedelta(weeks=9)).strftime("%d %B %Y")
        assert send(alice, "add_child", **self.GIVEN | {"born": "", "due": due}).status_code == 302
        assert send(alice, "add_child", **self.GIVEN | {"born": "", "about_age": "about 4"}).status_code == 302
        assert Child.objects.count() == 2

    def test_finding(self, alice, charlie, child):
        browser = browser_of(alice)
        assert "Elizabeth Reed" in text_of(browser.get(reverse("find"), {"q": "eliz"}))
        for viewer, words in ((alice, "nobody"), (charlie, "eliz"), (charlie, child.reference)):
            shown = text_of(browser_of(viewer).get(reverse("find"), {"q": words}))
            assert "No child whose record you may open fits these words." in shown
        assert "No child" not in text_of(browser.get(reverse("find")))


class TestTasksAndTheDesk:
    def test_one_task(self, alice, charlie, child):
        row = a_task(owner=alice.id, child=child.id, due=TODAY - timedelta(days=3))
        shown = text_of(page(alice, "task", row.id))
        for words in ("Ring the school", "3 days overdue", "Elizabeth Reed", "Alice Fern"):
            assert words in shown
        assert "Write what came of it" in text_of(send(alice, "task", row.id, act="finish"))
        assert "Choose whom" in text_of(send(alice, "task", row.id, act="give", words="x"))
        assert send(alice, "task", row.id, act="finish", words="Rang").status_code == 302
        assert "Rang" in text_of(page(alice, "task", row.id))
        assert page(charlie, "task", row.id).status_code == page(charlie, "task", uuid.uuid4()).status_code == 404
        assert send(charlie, "task", row.id, act="finish", words="x").status_code == 404

    @pytest.mark.parametrize("act", ["take", "give", "not_needed"])
    def test_what_can_be_done_with_it(self, alice, charlie, act):
        bob = a_worker("Bob Hale")
        row = a_task(role=Role.MANAGER, agency=alice.agency)
        assert send(alice, "task", row.id, act=act, to=str(bob.id), words="x").status_code == 302
        assert send(charlie, "task", row.id, act=act, words="x").status_code == 404

    def test_a_task_given_is_accepted_or_handed_back(self, alice, charlie):
        row = a_task(role=Role.MANAGER, agency=alice.agency)
        for act in ("give", "return", "give", "accept", "return"):
            assert send(alice, "task", row.id, act=act, to=str(alice.id), words="x").status_code == 302
        assert send(charlie, "task", row.id, act="accept").status_code == 404

    def test_the_desk_compares_decides_and_undoes(self, alice, charlie):
        desk = a_worker("Mo Desk", roles=(Role.MATCHING_DESK,))
        one, other = a_child("Amir Reed"), a_child("Reed Amir")
        add_identifier(SERVICE, sight=all_sight(one.id), scheme="nhs", value="9997877896", at=NOW)
        involved(alice, one)
        asked_to_match(one)
        pair = Duplicate.objects.get()
        shown = text_of(page(desk, "matching_desk"))
        assert "The same name and day of birth" in shown and one.reference in shown
        side_by_side = text_of(page(desk, "decide_match", pair.id))
        assert "NHS number 999 787 7896" in side_by_side
        assert one.reference in side_by_side and other.reference in side_by_side
        assert "Choose an answer" in text_of(send(desk, "decide_match", pair.id))
        answer = f"same:{other.id}"
        assert send(desk, "decide_match", pair.id, answer=answer, words="One NHS number").status_code == 302
        assert record_ids(one.id) == [other.id, one.id]
        moved = page(alice, "child_work", one.id)
        assert (moved.status_code, moved.url) == (302, reverse("child_work", args=[other.id]))
        assert page(charlie, "child_work", one.id).status_code == 404
        assert "One child" in text_of(page(desk, "matching_desk"))
        assert send(desk, "decide_match", pair.id, answer="undone", words="Twins").status_code == 302
        assert sight(alice, one.id, as_of=TODAY).child == one.id
        for name, args in (("matching_desk", ()), ("decide_match", (pair.id,))):
            assert page(charlie, name, *args).status_code == 403
        assert page(desk, "decide_match", uuid.uuid4()).status_code == 404

    def test_the_desk_closes_a_request(self, child, charlie):
        desk = a_worker("Mo Desk", roles=(Role.MATCHING_DESK,))
        asked_to_match(child)
        assert "Is this the child at two schools?" in text_of(page(desk, "matching_desk"))
        assert sight_of(desk, child).matching
        assert send(desk, "child_close_match", child.id, words="One school").status_code == 302
        assert page(desk, "child_people", child.id).status_code == 404
        assert send(charlie, "child_close_match", child.id, words="x").status_code == 404
