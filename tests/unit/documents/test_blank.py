"""A form for a pen as PDF: tagged, with boxes and lines, every page numbered."""

import io
import subprocess
from datetime import UTC, datetime

import docx
import pytest
from docx.oxml.ns import qn

from seen.kit.documents import pdf
from seen.kit.documents.blank import Blank, Box, Field, Question, Row, Section, as_html, as_pdf
from seen.kit.documents.paper import Part
from seen.kit.documents.word import as_word
from tests.builders.papers import a_paper, opened, tags

NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)
QUESTION = Question(
    "Food", "Is there enough?", "Ask the child.", (Box("Every day.", "1"), Box("Some <days>.", "2")),
    (Row("Or:", ("not known",)),), (Field("What was seen", 2),),
)  # fmt: skip


def a_form(questions: int = 1, *, large: bool = False) -> Blank:
    section = Section("Care", "Look.", ("1 Met", "2 Patchy"), (QUESTION,) * questions, (Row("Same?", ("yes",)),))
    return Blank(
        title="A tool", head="A tool. Under 1 year", foot="a-tool/1.0", made_at=NOW, above=("Read this.",),
        fields=(Field("Name"),), rows=(Row("Where:", ("home",)),), key=(Box("All of it.", "1 Met"),),
        sections=(section,), below=(Field("Signed"),), large=large,
    )  # fmt: skip


def test_everything_asked_stands_there_escaped():
    html = as_html(a_form())
    for words in (
        "Read this.",
        "Name",
        "Where:",
        "1 Met",
        "Ask the child.",
        "Some &lt;days&gt;.",
        "not known",
        "Same?",
        "Signed",
    ):
        assert words in html
    assert html.count('class="rule"') == 4


def test_the_pdf_is_tagged_and_every_page_says_which_tool(tmp_path):
    made = as_pdf(a_form(30))
    path = tmp_path / "form.pdf"
    path.write_bytes(made)
    pages = subprocess.run(["pdftotext", path, "-"], check=True, capture_output=True, text=True).stdout.split("\f")[:-1]
    assert len(pages) > 3
    assert all(f"a-tool/1.0. Page {n} of {len(pages)}" in page for n, page in enumerate(pages, 1))
    found = tags(opened(made))
    assert [tag for tag in found if tag.startswith("H")][:3] == ["H1", "H2", "H2"]
    assert "L" in found


@pytest.mark.parametrize("large", [False, True])
def test_large_print_is_asked_for(large):
    assert ("font-size: 18pt" in as_html(a_form(large=large))) is large


@pytest.mark.parametrize("room", [0, 4])
def test_a_part_may_end_with_room_to_write(room):
    paper = a_paper(parts=(Part("What you say", intro=("Write here.",), room=room),))
    assert pdf.as_html(paper).count('<div class="rule">') == room
    made = docx.Document(io.BytesIO(as_word(paper)))
    assert sum(one._p.find(f".//{qn('w:pBdr')}") is not None for one in made.paragraphs[1:]) == room
