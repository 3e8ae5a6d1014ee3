"""Levels from assessments as people meet them: a sentence first, a table of as many rows, tints told apart in grey."""

from collections.abc import Callable
from itertools import pairwise

import pytest

from tests.system.conftest import DESKTOP, NARROW, Visitor
from tests.system.picture import vanished
from tests.system.stories.test_journeys import opens_wren

PAGES = ("over-time", "siblings", "two-views")
# The lightness of each tint in grey (CIE L*), in the order of the key.
GREYS = """all => all.map(one => {
  const [r, g, b] = getComputedStyle(one).fill.match(/[0-9.]+/g).map(Number);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b; })"""


def opens(visitor: Visitor, page: str) -> None:
    visitor.signs_in_as("Sol Invented")
    visitor.goes_to(f"/children/{opens_wren(visitor)}/assessments/{page}/")


@pytest.mark.parametrize("page", PAGES)
def test_a_picture_of_levels_speaks_before_it_shows(visitor: Callable[..., Visitor], page: str) -> None:
    """Criterion 27: a sentence, a row of the table for each mark or strip, no mark that is colour alone."""
    sol = visitor(width=DESKTOP)
    opens(sol, page)
    picture = sol.page.locator(".seen-picture").first
    assert picture.locator(".seen-picture__finding").inner_text().endswith(".")
    drawn = {
        "over-time": ".seen-drawing__row--level .seen-drawing__counts text",
        "siblings": "g.seen-drawing__row--level",
        "two-views": ".seen-drawing__worker",
    }[page]
    assert (
        picture.locator(f".seen-picture__drawn > svg {drawn}").count()
        == picture.locator("tbody th[scope=row]").count()
        > 0
    )
    assert vanished(sol.page) == [], "every mark is told from its ground in forced colours"
    greys = picture.locator(".seen-drawing-key path[class*=level-]").evaluate_all(GREYS)[:4]
    assert all(one - other > 25 for one, other in pairwise(greys)), greys


@pytest.mark.parametrize("page", PAGES)
def test_every_mark_is_reached_by_keyboard_and_leads_somewhere(visitor: Callable[..., Visitor], page: str) -> None:
    sol = visitor(width=DESKTOP)
    opens(sol, page)
    marks = sol.page.locator(".seen-picture__drawn > svg a")
    assert marks.count()
    assert all(marks.evaluate_all("all => all.map(one => one.getAttribute('aria-label'))"))
    marks.last.focus()
    assert sol.page.evaluate("document.activeElement.getAttribute('href')").startswith("/children/")


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without"])
def test_on_a_phone_the_table_takes_the_place_of_the_levels(visitor: Callable[..., Visitor], javascript: bool) -> None:
    """Criterion 3: 320 px is what 400 % leaves of 1280."""
    sol = visitor(width=NARROW, javascript=javascript)
    opens(sol, "over-time")
    assert not sol.page.locator(".seen-picture__drawn").first.is_visible()
    assert sol.page.locator(".seen-picture__table table").first.is_visible()
    assert sol.page.get_by_role("heading", name="What moved since").is_visible()
    sol.page.get_by_role("link", name="Brothers and sisters").first.click()
    assert sol.page.locator(".seen-picture__table table").first.is_visible()


def test_the_newest_levels_beside_a_whole_life_are_told_in_forced_colours(visitor: Callable[..., Visitor]) -> None:
    sol = visitor(width=DESKTOP)
    sol.signs_in_as("Sol Invented")
    page = sol.goes_to(f"/children/{opens_wren(sol)}/pictures")
    assert page.locator("[class^=seen-drawing__level-]").count()
    assert vanished(page) == []
