"""The forms about a child: each saves once, keeps what was typed, and says what to do."""

import html
import uuid
from datetime import timedelta

import pytest
from django.urls import reverse

from seen.apps.casefile.models import Conflict, Hold, Involvement, Level, MatchRequest, Work
from seen.apps.people.models import Address, Adult, Identifier, Name, Relationship
from seen.kit.audit.models import Bypass
from tests.builders.browsing import send, text_of
from tests.builders.casefile import open_work_for
from tests.builders.children import TODAY
from tests.builders.staff import a_worker, an_agency, browser_of

pytestmark = pytest.mark.django_db


ASKS = {
    "child_name": {"text": "Bee", "kind": "preferred"},
    "child_number": {"scheme": "nhs", "value": "999 787 7896"},
    "child_address": {"lines": "9 Ash Row", "postcode": "zz2 2zz", "reason": "choice", "start": "3 May 2025"},
    "child_adult": {"name": "Tom Vale", "kind": "partner", "responsibility": "no", "born": "1 February 1990"},
    "child_birth": {"born": "4 May 2020", "sex": "female", "mobile": "yes", "source": "Red book"},
    "child_involve": {"email": "BOB.HALE@seen.example", "reason": "Speech therapist"},
    "child_level": {"level": "child_in_need", "on": "yesterday", "interval": "42", "category": "", "why": "Assessed"},
    "child_work_open": {"service": "health visiting", "on": "today"},
    "child_hold": {"reason": "s47", "words": "Enquiry begun"},
    "child_bar": {"email": "bob.hale@seen.example", "words": "A neighbour"},
    "child_ask_desk": {"words": "Is this the child at two schools?"},
}


class TestEachFormOfAChild:
    def given(self, name):
        days = {"yesterday": TODAY - timedelta(days=1), "today": TODAY}
        return {k: days[v].strftime("%d %B %Y") if v in days else v for k, v in ASKS[name].items()}

    @pytest.mark.parametrize("name", ASKS)
    def test_it_saves_once_and_goes_back(self, alice, charlie, child, name):
        a_worker("Bob Hale")
        given = {"once": str(uuid.uuid4()), **self.given(name)}
        browser = browser_of(alice)
        address = reverse(name, args=[child.id])
        assert browser.get(address).status_code == 200
        first = browser.post(address, given)
        assert first.status_code == 302, text_of(first)
        assert "Saved." in text_of(browser.get(first.url))
        assert browser_of(charlie).post(address, given).status_code == 404
        assert not Bypass.objects.exists()

    @pytest.mark.parametrize("name", [name for name in ASKS if name != "child_birth"])
    def test_sent_empty_it_says_what_to_do(self, alice, charlie, child, name):
        answer = send(alice, name, child.id)
        assert answer.status_code == 200
        assert "<title>Error: " in answer.content.decode()
        assert "There is a problem" in text_of(answer)

    @pytest.mark.parametrize("name", ["child_name", "child_adult", "child_address", "child_level"])
    def test_sent_twice_it_is_one_row(self, alice, charlie, child, name):
        model = {"child_name": Name, "child_adult": Adult, "child_address": Address, "child_level": Level}[name]
        given = {"once": str(uuid.uuid4()), **self.given(name)}
        before = model.objects.count()
        for _ in range(2):
            assert browser_of(alice).post(reverse(name, args=[child.id]), given).status_code == 302
        assert model.objects.count() == before + 1

    def test_what_was_saved(self, alice, charlie, child):
        bob = a_worker("Bob Hale")
        for name in ASKS:
            assert send(alice, name, child.id, **self.given(name)).status_code == 302, name
        child.refresh_from_db()
        assert (str(child.born), child.sex, child.mobile) == ("2020-05-04", "female", True)
        assert Identifier.objects.get().value == "9997877896"
        assert (Address.objects.get().lines, Address.objects.get().postcode) == ("9 Ash Row", "ZZ2 2ZZ")
        assert Relationship.objects.get().responsibility is False
        assert Involvement.objects.filter(user=bob.id, role="worker").exists()
        assert (Level.objects.get().level, Level.objects.get().interval) == ("child_in_need", 42)
        assert Work.objects.get().service == "health visiting"
        assert Hold.objects.filter(reason="s47").exists()
        assert Conflict.objects.get().user_id == bob.id
        assert MatchRequest.objects.get().asked_by_id == alice.id

    def test_a_wrong_number_stays_in_its_box(self, alice, charlie, child):
        answer = send(alice, "child_number", child.id, scheme="nhs", value="999 787 7897")
        assert "one of its digits is wrong" in text_of(answer)
        assert 'value="999 787 7897"' in answer.content.decode()

    @pytest.mark.parametrize("born", ["May 2020", "about 3 May 2020", "31/04/2020", "summer", "3 May 2999"])
    def test_a_day_is_never_invented(self, alice, charlie, child, born):
        answer = send(alice, "child_birth", child.id, born=born, sex="", mobile="", source="x")
        assert answer.status_code == 200 and born in html.unescape(answer.content.decode())
        child.refresh_from_db()
        assert str(child.born) == "2020-05-03"

    def test_a_refusal_is_said_on_the_form(self, alice, charlie, child):
        open_work_for(child, agency=an_agency())
        answer = send(alice, "child_work_open", child.id, **self.given("child_work_open"))
        assert "open already" in text_of(answer) and "There is a problem" in text_of(answer)
        answer = send(alice, "child_involve", child.id, email="nobody@seen.example", reason="x")
        assert "check the e-mail address" in text_of(answer)
