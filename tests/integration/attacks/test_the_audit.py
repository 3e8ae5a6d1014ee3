"""Tampering with the audit by somebody who may write SQL: what bypassed the actions, and the triggers themselves."""

import sqlite3

import pytest
from django.db import DatabaseError, connection, transaction

from seen.apps.identity.models import Authority
from seen.kit.audit.triggers import install
from seen.kit.audit.verify import verify

pytestmark = pytest.mark.django_db(transaction=True)


def run(*statements):
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


@pytest.mark.parametrize("statement", ["DELETE FROM audit_bypass", "UPDATE audit_bypass SET row = 'x'"])
def test_what_bypassed_the_actions_can_not_be_taken_out_or_changed(statement):
    Authority.objects.create(name="Past the actions")
    with pytest.raises(DatabaseError, match="cannot be changed"), transaction.atomic():
        run(statement)
    assert not verify().ok


def without(name, table):
    return f'DROP TRIGGER "{name}"' + (f" ON {table}" if connection.vendor == "postgresql" else "")


def test_lines_taken_out_with_the_seals_off_are_missed():
    Authority.objects.create(name="Past the actions")
    run(without("seen_seal_delete_audit_bypass", "audit_bypass"), "DELETE FROM audit_bypass")
    assert any("audit_bypass" in each for each in verify().wrong)
    install()
    if connection.vendor == "sqlite":  # PostgreSQL's numbers have gaps of their own: docs/adr/0004
        assert any("1 lines were taken out" in each for each in verify().wrong)


def test_a_trigger_that_does_nothing_is_no_trigger():
    assert verify().ok
    name, table = "seen_insert_identity_authority", "identity_authority"
    nothing = {
        "sqlite": f'CREATE TRIGGER "{name}" AFTER INSERT ON "{table}" BEGIN SELECT 1; END',
        "postgresql": f'CREATE TRIGGER "{name}" AFTER INSERT ON "{table}" FOR EACH ROW '
        "WHEN (coalesce(current_setting('seen.act', true), '') = 'x') EXECUTE FUNCTION seen_bypass('id')",
    }
    run(without(name, table), nothing[connection.vendor])
    assert any(table in each for each in verify().wrong)
    install()
    assert verify().ok


def test_another_client_can_not_write_on_sqlite():
    if connection.vendor == "sqlite":
        other = sqlite3.connect(connection.settings_dict["NAME"], uri=True)
        with pytest.raises(sqlite3.OperationalError, match="no such function: seen_act"):
            other.execute("INSERT INTO identity_authority (id, name) VALUES ('0', 'Nowhere')")
        other.close()
    else:  # a database owner who names an act writes unseen: docs/adr/0004
        with transaction.atomic():
            run("SELECT set_config('seen.act', 'anything', true)", "DELETE FROM identity_authority")
        assert verify().ok
