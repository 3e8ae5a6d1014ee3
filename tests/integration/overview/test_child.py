"""A child's overview: what matters now, what is new to this reader, what waits, and the newest entries of how many."""

import re
from datetime import timedelta
from html import unescape
from types import SimpleNamespace

import pytest
from django.urls import reverse
from django.utils import timezone

from seen.apps.casefile.queries import owed_about
from tests.builders.casefile import a_task
from tests.builders.entries import a_disagreement, an_entry, named
from tests.builders.same_event import sees

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def opens(opens):
    return lambda *asked, **query: words(opens(*asked, **query))


@pytest.fixture
def visited(client, monkeypatch):
    """Return a way to have opened a record some days ago."""

    def visited(user, child, *, days_ago, route="child"):
        then = timezone.now() - timedelta(days=days_ago)
        client.force_login(user)
        with monkeypatch.context() as patched:
            patched.setattr("seen.kit.audit.chain.timezone", SimpleNamespace(now=lambda: then))
            assert client.get(reverse(route, args=[child.id])).status_code == 200
        return then

    return visited


def words(page):
    """Return what stands in the main part of a page, without tags, its runs of white space as one."""
    main = page.partition("<main")[2]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main.partition(">")[2])).split())


def ago(days):
    return TODAY - timedelta(days=days)


class TestNow:
    def test_the_newest_worry_and_strength_say_when_and_who_and_what(self, scene, opens):
        an_entry(scene.amir, by=scene.alice, kind="food.concern", on=ago(9), text="older worry")
        worry = an_entry(scene.amir, by=scene.alice, kind="food.concern", on=ago(3), text="heron " * 60)
        an_entry(scene.amir, by=scene.bob, kind="note.strength", on=ago(5), text="laughed with his sister")
        an_entry(scene.amir, by=scene.bob, kind="note.observation", on=None, text="a worry of no day")
        page = opens(scene.bob, scene.amir)
        now = page.partition("Chronology, newest first")[0]
        assert "Newest worry ● Worry" in now and "heron heron" in now and "…" in now and "Riverside School" in now
        assert "Newest strength ◆ Going well" in now and "laughed with his sister" in now
        assert "older worry" not in now and "a worry of no day" not in now
        assert str(worry.id) in reverse("entry", args=[worry.id])

    def test_what_is_missing_is_said_and_never_counts_as_good(self, scene, opens):
        page = opens(scene.bob, scene.amir)
        assert "No worry recorded that you can see." in page
        assert "Nothing that goes well for Amir is recorded yet." in page
        assert "Nobody has recorded seeing Amir." in page
        assert "Last seen alone Not recorded" in page
        assert "Nothing that you or your team owe is recorded." in page
        assert "No entries yet that you can see." in page

    def test_last_seen_and_last_seen_alone_are_two_things(self, scene, opens):
        an_entry(scene.amir, by=scene.alice, kind="contact.seen_alone", on=ago(40))
        an_entry(scene.amir, by=scene.bob, kind="contact.seen", on=ago(1))
        page = opens(scene.bob, scene.amir)
        assert re.search(r"Last seen \d+ \w+ \d+, yesterday Elm Clinic", page)
        assert re.search(r"Last seen alone \d+ \w+ \d+, 40 days ago Riverside School", page)

    def test_what_a_viewer_may_not_see_is_neither_newest_nor_counted(self, scene, opens):
        an_entry(scene.amir, by=scene.alice, kind="food.concern", on=ago(9), text="open worry")
        an_entry(scene.amir, by=scene.alice, kind="adult.substance", polarity=-1, on=ago(1), text="milkwort")
        assert "milkwort" in opens(scene.alice, scene.amir)
        page = opens(scene.bob, scene.amir)
        assert "milkwort" not in page and "open worry" in page.partition("Chronology, newest first")[0]
        assert "One entry" in page

    def test_charlie_of_another_agency_gets_the_page_of_no_child(self, scene, client):
        an_entry(scene.amir, by=scene.alice, text="heron")
        client.force_login(scene.charlie)
        refused = client.get(reverse("child", args=[scene.amir.id]))
        nobody = client.get(reverse("child", args=["00000000-0000-4000-8000-000000000000"]))
        assert (refused.status_code, refused.content) == (404, nobody.content)


