"""The code from an app: set up, asked for, replaced by a recovery code, removed; and a kept form passes through it."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.test import Client
from django.urls import reverse

from seen.core.access.permission import Role
from seen.kit.audit.models import Bypass, Entry
from tests.builders.people_who_sign_in import PASSWORD, a_user
from tests.integration.identity.test_sessions import TYPED, hidden, later, sign_in

pytestmark = pytest.mark.django_db


def code_for(secret):
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


def set_up(client, user):
    """Sign in, set the second step up, and return the secret."""
    sign_in(client, user)
    client.post(f"{reverse('account_reauthenticate')}?next=/", {"password": PASSWORD})
    page = client.get(reverse("mfa_activate_totp"))
    secret = re.search(r"Key: <code>(\w+)</code>", page.content.decode()).group(1)
    assert 'src="data:image/svg+xml;base64,' in page.content.decode()
    answer = client.post(reverse("mfa_activate_totp"), {"code": code_for(secret)})
    assert answer["Location"] == reverse("mfa_view_recovery_codes")
    return secret


@pytest.fixture
def alice():
    return a_user("Alice Invented", roles=(Role.ADMINISTRATOR,))


def names():
    return list(Entry.objects.values_list("name", flat=True))


def test_it_is_asked_for_at_the_next_sign_in(client, alice):
    secret = set_up(client, alice)
    assert names().count("identity.set_up_second_step") == 1
    other = Client()
    assert sign_in(other, alice)["Location"] == reverse("mfa_authenticate")
    assert other.get(reverse("home")).status_code == 302
    wrong = other.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert "The code is not right" in wrong.content.decode()
    assert Entry.objects.order_by("-seq").first().detail == {"account": str(alice.id), "step": "code"}
    with later(minutes=2):
        other.post(reverse("mfa_authenticate"), {"code": code_for(secret)})
        assert other.get(reverse("home")).status_code == 200
    assert Entry.objects.filter(name="identity.sign_in").last().detail == {"how": "password and mfa"}
    assert not Bypass.objects.exists()


def test_the_secret_is_not_in_the_database_in_clear(client, alice):
    secret = set_up(client, alice)
    assert secret not in str(list(Authenticator.objects.values()))


def test_a_recovery_code_signs_in_once(client, alice):
    set_up(client, alice)
    assert re.findall(r"<li><code>", client.get(reverse("mfa_view_recovery_codes")).content.decode()) == []
    shown = client.post(reverse("mfa_view_recovery_codes")).content.decode()
    code = re.findall(r"<li><code>(\w+)</code>", shown)[0]
    for expected in (200, 302):
        other = Client()
        sign_in(other, alice)
        other.post(reverse("mfa_authenticate"), {"code": code})
        assert other.get(reverse("home")).status_code == expected


def test_new_codes_and_switching_off_are_one_line_each(client, alice):
    set_up(client, alice)
    client.post(reverse("mfa_generate_recovery_codes"))
    client.post(reverse("mfa_deactivate_totp"))
    assert names().count("identity.make_recovery_codes") == 1
    assert names().count("identity.remove_second_step") == 1
    assert not Authenticator.objects.filter(user=alice).exists()


def test_changing_it_asks_for_the_password_again_after_a_while(client, alice):
    set_up(client, alice)
    with later(minutes=10):
        assert client.get(reverse("mfa_deactivate_totp"))["Location"].startswith("/your-account/confirm/")
        page = client.post(f"{reverse('account_reauthenticate')}?next=/roles/", {"password": PASSWORD})
        assert page["Location"] == "/roles/"
        assert client.get(reverse("mfa_deactivate_totp")).status_code == 200


def test_what_was_typed_passes_through_it(client, alice):
    secret = set_up(client, alice)
    with later(minutes=20):
        page = client.post(reverse("agencies"), {"name": TYPED})
        assert sign_in(client, alice, kept=hidden(page, "kept"))["Location"] == reverse("mfa_authenticate")
        answer = client.post(reverse("mfa_authenticate"), {"code": code_for(secret)})
        assert answer["Location"] == reverse("kept_form")
        assert hidden(client.get(reverse("kept_form")), "name") == TYPED


def test_charlie_cannot_enter_a_code_without_a_password(client, alice):
    set_up(client, alice)
    charlie = Client()
    assert charlie.get(reverse("mfa_authenticate"))["Location"] == reverse("account_login")
    assert charlie.post(reverse("mfa_authenticate"), {"code": "000000"})["Location"] == reverse("account_login")
