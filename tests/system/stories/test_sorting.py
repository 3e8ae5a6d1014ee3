"""Given a file whose rows have no kind, when a worker reads alike rows together, then one answer sorts them all."""

from collections.abc import Callable
from uuid import uuid4

import pytest

from tests.system.conftest import DESKTOP, NARROW, PHONE, Visitor
from tests.system.stories.test_journeys import opens_wren
from tests.system.stories.test_tray import looks_right


@pytest.mark.parametrize(("width", "javascript"), [(DESKTOP, True), (PHONE, False), (NARROW, True)])
def test_a_batch_of_alike_rows_is_sorted_by_one_answer(
    visitor: Callable[..., Visitor], width: dict[str, int], javascript: bool
) -> None:
    tom = visitor(width=width, javascript=javascript)
    tom.signs_in_as("Tom Playacted")
    child, mark = opens_wren(tom), uuid4().hex[:6]
    page = tom.goes_to(f"/children/{child}/files/")
    rows = (f"Nits again {mark}", f"Head lice seen {mark}", f"Fell asleep in lesson {mark}", f"Photo day {mark}")
    content = "Date,What happened\n" + "".join(f"0{at} May 2026,{text}\n" for at, text in enumerate(rows, start=1))
    page.get_by_label("Choose the file").set_input_files(
        {"name": f"{mark}.csv", "mimeType": "text/csv", "buffer": content.encode()}
    )
    page.locator("main form[enctype] button").click()
    if page.get_by_role("button", name="Accept the whole file").count():
        tom.presses("Accept the whole file")
    tom.follows("Sort what these are")
    looks_right(tom, javascript=javascript)
    group = page.locator(".seen-card", has_text=f"Head lice seen {mark}")
    assert "2 rows with" in group.inner_text()
    group.get_by_role("button", name="These rows are what I ticked").click()
    assert "or say that they are none of these" in page.locator(".govuk-error-summary").inner_text()
    looks_right(tom, javascript=javascript)
    group = page.locator(".seen-card", has_text=f"Head lice seen {mark}")
    group.get_by_label("Head lice", exact=True).check()
    group.get_by_role("button", name="These rows are what I ticked").click()
    assert "2 rows are “Head lice”" in page.locator("main").inner_text()
    group = page.locator(".seen-card", has_text=f"Fell asleep in lesson {mark}")
    group.get_by_role("button", name="None of these kinds").click()
    assert "No row here has words that suggest a kind" in page.locator("main").inner_text()
    looks_right(tom, javascript=javascript)
    page = tom.goes_to(f"/children/{child}/chronology/?kind=health.head_lice&repeats=each")
    assert f"Nits again {mark}" in page.locator("main").inner_text()
