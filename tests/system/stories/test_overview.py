"""What a child's record opens on, and its pictures: said in words, drawn without leaning on colour, told as a table."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.system.conftest import DESKTOP, NARROW, Visitor
from tests.system.picture import vanished
from tests.system.stories.test_journeys import opens_wren

FIRST = ("Newest worry", "Last seen alone", "Due next")
# Of each shape in the key of a picture: how it is drawn. No two may be told apart by their colour alone.
SHAPES = """all => all.map(one => [one.getAttribute("d"), getComputedStyle(one).strokeDasharray,
  getComputedStyle(one).strokeWidth, getComputedStyle(one).fill === "none"].join(" "))"""

# The columns of a table by years that its last row sums up, and those where the years come to another number.
ADDS_UP = """table => {
  const number = cell => Number(cell.textContent.replace(/[^0-9]/g, ""));
  const years = [...table.tBodies[0].rows];
  const summed = [...table.tFoot.rows[0].cells].map((cell, at) => [at, cell.textContent.trim(), number(cell)])
    .filter(([at, words]) => at && words && !table.tHead.rows[0].cells[at].textContent.endsWith("so far"));
  const wrong = summed.filter(([at, , sum]) => years.reduce((all, row) => all + number(row.cells[at]), 0) !== sum);
  return [summed.length, wrong]; }"""


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without"])
def test_what_matters_now_stands_first(visitor: Callable[..., Visitor], javascript: bool) -> None:
    """Criterion 29: newest worry, newest strength, last seen alone and what is due next, before any entry."""
    sol = visitor(width=NARROW, javascript=javascript)
    sol.signs_in_as("Sol Invented")
    page = sol.goes_to(f"/children/{opens_wren(sol)}/")
    card = page.locator("main section").first
    names = card.locator("dt").all_inner_texts()
    assert set(FIRST) <= set(names), names
    assert any("strength" in name.lower() or "going well" in name.lower() for name in names), names
    assert card.locator("a[href^='/entries/']").count() >= 2, "each leads to the entry that it is taken from"


def test_a_picture_says_what_it_shows_without_colour_and_as_a_table(visitor: Callable[..., Visitor]) -> None:
    """Criterion 27, on the picture of brothers and sisters."""
    sol = visitor(width=DESKTOP)
    sol.signs_in_as("Sol Invented")
    page = sol.goes_to(f"/children/{opens_wren(sol)}/siblings/")
    picture = page.locator(".seen-picture").first
    assert picture.locator(".seen-picture__finding").inner_text().endswith(".")
    assert page.locator(".seen-picture__drawn svg").count()
    assert vanished(page) == [], "every mark is told from its ground in forced colours"
    shapes = picture.locator(".seen-drawing-key path").evaluate_all(SHAPES)
    assert len(set(shapes)) == len(shapes) > 1
    marks = picture.locator("svg a")
    assert marks.count()
    assert all(marks.evaluate_all("all => all.map(one => one.getAttribute('aria-label') || one.textContent.trim())"))
    assert picture.locator("tbody tr").count() >= 1


@pytest.mark.parametrize("picture", ["whole-life", "adds-up"])
def test_on_the_overview_a_picture_says_what_it_shows_without_colour_and_as_a_table(
    visitor: Callable[..., Visitor], long_record: str, picture: str
) -> None:
    """Criterion 27, on the whole life and on what has added up, of the longest record there is."""
    page = opens_long(visitor(width=DESKTOP), long_record)
    drawn = page.locator(f"section[aria-labelledby='{picture}']")
    drawn.wait_for()
    assert drawn.locator(".seen-picture__finding").inner_text().endswith(".")
    shapes = drawn.locator(".seen-drawing-key path").evaluate_all(SHAPES)
    assert len(set(shapes)) == len(shapes) > 1
    marks = drawn.locator("svg a")
    assert marks.count() and all(marks.evaluate_all("all => all.map(one => one.getAttribute('aria-label'))"))
    years = drawn.locator(".seen-table--years tbody tr th").all_inner_texts()
    assert len(years) == len(set(years)) > 10, "a row for each year of a childhood"
    summed, wrong = drawn.locator(".seen-table--years").evaluate(ADDS_UP)
    assert summed > 2 and wrong == [], "and every year is counted in the last row"
    assert [html for html in vanished(page) if "svg" in html or "path" in html] == []


def test_of_three_thousand_entries_the_picture_stays_small_and_the_list_holds_every_one(
    visitor: Callable[..., Visitor], long_record: str
) -> None:
    """Criterion 28. How fast it is drawn is held by `script/seen bench overview`."""
    sol = visitor(width=DESKTOP)
    page = opens_long(sol, long_record)
    page.locator("#whole-life").wait_for()
    assert page.evaluate("document.querySelectorAll('*').length") < 2_500 + 100 * 25, "a hundred entries stand below it"
    assert page.locator(".seen-drawn *").count() < 2_500
    every = int(re.sub(r"\D", "", page.get_by_role("link", name=re.compile("Read all [0-9,]+ entries")).inner_text()))
    assert every > 3_000
    sol.follows("Read all")
    page.wait_for_load_state()
    assert page.locator("li[id^='entry-']").count() == every


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without"])
@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("last weighed?", "Weight"),
        ("alone?", "Seen alone"),
        ("tried before?", ""),
    ],
)
def test_what_is_often_asked_is_answered_in_two_interactions(
    visitor: Callable[..., Visitor], long_record: str, asked: str, found: str, javascript: bool
) -> None:
    """Criterion 30: the answer stands on the overview, its entry and all others are one tap away."""
    page = opens_long(visitor(width=NARROW, javascript=javascript), long_record)
    answer = page.locator("#often-asked ~ dl > div", has=page.locator("dt", has_text=asked))
    assert answer.locator("dd").inner_text().strip()
    answer.locator("a").first.click()
    assert found.lower() in page.locator("main").inner_text().lower()
    assert page.locator("h1").count() == 1


def opens_long(somebody: Visitor, name: str) -> Page:
    """Open the overview of the child with the longest record."""
    somebody.signs_in_as("Sol Invented")
    somebody.goes_to(f"/find/?q={name.replace(' ', '+')}")
    return somebody.follows(name)


def test_on_a_phone_the_table_takes_the_place_of_the_picture(visitor: Callable[..., Visitor]) -> None:
    """Criterion 3: 320 px is what 400 % leaves of 1280."""
    sol = visitor(width=NARROW)
    sol.signs_in_as("Sol Invented")
    page = sol.goes_to(f"/children/{opens_wren(sol)}/siblings/")
    assert not page.locator(".seen-picture__drawn").first.is_visible()
    assert page.locator(".seen-picture__table table").first.is_visible()
