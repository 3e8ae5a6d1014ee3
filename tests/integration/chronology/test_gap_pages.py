"""The pages of gaps: what they say, whom they let ask, what is missing in a form, and that Charlie sees nothing."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from seen.apps.casefile.actions import finish_task
from seen.apps.casefile.models import Involvement
from seen.apps.chronology.models import AskedGap
from seen.core.access.permission import Role
from seen.core.dates.partial import PartialDate, Precision
from tests.builders.casefile import asked_to_match
from tests.builders.entries import a_user, an_entry, written
from tests.builders.gaps import asks

pytestmark = pytest.mark.django_db


def body(response):
    return response.content.decode()


def words(response):
    return " ".join(re.sub(r"<[^>]+>", " ", body(response)).split())


class TestThePages:
    @pytest.fixture
    def today(self):
        return timezone.localdate()

    @pytest.fixture
    def year(self, scene, today):
        """Two entries 200 days apart, the second today's; the clinic told of the first alone."""
        an_entry(scene.amir, by=scene.bob, on=today - timedelta(days=200))
        an_entry(scene.amir, by=scene.alice, on=today)

    def test_it_says_what_silence_is_not_and_whom_to_ask(self, scene, year, visit):
        page = words(visit(scene.alice, "child_gaps", scene.amir.id))
        assert "Nothing recorded is not the same as nothing happened." in page
        assert "199 days" in page
        assert "Elm Clinic worked with Amir Example then; not asked yet" in page
        assert "tells of nothing after" in page

    def test_asking_from_the_page(self, scene, year, visit, client):
        page = body(visit(scene.alice, "child_gaps", scene.amir.id))
        href = re.findall(r'href="([^"]+gaps/ask/[^"]+agency=[^"]+)"', page)[0].replace("&amp;", "&")
        form = body(client.get(href))
        assert f'value="{scene.clinic.id}" checked' in form
        given = {
            name: re.search(rf'name="{name}"[^>]*value="([^"]+)"', form).group(1) for name in ("since", "until", "due")
        }
        sent = {"once": str(uuid4()), "agency": str(scene.clinic.id), "why": "Nobody tells of it."} | given
        page = words(visit(scene.alice, "child_gap_ask", scene.amir.id, sent))
        assert "Asked. It stands on their work list" in page
        assert "by Alice Example, to answer by" in page
        assert AskedGap.objects.get().agency == scene.clinic

    def test_what_they_said_is_shown(self, scene, year, visit, today):
        made = asks(scene, scene.alice, since=today - timedelta(days=199), until=today, today=today, due=today)
        finish_task(scene.bob.as_viewer(), task=made.task_id, words="We <b>hold</b> nothing.", at=timezone.now())
        page = body(visit(scene.alice, "child_gaps", scene.amir.id))
        assert "We &lt;b&gt;hold&lt;/b&gt; nothing." in page
        assert "; answered on" in page

    @pytest.mark.parametrize(
        ("sent", "problem"),
        [
            ({}, "Choose which agency you ask"),
            ({"agency": "x"}, "Choose from the answers shown"),
            ({"since": "May 2026"}, "Write"),
            ({"since": "2 May 2026", "until": "1 May 2026"}, "not before the first"),
            ({"due": "1 May 2020"}, "Write today or a later day"),
            ({"due": "soon"}, "Write"),
        ],
    )
    def test_what_is_missing_is_said(self, scene, year, visit, sent, problem):
        page = body(visit(scene.alice, "child_gap_ask", scene.amir.id, {"once": str(uuid4()), "why": "egret"} | sent))
        assert "<title>Error: " in page
        assert problem in page
        assert "egret" in page
        assert not AskedGap.objects.exists()

    def test_a_refusal_is_said_on_the_form(self, scene, year, visit, today):
        asks(scene, scene.lead, since=today - timedelta(days=199), until=today, today=today, due=today)
        sent = {"once": str(uuid4()), "agency": str(scene.clinic.id), "why": "egret", "since": today.isoformat(),
                "until": today.isoformat(), "due": today.isoformat()}  # fmt: skip
        assert "was asked about this time by Lena Example" in words(
            visit(scene.alice, "child_gap_ask", scene.amir.id, sent)
        )

    def test_a_desk_reads_and_is_offered_nothing(self, scene, year, visit):
        desk = written(lambda: a_user("Desk", scene.elsewhere, Role.MATCHING_DESK))
        asked_to_match(scene.amir)
        assert "gaps/ask/" not in body(visit(desk, "child_gaps", scene.amir.id))
        assert "Nobody to ask from here" in body(visit(desk, "child_gap_ask", scene.amir.id))

    def test_a_loose_date_an_undated_entry_and_ended_work_are_said(self, scene, year, visit, today):
        first = today - timedelta(days=190)
        loose = PartialDate("this year", first, today - timedelta(days=20), Precision.YEAR, about=False)
        an_entry(scene.amir, by=scene.alice, on=loose)
        an_entry(scene.amir, by=scene.alice, on=None)
        written(lambda: Involvement.objects.filter(user=scene.bob).update(end=today - timedelta(days=100)))
        page = words(visit(scene.alice, "child_gaps", scene.amir.id))
        assert "1 entry has a loose date" in page
        assert "1 entry has no date" in page
        assert "so Seen cannot ask it" in page

    def test_without_gaps_the_page_says_so(self, scene, visit, today):
        assert "No entries yet that you can see." in words(visit(scene.alice, "child_gaps", scene.amir.id))
        an_entry(scene.amir, by=scene.alice, on=today)
        assert "No time of more than 90 days without an entry." in words(
            visit(scene.alice, "child_gaps", scene.amir.id)
        )

    def test_the_list_leads_to_it(self, scene, year, visit):
        assert reverse("child_gaps", args=[scene.amir.id]) in body(
            visit(scene.alice, "child_chronology", scene.amir.id)
        )

    @pytest.mark.parametrize("route", ["child_gaps", "child_gap_ask"])
    def test_charlie_is_given_the_page_that_stands_for_nothing(self, scene, year, visit, route):
        answer = visit(scene.charlie, route, scene.amir.id)
        assert answer.status_code == 404
        assert answer.content == visit(scene.charlie, route, uuid4()).content
        assert visit(scene.charlie, route, scene.amir.id, {"why": "egret"}).status_code == 404
