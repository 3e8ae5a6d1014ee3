"""A structured test of change, agreed with the family on a phone, with and without JavaScript."""

from collections.abc import Callable
from datetime import date

import pytest

from tests.system.conftest import Visitor
from tests.system.stories.test_journeys import opens_wren

GOALS = (
    ("A cooked tea on five days a week", "A food voucher each Monday", "The family centre"),
    ("Hair and clothes washed twice a week", "A washing machine from the household fund", "The housing team"),
)


@pytest.mark.parametrize("javascript", [True, False])
def test_two_goals_are_set_and_agreed(visitor: Callable[..., Visitor], javascript: bool) -> None:
    sol = visitor(javascript=javascript)
    sol.signs_in_as("Sol Invented")
    wren = opens_wren(sol)
    page = sol.goes_to(f"/children/{wren}/assessments/change/new/")
    page.get_by_role("radio").first.check()
    sol.presses("Begin, and set the first goal")
    test = page.url.split("/change/")[1].split("/")[0]
    for at, (words, support, by) in enumerate(GOALS):
        sol.goes_to(f"/children/{wren}/assessments/change/{test}/goal/")
        looks(sol, javascript=javascript)
        chooses(sol, at)
        page.get_by_label("What will be different for the child?").fill(words)
        page.get_by_label("What help is offered for it?").fill(support)
        page.get_by_label("Who gives that help?").fill(by)
        page.get_by_role("radio", name="1, ").first.check()
        sol.presses("Set this goal")
    looks(sol, javascript=javascript)
    sol.follows("Agree it with the family")
    looks(sol, javascript=javascript)
    page.get_by_label("On which day does it begin?").fill(f"{date.today():%d %B %Y}")
    page.get_by_label("With whom is it agreed?").fill("Marnie Tallow, mother")
    page.get_by_label("What did they say about it, in their own words?").fill("If the voucher comes, yes")
    sol.presses("It is agreed")
    shown = page.locator("main").inner_text()
    assert "Under way" in shown and all(words in shown for words, _, _ in GOALS)
    looks(sol, javascript=javascript)
    sol.follows("Stop this test of change")
    page.get_by_label("Why is it stopped?").fill("Another plan was agreed")
    sol.presses("Stop it")
    assert "Another plan was agreed" in page.locator("main").inner_text()


def looks(sol: Visitor, *, javascript: bool) -> None:
    """Check the page as every page is checked; axe itself is JavaScript."""
    if javascript:
        sol.finds_no_fault()


def chooses(sol: Visitor, at: int) -> None:
    """Choose what a goal is about: another thing each time, from a list or from buttons."""
    if sol.page.locator("select[name=item]").count():
        sol.page.locator("select[name=item]").select_option(index=1 + at)
    else:
        sol.page.locator("input[name=item]").nth(at).check()
