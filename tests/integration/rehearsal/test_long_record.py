"""The family with a very long record: loaded once, in bulk, and shut to those who do not work with it."""

import pytest
from django.utils import timezone

from seen.apps.casefile import queries as casefile
from seen.apps.chronology.models import Entry
from seen.apps.identity.models import User
from seen.apps.people.models import Address, Name
from seen.kit.audit.verify import verify
from seen.rehearsal.load import families_here, load_long_record
from seen.rehearsal.people import load_people
from seen.rehearsal.stories import FAMILIES

pytestmark = pytest.mark.django_db


def test_it_is_loaded_once_whole_and_shut_to_charlie() -> None:
    load_people(at=timezone.now())
    assert families_here() == FAMILIES
    assert load_long_record()
    assert not load_long_record()
    assert families_here() == (*FAMILIES, "longmere")
    arlo = Name.objects.get(text="Arlo Longmere").person.child
    assert Entry.objects.filter(child=arlo).count() >= 2_960
    assert Address.objects.filter(person=arlo.person).count() == 12
    assert casefile.sight(User.objects.get(name="Sol Invented").as_viewer(), arlo.id, as_of=timezone.localdate()).lead
    charlie = User.objects.get(name="Sade Notional").as_viewer()
    assert not casefile.sights(charlie, [arlo.id], as_of=timezone.localdate())
    assert verify().ok
