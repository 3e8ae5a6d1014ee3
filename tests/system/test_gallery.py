"""Every component in a real browser: accessible, reachable by keyboard, within the width of the screen."""

from collections.abc import Callable

import pytest

from tests.system.conftest import Visitor
from tests.system.keyboard import Keyboard
from tests.system.picture import vanished

GALLERY = "/rehearsal/gallery/"
WIDTHS = [320, 1280]  # 320 is also 1280 at 400 % zoom
# A component that is a landmark stands here in several states under one name, as on no page of the service.
SHOWN_TWICE = ("landmark-unique",)


@pytest.fixture
def visit(visitor: Callable[..., Visitor]):
    """Open the gallery and fail on anything the browser complains about."""
    complaints: list[str] = []

    def go(path: str = GALLERY, *, width: int = 1280, script: bool = True) -> Visitor:
        somebody = visitor(width={"width": width, "height": 800}, javascript=script)
        somebody.page.on("console", lambda message: complaints.append(message.text))
        somebody.page.on("pageerror", lambda error: complaints.append(str(error)))
        somebody.goes_to(path)
        return somebody

    yield go
    assert complaints == []


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_bars_anyone_and_nothing_reaches_past_the_screen(visit, width: int) -> None:
    somebody = visit(width=width)
    somebody.page.locator("details").evaluate_all("all => all.forEach(one => one.open = true)")
    somebody.finds_no_fault(but=SHOWN_TWICE)


def test_an_empty_form_comes_back_with_a_summary_that_leads_to_each_field(visit) -> None:
    somebody = visit()
    somebody.presses("Send the trial form")
    page = somebody.page
    assert page.title().startswith("Error: ")
    assert page.evaluate("document.activeElement.className") == "govuk-error-summary"
    somebody.finds_no_fault(but=SHOWN_TWICE)
    links = page.locator(".govuk-error-summary a").all()
    assert len(links) == 5
    for link in links:
        target = str(link.get_attribute("href"))[1:]
        link.click()
        assert page.evaluate("document.activeElement.id") == target


def test_forced_colours_leave_every_mark_to_be_told_from_its_ground(visit) -> None:
    assert vanished(visit().page) == []


def test_a_mark_that_vanishes_is_found(visit) -> None:
    page = visit().page
    page.evaluate("document.querySelector('.seen-lead').style.cssText = 'forced-color-adjust: none; color: white'")
    assert [html.startswith('<p class="seen-lead"') for html in vanished(page)] == [True]


def test_every_control_can_be_reached_and_seen_by_keyboard(visit) -> None:
    assert Keyboard().faults(visit().page) == []


def test_what_the_keyboard_cannot_reach_or_nobody_sees_is_found(visit) -> None:
    page = visit().page
    page.get_by_role("button", name="Save and write another").evaluate("one => one.setAttribute('class', 'plain')")
    page.evaluate("document.querySelector('.plain').style.cssText = 'outline: none; box-shadow: none'")
    page.get_by_role("link", name="Ask the school").evaluate("one => one.tabIndex = -1")
    wrong = Keyboard().faults(page)
    assert [one.partition(" <")[0] for one in wrong] == ["nothing shows the focus of", "not reached:"], wrong


SMALL = """least => [...document.querySelectorAll("a, button, input:not([type=hidden]), select, textarea, summary")]
  .filter(one => one.getClientRects().length && !one.closest("p, .govuk-skip-link"))
  .filter(one => one.getBoundingClientRect().height < least)
  .map(one => one.className + " " + one.textContent.trim().slice(0, 30))"""


@pytest.mark.parametrize("width", WIDTHS)
def test_targets_are_large_enough(visit, width: int) -> None:
    assert visit(width=width).page.evaluate(SMALL, 24) == []


def test_buttons_on_a_phone_fit_a_thumb(visit) -> None:
    buttons = visit(width=360).page.locator(".govuk-button, .seen-chip__label")
    assert min(buttons.evaluate_all("all => all.map(one => one.offsetHeight)")) >= 44


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without"])
def test_the_box_for_another_date_shows_when_it_is_wanted(visit, script: bool) -> None:
    page = visit(script=script).page
    form = page.locator("form", has=page.get_by_role("button", name="Send the trial form"))
    box = form.locator("#id_when_text")
    assert not box.is_visible()
    form.get_by_label("Another time").check()
    assert box.is_visible()
    box.fill("about May")
    form.get_by_label("Today").check()
    assert box.is_visible(), "words typed never hide"


def test_the_page_reads_without_script(visit) -> None:
    page = visit(script=False).page
    assert page.get_by_role("button", name="Save the note").is_visible()
