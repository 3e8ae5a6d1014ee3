"""The page between choosing a file and accepting it: what it says and offers, and to whom; Charlie is refused."""

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from seen.apps.chronology.actions import pending as acts
from seen.apps.chronology.actions import reading
from seen.apps.chronology.models import PendingFile
from seen.apps.chronology.queries.file_pages import NoSuchFile
from seen.core.access.permission import Role
from tests.builders.entries import a_user, works_with, written
from tests.builders.files_in import ROWS
from tests.integration.files_in.test_files_pending import story

pytestmark = pytest.mark.django_db


class TestHowFarItIs:
    def test_how_far_it_is_stands_on_the_page(self, half_read, scene, as_):
        page = as_(scene.alice).get(reverse("file_check", args=[half_read])).content.decode()
        assert "400 of about 1,000 rows read" in page
        assert "Read on now" in page
        answer = as_(scene.alice).post(reverse("file_read", args=[half_read]), follow=True)
        assert "Accept the whole file" in answer.content.decode()

    def test_a_file_in_reading_can_be_looked_at_again(self, half_read, scene, as_):
        written(lambda: PendingFile.objects.update(beat=timezone.now()))
        page = as_(scene.alice).get(reverse("file_check", args=[half_read])).content.decode()
        assert "See how far it is" in page
        assert "Cancel and discard the file" in page


class TestPages:
    def test_a_pasted_table_is_a_file_too(self, scene, as_):
        pasted = {"pasted": "Date\tWhat happened\n1 May 2021\tCame without a coat\n", "once": str(uuid4())}
        page = as_(scene.alice).post(reverse("child_files", args=[scene.amir.id]), pasted, follow=True).content.decode()
        assert "Comes into the chronology (1)" in page
        assert "pasted table.txt" in page

    @pytest.mark.parametrize(
        ("said", "answer"),
        [
            ({}, "Choose a file, or paste a table"),
            ({"pasted": "  \n "}, "Choose a file, or paste a table"),
            ({"pasted": "x", "file": True}, "and not both"),
            ({"pasted": "Shoe\tHat\n1\t2\n"}, "no row of headings"),
        ],
    )
    def test_one_of_the_two_is_asked_for(self, scene, as_, said, answer):
        if said.get("file"):
            said = said | {"file": SimpleUploadedFile("a.csv", ROWS.encode())}
        page = as_(scene.alice).post(reverse("child_files", args=[scene.amir.id]), said | {"once": str(uuid4())})
        assert page.status_code == 200
        assert answer in page.content.decode()
        assert not PendingFile.objects.exists()

    def test_a_file_that_waits_stands_among_the_childs_files(self, chosen, scene, as_):
        file = chosen()
        page = as_(scene.alice).get(reverse("child_files", args=[scene.amir.id])).content.decode()
        assert reverse("file_check", args=[file]) in page

    def test_each_verdicts_rows_are_reached_by_a_link(self, chosen, scene, as_):
        check = reverse("file_check", args=[chosen()])
        alice = as_(scene.alice)
        assert "“31/04/2023”" in alice.get(check).content.decode()
        assert "“3/3”" in alice.get(check, {"verdict": "ask"}).content.decode()
        assert "Came without a coat" in alice.get(check, {"verdict": "accepted"}).content.decode()
        assert alice.get(check, {"verdict": "nonsense", "page": "x"}).status_code == 200

    def test_what_would_be_corrected_and_left_out_is_said(self, chosen, scene, as_):
        rows = "Date,Reference,What happened\n1 May 2021,R1,Came without a coat\n2 May 2021,R2,Hungry\n"
        acts.accept(scene.alice.as_viewer(), file=chosen(rows), now=timezone.now())
        file = chosen("Date,Reference,What happened\n1 May 2021,R1,Came without a coat or hat\n")
        page = as_(scene.alice).get(reverse("file_check", args=[file])).content.decode()
        assert "1 row was read." in page
        assert "1 entry that put right an earlier version" in page
        assert "1 entry that an earlier version of this file held" in page

    @pytest.mark.parametrize("name", ["file_read", "file_accept", "file_discard"])
    def test_opening_the_address_of_an_act_does_nothing(self, chosen, scene, as_, name):
        file = chosen()
        assert as_(scene.alice).get(reverse(name, args=[file])).url == reverse("file_check", args=[file])
        assert story(scene) == []

    def test_discarding_leads_back_to_the_childs_files(self, chosen, scene, as_):
        answer = as_(scene.alice).post(reverse("file_discard", args=[chosen()]), follow=True)
        assert "The file was discarded" in answer.content.decode()


class TestWhoSees:
    PAGES = ("file_check", "file_read", "file_accept", "file_discard")

    def test_charlie_and_bob_of_other_agencies_find_nothing_and_change_nothing(self, chosen, scene, as_):
        file = chosen()
        for user in (scene.charlie, scene.bob):
            for name in self.PAGES:
                there = as_(user).get(reverse(name, args=[file]))
                assert there.status_code == as_(user).post(reverse(name, args=[file])).status_code == 404
                assert there.content == as_(user).get(reverse(name, args=[uuid4()])).content
        assert "chronology.csv" not in as_(scene.bob).get(reverse("child_files", args=[scene.amir.id])).content.decode()
        assert PendingFile.objects.filter(id=file).exists()

    def test_charlie_acts_on_nothing_by_any_other_way(self, chosen, scene):
        charlie, file = scene.charlie.as_viewer(), chosen()
        for act in (
            lambda: acts.accept(charlie, file=file, now=timezone.now()),
            lambda: acts.discard(charlie, file=file),
            lambda: reading.read_to_the_end(charlie, file=file, now=timezone.now()),
        ):
            with pytest.raises(NoSuchFile):
                act()

    def test_a_colleague_who_works_with_the_child_sees_what_she_could_see_and_no_cells(self, chosen, scene, as_):
        colleague = written(lambda: a_user("Cora", scene.school, Role.WORKER))
        file = chosen(
            "Date,What happened,Kind\n1 May 2021,Came without a coat,\n31/04/2021,Hungry again,\n"
            "2 May 2021,Told her teacher something,Self-harm\n"
        )
        assert as_(colleague).get(reverse("file_check", args=[file])).status_code == 404
        written(lambda: works_with(scene.amir, colleague))
        page = as_(colleague).get(reverse("file_check", args=[file])).content.decode()
        assert "2 rows were read" in page
        assert "Hungry again" not in page
        page = as_(colleague).get(reverse("file_check", args=[file]), {"verdict": "accepted"}).content.decode()
        assert "Came without a coat" in page
        assert "Told her teacher" not in page

    def test_one_whose_role_allows_no_files_finds_none(self, chosen, scene, as_):
        manager = written(lambda: a_user("Mona", scene.school, Role.MANAGER))
        written(lambda: works_with(scene.amir, manager))
        assert as_(manager).get(reverse("file_check", args=[chosen()])).status_code == 404
