"""The pages of a child: each opens, each refuses Charlie alike, and none gives a protected address away."""

import uuid
from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from seen.apps.people.actions import add_identifier, add_name, name_who_may_see, protect_address
from seen.apps.people.models import Address
from seen.core.access.permission import Role
from seen.kit.audit.models import Entry
from tests.architecture.guard_list import GUARDS
from tests.builders.browsing import addresses_of, childs_routes, page, send, text_of
from tests.builders.casefile import asked_to_match, involved, sight_of, team_involved
from tests.builders.children import NOW, SERVICE, TODAY, a_child, all_sight, an_address, an_adult, at_home
from tests.builders.staff import a_team, a_worker, an_agency, browser_of

pytestmark = pytest.mark.django_db
SECRET = ("Hidden Mews", "QQ9 9QQ")


class TestTheSame404:
    @time_machine.travel(NOW, tick=False)  # the answers carry the time
    def test_for_a_child_unseen_and_a_child_who_does_not_exist(self, alice, charlie, child):
        browser = browser_of(charlie)
        nobody = uuid.uuid4()
        asked = zip(addresses_of(child.id), addresses_of(nobody), strict=True)
        browser.get(reverse("find"))  # the cookies of a first answer are behind us
        for (name, unseen), (_, unknown) in asked:
            for method in (browser.get, browser.post):
                one, other = method(unseen), method(unknown)
                assert one.status_code == other.status_code == 404, name
                body, same = (a.content.decode().replace(str(i), "") for a, i in ((one, child.id), (other, nobody)))
                assert body == same, name
                assert dict(one.headers) == dict(other.headers), name
        assert "Elizabeth" not in body

    def test_nobody_signed_in_is_asked_to_sign_in(self, client, child):
        for _, address in addresses_of(child.id):
            assert client.get(address).status_code == 302

    def test_a_look_leaves_a_line_and_a_refusal_none(self, alice, charlie, child):
        page(alice, "child_people", child.id)
        page(charlie, "child_people", child.id)
        lines = Entry.objects.filter(kind="read", name="child_people")
        assert [line.actor for line in lines] == [alice.id]

    def test_every_page_of_ours_stands_in_the_guard_list(self):
        assert {name for name, _ in childs_routes()} <= set(GUARDS["child"])


class TestThePeoplePage:
    def test_it_shows_who_the_child_is_and_what_was_never_asked(self, alice, charlie, child):
        add_name(SERVICE, sight=all_sight(child.id), text="Bee", kind="preferred", at=NOW)
        add_identifier(SERVICE, sight=all_sight(child.id), scheme="nhs", value="9997877896", at=NOW)
        an_address(child)
        at_home(child, with_adults=(an_adult("Maya O'Neill", of=child),))
        team_involved(a_team("Family help", agency=an_agency()), child)
        shown = text_of(page(alice, "child_people", child.id))
        for words in (
            "Elizabeth Reed",
            "likes to be called",
            "Bee",
            "999 787 7896",
            "4 Elder Close",
            "Maya O'Neill",
            "mother",
            "parental responsibility not yet asked",
            "lives here",
            "Not yet asked",
            "Family help",
            "alice.fern@seen.example",
            child.reference,
        ):
            assert words in shown, words
        assert page(charlie, "child_people", child.id).status_code == 404

    def test_the_writer_of_a_note_sees_the_name_and_no_more(self, alice, charlie, child):
        involved(charlie, child, role="noted")
        an_address(child)
        an_adult("Maya Reed", of=child)
        for name in ("child_people", "child_work", "child_history", "child_why"):
            shown = text_of(page(charlie, name, child.id))
            assert "Elizabeth Reed" in shown
            for words in ("Maya", "Elder", "Alice", "Health visitor"):
                assert words not in shown, (name, words)

    def test_a_sister_whom_the_viewer_may_not_see_is_not_there_at_all(self, alice, charlie, child):
        sister = a_child("Zoe Unseen")
        at_home(child, with_children=(sister,))
        for name, address in addresses_of(child.id):
            answer = browser_of(alice).get(address)
            assert "Unseen" not in answer.content.decode(), name
        involved(alice, sister)
        shown = page(alice, "child_people", child.id).content.decode()
        assert "Zoe Unseen" in shown and reverse("child", args=[sister.id]) in shown

    def test_an_unborn_child(self, alice, charlie):
        child = a_child("Baby Reed", born=None, due=TODAY + timedelta(weeks=9), by=alice, reason="early_help")
        assert "not yet born, due" in text_of(page(alice, "child_people", child.id))
        assert page(charlie, "child_people", child.id).status_code == 404


class TestAProtectedAddress:
    def hide(self, child, *, named=()):
        row = an_address(child, lines=SECRET[0], postcode=SECRET[1])
        protect_address(SERVICE, sight=all_sight(child.id), address=row.id, why="Fled", at=NOW)
        for viewer in named:
            name_who_may_see(SERVICE, sight=all_sight(child.id), address=row.id, user=viewer.id, why="x", at=NOW)
        return row

    def bodies(self, viewer, child):
        browser = browser_of(viewer)
        for _, address in addresses_of(child.id):
            yield browser.get(address)
        for words in ("mews", "qq9", "Elizabeth", child.reference):
            yield browser.get(reverse("find"), {"q": words})
        yield browser.get(reverse("home"))

    def test_it_is_in_no_answer_to_anybody_not_named(self, alice, charlie, child):
        desk = a_worker("Mo Desk", roles=(Role.MATCHING_DESK,))
        asked_to_match(child)
        bob = a_worker("Bob Hale")
        involved(bob, child, role="lead_practitioner")
        row = self.hide(child, named=(bob,))
        assert SECRET[0] in page(bob, "child_people", child.id).content.decode()
        for viewer in (alice, charlie, desk):
            for answer in self.bodies(viewer, child):
                body = answer.content.decode()
                for secret in (*SECRET, "QQ99QQ", str(row.id)):  # no shorter: a page's random key may hold it
                    assert secret not in body, answer.request["PATH_INFO"]
            for name in ("child_address_protect", "child_address_who"):
                answer = send(viewer, name, child.id, row.id, why="Let me", user=str(alice.id))
                assert SECRET[0] not in answer.content.decode()
        assert Address.objects.get(id=row.id).sights.count() == 1

    def test_nobody_who_finds_the_page_learns_that_there_is_one(self, alice, charlie, child):
        bob = a_worker("Bob Hale")
        involved(bob, child)
        before = text_of(page(alice, "child_people", child.id))
        row = self.hide(child, named=(bob,))
        name_who_may_see(bob, sight=sight_of(bob, child), address=row.id, user=bob.id, why="Me", at=NOW)
        assert text_of(page(alice, "child_people", child.id)) == before
        shown = text_of(page(alice, "child_history", child.id))
        assert "Bob Hale" not in shown and "address" not in shown
        assert page(charlie, "child_people", child.id).status_code == 404
