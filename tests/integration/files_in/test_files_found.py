"""The words of a file are found once it is accepted, whatever its size, and never before."""

from uuid import uuid4

import pytest
from django.db import connection

from seen.apps.casefile import queries as casefile
from seen.apps.chronology.actions import files, staging
from seen.apps.chronology.models import Entry
from seen.apps.chronology.queries.search import search
from seen.core.access.viewer import system
from tests.builders.entries import TODAY, written
from tests.builders.files_in import row

pytestmark = pytest.mark.django_db
HEADINGS = ("Date", "What happened", "Child's words")
ROWS = [(f"{day} May 2021", f"A fall by the gate{day}", f"It was windy{day}") for day in range(1, 8)]


def found(scene, typed):
    sight = casefile.sight(system("a test"), scene.amir.id, as_of=TODAY)
    return {entry.text for entry in search(sight, typed)}


@pytest.mark.parametrize("at_once", [1, 3, 6, 7, 8])
def test_every_row_and_what_is_held_back_from_it_is_found_whatever_the_size_of_a_step(
    scene, sent, monkeypatch, at_once
):
    really = staging.index_staged
    monkeypatch.setattr(staging, "index_staged", lambda file, **at: really(file, **at, at_once=at_once))
    sent(*ROWS, headings=HEADINGS)
    for day in range(1, 8):
        assert found(scene, f"gate{day}") == {f"A fall by the gate{day}"}
        assert found(scene, f"windy{day}") == {f"A fall by the gate{day}"}


def test_rows_of_two_files_are_each_found_once(scene, sent):
    sent(row("1 May 2021", "By the gate"))
    sent(row("2 May 2021", "By the fence"))
    assert found(scene, "by the") == {"By the gate", "By the fence"}
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*), count(DISTINCT source_row) FROM chronology_indexed WHERE part IS NULL")
            assert len(set(cursor.fetchone())) == 1


def test_an_entry_that_joins_an_accepted_file_later_is_found_at_once(scene, sent):
    sent(row("1 May 2021", "By the gate"))
    old = Entry.objects.get(text="By the gate")

    def make():
        fields = {field.attname: getattr(old, field.attname) for field in Entry._meta.concrete_fields}
        new = Entry(**fields | {"id": uuid4(), "account": uuid4(), "text": "By the fence"})
        new.save(force_insert=True)

    written(make)
    assert found(scene, "fence") == {"By the fence"}


def test_of_a_file_that_failed_nothing_stays_in_the_index(scene, sent, monkeypatch):
    class Stopped(BaseException):
        """The process is told to end."""

    def stop(*args, **kwargs):
        raise Stopped

    monkeypatch.setattr(files, "accept_file", stop)
    with pytest.raises(Stopped):
        sent(*ROWS, headings=HEADINGS)
    assert found(scene, "gate1") == set()
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM chronology_indexed")
            assert cursor.fetchone() == (0,)
