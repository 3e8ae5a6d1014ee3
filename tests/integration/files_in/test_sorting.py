"""Rows without a kind, sorted by their words for a whole batch at once: suggested, confirmed by a person, undone."""

import re
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from seen.apps.chronology.models import Entry, ImportFile
from seen.apps.chronology.queries import sorting
from seen.apps.chronology.queries.sight import standing
from seen.apps.patterns.models import Finding
from seen.core.access.permission import Role
from seen.kit.audit.models import Bypass
from seen.kit.audit.models import Entry as AuditEntry
from tests.builders.entries import a_user, works_with, written
from tests.builders.files_in import row
from tests.builders.notes import a_visitor

pytestmark = pytest.mark.django_db
KEY = re.compile(r'name="key" value="([^"]+)"')
ROWS = (
    ("06/03/2026", "DNA dental appt"),
    ("07/04/2026", "Did not attend dentist"),
    ("08/04/2026", "Nits again"),
    ("09/04/2026", "School photo day"),
    ("10/04/2026", "No missed appointments"),
    ("11/04/2026", "Hungry, no coat"),
)


@pytest.fixture
def file(sent):
    """Return the file that brought in the rows."""
    sent(*(row(on, text) for on, text in ROWS))
    return ImportFile.objects.get()


@pytest.fixture
def alice(scene):
    return a_visitor(scene.alice)


def entry(text):
    """Return the version that stands of a row."""
    return standing(Entry.objects.filter(text=text)).get()


def page(client, scene):
    return client.get(reverse("child_kinds", args=[scene.amir.id])).content.decode()


def key_of(client, scene, holds):
    """Return the key of the group whose suggestions hold a kind."""
    return next(key for key in KEY.findall(page(client, scene)) if holds in key)


def sorts(client, scene, texts, *, key, kinds=(), answer="kinds", **more):
    """Confirm rows of a group and return the answer."""
    rows = [str(entry.id) for entry in Entry.objects.filter(text__in=texts, supersedes=None)]
    sent = {"once": str(uuid4()), "key": key, "row": rows, "rows": rows, "kinds": kinds, "answer": answer} | more
    return client.post(reverse("child_kinds", args=[scene.amir.id]), sent)


DENTAL = [ROWS[0][1], ROWS[1][1]]
NOT_BROUGHT = "appointment.not_brought"


class TestSuggesting:
    def test_alike_rows_stand_together_with_the_words_that_led_to_it(self, file, alice, scene):
        words = page(alice, scene)
        assert "6 rows came in without a kind" in words
        assert "the words of 4 suggest one" in words
        assert "2 rows with “DNA”, “Did not attend”" in words
        assert "Not brought to an appointment" in words
        assert "Because of “DNA”" in words
        assert "School photo day" not in words
        assert "No missed appointments" not in words
        assert all(one.kind == "note.observation" for one in Entry.objects.all()), "nothing is taken from words alone"

    def test_where_words_leave_it_open_how_an_appointment_went_by_it_is_asked(self, file, alice, scene):
        words = page(alice, scene)
        assert "Appointment cancelled by the family" in words
        assert "Young person declined an appointment" in words
        assert "Which was it?" in words
        assert "Because of “DNA”, “Did not attend”. It counts as: worry." in words

    def test_what_a_kind_must_carry_is_read_from_the_words_and_shown(self, file, alice, scene):
        words = page(alice, scene)
        assert 'value="dentist"' in words
        assert "Read from “dental”" in words

    def test_a_file_has_its_own_page_and_says_so(self, file, alice, scene, sent):
        sent(row("12/04/2026", "Head lice"), name="other.csv", agency=scene.school)
        where = reverse("file_kinds", args=[file.id])
        assert where in alice.get(reverse("file", args=[file.id])).content.decode()
        words = alice.get(where).content.decode()
        assert "Nits again" in words
        assert "Head lice</" not in words
        assert "Head lice" in page(alice, scene)

    def test_a_kind_column_that_nobody_knows_is_read_too(self, alice, scene, sent):
        sent(("06/03/2026", "See letter", "Missed appt"), headings=("Date", "What happened", "Kind"))
        assert "Because of “Missed appt”" in page(alice, scene)

    def test_of_very_many_rows_a_page_looks_at_some(self, file, alice, scene, monkeypatch):
        monkeypatch.setattr("seen.apps.chronology.views.sorting.ROWS_LOOKED_AT", 3)
        words = page(alice, scene)
        assert "6 rows came in without a kind" in words
        assert "of the 3 looked at on this page, the words of 3 suggest one" in words
        assert "?page=2" in words

    def test_nothing_to_sort_is_said(self, alice, scene):
        assert "No row here has words that suggest a kind" in page(alice, scene)

    def test_only_some_hundred_rows_of_a_group_are_shown_at_once(self, file, alice, scene, monkeypatch):
        monkeypatch.setattr(sorting, "ROWS_AT_ONCE", 1)
        assert "1 more such rows come when these are sorted" in page(alice, scene)


