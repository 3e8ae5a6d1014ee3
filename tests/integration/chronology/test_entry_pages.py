"""One entry on its own page: read, corrected, withdrawn, disagreed with, by those who may and by nobody else."""

from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse

from seen.apps.chronology.drafts import draft_of
from seen.apps.chronology.models import Disagreement, Entry, Part
from seen.apps.chronology.queries.whole import whole
from seen.core.access.permission import Role
from seen.kit.audit.models import Entry as AuditEntry
from seen.kit.audit.verify import verify
from tests.builders.entries import TODAY, a_scene, a_user, an_entry, named, works_with, written

pytestmark = pytest.mark.django_db
ROUTES = ("entry", "entry_correct", "entry_withdraw", "entry_disagree", "entry_share")
NOBODY = "00000000-0000-4000-8000-000000000000"


@pytest.fixture
def scene():
    return a_scene()


@pytest.fixture
def colleague(scene):
    """Ada works at Alice's school with the same child."""

    def make():
        ada = a_user("Ada", scene.school, Role.WORKER)
        works_with(scene.amir, ada)
        return ada

    return written(make)


@pytest.fixture
def visit(client):
    def visit(user, route, key):
        client.force_login(user)
        return client.get(reverse(route, args=[key]))

    return visit


@pytest.fixture
def send(client):
    def send(user, route, key, **said):
        client.force_login(user)
        return client.post(reverse(route, args=[key]), {"once": str(uuid4()), **said})

    return send


def body(response):
    return response.content.decode()


def correction(entry, **changed):
    """Everything that the form shows, as its page would send it back, with what was changed."""
    said = {
        "on": "2 November 2026", "kind": entry.kind, "text": entry.text, "polarity": str(entry.polarity),
        "areas": entry.areas.split("|") if entry.areas else [], "source_type": entry.source_type,
        "source": entry.source, "person": entry.person, "action": entry.action, "outcome": entry.outcome,
        "why": "the wrong bird",
    }  # fmt: skip
    return {**said, **changed}


@pytest.mark.parametrize("route", ROUTES)
class TestWhoMayOpenIt:
    def test_whoever_may_see_it(self, scene, visit, route):
        entry = an_entry(scene.amir, by=scene.alice, text="heron")
        assert "heron" in body(visit(scene.alice, route, entry.id))
        assert "heron" in body(visit(scene.bob, route, entry.id))
        assert AuditEntry.objects.filter(kind="read", name=route).count() == 2

    def test_charlie_and_bob_get_the_page_that_stands_for_no_entry(self, scene, visit, route):
        closed = an_entry(scene.amir, by=scene.alice, kind="adult.substance", text="milkwort")
        for user in (scene.bob, scene.charlie):
            refused, nobody = visit(user, route, closed.id), visit(user, route, NOBODY)
            assert (refused.status_code, refused.content) == (404, nobody.content)

    def test_nor_may_they_send_anything(self, scene, send, route):
        closed = an_entry(scene.amir, by=scene.alice, kind="adult.substance")
        for user in (scene.bob, scene.charlie):
            assert send(user, route, closed.id, **correction(closed)).status_code == 404
        assert Entry.objects.count() == 1


class TestReading:
    def test_every_field_who_can_see_it_and_why(self, scene, visit):
        entry = an_entry(scene.amir, by=scene.alice, text="heron", action="rang Nan", child_words="quillwort",
                         detail={"cause": "landlord"})  # fmt: skip
        named(entry, scene.bob, part="child_words")
        page = body(visit(scene.alice, "entry", entry.id))
        for words in ("heron", "rang Nan", "quillwort", "The landlord", "You have worked with this child",
                      "Riverside School", "Whoever works with", "Bob Example, the child’s own words"):  # fmt: skip
            assert words in page, words

    def test_who_was_named_for_a_hidden_part_is_hidden_with_it(self, scene, colleague, visit):
        entry = an_entry(scene.amir, by=scene.alice, text="heron", child_words="quillwort")
        named(entry, scene.bob, part="child_words")
        page = body(visit(colleague, "entry", entry.id))
        assert "quillwort" not in page
        assert "Bob Example" not in page
        assert "own words" not in page


