"""The first account of an agency: made by a command, and only of places that the partnership knows."""

import pytest
from django.utils import timezone

from seen.apps.identity.actions.accounts import AddressTaken
from seen.apps.identity.actions.first import NotKnown, make_first_account
from seen.apps.identity.actions.places import NotYours
from seen.apps.identity.models import Agency, User
from seen.core.access.permission import Role
from seen.kit.audit.models import Entry
from tests.builders.people_who_sign_in import ASK, a_user

pytestmark = pytest.mark.django_db
ASKED = {
    "authority": "Leicester",
    "agency": "Oakfield School",
    "sort": "school",
    "name": "Ada Invented",
    "email": "ada@agency.example",
}


def make(viewer=ASK, **changed):
    return make_first_account(viewer, **ASKED | changed, at=timezone.now())


def test_it_is_one_act_and_an_administrator():
    made = make()
    ada = User.objects.get(id=made.account)
    assert (ada.agency.name, ada.agency.authority.name) == ("Oakfield School", "Leicester")
    assert ada.as_viewer().roles == {Role.ADMINISTRATOR}
    assert ada.must_change_password
    assert list(Entry.objects.values_list("name", flat=True)) == ["identity.make_first_account"]


def test_a_second_one_joins_the_same_agency():
    make()
    make(name="Bea Invented", email="bea@agency.example")
    assert Agency.objects.count() == 1


@pytest.mark.parametrize("wrong", [{"authority": "Nowhere"}, {"sort": "zoo"}])
def test_what_nobody_knows_is_refused_and_nothing_is_half_made(wrong):
    with pytest.raises(NotKnown):
        make(**wrong)
    assert not Agency.objects.exists()


def test_an_address_in_use_leaves_nothing_behind():
    make()
    with pytest.raises(AddressTaken):
        make(agency="Another School")
    assert not Agency.objects.filter(name="Another School").exists()


def test_charlie_cannot_found_an_agency_by_it():
    charlie = a_user("Charlie Invented", roles=(Role.ADMINISTRATOR,))
    with pytest.raises(NotYours):
        make(charlie.as_viewer())
