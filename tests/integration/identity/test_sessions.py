"""The rules of a session: idle, twelve hours, ended at once; and nothing typed is lost to the one who typed it."""

import re
from datetime import timedelta
from html import unescape

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from seen.apps.identity import kept, sessions
from seen.apps.identity.actions.accounts import close_account, reopen_account, reset_password
from seen.apps.identity.actions.roles import end_role
from seen.apps.identity.models import User
from seen.core.access.permission import Role
from seen.kit.audit.models import Entry
from tests.builders.people_who_sign_in import ASK, PASSWORD, a_user, an_agency

pytestmark = pytest.mark.django_db
TYPED = "Ōhāna said:\r\n\tШкола… 🙂 “no breakfast” <b>&amp; 'nothing'\r\n\r\n  indented   "
TEAM = "A team called العربية"


def sign_in(client, user, password=PASSWORD, **more):
    return client.post(reverse("account_login"), {"login": user.email, "password": password, **more})


def later(**by):
    return time_machine.travel(timezone.now() + timedelta(**by), tick=False)


def hidden(answer, name):
    """Return the value of a hidden field as a browser reads it."""
    found = re.search(rf'name="{name}" value="([^"]*)"', answer.content.decode())
    return unescape(found.group(1)) if found else None


@pytest.fixture
def alice():
    return a_user("Alice Invented", roles=(Role.ADMINISTRATOR,))


@pytest.mark.parametrize(("minutes", "status"), [(14, 200), (15, 302), (16, 302)])
def test_fifteen_idle_minutes_end_it(client, alice, minutes, status):
    sign_in(client, alice)
    with later(minutes=minutes):
        assert client.get(reverse("home")).status_code == status


def test_whoever_goes_on_working_is_not_idle(client, alice):
    sign_in(client, alice)
    start = timezone.now()
    for minutes in range(10, 60, 10):
        with time_machine.travel(start + timedelta(minutes=minutes), tick=False):
            assert client.get(reverse("home")).status_code == 200


@pytest.mark.parametrize(("minutes", "status"), [(-1, 200), (0, 302)])
def test_twelve_hours_end_it_however_busy(client, alice, minutes, status):
    start = timezone.now()
    with time_machine.travel(start, tick=False):
        sign_in(client, alice)
    for ten in range(1, 72):
        with time_machine.travel(start + timedelta(minutes=10 * ten), tick=False):
            client.get(reverse("roles"))
    with time_machine.travel(start + timedelta(hours=12, minutes=minutes), tick=False):
        assert client.get(reverse("home")).status_code == status


def test_an_ended_session_says_why_and_is_one_line(client, alice):
    sign_in(client, alice)
    with later(minutes=20):
        answer = client.get(reverse("roles"), follow=True)
    assert "idle for 15 minutes" in answer.content.decode()
    ended = Entry.objects.get(name="identity.session_ended")
    assert (ended.actor, ended.detail) == (alice.id, {"because": "idle"})


def test_a_closed_account_is_out_at_its_next_request_and_stays_out_when_reopened(client, alice):
    sign_in(client, alice)
    close_account(ASK, account=alice.id, why="left", at=timezone.now())
    assert client.get(reverse("home")).status_code == 302
    reopen_account(ASK, account=alice.id, why="came back")
    assert client.get(reverse("home")).status_code == 302
    assert sign_in(client, alice).status_code == 302
    assert client.get(reverse("home")).status_code == 200


def test_a_new_temporary_password_ends_every_session(client, alice):
    sign_in(client, alice)
    reset_password(ASK, account=alice.id, at=timezone.now())
    assert client.get(reverse("home")).status_code == 302


def test_a_role_that_ended_counts_no_more_at_the_next_request(client, alice):
    sign_in(client, alice)
    assert client.get(reverse("accounts")).status_code == 200
    end_role(ASK, account=alice.id, role=Role.ADMINISTRATOR, why="moved", at=timezone.now())
    assert client.get(reverse("accounts")).status_code == 403


