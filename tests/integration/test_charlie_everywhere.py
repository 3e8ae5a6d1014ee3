"""Charlie, of another agency, on every route that there is; and what must not be found in any output at all.

The rehearsal families are the scene: a long story, a protected address, a referrer, a child's own words, police detail.
"""

import re
from collections.abc import Iterator
from uuid import UUID, uuid4

import pytest
from django.db import transaction
from django.test import Client

from seen.apps.assessments.models import Assessment
from seen.apps.casefile.models import Involvement, Task
from seen.apps.chronology.models import Entry, ImportFile, Part
from seen.apps.identity.models import User
from seen.apps.patterns.models import Finding
from seen.apps.people.models import Address, Child, Name, Person
from seen.rehearsal.load import load_once
from tests.architecture.guard_list import GUARDS
from tests.architecture.routes import Route, routes
from tests.builders.asking import asked
from tests.integration.test_reading_writes_nothing import address

# Every route for everybody: lines that the tests of each page reach first.
pytestmark = [pytest.mark.django_db, pytest.mark.no_cover]
BY_NAME = {route.name: route for route in routes()}
OPEN_TO_ALL = ("public", "signed_in")
DESK = "Marek Imagined"
CHARLIES = ("Sade Notional", "Ada Nobody", "Pat Supposed", "Dee Fictional", DESK)
OF_THE_DESK = ("Tallow", "Sallow")
"""The matching desk is asked about these two (row 37 rests on what only it sees whole) and is a stranger to others."""


@pytest.fixture(scope="module", autouse=True)
def _loaded(django_db_setup: None, django_db_blocker) -> Iterator[None]:
    with django_db_blocker.unblock(), transaction.atomic():
        assert load_once()
        yield
        transaction.set_rollback(True)


def wren() -> Child:
    return Name.objects.get(text="Wren Tallow", person__child__isnull=False).person.child


def hers(charlie: str = "") -> dict[str, object]:
    """Return an identifier of everything of Wren's that a route can ask for; for the matching desk of Finn's."""
    if charlie == DESK:
        finn = Name.objects.get(text="Finn Thistle", person__child__isnull=False).person.child
        return known_of(finn, kind="appointment.not_brought")
    return known_of(wren(), kind="food.concern")


def known_of(child: Child, *, kind: str) -> dict[str, object]:
    """Return an identifier of everything of a child's that a route can ask for; the entry is of this kind."""
    entry = Entry.objects.filter(child=child, kind=kind).first()
    return {
        "child": child.id,
        "entry": entry.id,
        "account": entry.account,
        "assessment": Assessment.objects.filter(child=child).values_list("id", flat=True).first() or uuid4(),
        "finding": Finding.objects.filter(child=child).values_list("id", flat=True).first() or uuid4(),
        "file": ImportFile.objects.first().id if ImportFile.objects.exists() else uuid4(),
        "task": Task.objects.filter(child=child).first().id if Task.objects.filter(child=child).exists() else uuid4(),
        "person": child.person_id,
        "address": Address.objects.filter(person=child.person).values_list("id", flat=True).first() or uuid4(),
        "involvement": Involvement.objects.filter(child=child).first().id,
    }


def browser(name: str) -> Client:
    client = Client(raise_request_exception=True)
    client.force_login(User.objects.get(name=name))
    return client


def shut() -> list[Route]:
    """Return the routes that ask for more than being signed in."""
    return [BY_NAME[name] for guard, names in GUARDS.items() if guard not in OPEN_TO_ALL for name in names]


def names_of_the_family(charlie: str) -> list[str]:
    every = ["Tallow", "Pebble", "Dale Quill", "Bramble", "Merrow", "Thistle", "Winterfold", "Cutter", "Sallow"]
    return [name for name in every if charlie != DESK or name not in OF_THE_DESK]


@pytest.mark.parametrize("charlie", CHARLIES)
@pytest.mark.parametrize("method", ["get", "post"])
def test_no_route_lets_charlie_in_to_a_child(charlie, method):
    client, known = browser(charlie), hers(charlie)
    for route in shut():
        if "child" not in route.takes and not {"entry", "finding", "file", "task"} & set(route.takes):
            continue
        answer = getattr(client, method)(address(route, **known))
        assert answer.status_code in {403, 404, 405}, (charlie, route.name, answer.status_code)
        assert not any(name in answer.content.decode() for name in names_of_the_family(charlie)), (charlie, route.name)


