"""What an entry means, on its pages: said, changed, taken back; in the list, on paper and in files; and its filter."""

import re
from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse

from seen.apps.chronology.actions import withdraw
from seen.apps.chronology.models import Curation
from seen.core.access.permission import Role
from tests.builders.casefile import asked_to_match
from tests.builders.curating import says, stands, takes_back
from tests.builders.entries import NOW, a_user, an_entry, written

pytestmark = pytest.mark.django_db
SAID = {
    "significant": "yes", "why": "The first time that he was left.", "impact": "He was cold and cried.",
    "outcome": "His aunt fetches him now.", "analysis": "Work runs late; nobody else could come.", "over": "",
}  # fmt: skip
PRINTED = ("chronology_print", "chronology_csv", "chronology_document", "chronology_workbook")


@pytest.fixture
def entry(scene):
    return an_entry(scene.amir, by=scene.alice, text="Alone at the gate until five.")


@pytest.fixture
def other(scene):
    return an_entry(scene.amir, by=scene.alice, text="Had his coat on.", on=date(2026, 10, 1))


@pytest.fixture
def send(client):
    def send(user, route, entry, **sent):
        client.force_login(user)
        return client.post(reverse(route, args=[entry.id]), {"once": str(uuid4())} | sent, follow=True)

    return send


def body(response):
    return response.content.decode()


def words(response):
    return " ".join(re.sub(r"<[^>]+>", " ", body(response)).split())


class TestSayingIt:
    def test_it_stands_beside_the_entry_signed_and_dated(self, scene, entry, send):
        page = words(send(scene.bob, "entry_curate", entry, **SAID))
        for said in ("★ Significant The first time that he was left.", "Impact on Amir Example He was cold and cried.",
                     "What came of it His aunt", "Analysis Work runs late", "Bob Example, "):  # fmt: skip
            assert said in page
        assert "Marked significant on" in page
        assert Curation.objects.get().by == scene.bob

    def test_the_form_begins_with_what_stands(self, scene, entry, visit):
        assert 'value="yes" checked' not in body(visit(scene.alice, "entry_curate", entry.id))
        says(scene, scene.bob, entry, why="egret")
        page = body(visit(scene.alice, "entry_curate", entry.id))
        assert 'value="egret"' in page
        assert 'value="yes" checked' in page

    def test_not_significant_is_said_so(self, scene, entry, send):
        page = words(send(scene.bob, "entry_curate", entry, significant="no", why="The trains stood that day."))
        assert "Looked at, not significant The trains stood that day." in page

    @pytest.mark.parametrize(
        ("sent", "problem"),
        [
            ({}, "Answer “Is this significant?”"),
            ({"significant": "yes"}, "Say why it is significant"),
            ({"significant": "yes", "why": "x" * 301}, "Shorten by 1 character"),
            ({"significant": "no"}, "Say why it is not"),
            ({"significant": "no", "over": "x"}, "Part of the page was lost"),
        ],
    )
    def test_what_is_missing_is_said_with_everything_typed_still_there(self, scene, entry, send, sent, problem):
        page = body(send(scene.bob, "entry_curate", entry, **sent))
        assert "<title>Error: " in page
        assert problem in page
        assert Curation.objects.count() == 0

    def test_whoever_comes_second_reads_theirs_and_keeps_what_they_typed(self, scene, entry, send):
        says(scene, scene.alice, entry, why="egret")
        page = body(send(scene.bob, "entry_curate", entry, **SAID))
        assert "Somebody wrote beside this entry before you" in page
        assert "egret" in page
        assert SAID["analysis"] in page
        over = re.search(r'name="over" value="([\w-]+)"', page).group(1)
        send(scene.bob, "entry_curate", entry, **SAID | {"over": over})
        assert stands(scene, scene.alice, entry).by == "Bob Example"

    def test_sent_twice_it_is_once(self, scene, entry, send):
        once = str(uuid4())
        for _ in range(2):
            send(scene.bob, "entry_curate", entry, **SAID, once=once)
        assert Curation.objects.count() == 1

    def test_markup_is_shown_as_it_was_typed(self, scene, entry, send):
        page = body(send(scene.bob, "entry_curate", entry, **SAID | {"why": "<script>alert(1)</script>"}))
        assert "<script>alert" not in page
        assert "&lt;script&gt;alert" in page

    def test_somebody_who_sees_a_closed_part_is_told_to_leave_it_out(self, scene, visit):
        entry = an_entry(scene.amir, by=scene.alice, text="heron", child_words="quillwort")
        assert "leave that out of what you write" in body(visit(scene.alice, "entry_curate", entry.id))
        assert "leave that out of what you write" not in body(visit(scene.bob, "entry_curate", entry.id))


class TestTakingItBack:
    def test_it_leaves_the_entry_and_stays_in_its_history(self, scene, entry, send):
        mark = says(scene, scene.alice, entry)
        page = words(send(scene.bob, "entry_take_back", entry, why="It was his brother.", over=str(mark.id)))
        assert "★" not in page
        assert "Taken back on" in page
        assert "It was his brother." in page
        assert mark.why in page

    def test_it_says_why(self, scene, entry, send):
        mark = says(scene, scene.alice, entry)
        page = body(send(scene.bob, "entry_take_back", entry, over=str(mark.id)))
        assert "Say why you take this back" in page
        assert stands(scene, scene.alice, entry)

    def test_of_nothing_nothing_is_taken_back(self, scene, entry, visit, send):
        assert "Nothing to take back" in body(visit(scene.bob, "entry_take_back", entry.id))
        assert "Nothing to take back" in body(send(scene.bob, "entry_take_back", entry, why="No.", over=str(uuid4())))


