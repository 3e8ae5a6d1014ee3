"""The PIN that gives a device back: what may be one, how often it may be tried, and by whom."""

from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from seen.apps.identity.actions import handing_over
from seen.apps.identity.actions.handing_over import TRIES, NobodysDevice, Tried, hand_over, take_back
from seen.apps.identity.forms import SetPinForm
from seen.apps.identity.models import HandOver
from seen.core.access.permission import NotPermitted, Role
from seen.kit.actions import Acting, writing
from tests.builders.people_who_sign_in import ASK, a_user

pytestmark = pytest.mark.django_db
PIN, SHEET = "2580", UUID(int=5)


@pytest.fixture
def alice():
    return a_user("Alice Invented")


class TestTaking:
    def test_after_too_many_tries_the_right_one_is_too_late(self, alice):
        held = hand_over(alice.as_viewer(), sheet=SHEET, pin=PIN, at=timezone.now())
        tried = [
            take_back(alice.as_viewer(), hand_over=held, pin=one, at=timezone.now()) for one in ["0000"] * 5 + [PIN]
        ]
        assert tried == [Tried.WRONG] * 4 + [Tried.OVER] * 2

    def test_the_right_one_at_the_fifth_try_is_in_time(self, alice):
        held = hand_over(alice.as_viewer(), sheet=SHEET, pin=PIN, at=timezone.now())
        tried = [
            take_back(alice.as_viewer(), hand_over=held, pin=one, at=timezone.now()) for one in ["0000"] * 4 + [PIN]
        ]
        assert tried == [Tried.WRONG] * 4 + [Tried.RIGHT]

    def test_charlie_can_not_take_back_what_alice_handed_over_nor_use_up_her_tries(self, alice):
        held = hand_over(alice.as_viewer(), sheet=SHEET, pin=PIN, at=timezone.now())
        charlie = a_user("Charlie Imagined").as_viewer()
        assert take_back(charlie, hand_over=held, pin=PIN, at=timezone.now()) is Tried.OVER
        assert HandOver.objects.get().tries == 0

    def test_what_was_never_handed_over_is_not_taken_back(self, alice):
        assert take_back(alice.as_viewer(), hand_over=uuid4(), pin=PIN, at=timezone.now()) is Tried.OVER

    def test_who_may_write_nothing_hands_nothing_over(self):
        ada = a_user("Ada Nobody", roles=(Role.ADMINISTRATOR,)).as_viewer()
        with pytest.raises(NotPermitted):
            hand_over(ada, sheet=SHEET, pin=PIN, at=timezone.now())

    def test_the_service_itself_has_no_device_to_hand_over(self):
        with pytest.raises(NobodysDevice):
            hand_over(ASK, sheet=SHEET, pin=PIN, at=timezone.now())

    def test_an_end_says_how(self, alice):
        held = hand_over(alice.as_viewer(), sheet=SHEET, pin=PIN, at=timezone.now())
        with pytest.raises(IntegrityError), transaction.atomic(), writing(Acting("test.end", ASK)):
            HandOver.objects.filter(id=held).update(ended_at=timezone.now())


@pytest.mark.parametrize(
    ("first", "again", "says"),
    [
        ("2580", "2580", ""),
        ("25802580", "25802580", ""),
        ("258", "258", "4 to 8 digits"),
        ("258025802", "258025802", "Shorten by 1 character"),
        ("25a0", "25a0", "4 to 8 digits"),
        ("٢٥٨٠", "٢٥٨٠", "4 to 8 digits"),
        ("1111", "1111", "harder to guess"),
        ("1234", "1234", "harder to guess"),
        ("8765", "8765", "harder to guess"),
        ("1235", "1235", ""),
        ("2580", "2581", "not the same"),
        ("", "", "Choose a PIN"),
        ("2580", "", "Enter the PIN again"),
    ],
)
def test_what_may_be_a_pin(first, again, says):
    form = SetPinForm({"pin": first, "again": again})
    assert form.is_valid() is (says == "")
    assert says in " ".join(str(error) for errors in form.errors.values() for error in errors)


def test_many_tries_at_one_moment_are_no_more_than_five(monkeypatch):
    alice = a_user("Alice Invented").as_viewer()
    held = hand_over(alice, sheet=SHEET, pin=PIN, at=timezone.now())
    looked = []

    def meanwhile_another_is_sent(given, _):
        looked.append(given)
        if len(looked) < 12:
            take_back(alice, hand_over=held, pin="0000", at=timezone.now())
        return False

    monkeypatch.setattr(handing_over, "check_password", meanwhile_another_is_sent)
    take_back(alice, hand_over=held, pin="0000", at=timezone.now())
    assert len(looked) == HandOver.objects.get().tries == TRIES
    assert HandOver.objects.get().ended_how == "too many tries"