class TestConfirming:
    def test_a_batch_is_one_act_and_every_row_stays_as_it_came(self, file, alice, scene):
        key = key_of(alice, scene, NOT_BROUGHT)
        answer = sorts(alice, scene, DENTAL, key=key, kinds=[NOT_BROUGHT], detail_service="dentist")
        assert answer.status_code == 302
        for text in DENTAL:
            made = entry(text)
            assert (made.kind, made.polarity, made.severity, made.detail["service"]) == (NOT_BROUGHT, -1, 1, "dentist")
            assert made.areas == "health"
            assert made.supersedes.kind == "note.observation"
            assert made.recorded == made.supersedes.recorded
        act = AuditEntry.objects.get(name="chronology.sort_kinds")
        assert act.detail["kinds"] == [NOT_BROUGHT]
        assert act.detail["entries"] == 2
        assert not Bypass.objects.exists()
        words = page(alice, scene)
        assert "DNA dental appt" not in words
        assert "4 rows came in without a kind" in words

    @pytest.mark.django_db(transaction=True)
    def test_the_patterns_look_again(self, scene, sent, alice):
        today = timezone.localdate()
        days = [(today - timezone.timedelta(days=back)).strftime("%d/%m/%Y") for back in (120, 90)]
        sent(*(row(on, text) for on, text in zip(days, DENTAL, strict=True)))
        assert not Finding.objects.filter(row=19).exists()
        key = key_of(alice, scene, NOT_BROUGHT)
        sorts(alice, scene, DENTAL, key=key, kinds=[NOT_BROUGHT], detail_service="dentist")
        assert Finding.objects.filter(row=19, child=scene.amir).exists()

    def test_several_kinds_of_one_telling_and_the_worry_leads(self, file, alice, scene):
        key = key_of(alice, scene, "clothing.concern")
        sorts(alice, scene, ["Hungry, no coat"], key=key, kinds=["clothing.concern", "school.hungry"])
        made = entry("Hungry, no coat")
        assert {made.kind, *made.also.split("|")} == {"clothing.concern", "school.hungry"}

    def test_a_row_that_said_how_it_counts_keeps_that(self, alice, scene, sent):
        sent(("06/03/2026", "Brought by mum to clinic", "-1"), headings=("Date", "What happened", "Polarity"))
        attended = "appointment.attended"
        sorts(alice, scene, ["Brought by mum to clinic"], key=attended, kinds=[attended], detail_service="clinic")
        assert (entry("Brought by mum to clinic").kind, entry("Brought by mum to clinic").polarity) == (attended, -1)

    def test_a_row_not_ticked_stays(self, file, alice, scene):
        key = key_of(alice, scene, NOT_BROUGHT)
        only = [str(entry(DENTAL[0]).id)]
        sorts(alice, scene, DENTAL, key=key, kinds=[NOT_BROUGHT], detail_service="dentist", rows=only)
        assert entry(DENTAL[0]).kind == NOT_BROUGHT
        assert entry(DENTAL[1]).kind == "note.observation"

    def test_none_of_these_is_never_suggested_again(self, file, alice, scene):
        key = key_of(alice, scene, "health.head_lice")
        answer = sorts(alice, scene, ["Nits again"], key=key, answer="none")
        assert answer.status_code == 302
        assert entry("Nits again").kind == "note.observation"
        words = page(alice, scene)
        assert "“Nits”" not in words
        story = alice.get(reverse("child_chronology", args=[scene.amir.id])).content.decode()
        assert "Corrected on" not in story, "looking at a row is no correction of what it says"

    def test_sent_twice_it_is_one_act(self, file, alice, scene):
        key, once = key_of(alice, scene, "health.head_lice"), str(uuid4())
        for _again in range(2):
            answer = sorts(alice, scene, ["Nits again"], key=key, kinds=["health.head_lice"], once=once)
            assert answer.status_code == 302
        assert Entry.objects.filter(text="Nits again").count() == 2

    def test_undone_by_correcting_it_waits_to_be_sorted_again(self, file, alice, scene):
        key = key_of(alice, scene, "health.head_lice")
        sorts(alice, scene, ["Nits again"], key=key, kinds=["health.head_lice"])
        made = entry("Nits again")
        undone = {"kind": "note.observation", "on": "8 April 2026", "text": "Nits again", "polarity": "0",
                  "why": "It was not", "once": str(uuid4())}  # fmt: skip
        assert alice.post(reverse("entry_correct", args=[made.id]), undone).status_code == 302
        assert "“Nits”" in page(alice, scene)

    def test_the_file_sent_again_doubles_nothing_and_undoes_nothing(self, file, alice, scene, sent):
        key = key_of(alice, scene, "health.head_lice")
        sorts(alice, scene, ["Nits again"], key=key, kinds=["health.head_lice"])
        account = sent(*(row(on, text) for on, text in ROWS))
        assert account["skipped"] == len(ROWS)
        assert entry("Nits again").kind == "health.head_lice"

    @pytest.mark.parametrize(
        ("more", "says"),
        [
            ({"kinds": []}, "or say that they are none of these"),
            ({"kinds": [NOT_BROUGHT], "detail_service": ""}, "Not brought to an appointment: say which"),
            ({"kinds": ["meeting.held"]}, "Choose from the answers shown"),
            ({"kinds": [NOT_BROUGHT], "detail_service": "dentist", "rows": []}, "Choose at least one row"),
        ],
    )
    def test_what_is_missing_is_asked_and_nothing_is_kept(self, file, alice, scene, more, says):
        answer = sorts(alice, scene, DENTAL, key=key_of(alice, scene, NOT_BROUGHT), **more)
        words = answer.content.decode()
        assert says in words
        assert "<title>Error:" in words
        assert entry(DENTAL[0]).kind == "note.observation"

    def test_rows_that_somebody_sorted_meanwhile_are_said_and_none_is_changed(self, file, alice, scene):
        key = key_of(alice, scene, NOT_BROUGHT)
        sorts(alice, scene, DENTAL[:1], key=key, kinds=[NOT_BROUGHT], detail_service="dentist")
        answer = sorts(alice, scene, DENTAL, key=key, kinds=[NOT_BROUGHT], detail_service="dentist")
        assert "Somebody corrected this before you" in answer.content.decode()
        assert entry(DENTAL[1]).kind == "note.observation"

    def test_rows_that_no_longer_stand_in_a_group_lead_to_looking_again(self, file, alice, scene):
        answer = sorts(alice, scene, DENTAL, key="nonsense", kinds=[NOT_BROUGHT])
        assert "These rows have changed since" in answer.content.decode()


