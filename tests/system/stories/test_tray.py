"""Given rows that came without a date, when somebody knows a little, then it narrows them, shown before it is kept."""

from collections.abc import Callable
from uuid import uuid4

import pytest

from tests.system.conftest import DESKTOP, NARROW, PHONE, Visitor
from tests.system.stories.test_journeys import opens_wren


def brings_in(tom: Visitor, child: str, *texts: str) -> None:
    """Bring in a file of undated rows, and open the tray."""
    rows = "Date,Source,What happened\n" + "".join(f"Undated,Office,{text}\n" for text in texts)
    page = tom.goes_to(f"/children/{child}/files/")
    page.get_by_label("Choose the file").set_input_files(
        {"name": f"{uuid4().hex}.csv", "mimeType": "text/csv", "buffer": rows.encode()}
    )
    page.locator("main form[enctype] button").click()
    if page.get_by_role("button", name="Accept the whole file").count():
        tom.presses("Accept the whole file")
    tom.follows("Give dates to what came without one")


def looks_right(tom: Visitor, *, javascript: bool) -> None:
    """Check the page; where no script runs, axe cannot, and the width is checked alone."""
    if javascript:
        tom.finds_no_fault()
    wide = tom.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0, tom.page.url


@pytest.mark.parametrize(("width", "javascript"), [(DESKTOP, True), (PHONE, False), (NARROW, True)])
def test_what_is_known_narrows_one_row_and_several(
    visitor: Callable[..., Visitor], width: dict[str, int], javascript: bool
) -> None:
    tom = visitor(width=width, javascript=javascript)
    tom.signs_in_as("Tom Playacted")
    child, mark = opens_wren(tom), uuid4().hex[:6]
    brings_in(
        tom, child,
        f"Without a coat in Reception class {mark}", f"Hungry all morning in Reception class {mark}",
        f"Waited at the gate {mark}", f"Waited at the gate again {mark}",
    )  # fmt: skip
    page = tom.page
    looks_right(tom, javascript=javascript)
    card = page.locator(".seen-card", has_text="“in Reception class”").filter(has_text=mark).first
    assert "Between 1 September" in card.inner_text()
    card.get_by_role("button").click()
    told = page.locator("main").inner_text()
    assert "Nothing is kept yet" in told
    assert f"Hungry all morning in Reception class {mark}" in told
    looks_right(tom, javascript=javascript)
    tom.presses("Save")
    assert f"in Reception class {mark}" not in page.locator("main").inner_text()
    page.get_by_label(f"Waited at the gate {mark}", exact=True).check()
    page.get_by_label(f"Waited at the gate again {mark}", exact=True).check()
    tom.presses("Say when the ticked ones were")
    looks_right(tom, javascript=javascript)
    page.get_by_label("When was it?").fill("when Wren was 40")
    tom.presses("Go on")
    assert "could not be read" in page.locator(".govuk-error-summary").inner_text()
    page.get_by_label("When was it?").fill("when Wren was nearly 4")
    tom.presses("Go on")
    assert "In the chronology it would stand" in page.locator("main").inner_text()
    looks_right(tom, javascript=javascript)
    tom.presses("Save")
    assert "2 entries stand in the chronology" in page.locator("main").inner_text()
    assert f"Waited at the gate {mark}" not in page.locator(".seen-card").all_inner_texts()
