"""Printing a chronology: what stands on paper is what the reader may see, and the audit knows what was taken out."""

import io
import subprocess
from datetime import date

import docx
import pytest
from django.urls import reverse

from seen.kit.audit.models import Entry as AuditEntry
from seen.kit.documents import pdf
from tests.builders.entries import TODAY, a_disagreement, an_entry
from tests.builders.papers import opened, tags
from tests.integration.chronology.test_story_pages import ABOUT, SECRETS

pytestmark = pytest.mark.django_db
SHAPES = ("court", "sections", "table")


@pytest.fixture
def asks(client):
    def asks(user, key, route="child_print_file", **query):
        client.force_login(user)
        return client.get(reverse(route, args=[key]), query)

    return asks


def words(response) -> str:
    """Return what a file says, in one line."""
    content = response.content
    if content.startswith(b"PK"):
        made = docx.Document(io.BytesIO(content))
        cells = (cell.text for table in made.tables for row in table.rows for cell in row.cells)
        return " ".join([*(one.text for one in made.paragraphs), *cells])
    text = subprocess.run(["pdftotext", "-", "-"], input=content, capture_output=True, check=True).stdout.decode()
    return " ".join(text.split())


@pytest.mark.parametrize("route", ["child_print", "child_print_file"])
class TestWhoMayOpenIt:
    def test_whoever_works_with_the_child(self, scene, asks, route):
        an_entry(scene.amir, by=scene.alice, text="heron")
        assert asks(scene.bob, scene.amir.id, route).status_code == 200

    def test_charlie_gets_the_page_that_stands_for_no_child_at_all(self, scene, asks, route):
        an_entry(scene.amir, by=scene.alice, text="heron")
        refused = asks(scene.charlie, scene.amir.id, route)
        nobody = asks(scene.charlie, "00000000-0000-4000-8000-000000000000", route)
        assert (refused.status_code, refused.content) == (404, nobody.content)


class TestNothingLeaks:
    @pytest.mark.parametrize("shape", SHAPES)
    @pytest.mark.parametrize("secret", SECRETS)
    def test_into_any_shape_of_word(self, scene, asks, shape, secret):
        word, said = SECRETS[secret]
        an_entry(scene.amir, by=scene.alice, **said)
        assert word in words(asks(scene.alice, scene.amir.id, shape=shape, file="docx"))
        assert word not in words(asks(scene.bob, scene.amir.id, shape=shape, file="docx"))

    @pytest.mark.parametrize("secret", SECRETS)
    def test_into_a_pdf(self, scene, asks, secret):
        word, said = SECRETS[secret]
        an_entry(scene.amir, by=scene.alice, **said)
        assert word in words(asks(scene.alice, scene.amir.id))
        assert word not in words(asks(scene.bob, scene.amir.id))

    def test_not_even_that_something_is_held_back(self, scene, asks, time_machine):
        time_machine.move_to("2026-11-02T09:00:00Z", tick=False)
        an_entry(scene.amir, by=scene.bob, text="open")
        before = words(asks(scene.bob, scene.amir.id, file="docx"))
        an_entry(scene.amir, by=scene.alice, kind="adult.substance", text="closed")
        an_entry(scene.amir, by=scene.alice, kind="adult.illness", on=None)
        assert words(asks(scene.bob, scene.amir.id, file="docx")) == before


