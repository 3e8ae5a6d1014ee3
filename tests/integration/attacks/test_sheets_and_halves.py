"""Somebody in an agency looks everywhere for what is not theirs yet: an unsent sheet, a blind half, a secret."""

from collections.abc import Iterator
from dataclasses import replace
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from seen.apps.assessments.actions import answer_card, begin_second
from seen.apps.chronology.models import Entry
from seen.core.access.permission import Role
from tests.architecture.routes import routes
from tests.builders.asking import asked
from tests.builders.assessing import an_area, as_held, graded, saved, signed
from tests.builders.casefile import involved, open_work_for, sight_of
from tests.builders.children import TODAY, a_child, an_adult
from tests.builders.own_sheets import PIN, SHEET, answers, as_in_hand, handed_over, in_somebodys_hands, levels, sends
from tests.builders.staff import a_team, a_worker, an_agency, browser_of
from tests.integration.test_reading_writes_nothing import address

# Every route for everybody: lines that the tests of each page reach first.
pytestmark = [pytest.mark.django_db, pytest.mark.no_cover]
SECRET = "zebra-crossing-canary"
QUERY = f"?q={SECRET}&order=newest"


@pytest.fixture
def alice():
    return a_worker("Alice Fern", team=a_team(agency=an_agency()))


@pytest.fixture
def bob():
    return a_worker("Bob Hale", agency=an_agency("Northmarsh primary", sort="school"))


@pytest.fixture
def lead():
    return a_worker("Lena Dell", roles=(Role.DESIGNATED_LEAD,))


@pytest.fixture
def teenager(alice, bob):
    child = a_child("Noor Hale", born=TODAY.replace(year=TODAY.year - 14))
    open_work_for(child)
    involved(alice, child, role="lead_practitioner")
    involved(bob, child)
    return child


@pytest.fixture
def amir(alice, bob):
    child = a_child("Amir Reed")
    open_work_for(child)
    involved(alice, child, role="lead_practitioner")
    involved(bob, child)
    return child


def says(by, child, sheet, item, words=SECRET):
    answer_card(
        by, sight=sight_of(by, child), assessment=sheet, key=uuid4(), item=item, state="words", words=words,
        now=timezone.now(),
    )  # fmt: skip


def everything(client: Client, child, *assessments) -> Iterator[tuple[str, str]]:
    """Yield every page that opens to this browser, with its words: each route, each assessment, asked and searched."""
    entries = list(Entry.objects.filter(child=child).values_list("id", flat=True)[:3]) or [uuid4()]
    places: dict[str, str] = {}
    for route in routes():
        if route.guard.startswith("needs:ADMINISTER") or route.name == "handed_over_hide":
            continue
        for assessment in assessments or [uuid4()]:
            known = {"child": child.id, "assessment": assessment, "entry": entries[0], "person": child.person_id}
            known |= {"area": "physical-care", "tool": "neglect-toolkit", "item": "food-and-drink", "number": 1}
            places[address(route, **known)] = route.name
    for path, name in places.items():
        for query, answer in asked(client, path, QUERY):
            if answer.status_code == 200 and not answer.streaming:
                yield f"{name}{query}", answer.content.decode(errors="replace")
    for entry in entries:
        answer = client.get(f"/entries/{entry}/")
        if answer.status_code == 200:
            yield "entry", answer.content.decode(errors="replace")


def found(client: Client, words: tuple[str, ...], child, *assessments) -> list[str]:
    """Return where any of these words stand; the search box that says them back is no find."""
    places = []
    for name, text in everything(client, child, *assessments):
        said_back = SECRET in name
        places += [name for one in words if one in text and not (said_back and one == SECRET)]
    return places


