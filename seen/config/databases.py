"""Which database: SQLite unless SEEN_DATABASE=postgresql; then the usual PG* variables say where."""

import os
from pathlib import Path
from typing import Any


def databases(home: Path) -> dict[str, dict[str, Any]]:
    """Return Django's DATABASES."""
    if os.environ.get("SEEN_DATABASE", "sqlite") == "postgresql":
        return {"default": postgresql()}
    home.mkdir(parents=True, exist_ok=True)
    return {"default": sqlite(home / "seen.sqlite3")}


def sqlite(path: Path) -> dict[str, Any]:
    """SQLite as one file.

    IMMEDIATE, because a transaction that reads and then writes fails under load otherwise; synchronous=FULL,
    because NORMAL lost acknowledged records in a simulated power cut.
    """
    pragmas = (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
        "PRAGMA busy_timeout=20000; PRAGMA cache_size=-20000; PRAGMA temp_store=MEMORY;"
    )
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": pragmas},
        "CONN_MAX_AGE": None,
    }


def postgresql() -> dict[str, Any]:
    """PostgreSQL with psycopg's pool (SEEN_POOL=0 turns it off, as the tests need)."""
    pool = {"pool": {"min_size": 1, "max_size": 8}} if os.environ.get("SEEN_POOL", "1") == "1" else {}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": os.environ.get("PGDATABASE", "seen"),
        "USER": os.environ.get("PGUSER", ""),
        "PASSWORD": os.environ.get("PGPASSWORD", ""),
        "HOST": os.environ.get("PGHOST", ""),
        "PORT": os.environ.get("PGPORT", ""),
        "OPTIONS": pool,
        "CONN_MAX_AGE": 0,
    }
