"""The list of a child's assessments and how one begins; and nobody who has no business there."""

from uuid import uuid4

import pytest

from seen.apps.assessments.models import Assessment
from tests.builders.assessing import (
    a_tool_file,
    an_area,
    saved,
    signed,
    unknown,
)
from tests.builders.casefile import involved
from tests.builders.children import TODAY, a_child, an_adult, at_home
from tests.builders.staff import browser_of
from tests.integration.assessments.pages import words_of

pytestmark = pytest.mark.django_db


def fresh():
    from seen.kit.knowledge import instruments

    instruments._shelf.cache_clear()
    instruments._sorted_out.cache_clear()


class TestStarting:
    def start(self, amir):
        return f"/children/{amir.id}/assessments/start/test-toolkit/"

    def test_the_list_leads_to_the_tools_and_a_tool_to_its_start(self, alice, amir):
        browser = browser_of(alice)
        assert "Nobody has assessed this child" in words_of(browser.get(f"/children/{amir.id}/assessments/"))
        tools = words_of(browser.get(f"/children/{amir.id}/assessments/start/"))
        assert self.start(amir) in tools
        assert "Not used for this child yet." in tools

    def test_sent_twice_it_begins_one(self, alice, amir):
        form = {"once": str(uuid4()), "mode": "at_desk", "on": TODAY.isoformat(), "why_now": "Thin again"}
        for _ in range(2):
            assert browser_of(alice).post(self.start(amir), form).status_code == 302
        assert Assessment.objects.get().why_now == "Thin again"

    def test_brothers_and_sisters_each_get_their_own(self, alice, amir):
        leila = a_child("Leila Reed")
        involved(alice, leila)
        at_home(amir, with_children=(leila,))
        page = words_of(browser_of(alice).get(self.start(amir)))
        assert "Leila Reed" in page
        form = {
            "once": str(uuid4()),
            "mode": "at_desk",
            "on": TODAY.isoformat(),
            "why_now": "x",
            "also": [str(leila.id)],
        }
        browser_of(alice).post(self.start(amir), form)
        assert set(Assessment.objects.values_list("child", flat=True)) == {amir.id, leila.id}

    def test_a_refusal_keeps_everything_typed(self, alice, amir, begun):
        form = {"once": str(uuid4()), "mode": "at_desk", "on": TODAY.isoformat(), "why_now": "Thin again"}
        page = words_of(browser_of(alice).post(self.start(amir), form))
        assert "Alice Fern began this one" in page
        assert "Thin again" in page

    def test_a_tool_asks_only_what_it_needs(self, alice, amir, tools):
        a_tool_file(tools, tool="per-carer", unit="child-and-carer", title="Care of each carer")
        maya = an_adult("Maya Reed", of=amir)
        fresh()
        page = words_of(browser_of(alice).get(f"/children/{amir.id}/assessments/start/per-carer/"))
        assert "Whose care do you grade?" in page
        assert "Maya Reed" in page
        assert str(maya.person_id) in page
        assert "Whose care" not in words_of(browser_of(alice).get(self.start(amir)))

    def test_last_times_gaps_stand_first_and_no_level_does(self, alice, amir, begun):
        saved(alice, begun, an_area(grade=3, items={"sleep": unknown()}))
        signed(alice, begun)
        page = words_of(browser_of(alice).get(f"/children/{amir.id}/assessments/start/"))
        assert "not enough information in the test toolkit" in page
        assert "not looked at in the test toolkit" in page
        assert "Often not met" not in page

    def test_charlie_gets_the_same_page_as_for_nothing(self, charlie, amir):
        there, nowhere = browser_of(charlie).get(self.start(amir)), browser_of(charlie).get(f"/children/{uuid4()}/")
        assert there.status_code == nowhere.status_code == 404
