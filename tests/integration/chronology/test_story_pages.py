"""The pages of a story: what each shows to whom, what stays in the address, and what leaves no trace."""

import csv
import io
import re
import zipfile
from datetime import date

import pytest
from django.urls import reverse

from seen.apps.chronology.models import Entry
from seen.core.dates.partial import PartialDate, Precision
from seen.kit.audit.models import Entry as AuditEntry
from seen.kit.audit.verify import verify
from seen.kit.knowledge.kinds import kinds
from tests.builders.entries import a_disagreement, a_scene, an_entry, named

pytestmark = pytest.mark.django_db
ROUTES = (
    "child", "child_chronology", "chronology_print", "chronology_csv", "chronology_workbook", "chronology_document",
)  # fmt: skip
ABOUT = PartialDate("about March 2025", date(2025, 3, 1), date(2025, 3, 31), Precision.MONTH, about=True)
# One secret of each sort, which nobody but those who may see it finds in any output.
SECRETS = {
    "the child's words": ("quillwort", {"child_words": "quillwort"}),
    "a referrer": ("ragwort", {"kind": "referral.made", "detail": {"from": "ragwort", "to": "duty desk"}}),
    "a closed police detail": ("stitchwort", {"kind": "police.attended", "detail": {"note": "stitchwort"}}),
    "an address": ("spearwort", {"kind": "address.moved", "held_back": {"address": "spearwort"}}),
    "a whole closed entry": ("milkwort", {"kind": "adult.substance", "text": "milkwort"}),
    "the source of one": ("toothwort", {"kind": "adult.mental_health", "source": "toothwort", "on": None}),
}


@pytest.fixture
def scene():
    return a_scene()


@pytest.fixture
def visit(client):
    def visit(user, route, key, **query):
        client.force_login(user)
        return client.get(reverse(route, args=[key]), query)

    return visit


def body(response):
    """Return the page, without the token that is new on each; of a packed file every part."""
    if response.content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(response.content)) as parts:
            return "".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())
    return re.sub(r'(csrfmiddlewaretoken" value=")\w+', r"\1", response.content.decode())


@pytest.mark.parametrize("route", ROUTES)
class TestWhoMayOpenIt:
    def test_whoever_works_with_the_child(self, scene, visit, route):
        an_entry(scene.amir, by=scene.alice, text="heron")
        response = visit(scene.bob, route, scene.amir.id)
        assert response.status_code in (200, 302)

    def test_charlie_gets_the_page_that_stands_for_no_child_at_all(self, scene, visit, route):
        an_entry(scene.amir, by=scene.alice, text="heron")
        refused = visit(scene.charlie, route, scene.amir.id)
        nobody = visit(scene.charlie, route, "00000000-0000-4000-8000-000000000000")
        assert (refused.status_code, refused.content) == (404, nobody.content)

    def test_whoever_is_not_signed_in_is_asked_to(self, scene, client, route):
        assert client.get(reverse(route, args=[scene.amir.id])).status_code == 302

    def test_reading_is_in_the_audit(self, scene, visit, route):
        visit(scene.bob, route, scene.amir.id)
        assert AuditEntry.objects.filter(kind="read", name=route, actor_name="Bob Example").count() == 1
        assert verify().ok


class TestNothingLeaks:
    @pytest.mark.parametrize("route", ROUTES[1:])
    @pytest.mark.parametrize("secret", SECRETS)
    def test_into_any_page(self, scene, visit, route, secret):
        word, said = SECRETS[secret]
        an_entry(scene.amir, by=scene.alice, **said)
        assert word in body(visit(scene.alice, route, scene.amir.id))
        assert word not in body(visit(scene.bob, route, scene.amir.id))

    @pytest.mark.parametrize("secret", SECRETS)
    def test_into_a_search_or_its_count(self, scene, visit, secret):
        word, said = SECRETS[secret]
        for one in range(3):
            an_entry(scene.amir, by=scene.alice, text=f"open {one}")
        an_entry(scene.amir, by=scene.alice, **said)
        nothing = body(visit(scene.bob, "child_chronology", scene.amir.id, words="zzzz"))
        found = body(visit(scene.bob, "child_chronology", scene.amir.id, words=word))
        assert found.replace(word, "zzzz") == nothing

    def test_into_the_filters_offered_or_the_total(self, scene, visit):
        an_entry(scene.amir, by=scene.bob, text="open")
        an_entry(scene.amir, by=scene.alice, kind="adult.substance", on=None)
        page = body(visit(scene.bob, "child_chronology", scene.amir.id))
        assert "Riverside School" not in page
        assert "One entry" in page
        assert "Not known" not in page

    def test_into_a_filter_that_somebody_else_shared(self, scene, visit):
        an_entry(scene.amir, by=scene.bob, text="open")
        an_entry(scene.amir, by=scene.alice, kind="adult.substance")
        closed = body(visit(scene.bob, "child_chronology", scene.amir.id, kind="adult.substance"))
        none = body(visit(scene.bob, "child_chronology", scene.amir.id, kind="adult.illness"))
        assert closed.replace("adult.substance", "adult.illness") == none

    def test_into_a_link_to_the_same_event(self, scene, visit):
        closed = an_entry(scene.amir, by=scene.alice, kind="police.arrest", open_work=False)
        an_entry(scene.amir, by=scene.bob, text="open", same_as=closed.id)
        page = body(visit(scene.bob, "child_chronology", scene.amir.id))
        assert str(closed.id) not in page
        assert "Same event?" not in page


