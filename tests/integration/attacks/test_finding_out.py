"""Finding out what is out of sight: whether a child is held, what an answer rested on, who a share is with."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from seen.apps.chronology.actions import record
from seen.apps.chronology.drafts import Draft
from seen.apps.chronology.models import Entry, ImportFile
from seen.apps.chronology.queries.whole import whole
from seen.apps.patterns.models import Answer, Finding, Version
from seen.apps.patterns.queries import findings
from seen.apps.people.actions import add_identifier, add_name, leave_household
from seen.apps.people.models import Member
from seen.apps.people.queries.reach import NoSuchPerson
from seen.apps.sharing.models import Share
from seen.apps.sharing.queries import shares
from seen.core.access.permission import Role
from seen.core.dates.partial import PartialDate
from tests.builders.casefile import involved, open_work_for, sight_of
from tests.builders.children import NOW, SERVICE, TODAY, a_child, all_sight, an_adult, at_home
from tests.builders.entries import a_scene, a_user, an_entry, named, works_with, written
from tests.builders.files_in import brought_in
from tests.builders.missed import missed_twice
from tests.builders.staff import a_worker, an_agency, browser_of

pytestmark = pytest.mark.django_db
NHS = "9990000018"


def counts_of(viewer, child, key):
    """What a file of one row about `key` comes to, brought in from the page of the viewer's own child."""
    rows = f"Date,Child,What happened\n06/03/2023,{key},Came without a coat\n".encode()
    return ImportFile.objects.get(id=brought_in(viewer, child=child.id, rows=rows, name=f"{uuid4()}.csv")).counts


class TestWhetherAChildIsHeld:
    """Charlie gives a child of his own the number or the name that another child would have."""

    @pytest.fixture
    def charlie(self):
        return a_worker("Charlie Wold", agency=an_agency("Elsewhere clinic", sort="gp"))

    @pytest.fixture
    def his(self, charlie):
        child = a_child("Leila Moss")
        involved(charlie, child)
        return child

    @pytest.mark.parametrize("held", [True, False])
    def test_a_number_that_two_records_have_comes_in_as_if_his_alone_had_it(self, charlie, his, held):
        if held:
            add_identifier(SERVICE, sight=all_sight(a_child("Amir Reed").id), scheme="nhs", value=NHS, at=NOW)
        add_identifier(charlie, sight=sight_of(charlie, his), scheme="nhs", value=NHS, at=NOW)
        assert counts_of(charlie, his, NHS)["accepted"] == 1

    @pytest.mark.parametrize("held", [True, False])
    def test_a_reference_taken_as_a_name_comes_in_as_a_name(self, charlie, his, held):
        reference = a_child("Amir Reed").reference if held else "ZZZZ-ZZZZ"
        add_name(charlie, sight=sight_of(charlie, his), text=reference, kind="also", at=NOW)
        assert counts_of(charlie, his, reference)["accepted"] == 1

    def test_a_number_out_of_sight_is_held_by_nobody(self, charlie, his):
        add_identifier(SERVICE, sight=all_sight(a_child("Amir Reed").id), scheme="nhs", value=NHS, at=NOW)
        assert counts_of(charlie, his, NHS)["not_held"] == counts_of(charlie, his, "9990000026")["not_held"] == 1


@pytest.mark.usefixtures("reactions_at_once")
class TestAnAnswer:
    def test_to_more_than_one_may_see_is_not_read_beside_less(self):
        alice, bob = a_worker("Alice Fern"), a_worker("Bob Hale", agency=an_agency("A school", sort="school"))
        charlie = a_worker("Charlie Wold", agency=an_agency("Elsewhere clinic", sort="gp"))
        child = a_child("Amir Reed")
        open_work_for(child)
        involved(alice, child, role="lead_practitioner")
        involved(bob, child)
        missed_twice(alice, child)
        closed = Draft(kind="adult.substance", on=PartialDate.day(TODAY), text="milkwort")
        hidden = record(alice, children=[child.id], draft=closed, account=uuid4(), now=NOW).entries[0]
        wider = self._answered_with(hidden, Finding.objects.get(child=child, row=19))
        shown = findings.finding(sight_of(alice, child), wider.finding_id, as_of=TODAY)
        assert [each.words for each in findings.history(sight_of(alice, child), shown.version, as_of=TODAY)] == [
            "milkwort again"
        ]
        assert shown.answer is not None
        shown = findings.finding(sight_of(bob, child), wider.finding_id, as_of=TODAY)
        assert findings.history(sight_of(bob, child), shown.version, as_of=TODAY) == []
        assert shown.answer is None
        assert Client().get(f"/findings/{wider.finding_id}/").status_code == 302
        with pytest.raises(Exception, match="cannot show"):
            sight_of(charlie, child)

    def _answered_with(self, hidden, finding):
        """The finding once rested on one entry more, and was answered then."""
        now = Version.objects.filter(finding=finding).order_by("-number")[0]

        def make():
            kept = {field.attname: getattr(now, field.attname) for field in Version._meta.concrete_fields}
            wider = Version(**kept | {"id": uuid4(), "number": 0, "because": [*now.because, str(hidden.id)]})
            wider.save(force_insert=True)
            Answer.objects.create(version=wider, answer="explained", words="milkwort again", at=NOW)
            return wider

        return written(make)


