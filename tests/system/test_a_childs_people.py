"""Stories of a child's people and work, in a real browser, on a phone and at a desk."""

import os
import re
from pathlib import Path

import pytest

from tests.system.conftest import DESKTOP

PAGES = (
    "people/",
    "people/name/",
    "people/number/",
    "people/address/",
    "people/adult/",
    "people/relationship/",
    "people/household/",
    "people/fact/ethnicity/",
    "people/birth/",
    "people/parent/",
    "people/children/",
    "people/identity/",
    "people/identity/end/",
    "people/involve/",
    "work/",
    "work/level/",
    "work/open/",
    "work/allocate/",
    "work/hold/",
    "work/family-no/",
    "work/desk/",
    "work/bar/",
    "why/",
    "history/",
)
PICTURES = os.environ.get("SEEN_PICTURES", "")


def finds(visitor, words):
    visitor.goes_to("/find/")
    visitor.page.get_by_label("Name, reference or number").fill(words)
    visitor.presses("Find")
    return visitor.page


def opens(visitor, words):
    """Find a child and open their people page; return where the child's pages begin."""
    finds(visitor, words).get_by_role("link", name=re.compile(words, re.IGNORECASE)).first.click()
    child = re.search(r"/children/[0-9a-f-]{36}/", visitor.page.url)
    assert child, visitor.page.url
    return child.group()


def picture(visitor, name):
    if PICTURES:
        visitor.page.screenshot(path=str(Path(PICTURES) / f"{name}.png"), full_page=True)


def test_every_page_of_a_childs_people_and_work_has_no_fault_at_a_desk(visitor):
    """On a phone they are looked at with all others, in test_every_page."""
    esther = visitor(width=DESKTOP)
    esther.signs_in_as("Sign in as Esther Pretend")
    start = opens(esther, "juniper")
    for path in (*(start + each for each in PAGES), "/find/?q=pebble", "/find/?q=nobody", "/children/add/"):
        esther.goes_to(path)
        picture(esther, f"desk-{path.replace('/', '_')}")
        esther.finds_no_fault()


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without"])
def test_given_an_empty_form_when_sent_then_the_summary_leads_to_the_box_and_nothing_is_lost(visitor, javascript):
    """Criteria 8 and 9."""
    esther = visitor(javascript=javascript)
    esther.signs_in_as("Sign in as Esther Pretend")
    page = esther.goes_to("/children/add/")
    page.get_by_label("In your words").fill("Seen at the door")
    esther.presses("Save")
    assert page.title().startswith("Error: ")
    page.get_by_role("link", name="Write the name you know the child by").click()
    assert page.evaluate("document.activeElement.id" if javascript else "location.hash").endswith("id_name")
    assert page.get_by_label("In your words").input_value() == "Seen at the door"
    if javascript:
        esther.finds_no_fault()


def test_given_a_double_tap_when_a_child_is_added_then_there_is_one_child(visitor):
    """Criterion 13."""
    nia = visitor()
    nia.signs_in_as("Sign in as Nia Makebelieve")
    page = nia.goes_to("/children/add/")
    page.get_by_label("Name", exact=True).fill("Tamsin Doubletap")
    page.get_by_label("Or about how old").fill("about 3")
    page.get_by_label("A note that I or my agency wrote").check()
    page.evaluate("document.querySelector('main form').submit(); document.querySelector('main form').submit()")
    page.wait_for_url(re.compile("/people/"))
    assert finds(nia, "doubletap").get_by_role("heading", level=2).count() == 1
    nia.finds_no_fault()


def test_given_charlie_of_another_agency_then_the_child_is_not_found_and_the_page_is_not_there(visitor):
    esther, charlie = visitor(), visitor(width=DESKTOP)
    esther.signs_in_as("Sign in as Esther Pretend")
    start = opens(esther, "juniper")
    charlie.signs_in_as("Sign in as Rob Whimsical")
    assert "Juniper" not in finds(charlie, "juniper").locator("main").inner_text()
    for path in PAGES:
        page = charlie.goes_to(start + path)
        assert "Juniper" not in page.content()
    charlie.finds_no_fault()


def test_the_matching_desk_has_no_fault(visitor):
    marek = visitor()
    marek.signs_in_as("Sign in as Marek Imagined")
    marek.goes_to("/desk/matching/")
    picture(marek, "phone-desk")
    marek.finds_no_fault()
