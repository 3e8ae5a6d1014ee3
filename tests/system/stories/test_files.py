"""A file from a child's page, on a phone and without JavaScript: what came in, what did not, and a date given later."""

from collections.abc import Callable

import pytest

from tests.system.conftest import DESKTOP, NARROW, PHONE, Visitor
from tests.system.stories.test_journeys import opens_wren

ROWS = (
    "Date,Time,Source,What happened,Action taken,Shoe size\n"
    "6 May 2024,0930hrs,Class teacher,Wren brought Rowan to school holding his hand,Thanked her,12\n"
    "Undated,,Office,Wren waited at the gate until the caretaker locked up,,\n"
    "3/3,,Class teacher,Wren fell asleep in class,,\n"
    "31/04/2024,,Class teacher,Wren was hungry again,,\n"
)


@pytest.mark.parametrize(("width", "javascript"), [(DESKTOP, True), (PHONE, False), (NARROW, True)])
def test_a_file_comes_in_and_an_undated_row_gets_its_date(
    visitor: Callable[..., Visitor], width: dict[str, int], javascript: bool
) -> None:
    tom = visitor(width=width, javascript=javascript)
    tom.signs_in_as("Tom Playacted")
    child = opens_wren(tom)
    page = tom.goes_to(f"/children/{child}/files/")
    assert "up to 25 MB and 50,000 rows" in page.locator("main").inner_text()
    if javascript:
        tom.finds_no_fault()
    rows = ROWS.replace("Wren", f"Wren ({width['width']} {javascript})")
    page.get_by_label("Choose the file").set_input_files(
        {"name": "chronology.csv", "mimeType": "text/csv", "buffer": rows.encode()}
    )
    tom.presses("Read the file")
    told = page.locator("main").inner_text()
    assert "4 rows were read. Nothing is in the chronology yet." in told
    assert "Cannot be taken as it stands (1)" in told
    assert "“31/04/2024”" in told
    if javascript:
        tom.finds_no_fault()
    tom.presses("Accept the whole file")
    told = page.locator("main").inner_text()
    assert "4 rows were read: 1 not taken, 1 to be answered, 1 in the tray, without a date, 1 in the chronology" in told
    assert "Row 5" in told
    assert "“31/04/2024”" in told
    if javascript:
        tom.finds_no_fault()
    tom.follows("Give dates to what came without one")
    assert "until the caretaker locked up" in page.locator("main").inner_text()
    if javascript:
        tom.finds_no_fault()
    tom.follows("Say when it was")
    page.get_by_label("When was it?").fill("May 2024")
    tom.presses("Go on")
    assert "Between 1 May 2024 and 31 May 2024" in page.locator("main").inner_text()
    if javascript:
        tom.finds_no_fault()
    tom.presses("Save")
    assert "until the caretaker locked up" not in page.locator("main").inner_text()
    tom.goes_to(f"/children/{child}/chronology/")
    assert f"Wren ({width['width']} {javascript}) waited at the gate" in page.locator("main").inner_text()


def test_a_file_thought_better_of_leaves_nothing(visitor: Callable[..., Visitor]) -> None:
    tom = visitor()
    tom.signs_in_as("Tom Playacted")
    child = opens_wren(tom)
    page = tom.goes_to(f"/children/{child}/files/")
    page.get_by_label("Or paste a table").fill("Date\tWhat happened\n6 May 2024\tWren was seen by a wombat\n")
    tom.presses("Read the file")
    assert "Wren was seen by a wombat" in page.locator("main").inner_text()
    tom.goes_to(f"/children/{child}/chronology/")
    assert "wombat" not in page.locator("main").inner_text()
    tom.goes_to(f"/children/{child}/files/")
    tom.follows("pasted table.txt")
    tom.presses("Discard the whole file")
    assert "The file was discarded" in page.locator("main").inner_text()
    tom.finds_no_fault()
    assert page.get_by_role("link", name="pasted table.txt").count() == 0


def test_a_file_that_cannot_be_read_is_refused_where_it_was_chosen(visitor: Callable[..., Visitor]) -> None:
    tom = visitor()
    tom.signs_in_as("Tom Playacted")
    page = tom.goes_to(f"/children/{opens_wren(tom)}/files/")
    tom.presses("Read the file")
    assert page.title().startswith("Error: ")
    page.get_by_label("Choose the file").set_input_files(
        {"name": "chronology.xlsx", "mimeType": "text/csv", "buffer": b"%PDF-1.7"}
    )
    tom.presses("Read the file")
    assert "is a PDF, whatever its name says" in page.locator(".govuk-error-summary").inner_text()
    tom.finds_no_fault()
