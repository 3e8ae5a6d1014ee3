"""A long print: made beside the page with the sight of whoever asked, for them alone, and while that sight lasts."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from seen.apps.casefile.models import Involvement
from seen.apps.chronology.models import Entry
from seen.apps.identity.models import User
from seen.kit.audit.models import Entry as AuditEntry
from seen.kit.jobs import actions
from seen.kit.jobs.models import Job
from seen.overview.prints import work
from tests.builders.entries import a_scene, an_entry, written
from tests.integration.overview.test_print import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene():
    scene = a_scene()
    an_entry(scene.amir, by=scene.bob, text="heron")
    an_entry(scene.amir, by=scene.alice, text="egret", child_words="quillwort")
    return scene


@pytest.fixture(autouse=True)
def begun(monkeypatch):
    """Two entries are long here, and what is begun beside the request waits for `worked`."""
    monkeypatch.setattr(work, "AT_ONCE", 1)
    waiting: list[UUID] = []
    monkeypatch.setattr(actions, "carry_on", lambda steps, seconds: waiting.append(1))
    return waiting


@pytest.fixture
def asked(client):
    """Return a way to ask for a long print as a person does, and the job that it became."""

    def asked(user, child, query="", **told):
        client.force_login(user)
        sent = {"shape": "table", "file": "docx", "once": str(uuid4())} | told
        response = client.post(reverse("child_print", args=[child.id]) + query, sent)
        assert response.status_code == 302, response.content.decode()
        return Job.objects.get(id=response["Location"].rstrip("/").split("/")[-1])

    return asked


def worked(job):
    actions.work_to_the_end(job.id, now=timezone.now())
    job.refresh_from_db()
    return job


def at(route, child, job):
    return reverse(route, args=[child.id, job.id])


class TestAsking:
    def test_its_page_says_how_far_it_is_and_then_gives_it(self, scene, asked, client):
        job = asked(scene.alice, scene.amir)
        page = client.get(at("child_print_job", scene.amir, job)).content.decode()
        assert "It begins again by itself" in page
        Job.objects.filter(id=job.id).update(run=uuid4(), beat=timezone.now())
        assert "The record is being read" in client.get(at("child_print_job", scene.amir, job)).content.decode()
        Job.objects.filter(id=job.id).update(done=1, of=9)
        page = client.get(at("child_print_job", scene.amir, job)).content.decode()
        assert "1 page laid out, of about 9" in page
        assert "Look again" in page
        assert client.get(at("child_print_made", scene.amir, job)).status_code == 302
        Job.objects.filter(id=job.id).update(run=None)
        worked(job)
        page = client.get(at("child_print_job", scene.amir, job)).content.decode()
        assert "Save the file" in page
        assert "data-goes-on" not in page
        assert "A print is ready" in client.get(reverse("child_print", args=[scene.amir.id])).content.decode()
        said = words(client.get(at("child_print_made", scene.amir, job)))
        assert "heron" in said
        assert "egret" in said

    def test_the_file_is_not_given_at_once(self, scene, client):
        client.force_login(scene.alice)
        response = client.get(reverse("child_print_file", args=[scene.amir.id]), {"tone": "worry"})
        assert response["Location"] == reverse("child_print", args=[scene.amir.id]) + "?tone=worry"

    def test_filters_that_make_it_short_make_it_at_once(self, scene, client):
        client.force_login(scene.alice)
        sent = {"shape": "table", "file": "docx", "once": str(uuid4())}
        response = client.post(reverse("child_print", args=[scene.amir.id]) + "?words=heron", sent)
        assert "/print/file/?" in response["Location"]
        assert not Job.objects.exists()

    def test_few_entries_of_very_many_words_are_long_too(self, scene, monkeypatch, asked):
        monkeypatch.setattr(work, "AT_ONCE", 500)
        monkeypatch.setattr(work, "LETTERS", 5)
        assert asked(scene.alice, scene.amir).work == "print"

    def test_a_pdf_is_laid_out_in_a_process_of_its_own(self, scene, asked, client):
        job = worked(asked(scene.alice, scene.amir, file="pdf", shape="court"))
        assert job.stopped == ""
        assert "egret" in words(client.get(at("child_print_made", scene.amir, job)))


class TestWithWhoseSight:
    def test_it_holds_what_its_reader_may_see(self, scene, asked, client):
        job = worked(asked(scene.bob, scene.amir))
        said = words(client.get(at("child_print_made", scene.amir, job)))
        assert "egret" in said
        assert "quillwort" not in said

    def test_the_audit_knows_that_it_was_made(self, scene, asked):
        worked(asked(scene.bob, scene.amir, "?tone=worry"))
        line = AuditEntry.objects.get(kind="read", name="print")
        assert (line.actor_name, line.detail["filters"]) == ("Bob Example", {"tone": "worry"})

    def test_sight_that_ended_meanwhile_makes_nothing(self, scene, asked):
        job = asked(scene.bob, scene.amir)
        written(lambda: Involvement.objects.filter(user=scene.bob).update(end=timezone.localdate() - timedelta(days=1)))
        assert worked(job).stopped == work.ENDED

    def test_nor_does_an_account_that_was_closed(self, scene, asked):
        job = asked(scene.bob, scene.amir)
        written(lambda: User.objects.filter(id=scene.bob.id).update(is_active=False))
        assert worked(job).stopped == work.ENDED

    def test_what_may_no_longer_be_seen_is_not_given_out(self, scene, asked, client):
        job = worked(asked(scene.bob, scene.amir))
        written(lambda: Entry.objects.filter(text="egret").update(access="closed"))
        response = client.get(at("child_print_made", scene.amir, job), follow=True)
        assert "The record has changed since this was made" in response.content.decode()
        assert b"PK" not in response.content[:2]

    def test_more_that_came_in_meanwhile_is_no_hindrance(self, scene, asked, client):
        job = worked(asked(scene.bob, scene.amir))
        an_entry(scene.amir, by=scene.bob, text="bittern")
        assert client.get(at("child_print_made", scene.amir, job)).status_code == 200


@pytest.mark.parametrize("route", ["child_print_job", "child_print_made", "child_print_cancel"])
class TestNobodyElse:
    def test_charlie_gets_the_page_that_stands_for_nothing(self, scene, asked, client, route):
        job = worked(asked(scene.alice, scene.amir))
        client.force_login(scene.charlie)
        refused = client.get(at(route, scene.amir, job))
        nobody = client.get(reverse(route, args=[uuid4(), uuid4()]))
        assert (refused.status_code, refused.content) == (404, nobody.content)

    def test_bob_who_works_with_the_child_gets_it_too(self, scene, asked, client, route):
        job = worked(asked(scene.alice, scene.amir))
        client.force_login(scene.bob)
        for method in (client.get, client.post):
            refused = method(at(route, scene.amir, job))
            nothing = method(reverse(route, args=[scene.amir.id, uuid4()]))
            assert (refused.status_code, refused.content) == (404, nothing.content)
        assert Job.objects.filter(id=job.id).exists()
        assert "A print is ready" not in client.get(reverse("child_print", args=[scene.amir.id])).content.decode()


class TestCancelling:
    def test_takes_it_away(self, scene, asked, client):
        job = asked(scene.alice, scene.amir)
        assert client.get(at("child_print_cancel", scene.amir, job)).status_code == 302
        assert Job.objects.exists()
        response = client.post(at("child_print_cancel", scene.amir, job), follow=True)
        assert "Nothing of that print is kept" in response.content.decode()
        assert not Job.objects.exists()
