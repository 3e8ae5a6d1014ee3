"""Five agencies send files for one child: three rows are put right, two pairs of accounts joined, one undone."""

import io
import re
from collections.abc import Callable

import docx
from openpyxl import Workbook
from playwright.sync_api import Page

from tests.system.conftest import DESKTOP, Visitor
from tests.system.stories.test_journeys import opens_wren

SCHOOL = (
    ("Date", "Source of information", "Significant event", "Action taken"),
    ("2024", "2024", "2024", "2024"),
    ("12/02/2024", "Class teacher", "Wren came in with a burn on her left arm from the kettle.", "First aid"),
    ("3 March", "Lunchtime staff", "Wren hid bread in her coat pocket.", ""),
    ("31/04/2024", "Office", "Nobody answered the door at the home visit.", "Left a card"),
    ("Date", "Source of information", "Significant event", "Action taken"),
    ("9/5/24", "Class teacher", "Wren was collected an hour late by a neighbour called Mrs Pym.", ""),
)
HEALTH = (
    ("Contact", "", "What was seen or heard", "Outcome"),
    ("Date", "Time", "", ""),
    (
        "13/02/2024",
        "10:15",
        "Wren has a burn on her left arm from the kettle, dressed at the clinic.",
        "Review in a week",
    ),
    ("20/02/2024", "11:00", "The burn is healing well.", "No further review"),
)
PRACTICE = (
    "Seen on;Consultation;Clinician\n"
    "14/05/2024;Wren brought by Marnie with head lice for the third time this year;Dr Naïve\n"
    "10/06/2024;Wren not brought to the review that was booked for her skin;Dr Naïve\n"
).encode("cp1252")
DENTIST = "Date\tWhat happened\n2 April 2024\tWren was not brought for her fillings\nspring 2023\tTwo teeth taken out\n"
EARLY_HELP = (
    "Date\tChild\tWhat happened\n"
    "10 May 2024\t\tWren was collected an hour late from school by a neighbour called Mrs Pym\n"
    "17 May 2024\tsiblings\tThere was no food in the kitchen at the visit\n"
).encode("utf-16")


def in_word(rows: tuple[tuple[str, ...], ...]) -> bytes:
    """Return rows as a table of a Word document."""
    made, out = docx.Document(), io.BytesIO()
    table = made.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    made.save(out)
    return out.getvalue()


def in_excel(rows: tuple[tuple[str, ...], ...]) -> bytes:
    """Return rows as a workbook; the first heading stands over two columns."""
    book, out = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.active.merge_cells("A1:B1")
    book.save(out)
    return out.getvalue()


class Sender:
    """Somebody of an agency who brings its file in."""

    def __init__(self, visitor: Visitor, persona: str) -> None:
        self.visitor, self.page = visitor, visitor.page
        visitor.signs_in_as(persona)
        self.child = opens_wren(visitor)

    def chooses(self, content: bytes, name: str) -> str:
        """Choose a file and read it; return what the page says."""
        self.visitor.goes_to(f"/children/{self.child}/files/")
        kind = "application/octet-stream"
        self.page.get_by_label("Choose the file").set_input_files({"name": name, "mimeType": kind, "buffer": content})
        return self.presses("Read the file")

    def pastes(self, table: str) -> str:
        """Paste a table and read it; return what the page says."""
        self.visitor.goes_to(f"/children/{self.child}/files/")
        self.page.get_by_label("Or paste a table").fill(table)
        return self.presses("Read the file")

    def presses(self, name: str) -> str:
        """Press a button; return what the page then says."""
        self.visitor.presses(name)
        return self.page.locator("main").inner_text()

    def accepts(self) -> str:
        """Accept the whole file; return what its account says."""
        return self.presses("Accept the whole file")

    def mends(self, verdict: str, answer: Callable[[Page], None]) -> str:
        """Put the first row of a verdict right; return what the page then says."""
        self.page.goto(f"{self.page.url.partition('?')[0]}?verdict={verdict}")
        self.visitor.follows("Put this row right")
        answer(self.page)
        return self.presses("Send the row again")


