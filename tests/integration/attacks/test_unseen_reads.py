"""Reading a record without leaving a line: by another method than GET, or on a form that is sent and shown again."""

import pytest
from django.test import Client
from django.urls import reverse

from seen.apps.people.models import Child, Duplicate
from seen.core.access.permission import Role
from seen.kit.audit.models import Entry as AuditEntry
from tests.builders.children import a_child
from tests.builders.entries import a_scene, an_entry
from tests.builders.staff import a_worker, browser_of

pytestmark = pytest.mark.django_db
OTHER_METHODS = ("options", "put", "patch", "delete", "trace")


@pytest.fixture
def scene():
    return a_scene()


def signed_in(user):
    client = Client()
    client.force_login(user)
    return client


def reads(child):
    return AuditEntry.objects.filter(kind="read", children__child=child).count()


@pytest.mark.parametrize("method", OTHER_METHODS)
@pytest.mark.parametrize("who", ["alice", "charlie"])
def test_no_other_method_shows_a_page(scene, method, who):
    entry = an_entry(scene.amir, by=scene.alice, text="milkwort")
    for address in (reverse("child_chronology", args=[scene.amir.id]), reverse("entry", args=[entry.id])):
        answer = getattr(signed_in(getattr(scene, who)), method)(address)
        assert answer.status_code == 405
        assert "milkwort" not in answer.content.decode()


@pytest.mark.parametrize("route", ["child_chronology", "child_people", "child_name", "child_work"])
def test_a_page_about_a_child_that_is_posted_to_leaves_a_line(scene, route):
    an_entry(scene.amir, by=scene.alice, text="milkwort")
    signed_in(scene.alice).post(reverse(route, args=[scene.amir.id]))
    assert reads(scene.amir.id) == 1


@pytest.mark.parametrize("route", ["entry", "entry_correct", "entry_withdraw", "entry_share"])
def test_a_page_about_an_entry_that_is_posted_to_leaves_a_line(scene, route):
    entry = an_entry(scene.amir, by=scene.alice, text="milkwort")
    answer = signed_in(scene.alice).post(reverse(route, args=[entry.id]))
    assert "milkwort" in answer.content.decode()
    assert reads(scene.amir.id) == 1


def test_charlie_leaves_no_line_because_nothing_was_shown(scene):
    entry = an_entry(scene.amir, by=scene.alice, text="milkwort")
    for address in (reverse("child_chronology", args=[scene.amir.id]), reverse("entry", args=[entry.id])):
        assert signed_in(scene.charlie).post(address).status_code == 404
    assert reads(scene.amir.id) == 0


def test_two_records_side_by_side_leave_a_line_about_both():
    first, second = a_child("Amir Reed"), a_child("Amir Reed")
    desk, charlie = a_worker("Mia Holt", roles=(Role.MATCHING_DESK,)), a_worker("Charlie Wold")
    address = reverse("decide_match", args=[Duplicate.objects.get().id])
    assert browser_of(charlie).get(address).status_code == 403
    assert [reads(one.id) for one in (first, second)] == [0, 0]
    for visit in (browser_of(desk).get, browser_of(desk).post):
        before = [reads(child) for child in Child.objects.values_list("id", flat=True)]
        assert first.reference in visit(address).content.decode()
        assert [reads(child) - was for child, was in zip((first.id, second.id), before, strict=True)] == [1, 1]
