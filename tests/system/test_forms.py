"""Every form sent wrong: the title says so, the summary has the focus and leads to each field, and no word is lost."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.system.conftest import Visitor
from tests.system.test_every_page import PAGES, known, opened

__all__ = ["known"]  # the fixture
# Two accounts are one event or they are not: the button is the answer, and why need not be said.
MAY_BE_EMPTY = ("/same-event/",)
FORMS_OF = {"Sol Invented": 25, "Tom Playacted": 3}  # at the least: a walk that finds none would say that all is well
# The visible controls of one form, each with its name and kind.
FORMS = """() => [...document.querySelectorAll("main form[method=post]")].map((form, at) => [at,
  [...form.querySelectorAll("input:not([type=hidden]), select, textarea")].map(e => [e.name, e.type])])"""
EMPTIED = """at => [...document.querySelectorAll("main form[method=post]")[at].elements].forEach(e => {
  if (e.type === "radio" || e.type === "checkbox") e.checked = false;
  else if (e.tagName === "SELECT") e.selectedIndex = 0;
  else if (e.type !== "hidden" && e.tagName !== "BUTTON" && e.type !== "file") e.value = ""; })"""
# Words in every box, the last of every choice; one box holds more than any box takes, so that nothing is kept.
FILLED = """at => { let number = 0, long = 0; const seen = new Set();
  for (const e of document.querySelectorAll("main form[method=post]")[at].elements) {
    if (e.type === "hidden" || e.type === "file" || e.tagName === "BUTTON") continue;
    if (e.type === "radio" || e.type === "checkbox") { e.checked = true; continue; }
    if (e.tagName === "SELECT") { e.selectedIndex = e.options.length - 1; continue; }
    const words = `Typed in box ${number += 1}, O’Neill & محمد`;
    e.value = e.type === "email" ? "typed@rehearsal.example" : e.type === "number" ? "7" : words;
    if (!long && (e.type === "text" || e.type === "textarea")) { long = 1; e.value += " and on".repeat(1600); }
  } return long; }"""
VALUES = """at => [...document.querySelectorAll("main form[method=post]")[at].elements]
  .filter(e => e.name && e.type !== "hidden" && e.type !== "file" && e.type !== "password" && e.tagName !== "BUTTON")
  .filter(e => !(e.type === "radio" || e.type === "checkbox") || e.checked).map(e => [e.name, e.value])"""
SEND = """at => { const form = document.querySelectorAll("main form[method=post]")[at];
  form.requestSubmit(form.querySelector("button:not([type=button])")); }"""


def faults(page: Page) -> Iterator[str]:
    """Look at a form that came back, and yield what is wrong."""
    if not page.title().startswith("Error: "):
        yield f"its title is “{page.title()}”"
        return
    if "govuk-error-summary" not in page.evaluate("document.activeElement.className"):
        yield "the summary has not the focus"
    links = page.locator(".govuk-error-summary a").all()
    if not links:
        yield "the summary leads nowhere"
    for link in links:
        link.click()
        wanted = str(link.get_attribute("href"))[1:]
        if (at := page.evaluate("document.activeElement.id")) != wanted:
            yield f"“{link.inner_text()}” leads to “{at}”, not to “{wanted}”"


def sent(page: Page, form: int) -> None:
    """Send a form as its button does, and wait for what comes back."""
    with page.expect_navigation():
        page.evaluate(SEND, form)


def forms(page: Page) -> list[tuple[int, list[list[str]]]]:
    """Return the forms of a page in which there is something to fill in, by their place on it."""
    found: list[Any] = page.evaluate(FORMS)
    return [(at, controls) for at, controls in found if controls]


@pytest.mark.parametrize("role", PAGES)
def test_a_form_sent_wrong_says_so_and_keeps_everything(
    visitor: Callable[..., Visitor], known: dict[str, str], role: str
) -> None:
    somebody = visitor()
    page, found, checked = somebody.page, [], 0
    for path in opened(somebody, role, PAGES[role], known):
        for at, _ in forms(page):
            page.goto(somebody.server + path)
            if not page.evaluate(FILLED, at):
                continue
            before = page.evaluate(VALUES, at)
            sent(page, at)
            checked += 1
            found += [f"{path} filled: {one}" for one in faults(page)]
            after = page.evaluate(VALUES, at)
            found += [f"{path}: {one[0]} was {one[1][:40]!r}" for one in before if one not in after]
    assert found == [], "\n".join(found)
    assert checked >= FORMS_OF.get(role, 0)


@pytest.mark.parametrize("role", PAGES)
def test_an_empty_form_says_what_is_missing(visitor: Callable[..., Visitor], known: dict[str, str], role: str) -> None:
    somebody = visitor()
    page, found = somebody.page, []
    for path in opened(somebody, role, PAGES[role], known):
        for at, _ in forms(page):
            if path.endswith(MAY_BE_EMPTY):
                continue
            page.goto(somebody.server + path)
            page.evaluate(EMPTIED, at)
            sent(page, at)
            found += [f"{path} empty: {one}" for one in faults(page)]
    assert found == [], "\n".join(found)