class TestWhatStandsOnIt:
    @pytest.mark.parametrize("shape", SHAPES)
    def test_each_entry_with_its_source_dates_and_what_stands_beside_it(self, scene, asks, shape):
        entry = an_entry(
            scene.amir, by=scene.alice, on=ABOUT, text="heron", source="Class teacher", source_type="observed",
            action="Rang home", outcome="Nobody in", recorded=date(2025, 4, 2),
        )  # fmt: skip
        a_disagreement(entry, words="I was in")
        said = words(asks(scene.alice, scene.amir.id, shape=shape))
        for one in (
            "about March 2025", "Riverside School, Class teacher", "Somebody saw or heard it", "heron", "Rang home",
            "Nobody in", "Recorded 2 April 2025", "Disagrees, His mother: I was in",
        ):  # fmt: skip
            assert one.casefold() in said.casefold(), one

    def test_whose_sight_it_holds_and_when_on_its_first_page(self, scene, asks):
        an_entry(scene.amir, by=scene.alice, text="heron")
        said = words(asks(scene.bob, scene.amir.id))
        assert "This holds what Bob Example may see on" in said
        assert "Made by Bob Example, Elm Clinic" in said
        assert "BE, " in said
        assert "Page 1 of" in said

    def test_a_court_reads_the_last_two_years_first(self, scene, asks, time_machine):
        time_machine.move_to("2026-11-02T09:00:00Z", tick=False)
        for on, text in (
            (date(2019, 5, 1), "egret"),
            (TODAY, "heron"),
            (date(2024, 11, 2), "bittern"),
            (None, "crane"),
        ):
            an_entry(scene.amir, by=scene.alice, on=on, text=text)
        said = words(asks(scene.alice, scene.amir.id, shape="court"))
        places = [said.index(one) for one in ("bittern", "heron", "egret", "crane", "What is not included")]
        contents = said.index("What is not included")
        assert places[:4] == sorted(places[:4])
        assert contents < places[0]

    def test_the_filters_and_how_many_they_leave_out(self, scene, asks):
        an_entry(scene.amir, by=scene.alice, text="heron")
        an_entry(scene.amir, by=scene.alice, kind="note.strength", text="egret")
        said = words(asks(scene.alice, scene.amir.id, tone="worry"))
        assert "heron" in said
        assert "egret" not in said
        assert "These filters were set: Worry or going well: Worries." in said
        assert "Of 2 entries that Alice Example may see, 1 does not match: left out." in said

    def test_entries_with_no_date_and_those_that_days_leave_out(self, scene, asks):
        an_entry(scene.amir, by=scene.alice, on=None, text="heron")
        an_entry(scene.amir, by=scene.alice, text="egret")
        assert "1 entry has no known date" in words(asks(scene.alice, scene.amir.id))
        said = words(asks(scene.alice, scene.amir.id, since="2020"))
        assert "1 entry with no known date cannot be in the days asked for" in said
        assert "heron" not in said

    def test_nothing_that_matches(self, scene, asks):
        for shape in SHAPES:
            assert "Nothing here matches" in words(asks(scene.alice, scene.amir.id, shape=shape))

    def test_it_is_tagged(self, scene, asks):
        an_entry(scene.amir, by=scene.alice, text="heron")
        assert "TH" in tags(opened(asks(scene.alice, scene.amir.id, shape="table").content))

    def test_its_name_says_nothing(self, scene, asks):
        response = asks(scene.alice, scene.amir.id)
        assert response["Content-Type"] == "application/pdf"
        assert "Amir" not in response["Content-Disposition"]


class TestChoosing:
    def test_the_filters_travel_along(self, scene, asks, client):
        an_entry(scene.amir, by=scene.alice, text="heron")
        page = asks(scene.alice, scene.amir.id, "child_print", tone="worry")
        assert "1 entry of 1 that you can see" in page.content.decode()
        once = "00000000-0000-4000-8000-000000000001"
        sent = {"shape": "table", "file": "pdf", "also": ["large", "questions"], "once": once}
        address = reverse("child_print", args=[scene.amir.id])
        response = client.post(f"{address}?tone=worry", sent)
        assert response.status_code == 302
        assert response["Location"] == f"{address}file/?shape=table&file=pdf&large=1&questions=1&tone=worry"

    def test_an_answer_that_is_none_is_asked_again(self, scene, asks, client):
        asks(scene.alice, scene.amir.id, "child_print")
        page = client.post(reverse("child_print", args=[scene.amir.id]), {"shape": "cube"})
        assert page.status_code == 200
        assert "Choose from the answers shown" in page.content.decode()

    def test_what_an_address_says_amiss_is_as_if_unsaid(self, scene, asks):
        assert asks(scene.alice, scene.amir.id, shape="cube", file="exe").status_code == 200


class TestWhereNoPdfCanBeMade:
    @pytest.fixture(autouse=True)
    def _without(self, monkeypatch):
        def absent() -> None:
            raise OSError("cannot load library 'libpango-1.0-0'")

        monkeypatch.setattr(pdf, "_library", absent)
        pdf.can_make.cache_clear()
        yield
        monkeypatch.undo()
        pdf.can_make.cache_clear()

    def test_the_page_says_so_and_offers_word(self, scene, asks, client):
        page = asks(scene.alice, scene.amir.id, "child_print").content.decode()
        assert "PDFs cannot be made here" in page
        sent = {"shape": "table", "file": "pdf", "once": "00000000-0000-4000-8000-000000000001"}
        again = client.post(reverse("child_print", args=[scene.amir.id]), sent)
        assert "Error:" in again.content.decode()

    def test_the_file_is_refused_in_one_sentence(self, scene, asks):
        response = asks(scene.alice, scene.amir.id)
        assert response.status_code == 409
        assert "libpango" in response.content.decode()

    def test_word_is_made_all_the_same(self, scene, asks):
        assert asks(scene.alice, scene.amir.id, file="docx").status_code == 200


class TestTheAudit:
    def test_knows_what_was_taken_out(self, scene, asks):
        an_entry(scene.amir, by=scene.alice, text="heron")
        asks(scene.bob, scene.amir.id, shape="table", tone="worry", words="heron")
        line = AuditEntry.objects.get(kind="read", name="print")
        assert line.about == [str(scene.amir.id)]
        assert line.detail["shape"] == "table"
        assert line.detail["filters"] == {"tone": "worry", "words": ""}
        assert line.detail["entries"] == 1
        assert len(line.detail["digest"]) == 64
        assert "heron" not in str(line.detail)