class TestWhoMaySay:
    def test_a_desk_reads_and_is_not_asked(self, scene, entry, visit, send):
        desk = written(lambda: a_user("Desk", scene.elsewhere, Role.MATCHING_DESK))
        asked_to_match(scene.amir)
        says(scene, scene.alice, entry, why="egret")
        page = body(visit(desk, "entry", entry.id))
        assert "egret" in page
        assert reverse("entry_curate", args=[entry.id]) not in page
        assert "Not yours to say here" in body(visit(desk, "entry_curate", entry.id))
        assert "Not yours to say here" in body(send(desk, "entry_curate", entry, **SAID))
        assert Curation.objects.count() == 1

    @pytest.mark.parametrize("route", ["entry_curate", "entry_take_back"])
    def test_charlie_is_given_the_page_that_stands_for_nothing(self, scene, entry, visit, send, route):
        says(scene, scene.alice, entry, why="egret")
        assert visit(scene.charlie, route, entry.id).status_code == 404
        assert visit(scene.charlie, route, entry.id).content == visit(scene.charlie, route, uuid4()).content
        assert send(scene.charlie, route, entry, **SAID).status_code == 404

    @pytest.mark.parametrize("route", ["entry_curate", "entry_take_back"])
    def test_nor_is_a_colleague_told_of_an_entry_that_is_closed_to_them(self, scene, visit, send, route):
        closed = an_entry(scene.amir, by=scene.alice, kind="adult.substance", text="heron")
        says(scene, scene.alice, closed, why="egret")
        assert visit(scene.bob, route, closed.id).status_code == 404
        assert send(scene.bob, route, closed, **SAID).status_code == 404
        for page in ("child_chronology", *PRINTED):
            assert "egret" not in body_of(visit(scene.bob, page, scene.amir.id))


def body_of(response):
    return response.content.decode("utf-8", "replace")


class TestTheList:
    def test_why_stands_with_the_entry_and_everything_is_shown_unless_asked(self, scene, entry, other, visit):
        says(scene, scene.bob, entry, why="egret", impact="bittern")
        page = words(visit(scene.alice, "child_chronology", scene.amir.id))
        assert "★ Significant egret" in page
        assert "bittern" in page
        assert "Showing all 2 entries that you can see." in page
        assert "Show the 1 entry marked significant" in page
        assert "Had his coat on." in page

    def test_asked_for_what_is_significant_the_whole_number_stands_beside_it(self, scene, entry, other, visit):
        says(scene, scene.bob, entry)
        page = words(visit(scene.alice, "child_chronology", scene.amir.id, significant="1"))
        assert "Showing 1 of 2 entries that you can see. Show all 2" in page
        assert "Significance: Significant" in page
        assert "Had his coat on." not in page

    def test_one_link_shows_all_again_and_keeps_what_else_was_asked(self, scene, entry, other, visit):
        says(scene, scene.bob, entry)
        page = body(visit(scene.alice, "child_chronology", scene.amir.id, significant="1", order="oldest"))
        href = re.search(r'href="([^"]+)">Show all 2<', page).group(1)
        assert href.endswith("?order=oldest")

    def test_with_nothing_marked_nothing_is_offered(self, scene, entry, other, visit):
        says(scene, scene.bob, entry, significant=False)
        page = body(visit(scene.alice, "child_chronology", scene.amir.id))
        assert "marked significant" not in page
        assert 'name="significant"' not in page

    def test_asked_for_with_nothing_marked_the_address_still_answers(self, scene, entry, visit):
        page = words(visit(scene.alice, "child_chronology", scene.amir.id, significant="1"))
        assert "Alone at the gate" in page

    def test_what_was_taken_back_is_listed_as_before(self, scene, entry, visit):
        takes_back(scene, scene.bob, entry, says(scene, scene.alice, entry, why="egret"))
        assert "egret" not in body(visit(scene.alice, "child_chronology", scene.amir.id))

    @pytest.mark.parametrize("route", ["chronology_print", "chronology_csv"])
    def test_paper_and_files_carry_it(self, scene, entry, other, visit, route):
        says(scene, scene.bob, entry, why="egret", impact="bittern")
        page = body(visit(scene.alice, route, scene.amir.id))
        assert "egret" in page
        assert "bittern" in page
        assert "Bob Example, 2 November 2026" in page

    def test_a_file_says_it_in_one_column_of_its_own(self, scene, entry, other, visit):
        says(scene, scene.bob, entry, why="egret", impact="bittern")
        page = body(visit(scene.alice, "chronology_csv", scene.amir.id))
        assert "Significance" in page
        assert "Significant: egret; Impact: bittern; Signed: Bob Example, 2 November 2026" in page


def test_a_withdrawn_entry_says_until_when_it_stood(scene, entry, visit):
    says(scene, scene.bob, entry, why="egret")
    assert "ends with it" in body(visit(scene.alice, "entry_withdraw", entry.id))
    gone = withdraw(scene.alice.as_viewer(), entry=entry, why="Another child.", account=uuid4(), now=NOW)
    page = words(visit(scene.alice, "entry", gone.id))
    assert "Marked significant on 2 November 2026 by Bob Example egret" in page
    assert "Ended on 2 November 2026, when the entry was withdrawn" in page
    assert "★" not in page
    assert "Not yours to say here" in body(visit(scene.alice, "entry_curate", gone.id))
