"""A form that a worker filled in on paper: every area on one page, entered in one pass."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from seen.apps.assessments.actions import NothingEntered, PaperArea, enter_paper
from seen.apps.assessments.models import AreaSheet
from seen.apps.casefile.models import Task
from seen.apps.chronology.models import Entry
from seen.kit.audit.models import Entry as Line
from tests.builders.assessing import FOOD, LOVE, an_area, an_assessment, as_held, graded, saved, signed
from tests.builders.browsing import text_of
from tests.builders.casefile import sight_of
from tests.builders.children import NOW, TODAY
from tests.builders.staff import browser_of

pytestmark = pytest.mark.django_db
CARE, KIND = "physical-care", "love-and-care"


@pytest.fixture
def begun(alice, amir):
    return an_assessment(alice, amir, mode="paper")


def at(made):
    return reverse("assessment_paper", args=[made.child_id, made.id])


def area(name, **more):
    """What a browser sends of one whole area of the paper; `food__grade=4` is one field."""
    items = {f"{item}-grade": "2" for item in (FOOD if name == CARE else LOVE)}
    said = {
        "once": str(uuid4()),
        "how": ["observed"],
        "strength": "A warm coat",
        "life_now": "Hungry",
        "same_elsewhere": "yes",
    }
    every = {**items, **said, **{key.replace("__", "-"): value for key, value in more.items()}}
    return {f"{name}-{key}": value for key, value in every.items() if value is not None}


def empty(name):
    return {f"{name}-once": str(uuid4())}


def sends(by, made, *areas):
    return browser_of(by).post(at(made), {key: value for one in areas for key, value in one.items()})


class TestThePage:
    def test_has_every_area_and_item_and_no_anchor(self, alice, begun):
        said = text_of(browser_of(alice).get(at(begun)))
        for words in ("Physical care", "Love and care", "Clothes", "Comfort", "What was seen or heard"):
            assert words in said
        assert "Food as seen at 1" not in said

    def test_all_areas_are_entered_in_one_pass_and_one_act(self, alice, begun):
        assert sends(alice, begun, area(CARE), area(KIND)).status_code == 302
        assert as_held(alice, begun).done == (CARE, KIND)
        assert Line.objects.filter(name="assessments.enter_paper").count() == 1
        signed(alice, begun)
        assert Entry.objects.filter(kind="grade.given").count() == len(FOOD) + len(LOVE)

    def test_an_area_that_the_paper_leaves_out_is_not_touched(self, alice, begun):
        assert sends(alice, begun, area(CARE), empty(KIND)).status_code == 302
        assert set(as_held(alice, begun).areas) == {CARE}

    def test_an_area_in_which_something_lacks_is_begun(self, alice, begun):
        sends(alice, begun, area(CARE), area(KIND, comfort__grade=None))
        held = as_held(alice, begun)
        assert (held.done, held.begun) == ((CARE,), (KIND,))

    def test_what_was_seen_beside_the_worst_grade_is_its_evidence(self, alice, begun):
        told = area(CARE, food__grade="4", food__words="Ate from the bin.", clothes__grade="4", clothes__words="Wet.")
        assert sends(alice, begun, told, empty(KIND)).status_code == 302
        filled = as_held(alice, begun).areas[CARE]
        notes = Entry.objects.filter(kind="note.observation")
        assert {note.text for note in notes} == {"Ate from the bin.", "Wet."}
        assert {item: len(filled.evidence[item]) for item in ("food", "clothes")} == {"food": 1, "clothes": 1}

    def test_the_worst_grade_without_it_is_refused_and_nothing_is_lost(self, alice, begun):
        answer = sends(alice, begun, area(CARE, food__grade="4", strength="A red coat"), area(KIND))
        said = answer.content.decode()
        assert "needs evidence" in said
        assert "A red coat" in said
        assert not AreaSheet.objects.exists()

    def test_what_is_not_known_becomes_a_task(self, alice, begun):
        by = (TODAY + timedelta(days=7)).isoformat()
        told = area(CARE, food__grade="not_known", food__what="Who cooks", food__who="School", food__by=by)
        assert sends(alice, begun, told, empty(KIND)).status_code == 302
        assert Task.objects.filter(kind="assessment.find_out").count() == 1

    def test_the_same_form_sent_twice_is_one(self, alice, begun):
        told = [area(CARE, food__grade="4", food__words="Ate from the bin."), area(KIND)]
        for _ in range(2):
            assert sends(alice, begun, *told).status_code == 302
        assert AreaSheet.objects.count() == 2
        assert Entry.objects.filter(kind="note.observation").count() == 1

    def test_an_empty_paper_is_refused_in_one_sentence(self, alice, begun):
        assert "Nothing was entered yet" in text_of(sends(alice, begun, empty(CARE), empty(KIND)))

    def test_what_stands_is_on_the_page_and_is_written_upon(self, alice, begun):
        saved(alice, begun, an_area(strength="A red coat."))
        page = browser_of(alice).get(at(begun)).content.decode()
        assert "A red coat." in page
        stands = as_held(alice, begun).areas[CARE].sheet.id
        sends(alice, begun, area(CARE, follows=str(stands), strength="Two coats"), empty(KIND))
        assert as_held(alice, begun).areas[CARE].sheet.strength == "Two coats"

    def test_where_somebody_saved_meanwhile_both_are_kept_and_said(self, alice, bob, begun):
        saved(bob, begun)
        answer = browser_of(alice).post(at(begun), area(CARE) | empty(KIND), follow=True)
        assert "Both texts are kept" in text_of(answer)
        assert AreaSheet.objects.filter(beside=True).count() == 1

    def test_starting_from_paper_leads_here(self, alice, amir):
        told = {"once": str(uuid4()), "mode": "paper", "on": TODAY.isoformat(), "why_now": "Thin", "announced": ""}
        answer = browser_of(alice).post(reverse("assessment_start", args=[amir.id, "test-toolkit"]), told)
        assert answer["Location"].endswith("/paper/")

    def test_once_signed_it_leads_to_what_was_signed(self, alice, begun):
        saved(alice, begun)
        signed(alice, begun)
        assert browser_of(alice).get(at(begun))["Location"].endswith(f"{begun.id}/")

    def test_charlie_finds_nothing(self, charlie, begun):
        assert browser_of(charlie).get(at(begun)).status_code == 404
        assert sends(charlie, begun, area(CARE)).status_code == 404
        assert not AreaSheet.objects.exists()


class TestTheAct:
    def enter(self, by, made, *areas):
        held = as_held(by, made)
        return enter_paper(
            by, sight=sight_of(by, held.row.child), held=held, areas=areas, today=TODAY, now=NOW
        )  # fmt: skip

    def test_nothing_is_refused(self, alice, begun):
        with pytest.raises(NothingEntered):
            self.enter(alice, begun)

    def test_evidence_without_a_way_of_knowing_was_observed(self, alice, begun):
        written = an_area(items={"food": graded(4, how=(), words="Ate from the bin.")}, done=False)
        self.enter(alice, begun, PaperArea(uuid4(), written, seen=("food",)))
        assert Entry.objects.get(kind="note.observation").source_type == "observed"

    def test_one_area_that_does_not_hold_keeps_the_others_out_too(self, alice, begun):
        bad = an_area(KIND, items={"comfort": graded(4)})
        with pytest.raises(Exception, match="needs evidence"):
            self.enter(alice, begun, PaperArea(uuid4(), an_area()), PaperArea(uuid4(), bad))
        assert not AreaSheet.objects.exists()