def without_token(page: bytes) -> bytes:
    """Return a page without the token of its sign-out form, new on each: a page that refuses has one, a 404 none."""
    return re.sub(rb'(csrfmiddlewaretoken" value=")\w+', rb"\1", page)


@pytest.mark.parametrize("charlie", CHARLIES)
def test_what_exists_and_what_does_not_are_one_page(charlie):
    client, known = browser(charlie), hers(charlie)
    for route in shut():
        if not {"child", "entry", "finding", "file"} & set(route.takes):
            continue
        there = client.get(address(route, **known))
        nowhere = client.get(address(route))
        assert without_token(there.content) == without_token(nowhere.content), route.name
        assert dict(there.headers) == dict(nowhere.headers), route.name


@pytest.mark.parametrize("charlie", CHARLIES)
def test_no_page_that_charlie_may_open_names_the_family(charlie):
    client = browser(charlie)
    for name in (*GUARDS["signed_in"], "find", "matching_desk", "supervision"):
        if BY_NAME[name].takes:
            continue
        for query in ("", "?q=tallow", "?list=team", "?list=unassigned"):
            words = client.get(address(BY_NAME[name]) + query).content.decode()
            assert not any(one in words for one in names_of_the_family(charlie)), (charlie, name, query)


def canaries() -> list[str]:
    """Return every string that somebody who works with Wren, and is not named, must never read."""
    kept = Part.objects.filter(entry__child=wren())
    words = [str(part.value) for part in kept if part.name in {"child_words", "address", "referrer"}]
    detail = [str(v) for part in kept if part.name == "detail" for v in part.value.values() if len(str(v)) > 8]
    closed = Entry.objects.filter(child=wren(), access__in=["closed", "lead"]).values_list("text", flat=True)
    protected = Address.objects.filter(access="protected")
    lines = [line for address in protected for line in (*address.lines.splitlines(), address.postcode)]
    return [one for one in (*words, *detail, *closed, *lines) if one]


def test_the_scene_holds_something_to_hide():
    assert len(canaries()) >= 4
    assert Person.objects.exists()


@pytest.mark.parametrize("worker", ["Tom Playacted", "Hugo Unreal", "Hana Storybook"])
def test_a_worker_who_is_not_named_reads_no_restricted_word_in_any_output(worker):
    client, known = browser(worker), hers()
    own = Entry.objects.filter(child=wren(), writer__name=worker).values_list("id", flat=True)
    hidden = [one for one in canaries() if not Part.objects.filter(entry__in=own, value=one).exists()]
    for route in BY_NAME.values():
        if route.guard.startswith("needs:ADMINISTER"):
            continue
        for query, answer in asked(client, address(route, **known), "?q=disturb&order=newest"):
            words = answer.content.decode(errors="replace")
            found = [one for one in hidden if one in words]
            assert not found, (worker, route.name, query, found[:2])


@pytest.mark.parametrize(("name", "kind"), [("Orla Winterfold", "referral.made"), ("Bram Cutter", "contact.seen")])
def test_where_a_mother_fled_to_stands_in_no_output_for_the_fathers_side(name, kind):
    client = browser("Perry Counterfeit")
    child = Name.objects.get(text=name, person__child__isnull=False).person.child
    known, hidden = known_of(child, kind=kind), ["Halcyon", "Juniper Refuge", "ZZ99 9ZZ"]
    told = client.get(f"/children/{child.id}/people/").content.decode()
    assert name in told
    for route in BY_NAME.values():
        if route.guard.startswith("needs:ADMINISTER"):
            continue
        for query, answer in asked(client, address(route, **known), "?q=winterfold&order=newest"):
            words = answer.content.decode(errors="replace")
            assert not [one for one in hidden if one in words], (route.name, query)


def test_every_restricted_entry_by_its_own_address_is_nobodys_page():
    client = browser("Tom Playacted")
    for entry in Entry.objects.filter(child=wren(), access__in=["closed", "lead", "protected"]):
        answer = client.get(f"/entries/{entry.id}/")
        assert answer.status_code == 404
        assert answer.content == client.get(f"/entries/{UUID(int=7)}/").content
