"""Two accounts of one event, joined by one worker and taken apart by another: on a phone, and without JavaScript."""

import re
from collections.abc import Callable

import pytest

from tests.system.conftest import DESKTOP, NARROW, PHONE, Visitor
from tests.system.stories.test_journeys import opens_wren

SOL, TOM, CHARLIE = "Sol Invented", "Tom Playacted", "Hugo Unreal"
TOLD = "Not collected until 4.50"
ASKED = re.compile(r"Could be the same event \((\d+)\)")


@pytest.mark.parametrize(("width", "javascript"), [(DESKTOP, True), (PHONE, False), (NARROW, True)])
def test_given_two_accounts_when_sol_joins_them_and_tom_takes_them_apart_then_nothing_is_lost(
    visitor: Callable[..., Visitor], width: dict[str, int], javascript: bool
) -> None:
    sol = visitor(width=width, javascript=javascript)
    sol.signs_in_as(f"Sign in as {SOL}")
    child = opens_wren(sol)
    page = sol.goes_to(f"/children/{child}/chronology/")
    before = page.locator("main").inner_text()
    page.get_by_role("link", name=ASKED).first.click()
    question = page.locator("main section[aria-labelledby]").filter(has_text=TOLD)
    asked = question.inner_text()
    assert "Why this is asked: The same day; both speak of" in asked
    assert "nobody coming to collect the child" in asked
    if javascript:
        sol.finds_no_fault()
    question.get_by_label("Why, if it needs saying").fill("School rang duty that afternoon.")
    question.get_by_role("button", name="Same event").click()
    assert "Joined: one event." in page.locator("main").inner_text()
    assert question.count() == 0
    story = sol.goes_to(f"/children/{child}/chronology/").locator("main").inner_text()
    assert _asked(story) == _asked(before) - 1
    assert story.count("One event, told by 2") == before.count("One event, told by 2") + 1
    assert TOLD in story
    assert _entries(story) == _entries(before)
    if javascript:
        sol.finds_no_fault()

    tom = visitor(width=width, javascript=javascript)
    tom.signs_in_as(f"Sign in as {TOM}")
    page = tom.goes_to(f"/children/{child}/same-event/")
    joined = page.locator(".seen-card").filter(has_text="School rang duty that afternoon.")
    joined.locator("p").get_by_role("link").first.click()
    tom.follows("One of 2 accounts of one event")
    assert "School rang duty that afternoon." in page.locator("main").inner_text()
    if javascript:
        tom.finds_no_fault()
    tom.presses("Take it apart")
    assert page.title().startswith("Error: ")
    page.get_by_label("Why are they not the same event?").fill("The neighbour came on another day.")
    tom.presses("Take it apart")
    assert "Taken apart." in page.locator("main").inner_text()
    story = tom.goes_to(f"/children/{child}/chronology/").locator("main").inner_text()
    assert story.count("One event, told by 2") == before.count("One event, told by 2")
    assert TOLD in story

    sol.goes_to(f"/children/{child}/same-event/")
    answered = sol.page.locator(".seen-card").filter(has_text="The neighbour came on another day.")
    assert "Said not to be the same by Tom Playacted" in answered.inner_text()
    answered.get_by_role("button", name="Ask again").click()
    assert "The question stands again." in sol.page.locator("main").inner_text()


def test_charlie_of_another_agency_is_given_the_page_that_stands_for_nothing(visitor: Callable[..., Visitor]) -> None:
    sol, charlie = visitor(), visitor()
    sol.signs_in_as(f"Sign in as {SOL}")
    child = opens_wren(sol)
    charlie.signs_in_as(f"Sign in as {CHARLIE}")
    nobody = charlie.goes_to("/children/00000000-0000-4000-8000-000000000000/same-event/").locator("main").inner_text()
    assert charlie.goes_to(f"/children/{child}/same-event/").locator("main").inner_text() == nobody


def _asked(story: str) -> int:
    found = ASKED.search(story)
    return int(found.group(1)) if found else 0


def _entries(story: str) -> str:
    found = re.search(r"Showing all [\d,]+ entries", story)
    assert found
    return found.group(0)
