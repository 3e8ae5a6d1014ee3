"""A device in somebody else's hands: one sheet is open, all else is locked, and only the worker's PIN ends it."""

from datetime import timedelta
from importlib import import_module
from uuid import UUID

import pytest
import time_machine
from django.conf import settings as installed
from django.contrib import messages
from django.contrib.sessions.backends.base import UpdateError
from django.http import HttpResponse
from django.test import Client
from django.urls import path
from django.utils import timezone

from seen.apps.identity.actions.handing_over import TRIES, NobodysDevice, Tried, hand_over, take_back
from seen.apps.identity.handed_over import begin, sheet_page
from seen.apps.identity.models import HandOver
from seen.apps.identity.sessions import KEPT
from seen.config.urls import urlpatterns as every_route
from seen.core.access.viewer import system
from seen.kit.access.guards import signed_in, viewer_of
from seen.kit.audit.models import Bypass, Entry
from tests.architecture.routes import routes
from tests.builders.people_who_sign_in import a_user
from tests.integration.test_reading_writes_nothing import address

pytestmark = pytest.mark.django_db
PIN, SHEET, BACK = "2580", UUID(int=5), "/roles/"
LOCK = "This page is locked"
WORDS = "How things are at home"
handler403, handler404 = "seen.kit.pages.views.no_permission", "seen.kit.pages.views.not_found"


@signed_in
def hands_over(request):
    messages.info(request, "Amir Reed was added.")
    held = hand_over(viewer_of(request), sheet=SHEET, pin=PIN, at=timezone.now())
    return begin(request, hand_over=held, sheet=SHEET, back=BACK)


@sheet_page
def a_sheet(request, handed):
    return HttpResponse(f"{WORDS} {handed.sheet}")


urlpatterns = [path("begin/", hands_over), path("handed-over/", a_sheet, name="handed_over_test"), *every_route]


@pytest.fixture(autouse=True)
def _with_a_sheet(settings):
    settings.ROOT_URLCONF = __name__


@pytest.fixture
def alice():
    return a_user("Alice Invented")


@pytest.fixture
def handed(client, alice):
    client.force_login(alice)
    client.get("/roles/")
    assert client.get("/begin/")["Location"] == "/handed-over/"
    return client


def pin(client, given):
    return client.post("/handed-over/return/", {"pin": given})


def is_locked(answer):
    return answer.status_code == 403 and LOCK in answer.content.decode()


class TestHandingOver:
    def test_the_service_itself_hands_no_device_over(self):
        with pytest.raises(NobodysDevice, match="Only somebody who is signed in"):
            hand_over(system("a test"), sheet=SHEET, pin=PIN, at=timezone.now())

    def test_what_was_taken_back_cannot_be_taken_back_again(self, alice):
        held = hand_over(alice.as_viewer(), sheet=SHEET, pin=PIN, at=timezone.now())
        tries = [take_back(alice.as_viewer(), hand_over=held, pin=PIN, at=timezone.now()) for _ in range(2)]
        assert tries == [Tried.RIGHT, Tried.OVER]


class TestTheLock:
    def test_the_sheet_is_open(self, handed):
        assert handed.get("/handed-over/").content.decode() == f"{WORDS} {SHEET}"

    @pytest.mark.parametrize("method", ["get", "post", "head", "put"])
    def test_every_route_of_the_service_is_locked(self, handed, method):
        every = [route for route in routes("seen.config.urls") if not route.name.startswith("handed_over")]
        assert len(every) > 100
        for route in every:
            answer = getattr(handed, method)(address(route))
            assert answer.status_code == 403, route.name
            assert method == "head" or LOCK in answer.content.decode(), route.name

    @pytest.mark.parametrize(
        "elsewhere",
        [
            "/",
            "/nowhere/",
            "/handed-overs",
            "//handed-over/",
            "/x/../handed-over/",
            "/roles",
            "/handed-over",
            "/begin/",
        ],
    )
    def test_an_address_that_leads_nowhere_is_locked_too(self, handed, elsewhere):
        assert is_locked(handed.get(elsewhere))

    def test_no_page_under_the_sheet_leads_out(self, handed):
        for below in ("/handed-over/../roles/", "/handed-over/%2e%2e/roles/", "/handed-over/roles/"):
            answer = handed.get(below)
            assert answer.status_code == 404
            assert not {"Alice Invented", "/sign-out/", "/find/"} & set(answer.content.decode().split('"'))
            assert "Alice" not in answer.content.decode()

    def test_a_new_tab_is_the_same_session_and_locked(self, handed, client):
        tab = Client()
        tab.cookies = handed.cookies
        assert is_locked(tab.get("/"))

    def test_the_lock_names_nobody_and_leads_nowhere_but_to_the_sheet(self, handed):
        page = handed.get("/").content.decode()
        assert "Alice" not in page
        assert sorted(part.split('"')[0] for part in page.split('href="')[1:] if not part.startswith("/static")) == [
            "#main-content",
            "/handed-over/",
        ]

    def test_words_that_waited_for_the_worker_are_not_shown(self, handed):
        assert "Amir" not in handed.get("/").content.decode()
        pin(handed, PIN)
        assert "Amir" not in handed.get("/").content.decode()

    def test_no_browser_keeps_the_lock_or_what_was_before(self, client, alice):
        client.force_login(alice)
        began = client.get("/begin/")
        assert began["Clear-Site-Data"] == '"cache"'
        assert "no-store" in client.get("/")["Cache-Control"]
        assert "no-store" in client.get("/handed-over/")["Cache-Control"]

    def test_the_key_of_the_session_is_new_so_that_a_slow_page_can_not_unlock_it(self, client, alice):
        client.force_login(alice)
        client.get("/roles/")
        before = client.cookies["sessionid"].value
        store = import_module(installed.SESSION_ENGINE).SessionStore
        slow = store(before)
        slow["seen_active"] = 1
        client.get("/begin/")
        assert client.cookies["sessionid"].value != before
        with pytest.raises(UpdateError):
            slow.save()
        assert is_locked(client.get("/"))

    def test_where_nothing_is_handed_over_the_sheet_leads_home(self, client, alice):
        client.force_login(alice)
        for where in ("/handed-over/", "/handed-over/return/", "/handed-over/hide/"):
            assert client.get(where)["Location"] == "/"

    def test_charlie_on_his_own_device_has_no_part_in_it(self, handed):
        charlie = Client()
        charlie.force_login(a_user("Charlie Imagined"))
        assert charlie.get("/handed-over/")["Location"] == "/"
        assert charlie.get("/roles/").status_code == 200


