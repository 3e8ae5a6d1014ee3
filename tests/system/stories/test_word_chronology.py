"""A person with a Word chronology and no manual gets it in: counted in screens and clicks, and never lost half way."""

import io
from collections.abc import Callable

import docx
import pytest
from playwright.sync_api import Page

from tests.system.conftest import DESKTOP, PHONE, Visitor
from tests.system.stories.test_journeys import opens_wren

SCREENS, CLICKS = 3, 3  # choose the file, check, and there it is; a click each, choosing the file left out


class Counting:
    """Counts the screens that somebody is shown and the clicks that they make."""

    def __init__(self, visitor: Visitor) -> None:
        self.visitor, self.clicks, self.screens = visitor, 0, [visitor.page.locator("h1").inner_text()]

    def clicks_on(self, role: str, name: str) -> None:
        """Click once; where that leads is a further screen."""
        self.visitor.page.get_by_role(role, name=name, exact=True).first.click()  # type: ignore[arg-type]
        self.clicks += 1
        self.screens.append(self.visitor.page.locator("h1").inner_text())


def as_kept_in_word(who: str) -> bytes:
    """Return a chronology as agencies keep it: a title, a table, a row for the year, the headings once more."""
    made = docx.Document()
    made.add_heading("Chronology of significant events", level=1)
    rows = (
        ("Date", "Source of information", "Significant event", "Action taken"),
        ("2023", "2023", "2023", "2023"),
        ("06/03/2023", "Class teacher", f"{who} came without a coat.", "Spoke with Marnie"),
        ("Spring term 2023", "Lunchtime staff", f"{who} asked for second helpings on most days.", ""),
        ("Date", "Source of information", "Significant event", "Action taken"),
        ("14/9/23", "Office", f"{who} was collected an hour late.", "Noted"),
    )
    table = made.add_table(rows=0, cols=4)
    for row in rows:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def chooses(page: Page, content: bytes, name: str) -> None:
    """Choose a file from the person's own folder."""
    kind = "application/octet-stream"
    page.get_by_label("Choose the file").set_input_files({"name": name, "mimeType": kind, "buffer": content})


@pytest.mark.parametrize(("width", "javascript"), [(DESKTOP, True), (PHONE, False)])
def test_a_word_chronology_gets_in_within_three_screens_and_three_clicks(
    visitor: Callable[..., Visitor], width: dict[str, int], javascript: bool
) -> None:
    tom = visitor(width=width, javascript=javascript)
    tom.signs_in_as("Tom Playacted")
    child = opens_wren(tom)
    counting = Counting(tom)
    counting.clicks_on("link", "Files")
    who = f"Wren ({width['width']})"
    chooses(tom.page, as_kept_in_word(who), "Chronology.docx")
    counting.clicks_on("button", "Read the file")
    told = tom.page.locator("main").inner_text()
    assert "Comes into the chronology (3)" in told
    if javascript:
        tom.finds_no_fault()
    counting.clicks_on("button", "Accept the whole file")
    assert "3 in the chronology" in tom.page.locator("main").inner_text()
    _, *screens = counting.screens
    assert (len(screens), counting.clicks) == (SCREENS, CLICKS), screens
    tom.goes_to(f"/children/{child}/chronology/?q=second+helpings")
    assert f"{who} asked for second helpings" in tom.page.locator("main").inner_text()


def test_the_words_of_a_word_table_can_be_pasted(visitor: Callable[..., Visitor]) -> None:
    tom = visitor()
    tom.signs_in_as("Tom Playacted")
    page = tom.goes_to(f"/children/{opens_wren(tom)}/files/")
    page.get_by_label("Or paste a table").fill("Date\tSignificant event\n7 March 2023\tWren had no gloves\n")
    tom.presses("Read the file")
    assert "Comes into the chronology (1)" in page.locator("main").inner_text()
    tom.presses("Discard the whole file")
