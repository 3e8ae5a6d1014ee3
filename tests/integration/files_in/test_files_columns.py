"""What the columns of a file hold: guesses shown as guesses, said by a person, remembered for the agency's next one."""

import io
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from openpyxl import Workbook

from seen.apps.chronology.actions import columns as acts
from seen.apps.chronology.actions import pending
from seen.apps.chronology.columns import Columns
from seen.apps.chronology.models import Entry, ImportFile, PendingFile, SaidColumns
from seen.apps.chronology.queries.columns import held_in
from seen.apps.chronology.queries.file_pages import NoSuchFile
from seen.integrations.tabular.layout import BadLayout
from seen.kit.audit.models import Entry as Line
from tests.builders.entries import works_with, written

pytestmark = pytest.mark.django_db
ODD = "Noticed,The story so far,Shoe size\n1 May 2021,Amir came to school without a coat again,12\n"
AGAIN = "Shoe size,The story so far,Noticed\n13,Amir fell asleep in the middle of his lesson,2 May 2021\n"
SAID = {"column_0_0": "date", "column_0_1": "text", "column_0_2": ""}
ENCODED = "Date,What happened\n1 May 2021,Na\N{LATIN SMALL LETTER I WITH DIAERESIS}ve \N{DOUBLE DAGGER} \xd0\n"


@pytest.fixture
def choose(as_, scene):
    """Choose a file on the child's page and follow to where that leads."""

    def choosing(content, *, by=None, name="chronology.csv"):
        upload = SimpleUploadedFile(name, content if isinstance(content, bytes) else content.encode())
        page = reverse("child_files", args=[scene.amir.id])
        return as_(by or scene.alice).post(page, {"file": upload, "once": str(uuid4())}, follow=True)

    return choosing


@pytest.fixture
def say(client):
    """Say what the columns of the file that waits hold."""

    def saying(said=SAID, file=None):
        file = file or PendingFile.objects.get().id
        return client.post(reverse("file_columns", args=[file]), said, follow=True)

    return saying


def workbook(**sheets):
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


class TestAsking:
    def test_ordinary_headings_are_read_with_nobody_asked(self, choose):
        page = choose("Date,What happened\n1 May 2021,Came without a coat\n").content.decode()
        assert "Check before it comes in" in page
        assert "The columns were read as their headings say" in page

    def test_a_guess_is_shown_as_a_guess_with_its_reason_and_the_first_cells(self, choose):
        page = choose(ODD).content.decode()
        assert "Say what the columns hold" in page
        assert "Nearly every cell reads as a date." in page
        assert "A guess" in page
        assert "Not known" in page
        assert "Amir came to school without a coat again" in page
        assert not ImportFile.objects.exists(), "nothing is read on a guess"

    def test_what_somebody_says_is_what_is_read(self, choose, say):
        choose(ODD)
        page = say().content.decode()
        assert "Comes into the chronology (1)" in page
        assert "The columns were read as you said on" in page
        entry = Entry.objects.get()
        assert (entry.text, entry.on_earliest.isoformat()) == ("Amir came to school without a coat again", "2021-05-01")
        assert entry.detail["columns"] == {"Shoe size": "12"}

    def test_a_column_left_out_is_not_kept(self, choose, say):
        choose(ODD)
        say(SAID | {"column_0_2": "leave-out"})
        assert "columns" not in Entry.objects.get().detail

    @pytest.mark.parametrize(
        ("said", "answer"),
        [
            ({"column_0_0": ""}, "Say which column holds the date."),
            ({"column_0_1": ""}, "Say which column holds what happened."),
            ({"column_0_2": "date"}, "Two columns cannot both hold"),
            ({"column_0_2": "nonsense"}, "Select a valid choice"),
        ],
    )
    def test_what_cannot_be_read_so_is_asked_again_with_every_answer_kept(self, choose, say, said, answer):
        choose(ODD)
        page = say(SAID | said).content.decode()
        assert page.count(answer) == 2, "in the summary and beside the field"
        assert not ImportFile.objects.exists()
        assert not SaidColumns.objects.exists()

    def test_said_otherwise_after_the_check_it_is_read_anew(self, choose, say, client):
        choose(ODD)
        say()
        page = client.get(reverse("file_columns", args=[PendingFile.objects.get().id])).content.decode()
        assert "As you said on" in page
        page = say(SAID | {"column_0_2": "source"}).content.decode()
        assert "The record changed" not in page
        assert Entry.objects.get().source == "12"

    def test_the_act_is_refused_a_layout_by_which_nothing_can_be_read(self, choose, scene):
        choose(ODD)
        file = PendingFile.objects.get()
        [table] = held_in(file).tables
        nothing = Columns(table.layout.naming({0: "", 1: ""}))
        with pytest.raises(BadLayout):
            acts.say_columns(scene.alice.as_viewer(), file=file.id, columns=[nothing], left_out=[], now=timezone.now())

    def test_the_audit_holds_no_heading(self, choose, say):
        choose(ODD)
        say()
        assert "story so far" not in " ".join(str(line.detail) for line in Line.objects.all())


