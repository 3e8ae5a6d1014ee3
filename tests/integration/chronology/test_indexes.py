"""What every page of a story asks is answered from an index: without it each entry is compared with all entries."""

import pytest
from django.db import connection

from seen.apps.casefile.models import Task
from seen.apps.chronology.models import Entry
from seen.apps.chronology.queries.sight import standing

pytestmark = pytest.mark.django_db


def plan(rows) -> str:
    """How the database would answer. PostgreSQL reads a small table whole unless it may not."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")
    return rows.explain()


def test_whether_something_supersedes_an_entry() -> None:
    assert "entry_superseded_once" in plan(standing(Entry.objects.all()))


def test_whether_a_thing_is_owed_already() -> None:
    assert "task_once_per_thing" in plan(
        Task.objects.filter(kind="finding", about="6f9e1c1e-0000-4000-8000-000000000000")
    )
