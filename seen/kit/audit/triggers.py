"""Database triggers, on SQLite and PostgreSQL: what bypasses actions is recorded, edits to the audit are refused.

On SQLite a trigger asks the connection's own function seen_act(); a client that has none is refused. On PostgreSQL
it reads the setting seen.act, which lasts as long as the action's transaction.
"""

from typing import Any

from django.apps import apps
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

from seen.kit.actions.acting import name_under_way

GUARDED_APPS = ("identity", "people", "casefile", "chronology", "sharing", "patterns")
SEALED = ("audit_entry", "audit_about")
OPERATIONS = {"INSERT": "NEW", "UPDATE": "NEW", "DELETE": "OLD"}


def name_the_act(connection: BaseDatabaseWrapper, **_: Any) -> None:
    """Give a new SQLite connection the function that its triggers call."""
    if connection.vendor == "sqlite":
        connection.connection.create_function("seen_act", 0, name_under_way)


def guarded_tables() -> list[tuple[str, str]]:
    """Return every table of ours with its key column."""
    return sorted(
        (model._meta.db_table, str(model._meta.pk.column))
        for label in GUARDED_APPS
        if apps.is_installed(f"seen.apps.{label}")
        for model in apps.get_app_config(label).get_models(include_auto_created=True)
    )


def install(**_: Any) -> None:
    """Put every trigger in place anew. Runs after each migrate; harmless when repeated."""
    tables = set(connection.introspection.table_names())
    if not {"audit_entry", "audit_bypass"} <= tables:
        return
    make = _sqlite if connection.vendor == "sqlite" else _postgresql
    with connection.cursor() as cursor:
        for statement in make([(t, key) for t, key in guarded_tables() if t in tables]):
            cursor.execute(statement)


def missing() -> list[str]:
    """Return the tables that lack a trigger they should have."""
    wanted = {f"seen_{op.lower()}_{table}": table for table, _ in guarded_tables() for op in OPERATIONS}
    wanted |= {f"seen_seal_{op.lower()}_{table}": table for table in SEALED for op in ("UPDATE", "DELETE")}
    query = (
        "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        if connection.vendor == "sqlite"
        else "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'O'"
    )
    with connection.cursor() as cursor:
        cursor.execute(query)
        there = {row[0] for row in cursor.fetchall()}
    return sorted({table for name, table in wanted.items() if name[:63] not in there})


def _sqlite(tables: list[tuple[str, str]]) -> list[str]:
    out = []
    for table, key in tables:
        for op, row in OPERATIONS.items():
            name = f"seen_{op.lower()}_{table}"[:63]
            out.append(f'DROP TRIGGER IF EXISTS "{name}"')
            out.append(
                f'CREATE TRIGGER "{name}" AFTER {op} ON "{table}" WHEN seen_act() = \'\' BEGIN '
                f'INSERT INTO audit_bypass (at, "table", operation, row) VALUES '
                f"(strftime('%Y-%m-%d %H:%M:%f', 'now'), '{table}', '{op}', {row}.\"{key}\"); END"
            )
    for table in SEALED:
        for op in ("UPDATE", "DELETE"):
            name = f"seen_seal_{op.lower()}_{table}"
            out.append(f'DROP TRIGGER IF EXISTS "{name}"')
            out.append(
                f'CREATE TRIGGER "{name}" BEFORE {op} ON "{table}" '
                f"BEGIN SELECT RAISE(ABORT, 'The audit cannot be changed.'); END"
            )
    return out


def _postgresql(tables: list[tuple[str, str]]) -> list[str]:
    out = [
        """CREATE OR REPLACE FUNCTION seen_bypass() RETURNS trigger LANGUAGE plpgsql AS $body$
        DECLARE touched jsonb;
        BEGIN
          touched := CASE WHEN TG_OP = 'DELETE' THEN to_jsonb(OLD) ELSE to_jsonb(NEW) END;
          INSERT INTO audit_bypass (at, "table", operation, row)
          VALUES (clock_timestamp(), TG_TABLE_NAME, TG_OP, touched ->> TG_ARGV[0]);
          RETURN NULL;
        END $body$""",
        """CREATE OR REPLACE FUNCTION seen_seal() RETURNS trigger LANGUAGE plpgsql AS $body$
        BEGIN RAISE EXCEPTION 'The audit cannot be changed.'; END $body$""",
    ]
    for table, key in tables:
        for op in OPERATIONS:
            name = f"seen_{op.lower()}_{table}"[:63]
            out.append(
                f'CREATE OR REPLACE TRIGGER "{name}" AFTER {op} ON "{table}" FOR EACH ROW '
                f"WHEN (coalesce(current_setting('seen.act', true), '') = '') "
                f"EXECUTE FUNCTION seen_bypass('{key}')"
            )
    for table in SEALED:
        for op in ("UPDATE", "DELETE"):
            name = f"seen_seal_{op.lower()}_{table}"
            out.append(
                f'CREATE OR REPLACE TRIGGER "{name}" BEFORE {op} ON "{table}" FOR EACH ROW EXECUTE FUNCTION seen_seal()'
            )
        out.append(
            f'CREATE OR REPLACE TRIGGER "seen_seal_truncate_{table}" BEFORE TRUNCATE ON "{table}" '
            f"EXECUTE FUNCTION seen_seal()"
        )
    return out
