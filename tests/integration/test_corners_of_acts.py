"""What acts answer at their edges, where no page leads: nobody chosen, nothing sent, somebody quicker."""

import gc
from io import BytesIO
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from seen.apps.casefile.actions import bar
from seen.apps.casefile.queries import NoSuchChild
from seen.apps.chronology.actions import files
from seen.apps.chronology.actions.note import confirm_kinds, note
from seen.apps.chronology.actions.pending import take_in
from seen.apps.chronology.drafts import Draft
from seen.apps.chronology.models import Entry, ImportFile
from seen.apps.identity.actions.sign_in import strengthen_password
from seen.apps.identity.models import User
from seen.apps.people.models import Household
from seen.core.dates.partial import PartialDate
from seen.core.refusals import Refusal
from seen.kit.actions import Acting, writing
from seen.kit.audit import chain
from seen.kit.database.many import collector_off, insert_many
from tests.builders.casefile import involved
from tests.builders.children import NOW, SERVICE, TODAY, a_child, all_sight
from tests.builders.staff import a_worker

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("nobody", [None, uuid4()])
def test_nobody_is_barred_who_has_no_account(nobody):
    with pytest.raises(Refusal, match="Choose somebody with an account"):
        bar(SERVICE, sight=all_sight(a_child().id), user=nobody, words="A neighbour", at=NOW)


def test_charlie_brings_no_file_to_a_child_whom_he_does_not_know():
    charlie = a_worker("Charlie Wold")
    with pytest.raises(NoSuchChild):
        take_in(charlie, child=a_child().id, file=BytesIO(b"date\n"), name="x.csv", key=uuid4(), now=timezone.now())


def test_a_file_that_corrects_what_somebody_corrected_meanwhile_is_sent_again(monkeypatch):
    def quicker(*_):
        raise IntegrityError("entry_superseded_once")

    monkeypatch.setattr(files, "update_many", quicker)
    with pytest.raises(files.BroughtMeanwhile, match="Send the file again"):
        files._supersede(files.Staged(ImportFile()))


def test_inserting_nothing_is_nothing():
    insert_many(Entry, [])
    assert not Entry.objects.exists()


def test_the_collector_stays_off_where_it_was_off():
    with collector_off():
        with collector_off():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_the_head_of_the_chain_is_its_last_line():
    assert chain.head() == (0, chain.START, None)
    a_child()
    seq, mac, at = chain.head()
    assert (seq > 0, len(mac), at is not None) == (True, 64, True)


def test_a_password_stored_under_older_settings_is_stored_anew():
    alice = a_worker("Alice Fern")
    strengthen_password(alice, password="a long enough pass phrase")
    assert User.objects.get(id=alice.id).check_password("a long enough pass phrase")


def test_a_note_whose_kind_was_said_is_corrected_and_not_said_again():
    alice, child = a_worker("Alice Fern"), a_child()
    involved(alice, child)
    draft = Draft(kind="note.observation", on=PartialDate.day(TODAY), text="Hungry again", source_type="observed")
    account = note(alice, children=[child.id], draft=draft, account=uuid4(), now=NOW).account
    confirm_kinds(alice, account=account, kinds=["food.concern"], details={}, now=NOW)
    with pytest.raises(Refusal, match="This note was changed since"):
        confirm_kinds(alice, account=account, kinds=["hygiene.concern"], details={}, now=NOW)


def test_a_column_that_the_rows_leave_out_takes_its_default():
    with transaction.atomic(), writing(Acting("test", SERVICE)):
        insert_many(Household, [{"written_at": NOW, "written_by_id": None} for _ in range(2)])
    assert len(set(Household.objects.values_list("id", flat=True))) == 2
