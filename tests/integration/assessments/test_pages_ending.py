"""Two people in one area, and the pages that sign, reopen and stop; and nobody who has no business there."""

from datetime import timedelta
from uuid import uuid4

import pytest

from seen.apps.assessments.models import AreaSheet, Assessment
from tests.builders.assessing import (
    an_area,
    an_entry,
    as_held,
    graded,
    saved,
    signed,
    unknown,
)
from tests.builders.children import TODAY
from tests.builders.staff import browser_of
from tests.integration.assessments.pages import AREA, area_of, page_of, said, words_of

pytestmark = pytest.mark.django_db


class TestTwoPeople:
    def test_both_texts_are_shown_and_one_is_chosen(self, alice, bob, begun):
        for viewer, words in ((alice, "As Alice saw it"), (bob, "As Bob saw it")):
            answer = browser_of(viewer).post(area_of(viewer, begun), said(narrative=words), follow=True)
        page = words_of(answer)
        assert "As Alice saw it" in page
        assert "As Bob saw it" in page
        both = area_of(bob, begun) + "both/"
        assert "Choose which of them stands" in words_of(browser_of(bob).post(both, {"once": str(uuid4())}))
        browser_of(bob).post(both, {"once": str(uuid4()), "which": "other"})
        assert as_held(alice, begun).areas[AREA].sheet.narrative == "As Bob saw it"
        assert as_held(alice, begun).beside == {}
        assert browser_of(bob).get(both).status_code == 302
        assert AreaSheet.objects.count() == 3

    def test_it_can_be_written_from_both(self, alice, bob, begun):
        first = saved(alice, begun, an_area(narrative="As Alice saw it")).sheet
        second = saved(bob, begun, an_area(grade=3, narrative="As Bob saw it")).sheet
        page = words_of(browser_of(alice).get(area_of(alice, begun) + f"?settles={second}"))
        assert "The other version:" in page
        assert "3 Often not met" in page
        sent = said(narrative="Both", follows=str(first), settles=str(second))
        browser_of(alice).post(area_of(alice, begun) + f"?settles={second}", sent)
        assert as_held(alice, begun).beside == {}

    def test_the_list_leads_to_both(self, alice, bob, begun):
        for viewer in (alice, bob):
            saved(viewer, begun, an_area(narrative=viewer.name))
        page = words_of(browser_of(alice).get(page_of(alice, begun)))
        assert "Both texts are kept" in page
        assert f"{AREA}/both/" in page

    def test_charlie_chooses_nothing(self, alice, bob, charlie, begun):
        for viewer in (alice, bob):
            saved(viewer, begun, an_area(narrative=viewer.name))
        both = area_of(charlie, begun) + "both/"
        assert browser_of(charlie).post(both, {"once": str(uuid4()), "which": "other"}).status_code == 404


class TestEnding:
    def test_what_is_not_known_stands_first_and_one_area_alone_is_finished_work(self, alice, begun):
        saved(alice, begun, an_area(items={"sleep": unknown()}))
        page = words_of(browser_of(alice).get(page_of(alice, begun, "check/")))
        assert page.index("Not known yet") < page.index("What decided it")
        assert "This is about Physical care alone. It is finished work." in page
        assert "Not asked yet" in page

    def test_signed_it_is_shown_locked_with_both_names(self, alice, bob, begun):
        saved(alice, begun)
        saved(bob, begun, an_area("love-and-care"))
        answer = browser_of(alice).post(
            page_of(alice, begun, "check/"), {"once": str(uuid4()), "disagrees": ""}, follow=True
        )
        page = words_of(answer)
        assert "Signed and locked. 8 grades now stand in the chronology." in page
        assert "Alice Fern, Northmarsh health visiting and Bob Hale, Northmarsh primary" in page
        assert "This assessment is locked." in words_of(browser_of(alice).get(area_of(alice, begun)))
        page = words_of(
            browser_of(bob).post(
                page_of(bob, begun, "check/"), {"once": str(uuid4()), "disagrees": "Warmer"}, follow=True
            )
        )
        assert "Warmer" in page
        assert "sees some of it differently" in page

    def test_nothing_to_sign_says_so(self, alice, begun):
        page = words_of(browser_of(alice).post(page_of(alice, begun, "check/"), {"once": str(uuid4())}))
        assert "Nothing is done yet" in page

    def test_reopened_stopped_and_visited(self, alice, begun):
        browser, why = browser_of(alice), {"why": "A slip"}
        visit = {"once": str(uuid4()), "on": (TODAY - timedelta(days=2)).isoformat(), "announced": "no"}
        assert browser.post(page_of(alice, begun, "visit/"), visit).status_code == 302
        late = {"once": str(uuid4()), "on": (TODAY + timedelta(days=2)).isoformat()}
        assert "today" in words_of(browser.post(page_of(alice, begun, "visit/"), late))
        saved(alice, begun)
        signed(alice, begun)
        assert browser.post(page_of(alice, begun, "reopen/"), {"once": str(uuid4())} | why).status_code == 302
        again = Assessment.objects.get(number=2)
        assert "Version" in words_of(browser.get(page_of(alice, again)))
        assert browser.post(page_of(alice, again, "stop/"), {"once": str(uuid4())} | why).status_code == 302
        assert "Stopped on" in words_of(browser.get(page_of(alice, again)))
        page = words_of(browser.get(f"/children/{begun.child_id}/assessments/"))
        assert "Earlier versions, and what was stopped" in page

    def test_the_superseded_one_says_that_a_newer_stands(self, alice, begun):
        saved(alice, begun)
        signed(alice, begun)
        browser = browser_of(alice)
        browser.post(page_of(alice, begun, "reopen/"), {"once": str(uuid4()), "why": "A slip"})
        signed(alice, Assessment.objects.get(number=2))
        assert "A newer version of this assessment was signed" in words_of(browser.get(page_of(alice, begun)))

    def test_entries_linked_are_shown_and_lead_to_the_chronology(self, alice, amir, begun):
        entry = an_entry(alice, amir, text="Nothing in the fridge")
        saved(alice, begun, an_area(items={"food": graded(4, entries=(entry.id,))}))
        page = words_of(browser_of(alice).get(page_of(alice, begun, "check/")))
        assert "Nothing in the fridge" in page
        assert f"/entries/{entry.id}/" in page

    def test_charlie_ends_nothing(self, alice, charlie, begun):
        saved(alice, begun)
        for rest in ("check/", "stop/", "reopen/", "visit/"):
            assert browser_of(charlie).post(page_of(charlie, begun, rest), {"once": str(uuid4())}).status_code == 404
        assert as_held(alice, begun).status == "started"