class TestTheNewestEntries:
    def test_a_hundred_stand_here_and_the_count_is_true(self, scene, opens):
        for number in range(101):
            an_entry(scene.amir, by=scene.alice, on=ago(number), text=f"number {number}.")
        page = opens(scene.bob, scene.amir)
        assert "Showing 100 of 101" in page and "Read, search and filter all 101 entries" in page
        assert "number 99." in page and "number 100." not in page
        an_entry(scene.amir, by=scene.alice, kind="adult.substance", on=ago(0))
        assert "Showing 100 of 101" in opens(scene.bob, scene.amir)
        assert "Showing 100 of 102" in opens(scene.alice, scene.amir)

    def test_a_hundred_are_all(self, scene, opens):
        for number in range(100):
            an_entry(scene.amir, by=scene.alice, on=ago(number))
        assert "Showing all 100 entries that you can see" in opens(scene.bob, scene.amir)

    def test_the_grades_of_one_assessment_stand_in_one_line_and_say_no_more_than_their_words(self, scene, opens):
        said = {"instrument": "neglect-toolkit", "version": "1.0", "value": 2, "rater": "Esme", "cites": ["a1b2c3"]}
        for at in range(5):
            grade = {"text": f"Item {at}: 2, some gaps", "detail": said | {"item": f"item-{at}"}}
            an_entry(scene.amir, by=scene.alice, kind="grade.given", on=ago(3), **grade)
            an_entry(scene.amir, by=scene.alice, kind="school.tired", on=ago(3))
        page = opens(scene.bob, scene.amir)
        assert "5 grades given," in page and "times tired at school" not in page
        assert all(f"Item {at}: 2, some gaps" in page for at in range(5))
        assert "Rater Esme" in page
        assert not any(hidden in page for hidden in ("neglect-toolkit", "a1b2c3", "Cites", "item-0"))

    def test_what_stands_beside_an_entry_stands_here_too(self, scene, opens):
        first = an_entry(scene.amir, by=scene.alice, text="heron")
        a_disagreement(first, words="It was not so.")
        second = an_entry(scene.amir, by=scene.alice, text="egret", supersedes=first, why_changed="the wrong bird")
        page = opens(scene.bob, scene.amir)
        assert "It was not so." in page and "the wrong bird" in page and "heron" not in page
        assert second.id != first.id

    def test_parts_held_back_are_for_those_who_may_see_them(self, scene, opens):
        said = an_entry(scene.amir, by=scene.alice, child_words="quillwort")
        assert "quillwort" in opens(scene.alice, scene.amir)
        assert "quillwort" not in opens(scene.bob, scene.amir)
        named(said, scene.bob, part="child_words")
        assert "quillwort" in opens(scene.bob, scene.amir)


class TestSinceYourLastVisit:
    def test_a_first_visit_says_so_all_day(self, scene, opens):
        for _ in range(2):
            assert "You have not opened this record before today." in opens(scene.bob, scene.amir)

    def test_what_came_since_is_counted_and_one_link_away(self, scene, opens, visited, client):
        an_entry(scene.amir, by=scene.alice, text="known", at=timezone.now() - timedelta(days=9))
        visited(scene.bob, scene.amir, days_ago=9, route="child_people")  # shows no entry
        visited(scene.alice, scene.amir, days_ago=1)
        then = visited(scene.bob, scene.amir, days_ago=8)
        for kind, text in (("level.changed", "one"), ("food.concern", "two"), ("note.strength", "three")):
            detail = {"from": "universal", "to": "early_help"} if kind == "level.changed" else {}
            old = ago(400)  # when it was is another matter
            an_entry(scene.amir, by=scene.alice, kind=kind, text=text, on=old, at=timezone.now(), detail=detail)
        page = opens(scene.bob, scene.amir)
        since = f"since {then.day} {then:%B} {then.year}, when you last opened this record"
        assert f"New since your last visit 3 entries {since}" in page
        assert "Among them 1 change of level, 1 worry and 1 strength" in page
        link = re.search(
            r'href="([^"]*\?new=[^"]*)"', client.get(reverse("child", args=[scene.amir.id])).content.decode()
        )
        listed = words(client.get(unescape(link.group(1))).content.decode())
        assert "Showing 3 of 4 entries" in listed and "New since:" in listed and "known" not in listed

    def test_nothing_new_says_so(self, scene, opens, visited):
        an_entry(scene.amir, by=scene.alice, at=timezone.now() - timedelta(days=9))
        visited(scene.bob, scene.amir, days_ago=8, route="child_chronology")
        assert "Nothing since" in opens(scene.bob, scene.amir)

    def test_what_this_reader_may_not_see_is_not_new_to_them(self, scene, opens, visited):
        visited(scene.bob, scene.amir, days_ago=2)
        an_entry(scene.amir, by=scene.alice, kind="adult.substance", at=timezone.now())
        assert "Nothing since" in opens(scene.bob, scene.amir)

    @pytest.mark.parametrize("new", ["yesterday", "0001-01-01T00:00+23:59", "2026-13-01", "9" * 50])
    def test_an_address_that_says_no_moment_shows_everything_and_says_so(self, scene, opens, new):
        an_entry(scene.amir, by=scene.alice, text="heron")
        assert "heron" in opens(scene.bob, scene.amir, "child_chronology", new=new)


class TestDueNext:
    def test_what_the_reader_and_their_team_owe_the_soonest_first(self, scene, opens):
        a_task(title="Ring the dentist", child=scene.amir.id, owner=scene.bob.id, due=ago(-9))
        a_task(title="See Amir alone", child=scene.amir.id, owner=scene.bob.id, due=ago(2))
        a_task(title="Ask the school", child=scene.amir.id, owner=scene.bob.id, due=None)
        page = opens(scene.bob, scene.amir)
        assert "Due next See Amir alone 2 days overdue, and 2 more things owed" in " ".join(page.split())

    def test_what_another_agency_or_another_child_is_owed_is_not_shown(self, scene, opens):
        a_task(title="Ring the dentist", child=scene.amir.id, owner=scene.alice.id, due=ago(-9))
        a_task(title="Another child", child=scene.leila.id, owner=scene.bob.id, due=ago(-9))
        assert "Ring the dentist" in opens(scene.alice, scene.amir)
        page = opens(scene.bob, scene.amir)
        assert "Ring the dentist" not in page and "Another child" not in page
        assert owed_about(scene.charlie.as_viewer(), sees(scene, scene.bob)) == []
