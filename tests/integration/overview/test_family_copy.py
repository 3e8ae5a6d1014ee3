"""A copy for the family: proposed with care, read by a person, in plain words, and recorded when it is given."""

import re
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from seen.apps.casefile.models import Hold
from seen.apps.chronology.models import Entry
from seen.apps.people.models import Adult, Member, Name, Person, Relationship
from seen.kit.audit.models import Entry as AuditEntry
from seen.kit.documents import pdf
from seen.overview.actions import give_copy
from seen.overview.prints import family
from tests.architecture.words_to_avoid import AVOID
from tests.builders.casefile import sight_of
from tests.builders.entries import NOW, TODAY, a_disagreement, a_scene, an_entry, works_with, written
from tests.integration.overview.test_print import words

pytestmark = pytest.mark.django_db
# What people of a family should not have to read: ux.md 6.
OURS_ALONE = r"\bcase\b|\breferral\b|\bsubject\b|step down|\bchronology\b|\bagenc(?:y|ies)\b"


def an_adult(child, name, kind="parent"):
    def make():
        person = Person.objects.create(written_at=NOW)
        Adult.objects.create(person=person, written_at=NOW)
        Name.objects.create(person=person, text=name, folded=name.lower(), written_at=NOW)
        Relationship.objects.create(person=person, other=child.person, kind=kind, written_at=NOW)
        return person

    return written(make)


@pytest.fixture
def scene():
    scene = a_scene()
    scene.mother, scene.father = an_adult(scene.amir, "Marnie Tallow"), an_adult(scene.amir, "Dale Quill")
    return scene


@pytest.fixture
def page(client, scene):
    def page(user=None, to=None, **told):
        client.force_login(user or scene.alice)
        address = f"{reverse('child_copy', args=[scene.amir.id])}?to={to or scene.mother.id}"
        return client.post(address, told) if told else client.get(address)

    return page


def fine(scene, text="heron", by=None, **said):
    return an_entry(scene.amir, by=by or scene.alice, text=text, source_type="observed", **said)


def sure(*entries, **more):
    return {"entries": [entry.id for entry in entries], "file": "docx", "sure": ["read", "safe"]} | more


class TestWhatIsProposed:
    def test_what_the_agency_saw_itself(self, scene, page):
        fine(scene, action="Rang home", outcome="Came with lunch")
        said = page().content.decode()
        for one in ("heron", "What we did: Rang home", "What came of it: Came with lunch"):
            assert one in said

    @pytest.mark.parametrize(
        "said",
        [
            {"kind": "police.attended"}, {"kind": "adult.substance"},
            {"kind": "referral.made", "detail": {"from": "x"}},
            {"kind": "household.joined", "person": "Dale Quill"}, {"kind": "contact.seen_alone"},
            {"child_words": "quillwort"}, {"person": "Dale Quill"}, {"held_back": {"address": "1 High Street"}},
        ],
        ids=str,
    )  # fmt: skip
    def test_nothing_of_others_and_nothing_held_back(self, scene, page, said):
        fine(scene, **said)
        assert "heron" not in page().content.decode()

    def test_nothing_that_names_somebody_else_of_the_family(self, scene, page):
        fine(scene, "heron, Dale says")
        fine(scene, "egret, Marnie says")
        mothers, fathers = page().content.decode(), page(to=scene.father.id).content.decode()
        assert ("heron" in mothers, "egret" in mothers) == (False, True)
        assert ("heron" in fathers, "egret" in fathers) == (True, False)

    def test_nothing_that_another_agency_controls(self, scene, page):
        fine(scene, by=scene.bob)
        assert "Nothing can be proposed" in page().content.decode()

    def test_nothing_that_is_also_of_another_child(self, scene, page):
        written(lambda: works_with(scene.leila, scene.alice))
        account = fine(scene).account
        an_entry(scene.leila, by=scene.alice, text="heron", account=account)
        assert "heron" not in page().content.decode()

    def test_nothing_that_somebody_of_the_family_disagrees_with(self, scene, page):
        a_disagreement(fine(scene), words="I was in")
        assert "heron" not in page().content.decode()

    def test_nothing_that_somebody_said(self, scene, page):
        an_entry(scene.amir, by=scene.alice, text="heron", source_type="child_said")
        assert "heron" not in page().content.decode()


