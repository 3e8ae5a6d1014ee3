"""A file from a child's page, on a phone and without JavaScript: what came in, what did not, and a date given later."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

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


ODD = (
    "Noticed,The story so far,Shoe size\n"
    "6 May 2024,{who} was still at the gate when the caretaker came to lock up,12\n"
    "7 May 2024,{who} said that there had been nothing for breakfast again,12\n"
)


@pytest.mark.parametrize("javascript", [True, False])
def test_odd_headings_are_said_once_and_known_the_second_time(
    visitor: Callable[..., Visitor], javascript: bool
) -> None:
    tom = visitor(javascript=javascript)
    tom.signs_in_as("Tom Playacted")
    page = tom.goes_to(f"/children/{opens_wren(tom)}/files/")
    odd = ODD if javascript else ODD.replace("Shoe", "Coat").replace("{who}", "This time {who}")
    chooses(page, odd.format(who="Wren"))
    tom.presses("Read the file")
    told = page.locator("main").inner_text()
    assert "A guess" in told
    assert "Nearly every cell reads as a date." in told
    if javascript:
        tom.finds_no_fault()
    page.get_by_label("size” holds").select_option("Leave out")
    tom.presses("Read the file so")
    assert "Comes into the chronology (2)" in page.locator("main").inner_text()
    tom.follows("See or change how the columns are read")
    assert "As you said on" in page.locator("main").inner_text()
    page.get_by_label("“The story so far” holds").select_option("Keep beside the entry")
    tom.presses("Read the file so")
    assert "Say which column holds what happened" in page.locator(".govuk-error-summary").inner_text()
    if javascript:
        tom.finds_no_fault()
    page.get_by_label("“The story so far” holds").select_option("What happened")
    tom.presses("Read the file so")
    tom.presses("Accept the whole file")
    page = tom.goes_to(f"/children/{opens_wren(tom)}/files/")
    chooses(page, odd.format(who="Rowan"), name="june.csv")
    tom.presses("Read the file")
    told = page.locator("main").inner_text()
    assert "The columns were read as you said on" in told
    assert "Comes into the chronology (2)" in told
    tom.presses("Discard the whole file")


def test_how_a_text_is_kept_is_asked_with_its_own_lines(visitor: Callable[..., Visitor]) -> None:
    tom = visitor()
    tom.signs_in_as("Tom Playacted")
    page = tom.goes_to(f"/children/{opens_wren(tom)}/files/")
    chooses(page, "Date,What happened\n6 May 2024,Zo\u00eb and Na\u00efve\u2021 came \u00d0\n".encode("cp1252"))
    tom.presses("Read the file")
    tom.finds_no_fault()
    page.get_by_role("radio").first.check()
    tom.presses("Read the file so")
    tom.presses("Discard the whole file")


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


def chooses(page: Page, content: str | bytes, name: str = "chronology.csv") -> None:
    """Choose a file on a child's page of files."""
    content = content if isinstance(content, bytes) else content.encode()
    page.get_by_label("Choose the file").set_input_files({"name": name, "mimeType": "text/csv", "buffer": content})


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
