"""A long file: how far it is read is said while it is read, and it can be cancelled, with JavaScript and without."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Route

from tests.system.conftest import Visitor
from tests.system.stories.test_journeys import opens_wren

ROWS = 30_000  # far more than are read at once


def long_file(who: str) -> bytes:
    """Return a long chronology of one day after the other."""
    rows = (f"{day % 28 + 1}/{day % 12 + 1}/2023,{who} number {day}\n" for day in range(ROWS))
    return ("Date,What happened\n" + "".join(rows)).encode()


@pytest.mark.parametrize("javascript", [True, False])
def test_a_long_file_says_how_far_it_is_and_is_cancelled(visitor: Callable[..., Visitor], javascript: bool) -> None:
    tom = visitor(javascript=javascript)
    tom.signs_in_as("Tom Playacted")
    child = opens_wren(tom)
    page = tom.goes_to(f"/children/{child}/files/")
    page.get_by_label("Choose the file").set_input_files(
        {"name": "long.csv", "mimeType": "text/csv", "buffer": long_file(f"Ostrich {javascript}")}
    )
    tom.presses("Read the file")
    assert "of about 30,000 rows read" in page.locator("main").inner_text()
    if javascript:
        tom.finds_no_fault()
        before = page.locator("[data-goes-on]").inner_text()
        page.wait_for_function("before => document.querySelector('[data-goes-on]')?.innerText != before", arg=before)
    else:
        tom.follows("See how far it is")
    tom.goes_to(f"/children/{child}/files/")
    tom.follows("long.csv")
    if page.get_by_role("button", name="Cancel and discard the file").count():
        tom.presses("Cancel and discard the file")
    else:  # a quick machine has read it already
        tom.presses("Discard the whole file")
    assert "The file was discarded" in page.locator("main").inner_text()
    assert page.get_by_role("link", name="long.csv").count() == 0
    tom.goes_to(f"/children/{child}/chronology/?q=ostrich")
    assert f"Ostrich {javascript} number" not in page.locator("main").inner_text()


def test_given_somebody_who_cancels_when_the_file_is_read_meanwhile_then_the_page_does_not_take_them_back(
    visitor: Callable[..., Visitor],
) -> None:
    tom = visitor()
    tom.signs_in_as("Tom Playacted")
    child = opens_wren(tom)
    page = tom.goes_to(f"/children/{child}/files/")
    page.get_by_label("Choose the file").set_input_files(
        {"name": "long.csv", "mimeType": "text/csv", "buffer": long_file("Albatross")}
    )
    tom.presses("Read the file")
    asked = []

    def is_read(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(body="<p>It is read.</p>", content_type="text/html")

    def slowly(route: Route) -> None:
        page.wait_for_timeout(7_000)  # the page asks every three seconds how far it is
        route.continue_()

    page.route(
        "**/check/", lambda route: is_read(route) if route.request.resource_type == "fetch" else route.continue_()
    )
    page.route("**/discard/", slowly)
    tom.presses("Cancel and discard the file")
    assert "The file was discarded" in page.locator("main").inner_text()
    assert asked
