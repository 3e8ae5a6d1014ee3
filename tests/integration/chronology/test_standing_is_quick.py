"""What stands is found through an index: searching the table for each entry once made a long record unreadable."""

from uuid import uuid4

import pytest
from django.db import connection

from seen.apps.chronology.models import Entry
from seen.apps.chronology.queries.sight import standing

pytestmark = pytest.mark.django_db


def test_whether_an_entry_is_superseded_is_looked_up_and_never_searched_for():
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")
    plan = standing(Entry.objects.filter(child=uuid4())).explain()
    assert "entry_superseded_once" in plan
    assert "SCAN U0" not in plan
