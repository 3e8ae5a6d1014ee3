"""The pages of a question: whole for those who may see all of it, nothing at all for others, answers kept."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client

from seen.apps.casefile.models import Task
from seen.apps.identity.models import User
from seen.apps.patterns.models import Answer, Finding
from tests.builders.casefile import involved, open_work_for
from tests.builders.children import TODAY, a_child
from tests.builders.missed import missed, missed_twice

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reactions_at_once")]


def browser(viewer):
    client = Client()
    client.force_login(User.objects.get(id=viewer.id))
    return client


def answered(**said):
    return {"once": uuid4(), "answer": "explained", "words": "The clinic moved and told nobody.", **said}


@pytest.fixture
def amir(alice, bob):
    child = a_child("Amir Reed")
    open_work_for(child)
    involved(alice, child, role="lead_practitioner")
    involved(bob, child)
    missed_twice(alice, child)
    return child


@pytest.fixture
def address(amir):
    return f"/findings/{Finding.objects.get(child=amir, row=19).id}/"


class TestSeeing:
    def test_the_page_says_why_what_else_and_what_is_not_known(self, alice, amir, address):
        page = browser(alice).get(address).content.decode()
        for words in (
            "Why you see this",
            "What points the other way",
            "What else could explain it",
            "What is not known",
            "How often this question was wrong, and how to object",
        ):
            assert words in page
        assert "Not brought to appointments" in page
        assert "{child}" not in page

    def test_it_lists_exactly_the_events_that_raised_it(self, alice, amir, address):
        other = missed(alice, amir, days_ago=700).entries[0]
        page = browser(alice).get(address).content.decode()
        because = Finding.objects.get(child=amir, row=19).versions.last().because
        assert len(because) == 2
        assert all(f"/entries/{entry}/" in page for entry in because)
        assert f"/entries/{other.id}/" not in page

    def test_the_childs_page_shows_it_to_bob_who_works_with_him(self, bob, amir):
        assert "Not brought to appointments" in browser(bob).get(f"/children/{amir.id}/questions/").content.decode()

    def test_whoever_may_not_see_every_event_sees_nothing_not_even_a_count(self, bob, amir, address):
        entry = Finding.objects.get(child=amir, row=19).versions.last().because[0]
        amir.entries.filter(id=entry).update(access="closed")
        page = browser(bob).get(f"/children/{amir.id}/questions/").content.decode()
        assert "No questions that you can see" in page
        assert "Not brought to appointments" not in page
        assert browser(bob).get(address).status_code == 404

    def test_charlie_gets_the_same_404_as_for_no_finding_at_all(self, charlie, amir, address):
        refused, absent = browser(charlie).get(address), browser(charlie).get(f"/findings/{uuid4()}/")
        assert refused.status_code == absent.status_code == 404
        assert refused.content == absent.content
        assert browser(charlie).post(address, answered()).status_code == 404
        assert not Answer.objects.exists()


class TestAnswering:
    def test_an_answer_is_kept_with_its_words_and_holds(self, alice, amir, address):
        reply = browser(alice).post(address, answered())
        assert reply.status_code == 302
        assert Answer.objects.get().words == "The clinic moved and told nobody."
        assert "Explained" in browser(alice).get(f"/children/{amir.id}/questions/").content.decode()

    def test_sent_twice_it_is_one_answer(self, alice, amir, address):
        for _ in range(2):
            browser(alice).post(address, answered())
        assert Answer.objects.count() == 1

    def test_new_evidence_brings_it_back(self, alice, amir, address):
        browser(alice).post(address, answered())
        missed(alice, amir, days_ago=2)
        page = browser(alice).get(f"/children/{amir.id}/questions/").content.decode()
        assert "waits for an answer" in page

    def test_watching_ends_on_its_day(self, alice, amir, address, time_machine):
        until = TODAY + timedelta(days=10)
        browser(alice).post(address, answered(answer="watch", until=until.isoformat()))
        assert "Being watched" in browser(alice).get(f"/children/{amir.id}/questions/").content.decode()
        time_machine.move_to(until + timedelta(days=1))
        assert "waits for an answer" in browser(alice).get(f"/children/{amir.id}/questions/").content.decode()

    def test_to_act_is_a_task_for_somebody_by_a_date(self, alice, bob, amir, address):
        until = (TODAY + timedelta(days=7)).isoformat()
        words = "Ring the clinic and ask for a nearer one."
        browser(alice).post(address, answered(answer="act", words=words, owner=str(bob.id), until=until))
        task = Task.objects.get(kind="finding")
        assert (task.owner_id, task.title, task.due.isoformat()) == (bob.id, words, until)

    @pytest.mark.parametrize(
        ("said", "asked"),
        [
            ({"words": "n/a"}, "Say a little more"),
            ({"words": "ok"}, "Say a little more"),
            ({"answer": ""}, "Choose what you will do"),
            ({"answer": "act"}, "Say who will do it and by when"),
            ({"answer": "watch"}, "Say until when you will watch"),
            ({"answer": "watch", "until": "next week some time"}, "Write the day, month and year"),
        ],
    )
    def test_an_answer_that_says_too_little_is_asked_again_with_the_words_kept(self, alice, address, said, asked):
        page = browser(alice).post(address, answered(**said)).content.decode()
        assert asked in page
        assert "<title>Error: " in page
        assert said.get("words", "The clinic moved and told nobody.") in page
        assert not Answer.objects.exists()

    def test_ninety_days_is_the_longest_watch(self, alice, address):
        page = browser(alice).post(address, answered(answer="watch", until=(TODAY + timedelta(91)).isoformat()))
        assert "at most 90 days" in page.content.decode()
        kept = browser(alice).post(address, answered(answer="watch", until=(TODAY + timedelta(90)).isoformat()))
        assert kept.status_code == 302
