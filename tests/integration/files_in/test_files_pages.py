"""A file from a child's page: brought in, accounted for, its undated rows given a date; Charlie is refused."""

import csv
import io
import json
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from seen.apps.casefile.models import Involvement
from seen.apps.chronology.models import Entry, ImportFile
from seen.core.access.permission import Role
from seen.kit.audit.models import Bypass
from tests.builders.entries import a_user, works_with, written

pytestmark = pytest.mark.django_db
ROWS = (
    "Date,Agency,What happened,Kind,Shoe size\n"
    "1 May 2021,,Came without a coat,,=HYPERLINK(1)\n"
    ",,Nobody knows when this was,,\n"
    "3/3,,Fell asleep in class,,=2+5\n"
    "31/04/2023,,Hungry again,,\n"
    "2 May 2021,,Told her teacher something,Self-harm,\n"
)


@pytest.fixture
def choose(as_, scene):
    """Choose a file on the child's page; the answer leads to its check."""

    def choosing(content=ROWS, *, by=None, name="chronology.csv"):
        upload = SimpleUploadedFile(name, content.encode() if isinstance(content, str) else content)
        page = reverse("child_files", args=[scene.amir.id])
        return as_(by or scene.alice).post(page, {"file": upload, "once": str(uuid4())})

    return choosing


@pytest.fixture
def send(choose, client):
    """Choose a file and accept it; the answer leads to its account."""

    def sending(*args, **said):
        chosen = choose(*args, **said)
        if chosen.status_code != 302:
            return chosen
        checked = client.post(chosen.url.replace("/check/", "/accept/"))
        return client.get(checked.url)

    return sending


def pages(scene, file, entry):
    return [
        reverse("child_files", args=[scene.amir.id]), reverse("child_tray", args=[scene.amir.id]),
        reverse("file", args=[file]), reverse("file_account", args=[file]), reverse("file_not_taken", args=[file]),
        reverse("entry_when", args=[entry]),
    ]  # fmt: skip


def test_limits_are_said_before_a_file_is_chosen(as_, scene):
    page = as_(scene.alice).get(reverse("child_files", args=[scene.amir.id])).content.decode()
    assert page.index("up to 25 MB and 50,000 rows") < page.index('type="file"')


def test_good_rows_are_saved_and_the_others_reported_with_number_and_reason(send, client, scene):
    page = client.get(send().url).content.decode()
    assert "5 rows were read: 1 not taken, 1 to be answered, 1 in the tray, without a date, 2 in the chronology" in page
    assert "Row 5" in page
    assert "“31/04/2023”" in page
    assert Entry.objects.filter(child=scene.amir, writer=scene.alice, agency=scene.school).count() == 3
    assert not Bypass.objects.exists()


def test_rows_of_each_verdict_are_reached_by_a_link(send, client):
    where = send().url
    assert "“3/3”" in client.get(where, {"verdict": "ask"}).content.decode()
    assert "Open the entry" in client.get(where, {"verdict": "accepted"}).content.decode()
    assert client.get(where, {"verdict": "nonsense", "page": "x"}).status_code == 200


def test_the_account_and_the_rows_not_taken_can_be_downloaded(send, client):
    send()
    file = ImportFile.objects.get()
    account = json.loads(client.get(reverse("file_account", args=[file.id])).content)
    assert (account["read"], account["accepted"], account["undated"]) == (5, 2, 1)
    assert [row["verdict"] for row in account["rows"]] == ["accepted", "undated", "ask", "rejected", "accepted"]
    assert account["rows"][0]["on"]["earliest"] == "2021-05-01"
    assert "“3/3”" in account["rows"][2]["on"]["question"]
    sheet = list(csv.reader(io.StringIO(client.get(reverse("file_not_taken", args=[file.id])).content.decode())))
    assert [line[0] for line in sheet[1:]] == ["4", "5"]
    assert "'=2+5" in sheet[1], "no spreadsheet may run what came in a cell"


def test_sent_twice_nothing_doubles(send, client):
    send()
    page = client.get(send().url).content.decode()
    assert "3 passed over" in page
    assert Entry.objects.count() == 3


@pytest.mark.parametrize(
    ("content", "name", "says"),
    [
        ("", "a.csv", "The file is empty"),
        ("Shoe,Hat\n1,2\n", "a.csv", "no row of headings"),
        ("Date,Event\n1 May 2021,x\n", "a.xlsx", "is not an Office file"),
        (b"\xd0\xcf\x11\xe0" * 20, "a.xlsx", "old or locked Office file"),
        ("Date,Event\n" + "1 May 2021,x\n" * 20 + '2 May 2021,"y\n', "a.csv", "quotation marks do not match"),
    ],
)
def test_a_file_that_cannot_be_read_is_said_beside_the_field(send, content, name, says):
    page = send(content, name=name).content.decode()
    assert page.count(says) == 2, "in the summary and beside the field"
    assert "Error:" in page
    assert not ImportFile.objects.exists()


class TestWhoSees:
    def test_charlie_is_refused_everywhere_and_brings_nothing_in(self, send, as_, scene):
        send()
        file, entry = ImportFile.objects.get(), Entry.objects.get(on_precision="unknown")
        absent = pages(scene, "00000000-0000-4000-8000-000000000009", "00000000-0000-4000-8000-000000000009")
        refused = {as_(scene.charlie).get(page).content for page in [*pages(scene, file.id, entry.id), *absent[2:]]}
        assert len(refused) == 1, "the same page whether there is such a file or not"
        assert send(by=scene.charlie).status_code == 404
        assert ImportFile.objects.count() == 1

    def test_bob_of_another_agency_works_with_the_child_and_opens_none_of_the_files(self, send, as_, scene):
        send()
        file = ImportFile.objects.get()
        for page in ("file", "file_account", "file_not_taken"):
            assert as_(scene.bob).get(reverse(page, args=[file.id])).status_code == 404
        assert file.name not in as_(scene.bob).get(reverse("child_files", args=[scene.amir.id])).content.decode()

    def test_a_colleague_finds_no_trace_of_what_only_writer_and_lead_may_see(self, send, as_, scene):
        send()
        colleague = written(lambda: a_user("Cora", scene.school, Role.WORKER))
        written(lambda: works_with(scene.amir, colleague))
        file = ImportFile.objects.get()
        page = as_(colleague).get(reverse("file", args=[file.id])).content.decode()
        assert "4 rows were read" in page
        assert "Hungry again" not in page, "cells that became no entry are the sender's"
        account = json.loads(as_(colleague).get(reverse("file_account", args=[file.id])).content)
        assert [row["row"] for row in account["rows"]] == [2, 3, 4, 5]

    def test_one_who_no_longer_works_with_the_child_is_refused_their_own_file(self, send, as_, scene):
        send()
        yesterday = timezone.localdate() - timezone.timedelta(days=1)
        written(lambda: Involvement.objects.filter(user=scene.alice).update(end=yesterday))
        assert as_(scene.alice).get(reverse("file", args=[ImportFile.objects.get().id])).status_code == 404

    def test_a_manager_who_may_not_import_is_told_so(self, as_, scene):
        manager = written(lambda: a_user("Mona", scene.school, Role.MANAGER))
        written(lambda: works_with(scene.amir, manager))
        assert as_(manager).get(reverse("child_files", args=[scene.amir.id])).status_code == 403
