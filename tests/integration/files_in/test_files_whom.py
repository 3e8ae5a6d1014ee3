"""Whom a row is about: certain, or proposed to a person; of a record out of sight nothing shows, not even a count."""

import json
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from seen.apps.casefile.models import Hold
from seen.apps.chronology.models import Entry, ImportFile, ImportRow
from seen.apps.identity.models import RoleGrant
from seen.apps.people.models import Household, Member, Name, Person
from seen.core.access.permission import Role
from tests.builders.entries import NOW, a_named_child, works_with, written
from tests.builders.files_in import row, verdicts

pytestmark = pytest.mark.django_db


@pytest.fixture
def family(scene):
    """Amir, Bilal and Zara live together. Alice's school works with Amir and Bilal, and nobody there with Zara."""

    def made():
        bilal, zara = a_named_child("Bilal Example"), a_named_child("Zara Example")
        home = Household.objects.create(written_at=NOW)
        for child, sex in ((scene.amir, "male"), (bilal, "male"), (zara, "female")):
            type(child).objects.filter(id=child.id).update(sex=sex)
            Member.objects.create(household=home, person=child.person, role="child", written_at=NOW)
        for child in (bilal, zara):
            Hold.objects.create(
                child=child, agency=scene.school, reason="own_note", start=date(2024, 1, 1), written_at=timezone.now()
            )
        works_with(bilal, scene.alice)
        works_with(bilal, scene.lead)
        works_with(scene.amir, scene.lead)
        RoleGrant.objects.create(user=scene.lead, role=Role.WORKER, given_at=NOW, why="a test")
        return bilal, zara

    scene.bilal, scene.zara = written(made)
    return scene


def test_both_boys_are_proposed_and_nothing_is_stored(family, sent):
    account = sent(row(child="both boys"))
    (found,) = account["rows"]
    assert (found["verdict"], found["children"]) == ("ask", [])
    assert found["proposed"] == [family.amir.reference, family.bilal.reference]
    assert not Entry.objects.exists()
    assert ImportRow.objects.get().asks == "child"


def test_whole_names_of_the_household_stand_as_they_are(family, sent):
    account = sent(row(child="Amir Example & Zara Example"), row(child="Example, Bilal"))
    assert verdicts(account) == ["accepted", "accepted"]
    assert account["rows"][0]["children"] == [family.amir.reference, family.zara.reference]
    assert account["rows"][1]["children"] == [family.bilal.reference]


def test_a_first_name_beside_a_reference_is_asked_about(family, sent):
    account = sent(row(child=f"{family.amir.reference} and Zara"), row(child=f"{family.amir.reference} and Nobody"))
    assert verdicts(account) == ["ask", "accepted"]
    assert account["rows"][0]["proposed"] == [family.amir.reference, family.zara.reference]


def test_no_name_is_linked_across_a_protected_identity(family, sent):
    written(lambda: Person.objects.filter(child=family.zara).update(protected_identity=True))
    account = sent(row(child="Zara Example"), row(child="siblings"))
    assert verdicts(account) == ["not_held", "ask"]
    assert account["rows"][1]["proposed"] == [family.bilal.reference]
    written(lambda: Person.objects.filter(child=family.amir).update(protected_identity=True))
    written(lambda: Name.objects.create(person=family.amir.person, text="Old Name", folded="old name", kind="former",
                                        written_at=NOW))  # fmt: skip
    account = sent(row(child="Old Name"), row(child="Bilal Example"), name="later.csv")
    assert verdicts(account) == ["not_held", "not_held"]


def test_a_former_name_of_the_files_child_is_theirs_and_of_a_sibling_is_asked_about(family, sent):
    for child, name in ((family.amir, "Amir Lund"), (family.zara, "Zara Lund")):
        written(lambda child=child, name=name: Name.objects.create(
            person=child.person, text=name, folded=name.lower(), kind="former", written_at=NOW
        ))  # fmt: skip
    assert verdicts(sent(row(child="Amir Lund"), row(child="Zara Lund"))) == ["accepted", "ask"]


def test_in_an_event_file_a_child_is_named_by_reference_alone(family, sent):
    headings = ("ref", "child", "on", "kind", "agency", "text")
    account = sent(("a", "Zara", "2024-05-01", "note.observation", "", "x"), headings=headings)
    assert verdicts(account) == ["not_held"]


class TestOutOfSight:
    """Alice may not know of Zara: a file that came in by command shows her nothing that could tell."""

    ROWS = (row(child="Zara"), row("7 March 2023", child="all three children"), row("8 March 2023", child="Bilal"))

    def opened(self, client, user, name, **query):
        client.force_login(user)
        return client.get(reverse(name, args=[ImportFile.objects.get().id]), query)

    def test_the_page_and_the_account_say_of_her_row_that_nobody_is_held(self, family, sent, client):
        assert verdicts(sent(*self.ROWS)) == ["ask", "ask", "ask"]
        page = self.opened(client, family.lead, "file", verdict="ask").content.decode()
        assert "Zara" not in page
        assert "Whom does “all three children” mean?" in page
        account = json.loads(self.opened(client, family.lead, "file_account").content)
        assert verdicts(account) == ["not_held", "ask", "ask"]
        assert (account["ask"], account["not_held"]) == (2, 1)
        assert account["rows"][1]["proposed"] == [], "that there are three is not said"
        assert account["rows"][2]["proposed"] == [family.bilal.reference]
        assert family.zara.reference not in json.dumps(account)
        assert "Zara" not in self.opened(client, family.lead, "file_not_taken").content.decode()

    def test_brought_in_by_one_who_may_not_know_of_her_her_row_is_dropped_unread(self, family, client):
        page = "Date,Child,What happened\n1 May 2021,Zara,Hid\n1 May 2021,siblings,Ran\n1 May 2021,Zara Example,Sat\n"
        client.force_login(family.alice)
        upload = SimpleUploadedFile("a.csv", page.encode())
        once = "00000000-0000-4000-8000-000000000001"
        client.post(reverse("child_files", args=[family.amir.id]), {"file": upload, "once": once})
        kept = list(ImportRow.objects.order_by("row").values_list("verdict", "cells", "reason"))
        assert [verdict for verdict, _, _ in kept] == ["not_held", "ask", "not_held"]
        assert (kept[0][1:], kept[2][1:]) == (({}, ""), ({}, ""))

    def test_charlie_gets_nobodys_page(self, family, sent, client):
        sent(*self.ROWS)
        assert self.opened(client, family.charlie, "file").status_code == 404