class TestAnUnsentSheet:
    def test_not_even_the_worker_who_handed_it_over_finds_a_word_of_it(self, alice, bob, lead, amir):
        maya = an_adult("Maya Reed", of=amir)
        sheet = handed_over(alice, amir, maya).sheet
        says(alice, amir, sheet, "good-things")
        answers(alice, sheet, food=4)
        for viewer in (alice, bob, lead):
            assert found(browser_of(viewer), (SECRET, "goes to bed hungry"), amir, sheet) == []

    def test_once_it_is_sent_the_search_is_not_blind(self, alice, amir):
        maya = an_adult("Maya Reed", of=amir)
        sheet = handed_over(alice, amir, maya).sheet
        says(alice, amir, sheet, "good-things")
        sends(alice, sheet)
        levels(alice, amir)
        assert found(browser_of(alice), (SECRET,), amir, sheet) != []


class TestTheOtherParent:
    def test_whoever_has_the_device_next_finds_nothing_of_the_first(self, alice, amir):
        maya, dan = an_adult("Maya Reed", of=amir), an_adult("Dan Reed", of=amir, kind="father")
        hers = handed_over(alice, amir, maya).sheet
        says(alice, amir, hers, "good-things")
        sends(alice, hers)
        levels(alice, amir)
        device = in_somebodys_hands(alice, amir, f"new|{SHEET}|{dan.person_id}")
        assert found(device, (SECRET, "Maya"), amir, hers) == []
        assert device.get("/handed-over/").status_code == 200

    def test_nor_does_a_parent_who_sent_theirs_and_keeps_the_device(self, alice, amir):
        maya = an_adult("Maya Reed", of=amir)
        device = in_somebodys_hands(alice, amir, f"new|{SHEET}|{maya.person_id}")
        device.post("/handed-over/cards/1/", {"once": str(uuid4()), "words": SECRET})
        device.post("/handed-over/check/", {"once": str(uuid4())})
        assert found(device, (SECRET,), amir) == []


class TestAYoungPersonsOwn:
    def test_no_colleague_finds_a_word_a_mark_or_that_there_is_one(self, alice, bob, lead, teenager):
        sheet = handed_over(alice, teenager).sheet
        says(alice, teenager, sheet, "goes-well")
        answers(alice, sheet, get_there=4)
        sends(alice, sheet)
        said = (SECRET, "Getting up and getting there: 4", "Hardly ever", str(sheet))
        for viewer in (bob, lead):
            places = found(browser_of(viewer), said, teenager, sheet)
            assert [name for name in places if not name.startswith(("tool", "read_tool"))] == []
        assert found(browser_of(alice), said[:2], teenager, sheet) != []


class TestABlindHalf:
    def test_neither_rater_finds_the_other_half_before_both_have_signed(self, alice, bob, amir):
        first = levels(alice, amir, food_and_drink=1)
        saved(alice, first, replace(an_area("love-and-care", narrative=SECRET, done=False), items={}))
        now = timezone.now()
        second = begin_second(bob, sight=sight_of(bob, amir), assessment=first.id, key=uuid4(), today=TODAY, now=now)
        assert found(browser_of(bob), (SECRET, str(first.id) + "/areas"), amir, first.id) == []
        assert found(browser_of(alice), (str(second.id),), amir, second.id) == []

    def test_one_signature_opens_nothing(self, alice, bob, amir):
        first = levels(alice, amir, food_and_drink=1)
        now = timezone.now()
        second = begin_second(bob, sight=sight_of(bob, amir), assessment=first.id, key=uuid4(), today=TODAY, now=now)
        items = {item.id: graded(2) for item in as_held(bob, second).asked["physical-care"]}
        saved(bob, second, replace(an_area(narrative=SECRET), items=items))
        signed(bob, second)
        assert found(browser_of(alice), (SECRET, str(second.id)), amir, second.id) == []
        assert not Entry.objects.filter(kind="grade.given").exists()


def test_the_sheet_in_hand_is_still_there_after_all_that(alice, amir):
    maya = an_adult("Maya Reed", of=amir)
    sheet = handed_over(alice, amir, maya).sheet
    says(alice, amir, sheet, "good-things")
    assert as_in_hand(alice, sheet).cards["good-things"].words == SECRET
    assert PIN not in str(as_in_hand(alice, sheet))
