"""A document as a Word file: headings, language, whole rows, and no sign that its markup cannot hold."""

import io

import docx
import pytest
from docx.oxml.ns import qn

from seen.kit.documents.paper import Group, Layout, Part
from seen.kit.documents.word import as_word
from tests.builders.papers import EVERY_SORT, a_paper, an_item


def opened(paper):
    return docx.Document(io.BytesIO(as_word(paper)))


def test_headings_title_and_language():
    made = opened(a_paper())
    styles = [one.style.name for one in made.paragraphs if one.style.name.startswith(("Heading", "Title"))]
    assert styles == ["Title", "Heading 1", "Heading 1", "Heading 2", "Heading 3", "Heading 3"]
    assert made.core_properties.title == "Chronology of Amir Example"
    assert made.core_properties.language == "en-GB"
    assert made.core_properties.author == ""


def test_each_page_says_whose_copy_and_how_many_pages():
    paper = a_paper()
    foot = opened(paper).sections[0].footer.paragraphs[0]._p.xml
    assert f"Version {paper.version}" in foot
    assert 'w:instr="PAGE"' in foot
    assert 'w:instr="NUMPAGES"' in foot


def test_a_table_keeps_its_rows_whole_and_repeats_its_head():
    (table,) = opened(a_paper(3, layout=Layout.TABLE)).tables
    assert [cell.text for cell in table.rows[0].cells] == ["When", "Who told it", "What happened"]
    assert table.rows[0]._tr.find(f".//{qn('w:tblHeader')}") is not None
    assert all(row._tr.find(f".//{qn('w:cantSplit')}") is not None for row in table.rows)
    assert "Number 1: a heron." in table.rows[2].cells[2].text


@pytest.mark.parametrize("layout", Layout)
def test_every_line_is_there(layout):
    made = opened(
        a_paper(parts=(Part("Chronology", ("Read it.",), groups=(Group("2026", (EVERY_SORT,)),)),), layout=layout)
    )
    words = "\n".join(node.text or "" for node in made.element.body.iter(qn("w:t")))
    for one in (
        "Read it.",
        "I was hungry",
        "Disagrees, his mother:",
        "I had packed it",
        "By: school",
        "Recorded 5 May 2026",
    ):
        assert one in words


def test_signs_that_no_markup_holds_are_left_out():
    made = opened(a_paper(parts=(Part("Chronology", groups=(Group("2026", (an_item(title="a\x0bb\ufffe"),)),)),)))
    assert any("ab" in one.text for one in made.paragraphs)


def test_large_print():
    assert opened(a_paper(large=True)).styles["Normal"].font.size.pt == 18