class TestCorrecting:
    def test_a_new_version_supersedes(self, scene, send, visit):
        entry = an_entry(scene.amir, by=scene.alice, text="heron", detail={"cause": "money"})
        response = send(
            scene.alice, "entry_correct", entry.id, **correction(entry, text="egret", detail_cause="landlord")
        )
        newer = Entry.objects.get(supersedes=entry)
        assert response.url == reverse("entry", args=[newer.id])
        assert (newer.text, newer.detail, newer.why_changed) == ("egret", {"cause": "landlord"}, "the wrong bird")
        assert (newer.on_text, newer.recorded) == (entry.on_text, entry.recorded)
        page = body(visit(scene.bob, "entry", entry.id))
        assert "This is an earlier version" in page
        assert verify().ok

    def test_sent_twice_it_is_one(self, scene, send):
        entry = an_entry(scene.amir, by=scene.alice, text="heron")
        once = str(uuid4())
        for _ in range(2):
            assert (
                send(scene.alice, "entry_correct", entry.id, **correction(entry, text="egret", once=once)).status_code
                == 302
            )
        assert Entry.objects.filter(supersedes=entry).count() == 1

    def test_without_why_everything_typed_is_still_there(self, scene, send):
        entry = an_entry(scene.amir, by=scene.alice, text="heron")
        page = body(send(scene.alice, "entry_correct", entry.id, **correction(entry, text="egret <b>", why="")))
        assert "Error: Correct an entry" in page
        assert "Say why you are changing this" in page
        assert "egret &lt;b&gt;</textarea>" in page
        assert not Entry.objects.filter(supersedes=entry).exists()

    def test_parts_that_the_corrector_may_not_see_go_on_unread(self, scene, colleague, send, visit):
        entry = an_entry(scene.amir, by=scene.alice, text="heron", child_words="quillwort")
        assert "quillwort" not in body(visit(colleague, "entry_correct", entry.id))
        send(colleague, "entry_correct", entry.id, **correction(entry, text="egret", child_words="hacked"))
        newer = Entry.objects.get(supersedes=entry)
        assert Part.objects.get(entry=newer).value == "quillwort"
        assert whole(scene.alice.as_viewer(), newer.id, as_of=TODAY).row.parts == {"child_words": "quillwort"}
        assert whole(colleague.as_viewer(), newer.id, as_of=TODAY).row.parts == {}

    @pytest.mark.parametrize("also", ["police.attended", "referral.made"])
    def test_a_further_kind_holds_back_what_it_would_alone(self, scene, colleague, send, visit, also):
        detail = {"from": "ragwort", "cause": "money"}
        entry = an_entry(scene.amir, by=scene.alice, also=(also,), text="heron", detail=detail)
        for route in ("entry", "entry_correct"):
            assert "ragwort" not in body(visit(colleague, route, entry.id))
        send(colleague, "entry_correct", entry.id, **correction(entry, text="egret"))
        newer = Entry.objects.get(supersedes=entry)
        assert "ragwort" not in str(newer.detail)
        assert "ragwort" in body(visit(scene.alice, "entry", newer.id))

    @pytest.mark.parametrize("kind", ["police.attended", "referral.made"])
    def test_nor_are_closed_details_lost(self, scene, colleague, send, visit, kind):
        detail = {"children_present": "yes", "from": "ragwort", "to": "duty desk"}
        entry = an_entry(scene.amir, by=scene.alice, kind=kind, text="heron", detail=detail)
        assert "ragwort" not in body(visit(colleague, "entry_correct", entry.id))
        send(colleague, "entry_correct", entry.id, **correction(entry, text="egret", detail_from="hacked"))
        assert draft_of(Entry.objects.get(supersedes=entry)).detail["from"] == "ragwort"

    @pytest.mark.parametrize("kind", ["police.attended", "referral.made"])
    def test_what_was_held_back_stays_so_whatever_kind_it_becomes(self, scene, colleague, send, visit, kind):
        entry = an_entry(scene.amir, by=scene.alice, kind=kind, text="heron", detail={"from": "ragwort"})
        send(colleague, "entry_correct", entry.id, **correction(entry, kind="note.observation"))
        newer = Entry.objects.get(supersedes=entry)
        send(colleague, "entry_correct", newer.id, **correction(newer, text="egret"))
        last = Entry.objects.get(supersedes=newer)
        assert last.detail == {}
        assert "ragwort" not in body(visit(colleague, "entry", last.id))
        assert "ragwort" in body(visit(scene.alice, "entry", last.id))

    def test_a_correction_that_closes_an_entry_closes_its_history(self, scene, send, visit):
        entry = an_entry(scene.amir, by=scene.alice, text="heron")
        send(scene.alice, "entry_correct", entry.id, **correction(entry, kind="adult.substance", polarity="0"))
        assert visit(scene.bob, "entry", entry.id).status_code == 404
        assert visit(scene.alice, "entry", entry.id).status_code == 200

    def test_whoever_comes_second_sees_both_and_chooses(self, scene, colleague, send):
        entry = an_entry(scene.amir, by=scene.alice, text="heron")
        send(colleague, "entry_correct", entry.id, **correction(entry, text="egret"))
        newer = Entry.objects.get(supersedes=entry)
        page = body(send(scene.alice, "entry_correct", entry.id, **correction(entry, text="stork")))
        assert "Somebody corrected this before you" in page
        assert "egret" in page
        assert "stork</textarea>" in page
        assert f'action="{reverse("entry_correct", args=[newer.id])}"' in page
        send(scene.alice, "entry_correct", newer.id, **correction(entry, text="stork"))
        assert Entry.objects.get(supersedes=newer).text == "stork"

    def test_another_agency_is_told_who_can(self, scene, visit, send):
        entry = an_entry(scene.amir, by=scene.alice, text="heron")
        assert "Riverside School controls this entry" in body(visit(scene.bob, "entry_correct", entry.id))
        send(scene.bob, "entry_correct", entry.id, **correction(entry, text="egret"))
        assert not Entry.objects.filter(supersedes=entry).exists()

    @pytest.mark.parametrize("typed", ["31/02/2026", "tomorrow week", "3 May 2999"])
    def test_a_date_that_cannot_be_is_asked_about(self, scene, send, typed):
        entry = an_entry(scene.amir, by=scene.alice, text="heron")
        page = body(send(scene.alice, "entry_correct", entry.id, **correction(entry, on=typed)))
        assert "There is a problem" in page
        assert typed in page

    def test_a_date_about_a_month(self, scene, send):
        entry = an_entry(scene.amir, by=scene.alice, text="heron")
        send(scene.alice, "entry_correct", entry.id, **correction(entry, on="about March 2025"))
        newer = Entry.objects.get(supersedes=entry)
        assert (newer.on_about, newer.on_precision, newer.on_latest) == (True, "month", date(2025, 3, 31))


