"""What every test shares: no network, and a database that can be emptied between tests although its audit is sealed."""

import os
from collections.abc import Iterator
from contextlib import nullcontext
from itertools import count
from pathlib import Path
from unittest.mock import patch

import hypothesis
import pytest
from django.conf import settings
from django.db import connection
from django.test import TransactionTestCase, override_settings
from pytest_socket import disable_socket, enable_socket

# The same examples on every run, so that a change is refused for what it did; SEEN_EXAMPLES=new looks further. No
# deadline: time is measured by benchmarks, and a busy machine is no fault of the code.
hypothesis.settings.register_profile("same", derandomize=True, deadline=None)
hypothesis.settings.register_profile("new", derandomize=False, deadline=None)
hypothesis.settings.load_profile(os.environ.get("SEEN_EXAMPLES", "same"))


@pytest.fixture(autouse=True)
def _no_network() -> Iterator[None]:
    disable_socket(allow_unix_socket=True)
    yield
    enable_socket()


@pytest.fixture(autouse=True, scope="session")
def _static_as_it_lies() -> Iterator[None]:
    """Pages name static files without `collectstatic`, which only a running service has done."""
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    quick = ["tests.builders.quick_hashing.QuickArgon2"]
    with override_settings(STORAGES=settings.STORAGES | {"staticfiles": plain}, PASSWORD_HASHERS=quick):
        yield


@pytest.fixture(scope="session")
def _heads(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """One folder for all: to make a folder for each of thousands of tests, pytest reads all that it made before."""
    folder = tmp_path_factory.mktemp("heads")
    return (folder / f"{number}.jsonl" for number in count())


@pytest.fixture(autouse=True)
def _own_heads(settings, _heads) -> None:
    settings.AUDIT_HEADS = next(_heads)


@pytest.fixture
def reactions_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Run what comes after an act at the end of the act: the commit that a test in one transaction never reaches."""
    monkeypatch.setattr("seen.kit.actions.reactions.transaction.on_commit", lambda reaction: reaction())


def _deletes(_style: object, tables: list[str], **_: object) -> list[str]:
    return [f'DELETE FROM "{table}"' for table in tables]


def _empty_database(self: TransactionTestCase, *, _ordinary=TransactionTestCase._fixture_teardown) -> None:
    """Empty the tables as an owner of the database would have to: seals off, out, seals on."""
    from seen.kit.audit.triggers import install

    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET session_replication_role = replica")
        else:
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'seen_%'")
            for (name,) in cursor.fetchall():
                cursor.execute(f'DROP TRIGGER "{name}"')
    # PostgreSQL's TRUNCATE makes every file of every table and index anew, to take out a few rows.
    with patch.object(connection.ops, "sql_flush", _deletes) if connection.vendor == "postgresql" else nullcontext():
        _ordinary(self)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET session_replication_role = DEFAULT")
        else:
            cursor.execute("DELETE FROM sqlite_sequence WHERE name = 'audit_bypass'")
    install()


TransactionTestCase._fixture_teardown = _empty_database
