"""Administrators: their own agency's accounts and roles, with a reason; Charlie, of another agency, is refused."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from seen.apps.identity import queries
from seen.apps.identity.actions.accounts import (
    AnotherAgency,
    NotOnYourself,
    close_account,
    invent_account,
    make_account,
)
from seen.apps.identity.actions.places import NameTaken, NotYours, found_agency, found_team
from seen.apps.identity.actions.roles import RoleRefused, end_role, give_role
from seen.apps.identity.models import RoleGrant, User
from seen.core.access.permission import NotPermitted, Role
from seen.kit.audit.models import Entry
from seen.kit.audit.verify import verify
from tests.builders.people_who_sign_in import ASK, PASSWORD, a_team, a_user, an_agency

pytestmark = pytest.mark.django_db
ADMIN = (Role.ADMINISTRATOR,)


@pytest.fixture
def school():
    return an_agency("Invented Primary")


@pytest.fixture
def alice(school):
    return a_user("Alice Invented", of=school, roles=ADMIN)


@pytest.fixture
def bob(school):
    return a_user("Bob Invented", of=school)


@pytest.fixture
def charlie():
    return a_user("Charlie Invented", of=an_agency("Another Clinic", sort="gp"), roles=ADMIN)


def test_a_new_account_must_choose_its_own_password(client, alice, school):
    a_team("Year three", of=school)
    client.force_login(alice)
    typed = {"name": "Nell O’Invented", "email": "nell@agency.example", "team": "", "job": "Teacher"}
    page = client.post(reverse("new_account"), typed).content.decode()
    password = re.search(r"<code>([\w-]+)</code>", page).group(1)
    assert re.fullmatch(r"(\w{5}-){3}\w{5}", password)
    assert password not in client.get(reverse("accounts")).content.decode()
    client.logout()
    client.post(reverse("account_login"), {"login": "nell@agency.example", "password": password})
    for name in ("home", "roles", "accounts"):
        assert client.get(reverse(name))["Location"] == reverse("account_change_password")
    own = {"oldpassword": password, "password1": PASSWORD, "password2": PASSWORD}
    assert client.post(reverse("account_change_password"), own).status_code == 302
    assert client.get(reverse("home")).status_code == 200
    assert verify().ok


def test_one_address_has_one_account(client, alice, bob):
    client.force_login(alice)
    typed = {"name": "Bob Again", "email": bob.email.upper()}
    page = client.post(reverse("new_account"), typed).content.decode()
    assert "An account has this address already" in page
    assert "Bob Again" in page
    assert User.objects.filter(email__iexact=bob.email).count() == 1


@pytest.mark.parametrize("missing", ["name", "email"])
def test_what_is_missing_is_said_and_the_rest_stays(client, alice, missing):
    client.force_login(alice)
    typed = {"name": "Nell Invented", "email": "nell@agency.example", "job": "Teacher"} | {missing: ""}
    page = client.post(reverse("new_account"), typed).content.decode()
    assert "<title>Error:" in page
    assert "Teacher" in page


def test_roles_are_given_and_ended_with_a_reason(client, alice, bob):
    client.force_login(alice)
    client.post(reverse("give_role", args=[bob.id]), {"role": "designated_lead", "why": "Named in September"})
    client.post(reverse("end_role", args=[bob.id, "designated_lead"]), {"why": "Handed over"})
    page = client.get(reverse("account", args=[bob.id])).content.decode()
    assert "Named in September" in page
    assert "Handed over" in page
    assert list(Entry.objects.filter(actor=alice.id).values_list("name", "why")) == [
        ("identity.give_role", "Named in September"),
        ("identity.end_role", "Handed over"),
    ]
    assert "give_role" not in str(RoleGrant.objects.filter(user=bob, ended_at=None, role="designated_lead"))


def test_nobody_changes_their_own_roles_or_closes_their_own_account(alice):
    viewer, now = alice.as_viewer(), timezone.now()
    with pytest.raises(RoleRefused, match="another administrator"):
        give_role(viewer, account=alice.id, role=Role.WORKER, why="I want to see", at=now)
    with pytest.raises(RoleRefused):
        end_role(viewer, account=alice.id, role=Role.ADMINISTRATOR, why="x", at=now)
    with pytest.raises(NotOnYourself):
        close_account(viewer, account=alice.id, why="x", at=now)


@pytest.mark.parametrize("role", [Role.MATCHING_DESK, Role.DUTY_DESK, Role.PARTNERSHIP])
def test_a_role_for_the_whole_partnership_is_held_only_where_it_belongs(client, alice, bob, role):
    with pytest.raises(RoleRefused, match="only in the multi-agency hub"):
        give_role(alice.as_viewer(), account=bob.id, role=role, why="x", at=timezone.now())
    client.force_login(alice)
    assert f'value="{role.value}"' not in client.get(reverse("give_role", args=[bob.id])).content.decode()
    in_hub = a_user("Hana Invented", of=an_agency("The Hub", sort="multi-agency-hub"))
    give_role(ASK, account=in_hub.id, role=role, why="works there", at=timezone.now())


def test_a_role_is_held_once_and_ended_only_where_it_is_held(bob):
    with pytest.raises(RoleRefused, match="already"):
        give_role(ASK, account=bob.id, role=Role.WORKER, why="x", at=timezone.now())
    with pytest.raises(RoleRefused, match="does not hold"):
        end_role(ASK, account=bob.id, role=Role.MANAGER, why="x", at=timezone.now())


PAGES = ("account", "reset_password", "close_account", "give_role")


@pytest.mark.parametrize("name", PAGES)
def test_charlie_of_another_agency_gets_the_same_answer_as_for_nobody(client, bob, charlie, name):
    client.force_login(charlie)
    client.get(reverse("home"))
    nobody = reverse(name, args=["00000000-0000-4000-8000-000000000000"])
    for method, sent in ((client.get, {}), (client.post, {"why": "x", "role": "worker"})):
        there, not_there = method(reverse(name, args=[bob.id]), sent), method(nobody, sent)
        assert there.status_code == not_there.status_code == 404
        assert dict(there.headers) == dict(not_there.headers)
        assert "Expires" not in there.headers
        token = r'name="csrfmiddlewaretoken" value="[^"]+"'
        assert re.sub(token, "", there.content.decode()) == re.sub(token, "", not_there.content.decode())
    bob.refresh_from_db()
    assert bob.is_active


@pytest.mark.parametrize("name", [*PAGES])
def test_a_worker_is_no_administrator(client, bob, name):
    client.force_login(bob)
    assert client.get(reverse(name, args=[bob.id])).status_code == 403
    assert client.get(reverse("accounts")).status_code == 403


def test_charlie_finds_no_name_of_another_agency(client, bob, charlie):
    client.force_login(charlie)
    for name in ("accounts", "agencies"):
        assert bob.name not in client.get(reverse(name)).content.decode()


def test_no_action_reaches_another_agency(alice, charlie, school):
    viewer, now = charlie.as_viewer(), timezone.now()
    with pytest.raises(queries.NoSuchAccount):
        close_account(viewer, account=alice.id, why="x", at=now)
    with pytest.raises(queries.NoSuchAccount):
        give_role(viewer, account=alice.id, role=Role.WORKER, why="x", at=now)
    with pytest.raises(AnotherAgency):
        make_account(viewer, name="X", email="x@agency.example", team=None, agency=school.id)
    with pytest.raises(AnotherAgency):
        make_account(viewer, name="X", email="x@agency.example", team=a_team("Ours", of=school).id)
    with pytest.raises(AnotherAgency):
        invent_account(viewer, name="X", email="x@rehearsal.example", job="", team=None, agency=charlie.agency_id)
    with pytest.raises(NotYours):
        found_agency(viewer, authority=school.authority_id, name="Mine", sort="gp")
    with pytest.raises(NotYours):
        found_team(viewer, name="Theirs", agency=school.id)


def test_without_a_role_nothing_is_administered(bob, alice):
    with pytest.raises(NotPermitted):
        close_account(bob.as_viewer(), account=alice.id, why="x", at=timezone.now())
    with pytest.raises(NotPermitted):
        queries.accounts(bob.as_viewer())


def test_a_team_is_named_once(client, alice, school):
    found_team(alice.as_viewer(), name="Year three")
    with pytest.raises(NameTaken):
        found_team(alice.as_viewer(), name="year THREE")
    client.force_login(alice)
    assert "another name" in client.post(reverse("agencies"), {"name": "Year Three"}).content.decode()


def test_an_administrator_closes_and_opens_an_account(client, alice, bob):
    client.force_login(alice)
    for open_after, why in ((False, "On leave"), (True, "Came back")):
        client.post(reverse("close_account", args=[bob.id]), {"why": why})
        bob.refresh_from_db()
        assert bob.is_active is open_after
    assert list(Entry.objects.filter(actor=alice.id).values_list("why", flat=True)) == ["On leave", "Came back"]


def test_a_reset_password_is_shown_once(client, alice, bob):
    client.force_login(alice)
    page = client.post(reverse("reset_password", args=[bob.id])).content.decode()
    password = re.search(r"<code>([\w-]+)</code>", page).group(1)
    bob.refresh_from_db()
    assert bob.check_password(password)
    assert bob.must_change_password
    assert password not in str(list(Entry.objects.values()))


def test_every_role_explains_itself_with_ones_own_first(client, bob):
    client.force_login(bob)
    page = client.get(reverse("roles")).content.decode()
    assert page.index("You hold this role") < page.index("Designated lead")
    for role in ("Worker", "Manager", "Matching desk", "Administrator"):
        assert role in page
    assert "No child." in page