def says_wren_and_rowan(page: Page) -> None:
    """Say that a row is about Wren and her brother; her sister was not born then."""
    page.get_by_role("checkbox", name="Wren Tallow").check()
    page.get_by_role("checkbox", name="Rowan Tallow").check()
    page.get_by_role("checkbox", name="Linnet Tallow").uncheck()


def test_five_agencies_bring_one_childs_story_together(visitor: Callable[..., Visitor]) -> None:
    school = Sender(visitor(width=DESKTOP), "Tom Playacted")
    told = school.chooses(in_word(SCHOOL), "Chronology.docx")
    assert "Comes into the chronology (2)" in told
    assert "Needs an answer first (1)" in told
    assert "Cannot be taken as it stands (1)" in told
    school.accepts()
    where = school.page.url
    school.mends("rejected", lambda page: page.get_by_label("When it happened").first.fill("30/04/2024"))
    school.page.goto(where)
    school.mends("ask", lambda page: page.get_by_label("Which year was it?").fill("2024"))
    school.page.goto(where)
    assert "4 in the chronology" in school.page.locator("main").inner_text()

    health = Sender(visitor(width=DESKTOP), "Hana Storybook")
    assert "Comes into the chronology (2)" in health.chooses(in_excel(HEALTH), "Contacts.xlsx")
    assert "2 in the chronology" in health.accepts()

    practice = Sender(visitor(), "Gita Conjured")
    assert "Dr Naïve" in practice.chooses(PRACTICE, "Export.csv")
    practice.page.get_by_label("Windows, Western European").check()
    assert "A guess" in practice.presses("Read the file so")
    assert "Comes into the chronology (2)" in practice.presses("Read the file so")
    assert "2 in the chronology" in practice.accepts()

    dentist = Sender(visitor(), "Dan Dreamtup")
    assert "Comes into the chronology (2)" in dentist.pastes(DENTIST)
    assert "2 in the chronology" in dentist.accepts()

    helping = Sender(visitor(), "Esther Pretend")
    assert "Whom does “siblings” mean?" in helping.chooses(EARLY_HELP, "visits.txt")
    helping.accepts()
    where = helping.page.url
    helping.mends("ask", says_wren_and_rowan)
    helping.page.goto(where)
    assert "2 in the chronology" in helping.page.locator("main").inner_text()

    sol = visitor(width=DESKTOP)
    sol.signs_in_as("Sol Invented")
    child = opens_wren(sol)
    for about in ("kettle", "Mrs Pym"):
        page = sol.goes_to(f"/children/{child}/same-event/")
        asked = page.locator("section", has=page.get_by_role("button", name="Same event")).filter(has_text=about)
        assert "Why this is asked" in asked.inner_text()
        asked.get_by_role("button", name="Same event").click()
        page.get_by_text("Joined: one event.").wait_for()
    story = sol.goes_to(f"/children/{child}/chronology/?q=kettle").locator("main").inner_text()
    assert "Wren came in with a burn on her left arm from the kettle." in story
    assert "dressed at the clinic" in story, "each account keeps its own words"

    page = sol.goes_to(f"/children/{child}/same-event/")
    page.get_by_role("heading", name=re.compile("Joined as one event")).wait_for()
    page.locator("section.seen-card").filter(has_text="9 May 2024").get_by_role("link").first.click()
    page.get_by_label("Why are they not the same event?").fill("The school and the visit speak of two days.")
    sol.presses("Take it apart")
    page.get_by_text("Taken apart.").wait_for()
    joined = sol.goes_to(f"/children/{child}/same-event/").locator("main").inner_text()
    assert "12 February 2024" in joined.partition("Joined as one event")[2].partition("Answered otherwise")[0]
    assert "9 May 2024" not in joined.partition("Joined as one event")[2].partition("Answered otherwise")[0]
    story = sol.goes_to(f"/children/{child}/chronology/?q=Pym").locator("main").inner_text()
    assert story.count("Mrs Pym") >= 2, "nothing that anybody wrote is lost"
