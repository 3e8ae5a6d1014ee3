"""Invented people: one in every role, signed in by one click, and only invented ones."""

import pytest
from django.test import override_settings
from django.urls import include, path, reverse
from django.utils import timezone

from seen.apps.identity import queries
from seen.apps.identity.models import User
from seen.config.urls import urlpatterns as every
from seen.core.access.permission import Role
from seen.kit.audit.verify import verify
from seen.rehearsal.people import AGENCIES, load_people
from tests.builders.people_who_sign_in import a_user

pytestmark = pytest.mark.django_db
urlpatterns = [*every, path("rehearsal/", include("seen.rehearsal.urls"))]


@pytest.fixture
def rehearsal(settings):
    settings.REHEARSAL = True
    settings.INSTALLED_APPS = [*settings.INSTALLED_APPS, "seen.rehearsal"]
    settings.ROOT_URLCONF = __name__
    load_people(at=timezone.now())


def test_there_is_somebody_in_every_role_and_agency(rehearsal):
    people = queries.personas()
    assert {role for one in people for role in queries.roles_of(one)} == set(Role)
    assert {one.agency.name for one in people} == {name for name, *_ in AGENCIES}
    assert verify().ok


def test_loading_twice_changes_nothing(rehearsal):
    before = User.objects.count()
    load_people(at=timezone.now())
    assert User.objects.count() == before


def test_one_click_signs_in(client, rehearsal):
    page = client.get(reverse("rehearsal")).content.decode()
    assert "Sign in as Hana Storybook" in page
    assert "Open Ivo Bramble as Sol Invented" in page
    hana = User.objects.get(name="Hana Storybook")
    client.post(reverse("sign_in_as", args=[hana.id]))
    assert "Hana Storybook" in client.get(reverse("home")).content.decode()
    assert client.get(reverse("sign_in_as", args=[hana.id])).status_code == 405


def test_an_invented_person_has_no_password_to_change(client, rehearsal):
    client.force_login(User.objects.get(name="Hana Storybook"))
    assert "has no password" in client.get(reverse("account_change_password")).content.decode()
    assert client.get(reverse("mfa_activate_totp")).status_code == 200


def test_charlie_who_is_not_invented_for_rehearsal_is_not_signed_in_so(client, rehearsal):
    charlie = a_user("Charlie Invented")
    assert client.post(reverse("sign_in_as", args=[charlie.id])).status_code == 404
    assert client.get(reverse("home")).status_code == 302


def test_it_is_absent_where_it_is_not_a_rehearsal(client):
    with override_settings(REHEARSAL=False):
        assert client.get("/rehearsal/").status_code == 404
