"""On a child's overview: turning points, what is often asked, questions that wait, and what nobody may find there."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.urls import reverse
from django.utils import timezone

from seen.apps.chronology.actions.curating import curate
from seen.apps.chronology.models import Entry
from seen.apps.people.actions import move_address
from seen.core.access.visibility import Access
from tests.builders.children import NOW, all_sight
from tests.builders.entries import an_entry
from tests.builders.same_event import sees

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def words(page, heading):
    """Return what stands under a heading of the second level, without tags."""
    under = page.partition(f">{heading}</h2>")[2].partition("<h2")[0]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", under)).split())


def ago(days):
    return TODAY - timedelta(days=days)


class TestTurningPoints:
    def test_a_level_says_from_what_to_what_and_a_note_is_none(self, scene, opens):
        detail = {"from": "child_in_need", "to": "child_protection"}
        an_entry(scene.amir, by=scene.alice, kind="level.changed", on=ago(40), detail=detail)
        an_entry(scene.amir, by=scene.alice, text="a note")
        turns = words(opens(scene.bob, scene.amir), "Turning points")
        assert (
            "From Child in need to Child protection" in turns and "Riverside School" in turns and "a note" not in turns
        )

    def test_without_any_there_is_no_heading(self, scene, opens):
        an_entry(scene.amir, by=scene.alice)
        assert "Turning points" not in opens(scene.bob, scene.amir)

    def test_what_somebody_marked_stands_with_why(self, scene, opens):
        entry = an_entry(scene.amir, by=scene.alice, on=ago(9))
        curate(
            scene.alice.as_viewer(), sight=sees(scene, scene.alice), entry=entry.id, significant=True,
            why="The day she told us", impact="", outcome="", analysis="", over=None, once=entry.id, now=timezone.now(),
        )  # fmt: skip
        turns = words(opens(scene.bob, scene.amir), "Turning points")
        assert "Significant" in turns and "The day she told us" in turns

    def test_a_move_says_that_there_was_one_and_never_where_to(self, scene, opens):
        for access in (Access.INVOLVED, Access.PROTECTED):
            where = {"lines": f"9 {access} Lane", "postcode": "ZZ9 9ZZ", "access": access, "start": ago(30)}
            move_address(scene.alice.as_viewer(), sight=all_sight(scene.amir.id), reason="choice", at=NOW, **where)
        assert Entry.objects.filter(kind="address.moved").count() == 1
        for user in (scene.alice, scene.bob):
            page = opens(user, scene.amir)
            assert words(page, "Turning points").count("Moved") <= 1
            assert "Lane" not in words(page, "Turning points")
            assert "protected Lane" not in page

    def test_what_is_closed_to_the_reader_turns_nothing(self, scene, opens):
        an_entry(scene.amir, by=scene.alice, kind="level.changed", on=ago(3), detail={"to": "early_help"})
        closed = an_entry(scene.amir, by=scene.alice, kind="adult.substance", text="milkwort")
        curate(
            scene.alice.as_viewer(), sight=sees(scene, scene.alice), entry=closed.id, significant=True, why="quillwort",
            impact="", outcome="", analysis="", over=None, once=closed.id, now=timezone.now(),
        )  # fmt: skip
        assert "quillwort" in opens(scene.alice, scene.amir)
        page = opens(scene.bob, scene.amir)
        assert "quillwort" not in page and "milkwort" not in page


class TestOftenAsked:
    def test_nothing_recorded_is_said_to_be_nothing_recorded(self, scene, opens):
        an_entry(scene.amir, by=scene.alice)
        asked = words(opens(scene.bob, scene.amir), "Often asked")
        assert "When was Amir last weighed? No weight is recorded that you can see." in asked
        assert "Who last saw Amir alone? Nobody has recorded seeing Amir alone." in asked
        assert "What has been tried before? No help, action or plan is recorded" in asked

    def test_each_is_answered_and_leads_to_all_of_its_entries(self, scene, opens, client):
        for days, weight in ((90, 18.2), (30, 19.4)):
            detail = {"value": weight, "unit": "kg"}
            an_entry(scene.amir, by=scene.bob, kind="growth.weight", on=ago(days), detail=detail)
        an_entry(scene.amir, by=scene.alice, kind="contact.seen", on=ago(2), detail={"by": "tutor", "alone": False})
        an_entry(scene.amir, by=scene.alice, kind="contact.seen", on=ago(7), detail={"by": "nurse", "alone": True})
        an_entry(scene.amir, by=scene.alice, kind="help.offered", on=ago(50), detail={"for": "adult"})
        an_entry(scene.amir, by=scene.alice, kind="help.declined", on=ago(20), detail={"for": "adult"})
        an_entry(scene.amir, by=scene.alice, text="neither")
        page = opens(scene.bob, scene.amir)
        asked = words(page, "Often asked")
        assert "19.4, kg" not in asked and "19.4 kg" in asked and "30 days ago Elm Clinic" in asked
        assert re.search(r"Who last saw Amir alone\? Nurse, \d+ \w+ \d+, 7 days ago Riverside School", asked)
        assert "2 entries of help, actions, goals and referrals Newest: Help declined" in asked
        for about, count in (("weighed", 2), ("alone", 2), ("tried", 2)):
            (link,) = {unescape(one) for one in re.findall(r'href="([^"]*about=\w+)"', page) if about in one}
            listed = client.get(link).content.decode()
            assert f"Showing {count} of 7 entries that you can see" in listed
            assert "Question: " in listed and "neither" not in listed

    def test_what_the_reader_may_not_see_answers_nothing(self, scene, opens):
        an_entry(scene.amir, by=scene.alice, kind="voice.heard", on=ago(1), detail={"alone": True})
        assert "Nobody has recorded seeing Amir alone." not in opens(scene.alice, scene.amir)
        page = opens(scene.bob, scene.amir)
        assert "Often asked" not in page and "No entries yet that you can see." in page

    def test_a_question_that_nobody_asks_is_left_out_and_said(self, scene, opens):
        an_entry(scene.amir, by=scene.alice, text="heron")
        assert "heron" in opens(scene.bob, scene.amir, "child_chronology", about="nothing")


class TestWhoeverOpensItNext:
    """No page is kept for the next reader: who may see more opens it first, and again in between."""

    SECRETS = (
        ("quillwort", {"child_words": "quillwort"}),
        ("ragwort", {"kind": "referral.made", "detail": {"from": "ragwort", "to": "duty desk"}}),
        ("stitchwort", {"kind": "police.attended", "detail": {"note": "stitchwort"}}),
        ("spearwort", {"kind": "address.moved", "held_back": {"address": "spearwort"}}),
        ("milkwort", {"kind": "adult.substance", "text": "milkwort"}),
    )
    ROUTES = ("child", "child_pictures", "child_chronology", "chronology_print", "chronology_csv")

    def test_finds_nothing_of_what_was_shown_before_them(self, scene, client):
        for _, said in self.SECRETS:
            an_entry(scene.amir, by=scene.alice, **said)
        for route in self.ROUTES:
            client.force_login(scene.alice)
            before = client.get(reverse(route, args=[scene.amir.id])).content.decode()
            assert route == "child_pictures" or all(secret in before for secret, _ in self.SECRETS), route
            client.force_login(scene.bob)
            page = client.get(reverse(route, args=[scene.amir.id])).content.decode()
            assert not [secret for secret, _ in self.SECRETS if secret in page], route
            client.force_login(scene.charlie)
            refused = client.get(reverse(route, args=[scene.amir.id]))
            assert refused.status_code == 404 and "Amir" not in refused.content.decode()
            client.force_login(scene.alice)
            again = client.get(reverse(route, args=[scene.amir.id])).content.decode()
            assert all((secret in again) == (secret in before) for secret, _ in self.SECRETS), route