class TestHiding:
    def test_a_hidden_sheet_does_not_show_again(self, handed):
        assert is_locked(handed.get("/handed-over/hide/"))
        answer = handed.get("/handed-over/")
        assert is_locked(answer)
        assert WORDS not in answer.content.decode()
        assert 'href="/handed-over/"' not in answer.content.decode()

    def test_the_worker_takes_it_back_all_the_same(self, handed):
        handed.get("/handed-over/hide/")
        assert pin(handed, PIN)["Location"] == BACK


class TestThePin:
    def test_the_right_one_leads_back_and_opens_the_service_again(self, handed):
        before = handed.cookies["sessionid"].value
        assert pin(handed, PIN)["Location"] == BACK
        assert handed.get(BACK).status_code == 200
        assert handed.cookies["sessionid"].value != before
        row = HandOver.objects.get()
        assert (row.sheet, row.tries, row.ended_how) == (SHEET, 1, "taken back")

    def test_opening_the_address_of_the_lock_shows_it(self, handed):
        assert is_locked(handed.get("/handed-over/return/"))

    @pytest.mark.parametrize("wrong", ["0000", "258", "25800", "", "２５８０", "' or 1=1"])
    def test_a_wrong_one_stays_locked_and_is_not_shown_again(self, handed, wrong):
        answer = pin(handed, wrong)
        assert is_locked(answer)
        assert not wrong or f'value="{wrong}"' not in answer.content.decode()
        assert is_locked(handed.get("/"))

    def test_the_fifth_wrong_one_signs_the_worker_out(self, handed):
        for _ in range(TRIES - 1):
            assert is_locked(pin(handed, "0000"))
        answer = pin(handed, "0000")
        assert answer["Location"] == "/sign-in/"
        assert "wrong PIN was entered five times" in handed.get("/sign-in/").content.decode()
        assert handed.get("/roles/").status_code == 302
        assert HandOver.objects.get().ended_how == "too many tries"


class TestTheAudit:
    def test_each_step_is_a_line_and_none_holds_the_pin(self, handed):
        pin(handed, "9137")
        pin(handed, PIN)
        lines = Entry.objects.filter(name__in=["identity.hand_over", "identity.take_back"]).order_by("seq")
        held = str(HandOver.objects.get().id)
        assert [(line.name, line.detail) for line in lines] == [
            ("identity.hand_over", {"hand_over": held, "sheet": str(SHEET)}),
            ("identity.take_back", {"hand_over": held, "right": False, "tries": 1}),
            ("identity.take_back", {"hand_over": held, "right": True, "tries": 2}),
        ]
        assert not Bypass.objects.exists()
        assert not any(PIN in str(line.detail) or "9137" in str(line.detail) for line in lines)

    def test_the_pin_is_kept_as_a_hash_alone(self, handed):
        assert PIN not in HandOver.objects.get().pin
        assert HandOver.objects.get().pin.startswith("argon2")


class TestAnEndedSession:
    def test_fifteen_idle_minutes_end_it_and_nothing_of_the_sheet_travels_on(self, handed):
        with time_machine.travel(timezone.now() + timedelta(minutes=16), tick=False):
            answer = handed.post("/handed-over/", {"words": "Dad does not know this"})
            assert answer.status_code == 403
            page = answer.content.decode()
            assert "idle for 15 minutes" in page
            assert 'name="kept"' not in page
            assert KEPT not in handed.session
            assert handed.get("/handed-over/")["Location"] == "/"

    def test_a_pin_sent_then_does_not_travel_either(self, handed):
        with time_machine.travel(timezone.now() + timedelta(minutes=16), tick=False):
            answer = pin(handed, PIN)
            assert 'name="kept"' not in answer.content.decode()
            assert "Sign in" in answer.content.decode()
