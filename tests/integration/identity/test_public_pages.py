"""Pages that anyone may open: health, whom to ring now, privacy and accessibility."""

import pytest
import time_machine
from django.db import DatabaseError
from django.urls import reverse

from seen.overview.views import health
from tests.builders.people_who_sign_in import a_user, an_agency

pytestmark = pytest.mark.django_db


def test_health_says_ok_and_nothing_else(client):
    answer = client.get(reverse("health"))
    assert (answer.status_code, answer.content) == (200, b"ok\n")


def test_health_says_when_the_database_does_not_answer(client, monkeypatch):
    class Gone:
        def cursor(self):
            raise DatabaseError("secret words")

    monkeypatch.setattr(health, "connection", Gone())
    answer = client.get(reverse("health"))
    assert answer.status_code == 503
    assert b"secret" not in answer.content


@pytest.mark.parametrize(
    ("at", "name"),
    [
        ("2026-11-20 08:29+00:00", "emergency duty team"),
        ("2026-11-20 08:30+00:00", "duty and advice desk"),
        ("2026-11-20 16:59+00:00", "duty and advice desk"),
        ("2026-11-20 17:00+00:00", "emergency duty team"),
        ("2026-11-21 12:00+00:00", "emergency duty team"),
        ("2026-12-25 12:00+00:00", "emergency duty team"),
        ("2026-07-01 07:30+00:00", "duty and advice desk"),
    ],
)
def test_the_number_is_the_one_that_answers_now(client, at, name):
    with time_machine.travel(at, tick=False):
        page = client.get(reverse("danger")).content.decode()
    first = page[page.index("Answers now:") :]
    assert name in first[:200]
    assert 'href="tel:999"' in page


@pytest.fixture
def alice():
    return a_user("Alice Invented", of=an_agency("Invented Primary", authority="Rutland"))


def test_numbers_that_nobody_has_rung_say_so(client, alice):
    client.force_login(alice)
    assert "not checked yet" in client.get(reverse("danger")).content.decode()


def test_nobody_is_given_the_number_of_another_area(client, alice):
    page = client.get(reverse("account_login")).content.decode()
    assert "Each area has its own number" in page
    assert "01632" not in page
    client.force_login(alice)
    page = client.get(reverse("danger")).content.decode()
    assert page.index("Rutland") < page.index("Leicester")
    charlie = a_user("Charlie Invented", of=an_agency("Far Clinic", authority="Faraway"))
    client.force_login(charlie)
    assert "01632" not in client.get("/nowhere/").content.decode()


@pytest.mark.parametrize("name", ["privacy", "accessibility", "danger", "account_login"])
def test_anyone_may_open_it(client, name):
    page = client.get(reverse(name))
    assert page.status_code == 200
    assert page.content.decode().count("<h1") == 1