class TestRemembering:
    def test_the_next_file_with_these_headings_is_read_so_with_nobody_asked(self, choose, say):
        choose(ODD)
        say(SAID | {"column_0_2": "leave-out"})
        page = choose(AGAIN, name="june.csv").content.decode()
        assert "Check before it comes in" in page
        assert "The columns were read as you said on" in page
        entry = Entry.objects.get(text__startswith="Amir fell asleep")
        assert "columns" not in entry.detail, "in whatever order the columns stand"

    def test_a_colleague_is_told_who_said_so(self, choose, say, scene):
        choose(ODD)
        say()
        written(lambda: works_with(scene.amir, scene.lead))
        page = choose(AGAIN, by=scene.lead, name="june.csv").content.decode()
        assert f"The columns were read as {scene.alice.name} said on" in page

    def test_another_agency_is_asked_itself(self, choose, say, scene):
        choose(ODD)
        say()
        assert "Say what the columns hold" in choose(AGAIN, by=scene.bob).content.decode()

    def test_what_is_said_anew_takes_the_place_of_what_was_said(self, choose, say):
        choose(ODD)
        say()
        say(SAID | {"column_0_2": "source"})
        assert SaidColumns.objects.count() == 1
        choose(AGAIN, name="june.csv")
        assert Entry.objects.get(text__startswith="Amir fell asleep").source == "13"


BOOK = workbook(
    **{
        "2021": [("Date", "What happened"), ("1 May 2021", "Came without a coat")],
        "Later": [("Noticed", "The story so far"), ("2 May 2021", "Amir fell asleep in the middle of a lesson")],
    }
)
BOTH = {
    "table_0": "read", "column_0_0": "date", "column_0_1": "text",
    "table_1": "read", "column_1_0": "date", "column_1_1": "text",
}  # fmt: skip


class TestSeveralTables:
    def test_each_is_shown_and_both_are_read(self, choose, say):
        page = choose(BOOK, name="book.xlsx").content.decode()
        assert "2021" in page
        assert "Later" in page
        assert "Comes into the chronology (2)" in say(BOTH).content.decode()

    def test_one_that_is_left_out_is_said_to_be(self, choose, say, client):
        choose(BOOK, name="book.xlsx")
        page = say(BOTH | {"table_1": "leave", "column_1_0": ""}).content.decode()
        assert "Comes into the chronology (1)" in page
        assert "Later” is left out, as somebody said" in page
        page = client.get(reverse("file_columns", args=[PendingFile.objects.get().id])).content.decode()
        assert page.count('value="leave" checked') == 1, "and still is, where the columns are looked at again"

    def test_none_is_no_answer(self, choose, say):
        choose(BOOK, name="book.xlsx")
        page = say(BOTH | {"table_0": "leave", "table_1": "leave"}).content.decode()
        assert "Choose at least one table" in page

    def test_what_one_of_them_lacks_is_said_with_its_name(self, choose, say):
        choose(BOOK, name="book.xlsx")
        assert "Later”: Say which column holds the date" in say(BOTH | {"column_1_0": ""}).content.decode()


class TestEncoding:
    FILE = ENCODED.encode("cp1252")

    def test_where_it_is_not_certain_it_is_asked_with_lines_as_they_would_read(self, choose, client):
        page = choose(self.FILE).content.decode()
        assert "Which of these reads as it was written?" in page
        assert "Na\N{LATIN SMALL LETTER I WITH DIAERESIS}ve" in page
        file = PendingFile.objects.get().id
        asked = client.get(reverse("file_columns", args=[file]))
        assert asked.url == reverse("file_encoding", args=[file])
        empty = client.post(reverse("file_encoding", args=[file]), {}).content.decode()
        assert "Error:" in empty
        page = client.post(reverse("file_encoding", args=[file]), {"encoding": "cp1252"}, follow=True).content.decode()
        assert "Comes into the chronology (1)" in page
        assert "Na\N{LATIN SMALL LETTER I WITH DIAERESIS}ve" in Entry.objects.get().text
        assert client.get(reverse("file_encoding", args=[file])).url == reverse("file_check", args=[file])

    def test_with_odd_headings_too_both_are_asked(self, choose, client):
        odd = self.FILE.replace(b"What happened", b"Shoe size").replace(b"Date", b"Noticed")
        choose(odd)
        file = PendingFile.objects.get().id
        page = client.post(reverse("file_encoding", args=[file]), {"encoding": "cp1252"}, follow=True).content.decode()
        assert "Say what the columns hold" in page
        assert "Na\N{LATIN SMALL LETTER I WITH DIAERESIS}ve" in page


class TestWhoSees:
    def test_charlie_and_bob_of_other_agencies_say_nothing(self, choose, scene, as_):
        choose(ODD)
        file = PendingFile.objects.get().id
        for user in (scene.charlie, scene.bob):
            for name in ("file_columns", "file_encoding"):
                there = as_(user).get(reverse(name, args=[file]))
                assert there.status_code == as_(user).post(reverse(name, args=[file]), SAID).status_code == 404
                assert there.content == as_(user).get(reverse(name, args=[uuid4()])).content
        assert PendingFile.objects.get().columns is None

    def test_charlie_acts_on_nothing_by_any_other_way(self, choose, scene):
        choose(ODD)
        charlie, file = scene.charlie.as_viewer(), PendingFile.objects.get().id
        with pytest.raises(NoSuchFile):
            acts.say_columns(charlie, file=file, columns=[], left_out=[], now=timezone.now())
        with pytest.raises(NoSuchFile):
            acts.choose_encoding(charlie, file=file, encoding="cp1252")

    def test_a_file_whose_columns_nobody_said_is_not_accepted(self, choose, scene):
        choose(ODD)
        file = PendingFile.objects.get().id
        assert not pending.accept(scene.alice.as_viewer(), file=file, now=timezone.now())
        assert not ImportFile.objects.exists()
