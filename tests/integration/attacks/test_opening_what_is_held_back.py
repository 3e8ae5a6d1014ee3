"""Opening a part that is held back by correcting the entry around it."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from seen.apps.chronology.models import Entry
from seen.core.access.permission import Role
from tests.builders.entries import a_scene, a_user, an_entry, works_with, written

pytestmark = pytest.mark.django_db
SECRETS = {
    "police.domestic_abuse": {"circumstances": "milkwort"},
    "police.arrest": {"offence": "milkwort"},
    "referral.made": {"from": "milkwort", "to": "the hub", "reason": "worry"},
    "address.moved": {"address": "milkwort", "reason": "council"},
}


@pytest.fixture
def scene():
    return a_scene()


@pytest.fixture
def colleague(scene):
    """Ada is of the agency that controls the entry and works with the child, and may not read the part."""

    def make():
        ada = a_user("Ada", scene.school, Role.WORKER)
        works_with(scene.amir, ada)
        return ada

    return written(make)


def signed_in(user):
    client = Client()
    client.force_login(user)
    return client


def corrected(user, entry, kind):
    said = {"on": "2 November 2026", "kind": kind, "text": "x", "polarity": "0", "why": "the wrong kind"}
    return signed_in(user).post(reverse("entry_correct", args=[entry.id]), {"once": str(uuid4()), **said})


@pytest.mark.parametrize("kind", SECRETS)
def test_another_kind_opens_nothing(scene, colleague, kind):
    entry = an_entry(scene.amir, by=scene.alice, kind=kind, detail=SECRETS[kind])
    assert corrected(colleague, entry, "note.observation").status_code == 302
    newest = Entry.objects.get(supersedes=entry)
    assert corrected(colleague, newest, "contact.seen").status_code == 302  # again, from a kind that holds nothing back
    newest = Entry.objects.get(supersedes=newest)
    for who in (colleague, scene.bob):
        story = reverse("child_chronology", args=[scene.amir.id])
        for page in (reverse("entry", args=[newest.id]), reverse("entry_correct", args=[newest.id]), story):
            assert "milkwort" not in signed_in(who).get(page).content.decode()
    assert signed_in(scene.charlie).get(reverse("entry", args=[newest.id])).status_code == 404
    assert "milkwort" in signed_in(scene.alice).get(reverse("entry", args=[newest.id])).content.decode()