class TestWhoMay:
    def test_another_agency_that_works_with_the_child_sorts_only_its_own(self, file, scene):
        bob = a_visitor(scene.bob)
        words = page(bob, scene)
        assert "6 more rows without a kind came from other agencies" in words
        assert "DNA dental appt" not in words
        answer = sorts(bob, scene, DENTAL, key=NOT_BROUGHT, kinds=[NOT_BROUGHT])
        assert "These rows have changed since" in answer.content.decode()
        assert entry(DENTAL[0]).kind == "note.observation"
        assert bob.get(reverse("file_kinds", args=[file.id])).status_code == 404

    def test_charlie_is_refused_and_finds_the_same_page_as_for_nothing(self, file, scene):
        charlie = a_visitor(scene.charlie)
        there = [reverse("child_kinds", args=[scene.amir.id]), reverse("file_kinds", args=[file.id])]
        nowhere = [reverse("child_kinds", args=[uuid4()]), reverse("file_kinds", args=[uuid4()])]
        assert len({charlie.get(where).content for where in there + nowhere}) == 1
        assert sorts(charlie, scene, DENTAL, key=NOT_BROUGHT, kinds=[NOT_BROUGHT]).status_code == 404
        assert entry(DENTAL[0]).kind == "note.observation"

    def test_a_colleague_is_shown_no_row_that_is_closed_to_them(self, file, scene):
        colleague = written(lambda: a_user("Cora", scene.school, Role.WORKER))
        written(lambda: works_with(scene.amir, colleague))
        assert "Nits again" in page(a_visitor(colleague), scene)
        written(lambda: Entry.objects.update(access="held"))
        assert "Nits again" not in page(a_visitor(colleague), scene)
        sorts(a_visitor(colleague), scene, ["Nits again"], key="health.head_lice", kinds=["health.head_lice"])
        assert entry("Nits again").kind == "note.observation"
