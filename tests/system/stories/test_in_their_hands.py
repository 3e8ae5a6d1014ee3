"""Criterion 22: a parent holds the worker's device, and nothing opens but their sheet until the worker's PIN."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.system.conftest import DESKTOP, PHONE, Visitor
from tests.system.stories.test_assessing import area_said, child_page, grades

LOCK = "This page is locked"
PIN = "2580"


def hands_over(worker: Visitor, *, name: str = "Wren Tallow", javascript: bool = True) -> str:
    """Hand the device over for the first sheet on offer; return the key of the child."""
    worker.signs_in_as("Sol Invented")
    child = child_page(worker, name).strip("/").split("/")[1]
    worker.goes_to(f"/children/{child}/own-sheets/")
    page = worker.follows("Hand this device over")
    looks(worker, javascript=javascript)
    page.locator("main input[type=radio]").first.check(force=True)
    page.get_by_label("A PIN for this one time").fill(PIN)
    page.get_by_label("The PIN again").fill(PIN)
    worker.presses("Hand it over")
    return child


def looks(somebody: Visitor, *, javascript: bool) -> None:
    """Look the page over: what looks is itself a script."""
    if javascript:
        somebody.finds_no_fault()


def heading(page: Page) -> str:
    return page.locator("h1").inner_text()


def takes_back(worker: Visitor, pin: str) -> None:
    worker.page.get_by_label("Your PIN").fill(pin)
    worker.presses("Take the device back")


@pytest.mark.parametrize("javascript", [True, False])
def test_any_other_address_back_and_a_new_tab_show_the_lock(visitor: Callable[..., Visitor], javascript: bool) -> None:
    sol = visitor(width=PHONE, javascript=javascript)
    child = hands_over(sol, javascript=javascript)
    page = sol.page
    assert page.url.endswith("/handed-over/")
    assert "used in court" in page.locator("main").inner_text()
    assert "Wren Tallow" not in page.content()
    looks(sol, javascript=javascript)

    page.go_back()
    assert heading(page) == LOCK
    tab = page.context.new_page()
    for elsewhere in ("/", f"/children/{child}/", f"/children/{child}/own-sheets/", "/sign-out/", "/nowhere/"):
        tab.goto(sol.server + elsewhere)
        assert heading(tab) == LOCK, elsewhere
        assert "Tallow" not in tab.content()
    tab.close()

    sol.goes_to("/")
    looks(sol, javascript=javascript)
    takes_back(sol, "9137")
    assert heading(page) == LOCK
    assert "That is not the PIN" in page.locator("main").inner_text()
    sol.follows("Go back to your sheet")
    assert page.url.endswith("/handed-over/")
    page.goto(sol.server + "/handed-over/return/")
    takes_back(sol, PIN)
    assert page.url.endswith(f"/children/{child}/own-sheets/")
    sol.goes_to(f"/children/{child}/")
    assert "Wren Tallow" in page.locator("h1, .seen-identity__name").first.inner_text()


@pytest.mark.parametrize("javascript", [True, False])
def test_a_sheet_is_filled_in_card_by_card_and_sent(visitor: Callable[..., Visitor], javascript: bool) -> None:
    sol = visitor(width=PHONE, javascript=javascript)
    child = hands_over(sol, javascript=javascript)
    page = sol.page
    page.locator("main a.govuk-button").first.click()
    page.get_by_role("textbox").first.fill("She sings\nall morning")
    sol.presses("Next")
    looks(sol, javascript=javascript)
    page.get_by_label("We need help with this").check(force=True)
    sol.presses("Next")
    page.get_by_label("I would rather talk").check(force=True)
    sol.presses("Next")
    sol.presses("Next")
    sol.follows("Stop here and check what I said")
    looks(sol, javascript=javascript)
    words = page.locator("main").inner_text()
    assert "She sings\nall morning" in words
    assert "We need help with this" in words
    sol.presses("Send my sheet")
    assert heading(page) == "Thank you"
    assert "We need help with this" not in page.content()
    looks(sol, javascript=javascript)
    page.go_back()
    assert "We need help with this" not in page.locator("main").inner_text()
    sol.goes_to("/handed-over/")
    sol.follows("Give the device back")
    takes_back(sol, PIN)
    assert "Sent on" in page.locator("main").inner_text()
    assert page.url.endswith(f"/children/{child}/own-sheets/")


def test_the_way_out_blanks_the_sheet_at_once_and_it_stays_hidden(visitor: Callable[..., Visitor]) -> None:
    sol = visitor(width=DESKTOP)
    hands_over(sol)
    page = sol.page
    page.locator("main a.govuk-button").first.click()
    page.get_by_role("textbox").first.focus()
    for _ in range(3):
        page.keyboard.press("Shift")
    page.get_by_role("heading", name=LOCK).wait_for()
    assert page.get_by_role("link", name="Go back to your sheet").count() == 0
    sol.goes_to("/handed-over/")
    assert heading(page) == LOCK
    takes_back(sol, PIN)
    assert "Begun on" in page.locator("main").inner_text()


def test_the_way_out_takes_less_than_a_fifth_of_a_second(visitor: Callable[..., Visitor]) -> None:
    sol = visitor(width=PHONE)
    hands_over(sol)
    page = sol.page
    page.route("**/handed-over/hide/", lambda route: None)  # the answer never comes: blank all the same
    left = page.evaluate(
        "() => { document.querySelector('[data-exit]').click(); return document.body.innerText.trim().length; }"
    )
    assert left == 0


def test_what_a_parent_said_opens_when_the_workers_own_levels_are_saved(visitor: Callable[..., Visitor]) -> None:
    """Criterion 21: before, the page is refused with the reason and says nothing of the sheet."""
    sol = visitor(width=PHONE)
    child = hands_over(sol, name="Teasel Sallow")
    page = sol.page
    page.locator("main a.govuk-button").first.click()
    sol.presses("Next")
    page.get_by_label("We need help with this").check(force=True)
    sol.presses("Next")
    sol.follows("Stop here and check what I said")
    sol.presses("Send my sheet")
    sol.goes_to("/handed-over/")
    sol.follows("Give the device back")
    takes_back(sol, PIN)
    compare = page.get_by_role("link", name="Compare it with your own levels").first.get_attribute("href")
    refused = page.goto(f"{sol.server}{compare}")
    assert refused is not None and refused.status == 403
    assert "Save your own levels first" in page.locator("main").inner_text()
    assert "We need help with this" not in page.content()
    looks(sol, javascript=True)

    saves_own_levels(sol, child)
    opened = page.goto(f"{sol.server}{compare}")
    assert opened is not None and opened.status == 200
    assert "We need help with this" in page.locator("main").inner_text()
    looks(sol, javascript=True)


def saves_own_levels(worker: Visitor, child: str) -> None:
    """Grade one area of the toolkit that the sheet is compared with, at the desk."""
    page = worker.goes_to(f"/children/{child}/assessments/start/neglect-toolkit/")
    page.get_by_label("At my desk").check()
    page.get_by_label("Why now?").fill("Their own sheet came back")
    worker.presses("Begin")
    worker.goes_to(page.url.removeprefix(worker.server) + "areas/physical-care/")
    assert grades(page, lambda at: 2)
    area_said(page)
    worker.presses("Save: this area is done")
    assert page.url.endswith("/result/"), page.locator("main").inner_text()[:400]