class TestTheList:
    def test_source_and_agency_stand_on_every_row(self, scene, visit):
        an_entry(scene.amir, by=scene.alice, source_agency=scene.clinic.id, source="Dr Ode", source_type="measured")
        page = body(visit(scene.bob, "child_chronology", scene.amir.id))
        for words in ("Elm Clinic, Dr Ode, recorded by Riverside School", "Measured"):
            assert words in page

    def test_what_goes_well_is_said_in_a_word_and_a_shape_as_a_worry_is(self, scene, visit):
        an_entry(scene.amir, by=scene.alice, kind="note.strength")
        an_entry(scene.amir, by=scene.alice)
        page = body(visit(scene.bob, "child_chronology", scene.amir.id))
        assert '<span class="seen-tag seen-tag--strength"><span aria-hidden="true">◆</span>Going well</span>' in page
        assert '<span class="seen-tag seen-tag--worry"><span aria-hidden="true">●</span>Worry</span>' in page

    def test_dates_unknown_and_approximate_are_marked_in_words(self, scene, visit):
        an_entry(scene.amir, by=scene.alice, on=ABOUT)
        an_entry(scene.amir, by=scene.alice, on=PartialDate.unknown("when he was small"))
        page = body(visit(scene.bob, "child_chronology", scene.amir.id))
        assert "About March 2025" in page
        assert "Date not known, written as “when he was small”" in page

    def test_a_correction_says_who_when_and_why_and_stands_once(self, scene, visit):
        first = an_entry(scene.amir, by=scene.alice, text="heron")
        an_entry(scene.amir, by=scene.alice, text="egret", supersedes=first, why_changed="the wrong bird")
        page = body(visit(scene.bob, "child_chronology", scene.amir.id))
        assert "Corrected on 2 November 2026 by Alice Example: the wrong bird" in page
        assert reverse("entry", args=[first.id]) in page
        assert "heron" not in page

    def test_an_earlier_version_that_the_reader_may_not_open_has_no_link(self, scene, visit):
        first = an_entry(scene.amir, by=scene.alice, kind="adult.substance", text="heron")
        an_entry(scene.amir, by=scene.alice, text="egret", supersedes=first, why_changed="the wrong kind")
        page = body(visit(scene.bob, "child_chronology", scene.amir.id))
        assert "the wrong kind" in page
        assert str(first.id) not in page

    def test_a_disagreement_stands_beside_the_entry(self, scene, visit):
        a_disagreement(an_entry(scene.amir, by=scene.alice), who="Sana, his mother", words="It was not so.")
        for route in ROUTES[1:]:
            page = body(visit(scene.bob, route, scene.amir.id))
            assert "It was not so." in page

    def test_two_accounts_of_one_event_point_at_each_other(self, scene, visit):
        one = an_entry(scene.amir, by=scene.alice)
        two = an_entry(scene.amir, by=scene.bob, same_as=one.id)
        page = body(visit(scene.bob, "child_chronology", scene.amir.id))
        assert page.count("Same event?") == 2
        assert all(page.count(reverse("entry", args=[entry.id])) == 2 for entry in (one, two))

    def test_hostile_and_right_to_left_words_are_words(self, scene, visit):
        an_entry(scene.amir, by=scene.alice, text="<script>alert(1)</script> مريم 🏴", source="مريم <b>")
        for route in ROUTES[1:3]:
            page = body(visit(scene.bob, route, scene.amir.id))
            assert "<script>alert" not in page
            assert "<b>" not in page
            assert "مريم" in page

    def test_an_empty_story_says_what_to_do(self, scene, visit):
        assert "No entries yet" in body(visit(scene.bob, "child_chronology", scene.amir.id))

    def test_every_kind_renders_everywhere(self, scene, visit):
        for kind in kinds().values():
            detail = {key: kind.choices.get(key, ["2026-01-01"])[0] for key in kind.detail}
            an_entry(scene.amir, by=scene.alice, kind=kind.id, detail=detail | {"extra": {"a": [1, True, None]}})
        for route in ROUTES[1:]:
            page = body(visit(scene.alice, route, scene.amir.id))
            assert all(kind.label.split("’")[0] in page.replace("&#39;", "'") for kind in kinds().values())