class TestNothingTypedIsLost:
    @pytest.fixture(autouse=True)
    def _clock(self, time_machine):
        self.time_machine = time_machine

    def posted_late(self, client, **typed):
        """Post after twenty idle minutes; the clock stays there."""
        self.time_machine.move_to(timezone.now() + timedelta(minutes=20), tick=False)
        return client.post(reverse("agencies"), {"name": TYPED, "once": "k-1", "area": ["a", "b"], **typed})

    def test_to_the_same_person(self, client, alice):
        sign_in(client, alice)
        page = self.posted_late(client)
        assert page.status_code == 403
        assert "Nothing you typed is lost" in page.content.decode()
        assert TYPED not in page.content.decode()
        answer = sign_in(client, alice, kept=hidden(page, "kept"))
        assert answer["Location"] == reverse("kept_form")
        back = client.get(reverse("kept_form"))
        assert hidden(back, "name") == TYPED
        assert hidden(back, "once") == "k-1"
        assert re.findall(r'name="area" value="(.)"', back.content.decode()) == ["a", "b"]
        assert f'action="{reverse("agencies")}"' in back.content.decode()

    def test_and_it_is_gone_from_the_session_once_sent(self, client, alice):
        sign_in(client, alice)
        sign_in(client, alice, kept=hidden(self.posted_late(client, name=TEAM), "kept"))
        client.get(reverse("kept_form"))
        assert client.post(reverse("agencies"), {"name": TEAM}).status_code == 302
        assert client.get(reverse("kept_form"))["Location"] == reverse("home")
        assert TEAM in client.get(reverse("agencies")).content.decode()

    def test_after_a_wrong_password_first(self, client, alice):
        sign_in(client, alice)
        page = sign_in(client, alice, "not it", kept=hidden(self.posted_late(client), "kept"))
        assert "Nothing you typed is lost" in page.content.decode()
        assert sign_in(client, alice)["Location"] == reverse("kept_form")
        assert hidden(client.get(reverse("kept_form")), "name") == TYPED

    def test_where_the_session_is_wholly_gone(self, client, alice):
        sign_in(client, alice)
        client.get(reverse("home"))
        client.cookies.pop("sessionid")
        page = client.post(reverse("agencies"), {"name": TYPED})
        sign_in(client, alice, kept=hidden(page, "kept"))
        assert hidden(client.get(reverse("kept_form")), "name") == TYPED

    def test_where_another_tab_signed_in_meanwhile(self, client, alice):
        sign_in(client, alice)
        sealed = hidden(self.posted_late(client), "kept")
        sign_in(client, alice)
        assert sign_in(client, alice, kept=sealed)["Location"] == reverse("kept_form")
        assert hidden(client.get(reverse("kept_form")), "name") == TYPED

    def test_charlie_at_the_same_browser_is_shown_nothing(self, client, alice):
        charlie = a_user("Charlie Invented", of=an_agency())
        sign_in(client, alice)
        sealed = hidden(self.posted_late(client), "kept")
        sign_in(client, charlie, kept=sealed)
        answer = client.get(reverse("kept_form"), follow=True)
        assert answer.redirect_chain == [(reverse("home"), 302)]
        assert "breakfast" not in answer.content.decode()
        assert sessions.KEPT not in client.session

    def test_twelve_hours_and_no_longer(self, client, alice):
        sign_in(client, alice)
        sealed = hidden(self.posted_late(client), "kept")
        owner = sessions.name_of(alice.pk)
        with later(hours=12):
            assert kept.opened(sealed, owner=owner) is not None
        with later(hours=12, seconds=1):
            assert kept.opened(sealed, owner=owner) is None

    def test_an_altered_text_is_not_opened(self, client, alice):
        sign_in(client, alice)
        sealed = hidden(self.posted_late(client), "kept")
        assert kept.opened(sealed[:-6] + "AAAAA=", owner=sessions.name_of(alice.pk)) is None

    def test_a_file_cannot_travel_and_the_page_says_so(self, client, alice, tmp_path):
        (tmp_path / "rows.csv").write_text("a,b")
        sign_in(client, alice)
        with (tmp_path / "rows.csv").open() as file:
            page = self.posted_late(client, upload=file)
        sign_in(client, alice, kept=hidden(page, "kept"))
        assert "choose the file again" in client.get(reverse("kept_form")).content.decode()

    def test_passwords_do_not_travel(self, client, alice):
        sign_in(client, alice)
        with later(minutes=20):
            page = client.post(reverse("account_change_password"), {"oldpassword": PASSWORD})
        assert hidden(page, "kept") is None

    def test_a_browser_that_nobody_used_is_asked_to_sign_in_and_holds_nothing(self, client):
        assert hidden(client.post(reverse("agencies"), {"name": TYPED}), "kept") is None

    def test_a_form_from_elsewhere_is_not_held(self, alice):
        strict = Client(enforce_csrf_checks=True)
        strict.force_login(User.objects.get(id=alice.id))
        strict.get(reverse("home"))
        with later(minutes=20):
            answer = strict.post(reverse("agencies"), {"name": "forged"})
        assert "kept" not in answer.content.decode()

    def test_forms_open_in_other_tabs_still_send_after_signing_in_again(self, alice):
        strict = Client(enforce_csrf_checks=True)

        def token():
            return strict.get(reverse("account_login"), follow=True) and strict.cookies["csrftoken"].value

        def enter(user):
            typed = {"login": user.email, "password": PASSWORD, "csrfmiddlewaretoken": token()}
            return strict.post(reverse("account_login"), typed)

        enter(alice)
        strict.get(reverse("agencies"))
        old = strict.cookies["csrftoken"].value
        strict.post(reverse("account_logout"), {"csrfmiddlewaretoken": old})
        enter(alice)
        sent = strict.post(reverse("agencies"), {"name": TEAM, "csrfmiddlewaretoken": old})
        assert sent.status_code == 302
        strict.post(reverse("account_logout"), {"csrfmiddlewaretoken": old})
        enter(a_user("Charlie Invented", roles=(Role.ADMINISTRATOR,)))
        assert strict.post(reverse("agencies"), {"name": "x", "csrfmiddlewaretoken": old}).status_code == 403


def test_a_view_without_a_guard_is_refused(rf, alice):
    from django.core.exceptions import PermissionDenied

    with pytest.raises(PermissionDenied):
        sessions.SessionRules(lambda request: None).process_view(rf.get("/"), lambda request: None, (), {})