class TestWithdrawing:
    def test_it_leaves_the_story_and_is_open_to_its_agency_alone(self, scene, colleague, send, visit):
        entry = an_entry(scene.amir, by=scene.alice, text="heron")
        send(scene.alice, "entry_withdraw", entry.id, why="the wrong child")
        assert "heron" not in body(visit(scene.alice, "child_chronology", scene.amir.id))
        assert "the wrong child" in body(visit(colleague, "entry", entry.id))
        assert visit(scene.bob, "entry", entry.id).status_code == 404

    def test_it_can_be_brought_back(self, scene, send, visit):
        entry = an_entry(scene.amir, by=scene.alice, text="heron")
        send(scene.alice, "entry_withdraw", entry.id, why="the wrong child")
        gone = Entry.objects.get(supersedes=entry)
        assert "Bring it back" in body(visit(scene.alice, "entry", gone.id))
        send(scene.alice, "entry_correct", gone.id, **correction(entry, why="the right child after all"))
        assert "heron" in body(visit(scene.bob, "child_chronology", scene.amir.id))

    def test_another_agency_cannot(self, scene, send):
        entry = an_entry(scene.amir, by=scene.alice, text="heron")
        page = body(send(scene.bob, "entry_withdraw", entry.id, why="I do not like it"))
        assert "Riverside School controls this entry" in page
        assert Entry.objects.count() == 1


class TestDisagreeing:
    def test_any_worker_may_set_it_beside_the_entry_once(self, scene, send, visit):
        entry = an_entry(scene.amir, by=scene.alice, text="heron")
        said = {"who": "Sana Example, his mother", "words": "It was a stork.", "on": "1 November 2026"}
        for _ in range(2):
            assert send(scene.bob, "entry_disagree", entry.id, **said).status_code == 302
        assert Disagreement.objects.get().on == date(2026, 11, 1)
        assert "It was a stork." in body(visit(scene.alice, "entry", entry.id))

    def test_it_stays_beside_the_corrected_entry(self, scene, send, visit):
        entry = an_entry(scene.amir, by=scene.alice, text="heron")
        send(scene.bob, "entry_disagree", entry.id, who="His mother", words="It was a stork.")
        send(scene.alice, "entry_correct", entry.id, **correction(entry, text="egret"))
        assert "It was a stork." in body(visit(scene.bob, "entry", Entry.objects.get(supersedes=entry).id))

    def test_without_words_it_is_asked_for(self, scene, send):
        entry = an_entry(scene.amir, by=scene.alice, text="heron")
        page = body(send(scene.bob, "entry_disagree", entry.id, who="His mother", words="", on="May 2026"))
        assert "Write what they said" in page
        assert 'value="His mother"' in page
