"""The audit's chain: written with each act, refused any change, and honest about tampering."""

from uuid import UUID

import pytest
from django.conf import settings
from django.db import DatabaseError, connection, transaction

from seen.apps.identity.models import Authority
from seen.core.access.viewer import system
from seen.kit.actions import action, current
from seen.kit.audit import chain, heads
from seen.kit.audit.models import About, Bypass, Entry
from seen.kit.audit.triggers import install
from seen.kit.audit.verify import verify

pytestmark = pytest.mark.django_db(transaction=True)


@action("test.found_authority", needs=None)
def found_authority(viewer, *, name):
    current().note(length=len(name))
    return Authority.objects.create(name=name)


def three_acts():
    for name in ("Northmarsh", "Eastmarsh", "Westmarsh"):
        found_authority(system("a test"), name=name)


def unsealed(statement, *args):
    """Tamper as somebody with rights over the database would: triggers off, change, triggers on."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET session_replication_role = replica")
            cursor.execute(statement, args)
            cursor.execute("SET session_replication_role = DEFAULT")
        else:
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'seen_seal%'")
            seals = cursor.fetchall()
            for name, _ in seals:
                cursor.execute(f'DROP TRIGGER "{name}"')
            cursor.execute("PRAGMA foreign_keys = OFF")
            cursor.execute(statement, args)
            for _, sql in seals:
                cursor.execute(sql)


def test_each_act_leaves_one_entry_that_says_who_and_why():
    three_acts()
    entries = list(Entry.objects.all())
    assert [entry.seq for entry in entries] == [1, 2, 3]
    assert entries[0].name == "test.found_authority"
    assert entries[0].why == "a test"
    assert verify().ok


def test_a_crash_leaves_neither_row_nor_entry():
    @action("test.crash", needs=None)
    def crash(viewer):
        Authority.objects.create(name="Nowhere")
        raise RuntimeError("stop")

    with pytest.raises(RuntimeError):
        crash(system("a test"))
    assert not Authority.objects.exists()
    assert not Entry.objects.exists()


def test_an_act_whose_audit_cannot_be_written_is_undone(monkeypatch):
    def full(**_):
        raise OSError("disk full")

    monkeypatch.setattr(chain, "append", full)
    with pytest.raises(OSError, match="disk full"):
        found_authority(system("a test"), name="Northmarsh")
    assert not Authority.objects.exists()


@pytest.mark.parametrize("statement", ["UPDATE audit_entry SET name = 'x'", "DELETE FROM audit_entry"])
def test_the_database_refuses_any_change(statement):
    three_acts()
    with pytest.raises(DatabaseError, match="cannot be changed"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


TAMPERINGS = {
    "an edit": ("UPDATE audit_entry SET actor_name = 'Somebody else' WHERE seq = 2",),
    "a deletion": ("DELETE FROM audit_entry WHERE seq = 2",),
    "a reordering": (
        "UPDATE audit_entry SET seq = 99 WHERE seq = 2",
        "UPDATE audit_entry SET seq = 2 WHERE seq = 3",
        "UPDATE audit_entry SET seq = 3 WHERE seq = 99",
    ),
    "an insertion": (
        "INSERT INTO audit_entry (seq, at, kind, name, actor_kind, actor_name, agency_name, about, detail, why, mac) "
        "SELECT 4, at, kind, name, actor_kind, actor_name, agency_name, about, detail, why, mac "
        "FROM audit_entry WHERE seq = 3",
    ),
    "a tail cut off": ("DELETE FROM audit_entry WHERE seq = 3",),
}


@pytest.mark.parametrize("what", TAMPERINGS)
def test_tampering_is_found(what):
    three_acts()
    last = Entry.objects.get(seq=3)
    heads.copy(last.seq, last.mac, last.at)
    assert verify().ok
    for statement in TAMPERINGS[what]:
        unsealed(statement)
    assert not verify().ok


def test_a_chain_made_anew_with_another_key_is_found(settings):
    three_acts()
    settings.AUDIT_KEY = "another key"
    assert not verify().ok


def test_a_write_past_the_actions_is_recorded():
    Authority.objects.create(name="Past the actions")
    Authority.objects.update(name="Changed past the actions")
    Authority.objects.all().delete()
    assert sorted(Bypass.objects.values_list("operation", flat=True)) == ["DELETE", "INSERT", "UPDATE"]
    assert "3 writes were made past the actions" in " ".join(verify().wrong)


def test_a_lost_trigger_is_found():
    with connection.cursor() as cursor:
        on = " ON identity_authority" if connection.vendor == "postgresql" else ""
        cursor.execute(f"DROP TRIGGER seen_insert_identity_authority{on}")
    assert any("identity_authority" in wrong for wrong in verify().wrong)
    install()
    assert verify().ok


def test_the_index_names_each_child_whom_an_entry_is_about():
    children = [UUID(int=1), UUID(int=2)]

    @action("test.about_two", needs=None)
    def about_two(viewer):
        current().concerns(*children)

    about_two(system("a test"))
    three_acts()
    assert sorted(About.objects.values_list("entry_id", "child")) == [(1, children[0]), (1, children[1])]
    assert verify().ok


@pytest.mark.parametrize("statement", ["DELETE FROM audit_about", "UPDATE audit_about SET entry_id = 2"])
def test_an_index_that_was_changed_is_found(statement):
    test_the_index_names_each_child_whom_an_entry_is_about()
    unsealed(statement)
    assert any("index of entry 1" in wrong for wrong in verify().wrong)


def test_a_lost_trigger_of_the_index_is_found():
    with connection.cursor() as cursor:
        on = " ON audit_entry" if connection.vendor == "postgresql" else ""
        cursor.execute(f"DROP TRIGGER seen_index_audit_entry{on}")
    assert any("audit_entry" in wrong for wrong in verify().wrong)
    install()
    assert verify().ok


def test_the_head_is_copied_at_most_once_a_minute(monkeypatch):
    monkeypatch.setattr(heads, "_last", 0.0)
    three_acts()
    assert [seq for seq, _ in heads.copied()] == [1]
    assert settings.AUDIT_HEADS.exists()
