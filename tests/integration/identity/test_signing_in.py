"""Signing in and out: no enumeration, one line in the audit each, and no route that was not meant."""

import re

import pytest
from django.test import Client
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from seen.apps.identity.actions.accounts import close_account
from seen.kit.audit.models import Bypass, Entry
from seen.kit.audit.verify import verify
from tests.builders.people_who_sign_in import ASK, PASSWORD, a_user

pytestmark = pytest.mark.django_db


def sign_in(client, email, password=PASSWORD, **more):
    return client.post(reverse("account_login"), {"login": email, "password": password, **more})


def last_act():
    return Entry.objects.order_by("-seq").first()


def test_the_right_password_signs_in_and_is_one_line(client):
    alice = a_user("Alice Invented")
    before = Entry.objects.count()
    answer = sign_in(client, alice.email.upper())
    assert (answer.status_code, answer["Location"]) == (302, reverse("home"))
    assert Entry.objects.count() == before + 1
    assert (last_act().name, last_act().actor, last_act().detail) == (
        "identity.sign_in",
        alice.id,
        {"how": "password"},
    )
    assert not Bypass.objects.exists()


def words_of(answer, email):
    """Return the page without what differs by nature: the token and the address typed."""
    text = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", answer.content.decode())
    return text.replace(email, "ADDRESS")


def test_nobody_learns_whether_an_account_exists(client):
    alice, closed = a_user("Alice Invented"), a_user("Cleo Closed")
    close_account(ASK, account=closed.id, why="left", at=timezone.now())
    pages = {
        words_of(sign_in(client, email, password), email)
        for email, password in (
            (alice.email, "not the password"),
            ("nobody@agency.example", "not the password"),
            (closed.email, PASSWORD),
        )
    }
    assert len(pages) == 1
    page = pages.pop()
    assert "is not right" in page
    assert PASSWORD not in page


def test_a_failed_sign_in_keeps_the_account_and_no_unknown_address(client):
    alice = a_user("Alice Invented")
    sign_in(client, alice.email, "a wrong password 1")
    assert last_act().name == "identity.sign_in_failed"
    assert last_act().detail == {"account": str(alice.id), "step": "password"}
    sign_in(client, "nobody@agency.example", "a wrong password 2")
    kept = str(list(Entry.objects.values()))
    assert last_act().detail == {"account": None, "step": "password"}
    assert "nobody@" not in kept
    assert "wrong password" not in kept


def test_five_wrong_passwords_are_enough_for_a_while(client):
    alice = a_user("Alice Invented")
    for _ in range(5):
        sign_in(client, alice.email, "not the password")
    answer = sign_in(client, alice.email)
    assert "Too many tries" in answer.content.decode()
    assert "_auth_user_id" not in client.session


def test_a_link_signs_nobody_out_and_a_button_does(client):
    alice = a_user("Alice Invented")
    sign_in(client, alice.email)
    client.get(reverse("account_logout"))
    assert client.get(reverse("home")).status_code == 200
    answer = client.post(reverse("account_logout"))
    assert answer["Clear-Site-Data"] == '"cache", "storage"'
    assert last_act().name == "identity.sign_out"
    assert client.get(reverse("home"))["Location"] == f"{reverse('account_login')}?next=/"


def test_what_a_signed_in_person_sees_is_stored_nowhere(client):
    alice = a_user("Alice Invented")
    sign_in(client, alice.email)
    assert "no-store" in client.get(reverse("home"))["Cache-Control"]


@pytest.mark.parametrize("name", ["account_signup", "account_email", "account_reset_password", "account_set_password"])
def test_pages_that_were_not_meant_are_not_there(name):
    with pytest.raises(NoReverseMatch):
        reverse(name)


def test_one_changes_ones_own_password_and_other_sessions_end(client):
    alice = a_user("Alice Invented")
    other = Client()
    sign_in(client, alice.email)
    sign_in(other, alice.email)
    new = "another three invented words"
    typed = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    assert client.post(reverse("account_change_password"), typed).status_code == 302
    assert client.get(reverse("home")).status_code == 200
    assert other.get(reverse("home")).status_code == 302
    assert Entry.objects.filter(name="identity.change_own_password", actor=alice.id).count() == 1
    assert verify().ok


def test_a_weak_password_is_refused_with_a_sentence(client):
    alice = a_user("Alice Invented")
    sign_in(client, alice.email)
    answer = client.post(
        reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": "short", "password2": "short"}
    )
    assert "Error: Change your password" in answer.content.decode()
    assert "12 characters" in answer.content.decode()