class TestTheAddress:
    def test_filters_survive_a_reload_and_can_be_taken_away(self, scene, visit):
        an_entry(scene.amir, by=scene.alice, kind="food.concern", text="hungry at nine")
        an_entry(scene.amir, by=scene.alice, text="something else")
        query = {"words": "hungry", "tone": "worry", "area": "physical-care", "since": "2020", "order": "oldest"}
        page = body(visit(scene.bob, "child_chronology", scene.amir.id, **query))
        assert "Showing 1 of 2 entries that you can see" in page
        assert 'value="hungry"' in page
        assert '<option value="worry" selected>' in page
        assert "Words: hungry" in page
        assert "?tone=worry&amp;area=physical-care&amp;since=2020&amp;order=oldest" in page  # without the words
        assert "Show newest first" in page

    def test_print_and_files_take_the_same_filters(self, scene, visit):
        an_entry(scene.amir, by=scene.alice, text="hungry")
        an_entry(scene.amir, by=scene.alice, text="otherwise")
        for route in ROUTES[2:]:
            page = body(visit(scene.bob, route, scene.amir.id, words="hungry"))
            assert "hungry" in page
            assert "otherwise" not in page

    def test_a_date_that_cannot_be_read_is_asked_about_and_kept(self, scene, visit):
        an_entry(scene.amir, by=scene.alice, text="heron")
        page = body(visit(scene.bob, "child_chronology", scene.amir.id, since="31/02/2025"))
        assert "There is a problem" in page
        assert 'value="31/02/2025"' in page
        assert "heron" in page

    @pytest.mark.parametrize("query", [{"agency": "x"}, {"page": "99"}, {"kind": "\x00"}, {"order": "sideways"}])
    def test_nothing_in_the_address_breaks_the_page(self, scene, visit, query):
        an_entry(scene.amir, by=scene.alice, text="heron")
        assert visit(scene.bob, "child_chronology", scene.amir.id, **query).status_code == 200


class TestOnPaperAndAsAFile:
    def test_paper_says_who_when_and_how_much(self, scene, visit):
        an_entry(scene.amir, by=scene.alice, text="heron")
        page = body(visit(scene.bob, "chronology_print", scene.amir.id))
        for words in ("Chronology of <bdi>Amir Example</bdi>", "Printed by Bob Example, Elm Clinic"):
            assert words in page
        assert "1 entry that Bob Example could see" in page

    def test_each_sheet_of_paper_says_which_child(self, scene, visit):
        page = body(visit(scene.bob, "chronology_print", scene.amir.id))
        running = page.split('class="seen-running"')[1].split("</tr>")[0]
        assert f"Amir Example, reference {scene.amir.reference}" in running

    def test_a_code_in_a_detail_is_read_in_words(self, scene, visit):
        an_entry(
            scene.amir, by=scene.alice, kind="decision.made", detail={"decision": "step_down", "role": "lead_worker"}
        )
        page = body(visit(scene.bob, "child_chronology", scene.amir.id))
        assert "less help" in page
        assert "lead worker" in page
        assert "step_down" not in page

    def rows(self, visit, scene):
        response = visit(scene.bob, "chronology_csv", scene.amir.id)
        assert response["Content-Type"] == "text/csv; charset=utf-8"
        assert "Amir" not in response["Content-Disposition"]
        text = response.content.decode()
        assert text.startswith("\ufeff")
        return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))

    @pytest.mark.parametrize("text", ["=1+1", "+44", "-2", "@cmd", "\t=1", " =1", "\r=1"])
    def test_no_cell_is_a_formula(self, scene, visit, text):
        an_entry(scene.amir, by=scene.alice, text=text, source=text, action=text)
        (row,) = self.rows(visit, scene)
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r", " =")) for cell in row.values())

    def test_a_file_holds_each_entry_once_with_its_source(self, scene, visit):
        first = an_entry(scene.amir, by=scene.alice, text="heron")
        an_entry(scene.amir, by=scene.alice, text='egret, "white"\nline two', supersedes=first, why_changed="bird")
        (row,) = self.rows(visit, scene)
        assert row["Event"] == 'egret, "white"\nline two'
        assert row["Source of Information"] == row["Agency"] == "Riverside School"
        assert row["Earliest"] == "2026-11-02"


def test_a_named_worker_sees_what_was_shared(scene, visit):
    entry = an_entry(scene.amir, by=scene.alice, kind="adult.substance", text="heron")
    named(entry, scene.bob)
    assert "heron" in body(visit(scene.bob, "child_chronology", scene.amir.id))


def test_a_page_takes_few_queries(scene, visit, django_assert_max_num_queries):
    for one in range(60):
        an_entry(scene.amir, by=scene.alice, text=f"entry {one}")
    visit(scene.bob, "child_chronology", scene.amir.id)
    with django_assert_max_num_queries(40):
        visit(scene.bob, "child_chronology", scene.amir.id)
    assert Entry.objects.count() == 60