class TestTheFile:
    def test_holds_what_was_ticked_and_no_name_of_a_worker_beside_it(self, scene, page):
        kept, out = fine(scene, source="Class teacher"), fine(scene, "egret")
        said = words(page(**sure(kept)))
        assert "heron" in said
        assert "egret" not in said
        assert "Class teacher" not in said
        assert "A copy for Marnie Tallow" in said or "This is a copy for Marnie Tallow" in said
        assert out

    @pytest.mark.parametrize("file", ["pdf", "docx"])
    def test_in_plain_words(self, scene, page, file):
        said = words(page(**sure(fine(scene), file=file, also=["large"])))
        for pattern in (*AVOID, OURS_ALONE):
            assert not re.search(pattern, said, re.IGNORECASE if pattern == OURS_ALONE else 0), pattern

    def test_nothing_is_made_before_somebody_says_that_they_read_it(self, scene, page):
        entry = fine(scene)
        for told in ({"sure": []}, {"sure": ["read"]}, {"entries": []}, {"entries": [str(uuid4())]}):
            response = page(**(sure(entry) | told))
            assert "text/html" in response["Content-Type"]
            assert "Error:" in response.content.decode()
        assert not AuditEntry.objects.filter(name="copy").exists()

    def test_while_an_enquiry_is_open_its_lead_agrees_first(self, scene, page):
        entry = fine(scene)
        written(lambda: Hold.objects.create(child=scene.amir, reason="s47", start=TODAY, written_at=NOW))
        assert "section 47" in page(**sure(entry)).content.decode()
        assert "heron" in words(page(**sure(entry, sure=["read", "safe", "enquiry"])))

    def test_the_audit_knows_what_was_taken_out(self, scene, page):
        entry = fine(scene)
        page(**sure(entry))
        line = AuditEntry.objects.get(kind="read", name="copy")
        assert line.detail["entries"] == [str(entry.id)]
        assert "heron" not in str(line.detail)

    def test_where_no_pdf_can_be_made_the_page_says_so(self, scene, page, monkeypatch):
        monkeypatch.setattr("seen.overview.prints.family_form.can_make", lambda: False)
        response = page(**sure(fine(scene), file="pdf"))
        assert pdf.PACKAGES in response.content.decode()


class TestWhoMayMakeIt:
    @pytest.mark.parametrize("route", ["child_copy", "child_copy_given"])
    def test_charlie_gets_the_page_that_stands_for_no_child_at_all(self, scene, client, route):
        client.force_login(scene.charlie)
        refused, nobody = (client.get(reverse(route, args=[key])) for key in (scene.amir.id, uuid4()))
        assert (refused.status_code, refused.content) == (404, nobody.content)

    def test_a_protected_identity_has_none(self, scene, client, monkeypatch):
        monkeypatch.setattr(family, "identity_protected", lambda sight: True)
        client.force_login(scene.alice)
        response = client.get(reverse("child_copy", args=[scene.amir.id]))
        assert response.status_code == 409
        assert "identity is protected" in response.content.decode()

    def test_nor_has_whoever_only_noted_something(self, scene):
        sight = sight_of(scene.alice.as_viewer(), scene.amir)
        with pytest.raises(family.NoCopy):
            family.family(scene.alice.as_viewer(), _noted(sight), as_of=TODAY)

    def test_the_page_before_asks_who_it_is_for(self, scene, client):
        client.force_login(scene.alice)
        said = client.get(reverse("child_copy", args=[scene.amir.id]), {"to": "somebody"}).content.decode()
        assert "Marnie Tallow" in said
        assert "Dale Quill" in said
        assert "Amir" in said


def _noted(sight):
    from dataclasses import replace

    return replace(sight, involved=False, lead=False, agency_lead=False, noted=True)


class TestGiven:
    def told(self, scene, **more):
        return {
            "to": str(scene.mother.id), "on": "1 November 2026", "version": "3f9a 21c4", "basis": "agreed",
            "why": "She asked for it.", "once": str(uuid4()),
        } | more  # fmt: skip

    def give(self, scene, client, **more):
        client.force_login(scene.alice)
        return client.post(reverse("child_copy_given", args=[scene.amir.id]), self.told(scene, **more))

    def test_it_stands_in_the_chronology_as_a_share(self, scene, client, time_machine):
        time_machine.move_to(NOW)
        once = str(uuid4())
        for _ in range(2):
            assert self.give(scene, client, once=once).status_code == 302
        entry = Entry.objects.get(kind="share.made")
        assert entry.on_earliest.isoformat() == "2026-11-01"
        assert entry.detail["to"] == "Marnie Tallow"
        assert AuditEntry.objects.filter(name="overview.give_copy").count() == 2

    @pytest.mark.parametrize(
        ("field", "value"),
        [("on", "3 November 2026"), ("on", "May 2026"), ("on", "soon"), ("to", "nobody"), ("why", ""), ("basis", "x")],
    )
    def test_what_is_not_so_is_asked_again(self, scene, client, time_machine, field, value):
        time_machine.move_to(NOW)
        response = self.give(scene, client, **{field: value})
        assert response.status_code == 200
        assert "Error:" in response.content.decode()
        assert not Entry.objects.filter(kind="share.made").exists()

    def test_only_to_somebody_of_the_family(self, scene):
        viewer = scene.alice.as_viewer()
        told = {"on": TODAY, "version": "x", "basis": "agreed", "why": "y", "once": uuid4(), "now": timezone.now()}
        with pytest.raises(family.NoCopy):
            give_copy(viewer, sight=sight_of(viewer, scene.amir), to="nobody", **told)
        assert Member.objects.count() == 0
