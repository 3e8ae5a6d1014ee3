"""The index of words behind search: FTS5 on SQLite, tsvector on PostgreSQL. Made anew, harmlessly, after each migrate.

It holds what entries, their held-back parts and disagreements say. Who may find what is decided by `queries.search`
alone: nothing is asked here without a filter of sight.

On SQLite the words of a file's rows go in by the thousand, before the file is accepted: one by one they took longer
than all else that is stored of a row.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection


@dataclass(frozen=True, slots=True)
class Source:
    """A table whose words are searched: the column of its entry, of its part if any, of text, and of JSON if any."""

    table: str
    entry: str
    part: str
    columns: tuple[str, ...]
    json: str


ENTRIES = Source("chronology_entry", "id", "", ("text", "action", "outcome", "source", "person"), "detail")
DISAGREEMENTS = Source("chronology_disagreement", "entry_id", "", ("who", "words"), "")
PARTS = Source("chronology_part", "entry_id", "id", (), "value")
SOURCES = (ENTRIES, DISAGREEMENTS, PARTS)
PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~–—‘’“”…·•"


def install(**_: Any) -> None:
    """Put the index and its triggers in place. A table that a migration made anew has lost its triggers."""
    if not {source.table for source in SOURCES} <= set(connection.introspection.table_names()):
        return
    with connection.cursor() as cursor:
        for statement in _sqlite() if connection.vendor == "sqlite" else _postgresql():
            cursor.execute(statement)


def index_staged(file: UUID, *, after: int = 0, at_once: int = 2_000) -> int | None:
    """Make some rows of a file findable that is not accepted yet, in the caller's transaction, from row `after` on.

    Returns what `after` is next time, None once there is no row left. PostgreSQL indexes each row by itself.
    """
    if connection.vendor != "sqlite":
        return None
    with connection.cursor() as cursor:
        span = "SELECT rowid FROM chronology_entry WHERE file_id = %s AND rowid > %s ORDER BY rowid LIMIT %s"
        cursor.execute(f"SELECT max(rowid) FROM ({span})", [file.hex, after, at_once])
        last: int | None = cursor.fetchone()[0]
        if last is None:
            return None
        cursor.execute("SELECT coalesce(max(id), 0) FROM chronology_indexed")
        before = cursor.fetchone()[0]
        for source in (ENTRIES, PARTS):
            cursor.execute(_add_staged(source), [file.hex, after, last])
            cursor.execute(_add_words(source), [before])
        return last


def _add_staged(source: Source) -> str:
    part = f"r.{source.part}" if source.part else "NULL"
    entries = "" if source is ENTRIES else f"JOIN {source.table} r ON r.{source.entry} = e.id"
    row = "e" if source is ENTRIES else "r"
    return (
        f"INSERT INTO chronology_indexed (entry, part, source_row) SELECT e.id, {part}, {row}.id "
        f"FROM chronology_entry e {entries} WHERE e.file_id = %s AND e.rowid > %s AND e.rowid <= %s ORDER BY e.rowid"
    )


def _add_words(source: Source) -> str:
    kind = "NOT NULL" if source.part else "NULL"
    return (
        f"INSERT INTO chronology_words (rowid, words) SELECT i.id, {_words(source, 'r')} FROM chronology_indexed i "
        f"JOIN {source.table} r ON r.id = i.source_row WHERE i.id > %s AND i.part IS {kind} ORDER BY i.id"
    )


def _sqlite() -> Iterator[str]:
    """A contentless index keeps no second copy of the words; `chronology_indexed` says whose each row is."""
    yield (
        "CREATE TABLE IF NOT EXISTS chronology_indexed "
        "(id INTEGER PRIMARY KEY, entry TEXT NOT NULL, part TEXT, source_row TEXT NOT NULL UNIQUE)"
    )
    yield (
        "CREATE VIRTUAL TABLE IF NOT EXISTS chronology_words "
        "USING fts5(words, content='', tokenize='porter unicode61 remove_diacritics 2')"
    )
    for source in SOURCES:
        add, take = _add(source), _take(source)
        watched = ", ".join(filter(None, [*source.columns, source.json]))
        for event, steps in (("INSERT", add), (f"UPDATE OF {watched}", take + add), ("DELETE", take)):
            name = f"words_{event.split()[0].lower()}_{source.table}"
            yield f"DROP TRIGGER IF EXISTS {name}"
            when = _findable(source) if event == "INSERT" else ""
            yield f"CREATE TRIGGER {name} AFTER {event} ON {source.table} {when} BEGIN {steps} END"


def _findable(source: Source) -> str:
    """Return SQL: not a row of a file that waits to be accepted."""
    file = (
        "NEW.file_id" if source is ENTRIES else f"(SELECT file_id FROM chronology_entry WHERE id = NEW.{source.entry})"
    )
    waiting = f"SELECT 1 FROM chronology_importfile WHERE id = {file} AND accepted_at IS NULL"
    return f"WHEN NOT EXISTS ({waiting})"


def _add(source: Source) -> str:
    part = f"NEW.{source.part}" if source.part else "NULL"
    return (
        f"INSERT INTO chronology_indexed (entry, part, source_row) VALUES (NEW.{source.entry}, {part}, NEW.id); "
        f"INSERT INTO chronology_words (rowid, words) VALUES (last_insert_rowid(), {_words(source, 'NEW')}); "
    )


def _take(source: Source) -> str:
    """FTS5 takes a row out of a contentless index only when told again what the row said."""
    return (
        f"INSERT INTO chronology_words (chronology_words, rowid, words) "
        f"SELECT 'delete', id, {_words(source, 'OLD')} FROM chronology_indexed WHERE source_row = OLD.id; "
        f"DELETE FROM chronology_indexed WHERE source_row = OLD.id; "
    )


def _words(source: Source, row: str) -> str:
    said = [f"{row}.{column}" for column in source.columns]
    if source.json:
        held = f"{row}.{source.json}"
        leaves = f"coalesce((SELECT group_concat(atom, ' ') FROM json_tree({held})), '')"
        said.append(f"CASE {held} WHEN '{{}}' THEN '' ELSE {leaves} END")
    return " || ' ' || ".join(said)


def _postgresql() -> Iterator[str]:
    """English stems with no word left out (“not” and “no” matter here), accents folded, punctuation set aside."""
    for made in (
        "DICTIONARY seen_stem (TEMPLATE = snowball, LANGUAGE = english)",
        "CONFIGURATION seen_english (COPY = english)",
    ):
        there = "EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL"
        yield f"DO $$ BEGIN CREATE TEXT SEARCH {made}; {there}; END $$"
    yield "ALTER TEXT SEARCH CONFIGURATION seen_english ALTER MAPPING REPLACE english_stem WITH seen_stem"
    signs = PUNCTUATION.replace("'", "''")
    yield (
        "CREATE OR REPLACE FUNCTION seen_words(said text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS "
        f"$body$ SELECT to_tsvector('public.seen_english', regexp_replace(normalize(translate(said, '{signs}', "
        f"'{' ' * len(PUNCTUATION)}'), NFKD), '[\\u0300-\\u036f]', '', 'g')) $body$"
    )
    yield (
        "CREATE OR REPLACE FUNCTION seen_leaves(held jsonb) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS "
        "$body$ SELECT coalesce(string_agg(leaf #>> '{}', ' '), '') FROM jsonb_path_query(held, 'strict $.**') leaf "
        "WHERE jsonb_typeof(leaf) NOT IN ('object', 'array') $body$"
    )
    for source in SOURCES:
        index = f"CREATE INDEX IF NOT EXISTS {source.table}_words ON {source.table}"
        yield f"{index} USING gin ({vector(source)})"


def vector(source: Source) -> str:
    """Return PostgreSQL's expression of a row's words. Index and search must say the same, or the index lies idle."""
    leaves = [f"public.seen_leaves({source.json})"] if source.json else []
    return f"public.seen_words({' || chr(32) || '.join([*source.columns, *leaves])})"
