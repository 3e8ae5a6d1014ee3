"""Database triggers, on SQLite and PostgreSQL: what bypasses actions is recorded, edits to the audit are refused.

One more writes the index of whom an entry is about, so that no entry can lack it and no page waits for it to be sent.
On SQLite a trigger asks the connection's own function seen_act(); a client that has none is refused. On PostgreSQL
it reads the setting seen.act, which lasts as long as the action's transaction.
"""

from collections.abc import Callable
from typing import Any

from django.apps import apps
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

from seen.kit.actions.acting import name_under_way

GUARDED_APPS = ("identity", "people", "casefile", "chronology", "sharing", "patterns", "assessments")
SEALED = ("audit_entry", "audit_about", "audit_bypass")
# As PostgreSQL writes the condition of our triggers.
WHEN = "FOR EACH ROW WHEN ((COALESCE(current_setting('seen.act'::text, true), ''::text) = ''::text))"
INDEX = "seen_index_audit_entry"
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


def wrong() -> list[str]:
    """Return the tables that lack a trigger they should have, or have one that does something else."""
    wanted = {f"seen_{op.lower()}_{table}": (table, op, key) for table, key in guarded_tables() for op in OPERATIONS}
    wanted |= {f"seen_seal_{op.lower()}_{table}": (table, op, "") for table in SEALED for op in ("UPDATE", "DELETE")}
    wanted[INDEX] = ("audit_entry", "INSERT", "")
    as_made = _as_made_on_sqlite() if connection.vendor == "sqlite" else _as_made_on_postgresql()
    return sorted({made[0] for name, made in wanted.items() if not as_made(name[:63], *made)})


def _as_made_on_sqlite() -> Callable[[str, str, str, str], bool]:
    """SQLite keeps the words of a trigger: they are those that we would write today."""
    ours = {statement for statement in _sqlite(guarded_tables()) if statement.startswith("CREATE")}
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        there = dict(cursor.fetchall())
    return lambda name, *_: there.get(name) in ours


def _as_made_on_postgresql() -> Callable[[str, str, str, str], bool]:
    """PostgreSQL writes a trigger anew in words of its own, and keeps the body of its function as given."""
    made = (statement.split("$body$") for statement in _postgresql([]) if "$body$" in statement)
    bodies = {head.split("()")[0].split()[-1]: body for head, body, _ in made}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT t.tgname, c.relname, p.proname, p.prosrc, pg_get_triggerdef(t.oid) FROM pg_trigger t "
            "JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid "
            "WHERE NOT t.tgisinternal AND t.tgenabled = 'O'"
        )
        there = {name: made for name, *made in cursor.fetchall()}

    def as_made(name: str, table: str, op: str, key: str) -> bool:
        its_table, function, body, words = there.get(name, ("", "", "", ""))
        if key:
            ours, when, end = "seen_bypass", f"AFTER {op}", f"{WHEN} EXECUTE FUNCTION seen_bypass('{key}')"
        elif name == INDEX:
            ours, when, end = "seen_index", f"AFTER {op}", "FOR EACH ROW EXECUTE FUNCTION seen_index()"
        else:
            ours, when, end = "seen_seal", f"BEFORE {op}", "FOR EACH ROW EXECUTE FUNCTION seen_seal()"
        right = function == ours and body == bodies[ours] and its_table == table
        return right and f" {when} ON " in words and words.endswith(end)

    return as_made


def lost_lines() -> int:
    """Return how many lines of audit_bypass were taken out: SQLite counts what it gave; PostgreSQL can not."""
    if connection.vendor != "sqlite":
        return 0
    with connection.cursor() as cursor:
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = 'audit_bypass'")
        given = cursor.fetchone()
        cursor.execute("SELECT count(*) FROM audit_bypass")
        left: int = cursor.fetchone()[0]
    return max(0, int(given[0] if given else 0) - left)


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
    out.append(f'DROP TRIGGER IF EXISTS "{INDEX}"')
    out.append(
        f'CREATE TRIGGER "{INDEX}" AFTER INSERT ON "audit_entry" BEGIN INSERT INTO audit_about (entry_id, child) '
        "SELECT NEW.seq, replace(value, '-', '') FROM json_each(NEW.about); END"
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
        """CREATE OR REPLACE FUNCTION seen_index() RETURNS trigger LANGUAGE plpgsql AS $body$
        BEGIN
          INSERT INTO audit_about (entry_id, child)
          SELECT NEW.seq, child::uuid FROM jsonb_array_elements_text(NEW.about) AS child;
          RETURN NULL;
        END $body$""",
        f'CREATE OR REPLACE TRIGGER "{INDEX}" AFTER INSERT ON "audit_entry" FOR EACH ROW EXECUTE FUNCTION seen_index()',
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