@pytest.mark.parametrize("route", ["add_child", "note_not_listed"])
def test_a_form_keyed_with_anothers_record_tells_nothing_of_it(route):
    charlie = a_worker("Charlie Wold", agency=an_agency("Elsewhere clinic", sort="gp"))
    said = {"name": "Leila Moss", "about_age": "about 4", "age": "about 4", "known_from": "A club", "reason": "s17"}
    for once in (a_child("Amir Reed").id, uuid4()):
        answer = browser_of(charlie).post(reverse(route), {"once": str(once), **said}, follow=True)
        assert answer.status_code == 200
        assert "Leila Moss" in answer.content.decode()


def test_a_share_is_seen_by_its_two_parties_alone():
    scene = a_scene()
    dora = written(lambda: a_user("Dora", scene.elsewhere, Role.WORKER))
    written(lambda: works_with(scene.amir, dora))
    entry = an_entry(scene.amir, by=scene.alice, text="heron")
    written(
        lambda: Share.objects.create(
            entry=entry, user=scene.bob, basis="agreed", why="milkwort", family_knows="Yes", at=NOW, by=scene.alice
        )
    )
    named(entry, dora)
    for user, seen in ((scene.alice, 1), (scene.bob, 1), (dora, 0)):
        assert len(shares(whole(user.as_viewer(), entry.id, as_of=TODAY))) == seen
    address = reverse("entry_share", args=[entry.id])
    client = Client()
    client.force_login(scene.charlie)
    assert client.get(address).status_code == 404


def test_nobody_writes_into_anothers_telling():
    scene = a_scene()
    entry = an_entry(scene.amir, by=scene.alice, text="heron")
    draft = Draft(kind="note.observation", on=PartialDate.day(TODAY), text="hers too")
    for _ in range(2):
        kept = record(scene.bob.as_viewer(), children=[scene.amir.id], draft=draft, account=entry.account, now=NOW)
    assert kept.account != entry.account
    assert Entry.objects.filter(child=scene.amir, text="hers too").count() == 1
    with pytest.raises(Exception, match="cannot find"):
        record(scene.charlie.as_viewer(), children=[scene.amir.id], draft=draft, account=entry.account, now=NOW)


def test_a_home_that_the_child_left_is_not_changed_through_the_child():
    amir, leila, alice = a_child("Amir Reed"), a_child("Leila Moss"), a_worker("Alice Fern")
    charlie = a_worker("Charlie Wold", agency=an_agency("Elsewhere clinic", sort="gp"))
    involved(alice, amir)
    maya = an_adult("Maya Reed", of=amir)
    at_home(amir, with_children=(leila,), with_adults=(maya,))
    own = Member.objects.get(person=amir.person)
    leave_household(SERVICE, sight=all_sight(amir.id), member=own.id, end=TODAY - timedelta(days=30), at=NOW)
    stay = Member.objects.get(person=maya.person)
    with pytest.raises(NoSuchPerson):
        leave_household(alice, sight=sight_of(alice, amir), member=stay.id, end=TODAY, at=NOW)
    with pytest.raises(Exception, match="cannot show"):
        sight_of(charlie, amir)


class TestWhetherAnEntryExists:
    """The same 404 must be the same work: how long it takes would tell what the page does not."""

    def asked(self, viewer, address):
        browser = browser_of(viewer)
        with CaptureQueriesContext(connection) as asked:
            assert browser.get(address).status_code == 404
        said = [one["sql"].partition(" WHERE ")[0] for one in asked.captured_queries]
        return [one for one in said if one.startswith("SELECT")]

    def test_no_such_entry_and_one_out_of_sight_ask_the_same(self, client):
        scene = a_scene()
        closed = an_entry(scene.amir, by=scene.alice, kind="adult.substance", text="milkwort")
        open_one = an_entry(scene.amir, by=scene.alice, text="bryony")
        for user, entry in ((scene.charlie, closed), (scene.charlie, open_one), (scene.bob, closed)):
            viewer = user.as_viewer()
            there = self.asked(viewer, reverse("entry", args=[entry.id]))
            nowhere = self.asked(viewer, reverse("entry", args=[uuid4()]))
            assert there == nowhere
