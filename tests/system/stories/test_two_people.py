"""Criterion 35: what one person sets aside of a question for today stays open until a second person says the same."""

from collections.abc import Callable

from tests.system.conftest import DESKTOP, Visitor

LINK = "Linnet Tallow: Marks, sleep"


def sets_aside(somebody: Visitor, words: str) -> None:
    page = somebody.page
    page.get_by_label("Explained: there is another reason").check()
    page.get_by_label("In your own words").fill(words)
    somebody.presses("Keep my answer")


def test_a_question_for_today_is_set_aside_by_two(visitor: Callable[..., Visitor]) -> None:
    sol = visitor()
    sol.signs_in_as("Sol Invented")
    sol.goes_to("/")
    sol.follows(LINK)
    sets_aside(sol, "Health visiting saw the cot in use on three visits since.")
    assert "stays open until a second person has looked" in sol.page.locator("main").inner_text()
    assert "waits for a second person" in sol.page.locator("main").inner_text()
    sol.finds_no_fault()

    mira = visitor(width=DESKTOP)
    mira.signs_in_as("Mira Madeup")
    mira.goes_to("/")
    page = mira.follows("Look a second time")
    page.locator("main a[href^='/findings/']").first.click()
    assert "Explained: Sol Invented" in page.locator("main").inner_text()
    mira.finds_no_fault()
    sets_aside(mira, "I read the three visits; the cot has been in use since June.")
    assert "The question comes back if new evidence does" in page.locator("main").inner_text()
    sol.goes_to("/")
    assert sol.page.get_by_role("link", name=LINK).count() == 0
