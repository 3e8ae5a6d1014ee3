"""A child's story as people read it: what matters two taps away, kept in the address, corrected by two."""

import pytest

from tests.system.conftest import DESKTOP, NARROW, PHONE

TOM, ESTHER, CHARLIE = "Tom Playacted", "Esther Pretend", "Hugo Unreal"
CHILD = "Wren Tallow"


def opens_story(someone, persona, child=CHILD):
    """Sign in, find the child, and open the chronology. Returns its address within the service."""
    someone.signs_in_as(f"Sign in as {persona}")
    someone.goes_to(f"/find/?q={child.replace(' ', '+')}")
    someone.follows(child)
    someone.follows("Chronology")
    return someone.page.url.removeprefix(someone.server)


@pytest.mark.parametrize("width", [PHONE, NARROW, DESKTOP], ids=["phone", "320 pixels", "desktop"])
@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without"])
def test_the_pages_of_a_story_have_no_fault(visitor, width, javascript):
    tom = visitor(width=width, javascript=javascript)
    here = opens_story(tom, TOM)
    entry = tom.page.locator("main ol li h3 a").first.get_attribute("href")
    for path in (here, f"{here}?words=zzzz", f"{here}?since=31/02/2020", f"{here}print/", entry, f"{entry}correct/",
                 f"{entry}withdraw/", f"{entry}disagree/", f"{entry}share/"):  # fmt: skip
        tom.goes_to(path)
        if javascript:
            tom.finds_no_fault()
        else:
            assert tom.page.locator("h1").count() == 1


def test_given_a_long_story_when_tom_asks_for_worries_then_they_are_two_taps_away_and_stay(visitor):
    """Criterion 31: what was asked for survives a reload, Back, and a colleague opening the same address."""
    tom = visitor()
    opens_story(tom, TOM)
    tom.follows("Worries (")
    shown = tom.page.locator(".seen-toolbar__count").inner_text()
    assert "Showing" in shown
    address = tom.page.url
    tom.page.reload()
    assert tom.page.locator(".seen-toolbar__count").inner_text() == shown
    tom.page.locator("main ol li h3 a").first.click()
    tom.page.go_back()
    assert tom.page.url == address
    assert tom.page.locator(".seen-toolbar__count").inner_text() == shown
    esther = visitor()
    esther.signs_in_as(f"Sign in as {ESTHER}")
    esther.page.goto(address)
    assert "Worry or going well: Worries" in esther.page.locator("main").inner_text()


def test_given_words_typed_when_nothing_matches_then_the_page_says_what_to_do(visitor):
    tom = visitor()
    opens_story(tom, TOM)
    tom.page.locator("summary", has_text="Search and filter").click()
    tom.page.get_by_label("Words").fill('"no such words" (')
    tom.presses("Show")
    assert "Nothing here matches" in tom.page.locator("main").inner_text()
    tom.follows("Show everything")
    assert "Showing all" in tom.page.locator("main").inner_text()


def test_given_two_browsers_when_both_correct_an_entry_then_the_second_sees_both_and_chooses(visitor):
    """Criterion 15, for an entry: both texts visible, none lost."""
    first, second = visitor(), visitor()
    opens_story(first, TOM)
    first.page.goto(f"{first.page.url}?agency=&words=&tone=&order=oldest")
    own = _own_entry(first)
    second.signs_in_as("Sign in as Della Playacted")
    for someone in (first, second):
        someone.goes_to(f"{own}correct/")
    for someone, text in ((first, "What Tom wrote instead."), (second, "What Della wrote instead.")):
        someone.page.get_by_label("What was seen, heard or done?").fill(text)
        someone.page.get_by_label("Why are you changing this?").fill("It was not quite so.")
        someone.presses("Save the correction")
    page = second.page.locator("main").inner_text()
    assert "Somebody corrected this before you" in page
    assert "What Tom wrote instead." in page
    assert second.page.get_by_label("What was seen, heard or done?").input_value() == "What Della wrote instead."
    second.finds_no_fault()
    second.presses("Send my version")
    assert "What Della wrote instead." in second.page.locator("main").inner_text()


def _own_entry(someone):
    """The address of an entry that the visitor's own agency controls."""
    for link in someone.page.locator("main ol li h3 a").all():
        href = link.get_attribute("href")
        someone.goes_to(href)
        if someone.page.get_by_role("link", name="Correct this").count():
            return href
        someone.page.go_back()
    raise AssertionError("no entry of their own")


def test_charlie_of_another_agency_is_given_the_page_that_stands_for_nothing(visitor):
    tom = visitor()
    here = opens_story(tom, TOM)
    entry = tom.page.locator("main ol li h3 a").first.get_attribute("href")
    charlie = visitor(width=DESKTOP)
    charlie.signs_in_as(f"Sign in as {CHARLIE}")
    for path in (here, f"{here}print/", here.rstrip("/") + ".csv", entry, f"{entry}share/"):
        charlie.goes_to(path)
        assert CHILD not in charlie.page.content()
        refused = charlie.page.locator("main").inner_text()
        charlie.goes_to("/children/00000000-0000-4000-8000-000000000000/chronology/")
        assert charlie.page.locator("main").inner_text() == refused
