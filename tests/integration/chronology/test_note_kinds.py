"""Kinds suggested while a note is typed: stored nowhere, tied to no child, and ticked by the writer alone."""

import pytest
from django.db import connection
from django.urls import reverse

from seen.apps.chronology.models import Entry
from seen.apps.chronology.queries.sight import standing
from seen.core.access.permission import Role
from seen.kit.audit.models import Entry as AuditEntry
from tests.builders.entries import a_scene, a_user, written
from tests.builders.notes import a_visitor, noting
from tests.integration.test_reading_writes_nothing import Writes

pytestmark = pytest.mark.django_db
WORDS = {"text": "Hungry, and no coat. Was not brought to clinic", "worry": "worry", "band": "5-10"}


@pytest.fixture
def scene():
    return a_scene()


@pytest.fixture
def alice(scene):
    return a_visitor(scene.alice)


def suggested(client, **said):
    return client.post(reverse("note_kinds"), WORDS | said)


def noted(child):
    return standing(Entry.objects.filter(child=child)).get(text__startswith="Hungry")


def test_the_words_suggest_with_the_reason_and_nothing_is_ticked(alice):
    page = suggested(alice).content.decode()
    assert "Hungry at school" in page
    assert "Worry about clothing: you wrote “no coat”" in page
    assert "checked" not in page
    assert "Which service?" not in page


def test_what_a_ticked_kind_must_carry_is_asked(alice):
    page = suggested(alice, kinds=["appointment.not_brought"]).content.decode()
    assert "Which service?" in page
    assert page.count("checked") == 1
    assert "write which" not in page, "what is missing is no error while somebody types"
    page = suggested(alice, kinds=["appointment.not_brought"], **{"appointment.not_brought:service": "dentist"})
    assert 'value="dentist"' in page.content.decode()


def test_what_goes_well_suggests_no_worry_and_nothing_suggests_nothing(alice):
    assert "Hungry at school" not in suggested(alice, worry="strength").content.decode()
    assert "seen-chip" not in suggested(alice, text="Fine", band="nonsense").content.decode()


def test_a_kind_that_only_a_few_may_see_says_so(alice):
    page = suggested(alice, text="She has self-harmed", band="11-15").content.decode()
    assert "It closes the note to all but you" in page


def test_nothing_is_stored_and_no_line_is_written(alice):
    before = AuditEntry.objects.count()
    with connection.execute_wrapper(writes := Writes()):
        suggested(alice)
    assert writes.seen == []
    assert AuditEntry.objects.count() == before
    assert alice.get(reverse("note_kinds")).status_code == 405


def test_somebody_who_may_not_record_and_somebody_not_signed_in_are_refused(scene, client):
    counts = written(lambda: a_user("Petra", scene.school, Role.PARTNERSHIP))
    assert suggested(a_visitor(counts)).status_code == 403
    assert suggested(client).status_code in {302, 403}


def test_charlie_learns_of_no_child_by_it(scene):
    assert "Amir" not in suggested(a_visitor(scene.charlie), text="Amir was hungry").content.decode()


def test_the_kinds_ticked_are_the_notes_kinds(alice, scene):
    noting(alice, scene.amir, text="Hungry, and no coat", kinds=["school.hungry", "clothing.concern"])
    entry = noted(scene.amir)
    assert (entry.kind, entry.also, entry.supersedes) == ("school.hungry", "clothing.concern", None)


def test_what_they_must_carry_is_kept_or_asked_with_everything_typed_still_there(alice, scene):
    said = {"text": "Hungry, was not brought to clinic", "kinds": ["appointment.not_brought"]}
    page = noting(alice, scene.amir, **said).content.decode()
    assert "Not brought to an appointment: write which" in page
    assert "Which service?" in page
    assert not Entry.objects.filter(text__startswith="Hungry").exists()
    noting(alice, scene.amir, **said, **{"appointment.not_brought:service": "dentist"})
    assert (noted(scene.amir).kind, noted(scene.amir).detail["service"]) == ("appointment.not_brought", "dentist")


def test_a_kind_that_the_words_no_longer_suggest_is_let_go(alice, scene):
    noting(alice, scene.amir, text="Hungry again this morning", kinds=["clothing.concern", "no.such"])
    assert noted(scene.amir).kind == "note.observation"
