"""What a child's record opens on, and its pictures: said in words, drawn without leaning on colour, told as a table."""

from collections.abc import Callable

import pytest

from tests.system.conftest import DESKTOP, NARROW, Visitor
from tests.system.picture import vanished
from tests.system.stories.test_journeys import opens_wren

FIRST = ("Newest worry", "Last seen alone", "Due next")
# Of each shape in the key of a picture: how it is drawn. No two may be told apart by their colour alone.
SHAPES = """all => all.map(one => [one.getAttribute("d"), getComputedStyle(one).strokeDasharray,
  getComputedStyle(one).strokeWidth, getComputedStyle(one).fill === "none"].join(" "))"""


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


def test_on_a_phone_the_table_takes_the_place_of_the_picture(visitor: Callable[..., Visitor]) -> None:
    """Criterion 3: 320 px is what 400 % leaves of 1280."""
    sol = visitor(width=NARROW)
    sol.signs_in_as("Sol Invented")
    page = sol.goes_to(f"/children/{opens_wren(sol)}/siblings/")
    assert not page.locator(".seen-picture__drawn").first.is_visible()
    assert page.locator(".seen-picture__table table").first.is_visible()
