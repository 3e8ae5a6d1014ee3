"""Tables of Word: read as somebody sees them once every tracked change is accepted, and no cell lost."""

import io

import docx
import pytest

from seen.integrations.tabular.limits import PAGE, BadFile, Limits
from seen.integrations.tabular.survey import survey
from seen.integrations.tabular.table import Sort, open_table
from tests.builders.word_files import HEADINGS, cell, document, notes, paragraph, row, run, table

DELETED = '<w:del w:id="1" w:author="A" w:date="2026-01-01T00:00:00Z">{}</w:del>'
INSERTED = '<w:ins w:id="1" w:author="A" w:date="2026-01-01T00:00:00Z">{}</w:ins>'
BEGIN, SEPARATE, END = (f'<w:r><w:fldChar w:fldCharType="{sort}"/></w:r>' for sort in ("begin", "separate", "end"))
BOX = f"<wps:txbx><w:txbxContent>{paragraph('box')}</w:txbxContent></wps:txbx>"
HIDDEN = "<w:rPr><w:vanish/></w:rPr>"
GONE = '<w:r><w:delText xml:space="preserve">{}</w:delText></w:r>'


def rows(content, *, limits=PAGE):
    return list(open_table(io.BytesIO(content), name="a.docx", limits=limits).rows)


def refusal(content, *, limits=PAGE):
    with pytest.raises(BadFile) as refused:
        rows(content, limits=limits)
    assert str(refused.value).endswith(".")
    return str(refused.value)


def told(*cells, date="1 May 2020", parts=()):
    """What a row says happened, whose last cell is made of these."""
    (one,) = rows(document(table(row(*HEADINGS), row(date, "School", cell(*cells))), parts=parts))
    return one.fields["text"]


def test_a_table_as_python_docx_writes_it():
    made = docx.Document()
    made.add_heading("Chronology")
    filled = made.add_table(rows=0, cols=3)
    for line in (HEADINGS, ("6 March 2023", "Class teacher", "Came without a coat\nand hungry")):
        for place, words in zip(filled.add_row().cells, line, strict=True):
            place.text = words
    content = io.BytesIO()
    made.save(content)
    (one,) = rows(content.getvalue())
    assert one.fields == {"date": "6 March 2023", "source": "Class teacher", "text": "Came without a coat\nand hungry"}
    assert one.number == 2


@pytest.mark.parametrize(
    ("cells", "says"),
    [
        (["one", "two"], "one\ntwo"),
        ([paragraph("one", "<w:r><w:br/></w:r>", "two", "<w:r><w:tab/></w:r>", "three")], "one\ntwo\tthree"),
        ([paragraph("kept ", INSERTED.format(run("added")), DELETED.format(GONE.format("dropped")))], "kept added"),
        ([paragraph(f"<w:moveFrom>{run('from')}</w:moveFrom>", f"<w:moveTo>{run('to')}</w:moveTo>")], "to"),
        (["<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + run("one ") + "</w:p>", "and the same line"],
         "one and the same line"),
        ([paragraph('<w:hyperlink w:anchor="x">' + run("a link") + "</w:hyperlink>", " in it")], "a link in it"),
        ([paragraph(BEGIN, "<w:r><w:instrText>DATE</w:instrText></w:r>", SEPARATE, "3 May", END)], "3 May"),
        ([paragraph(BEGIN, "code", SEPARATE, "result", END, " after")], "result after"),
        ([paragraph("seen", "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>",
                    '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t> too</w:t></w:r>')], "seen too"),
        ([paragraph("<w:r><w:commentReference/></w:r>", "said")], "said"),
        ([paragraph('<w:r><w:sym w:char="F0FC"/><w:sym w:char="F123"/><w:noBreakHyphen/></w:r>')], "✓•-"),
        ([paragraph("in the ", f"<w:r><mc:AlternateContent><mc:Choice>{BOX}</mc:Choice><mc:Fallback>{BOX}</mc:Fallback>"
                               "</mc:AlternateContent></w:r>")], "in the \nbox"),
        (["before", table(row("a", "b"), row("c", "d")), "after"], "before\na | b\nc | d\nafter"),
        (["<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" + paragraph("Click to enter text")
          + "</w:sdtContent></w:sdt>", "typed"], "typed"),
        (["<w:sdt><w:sdtPr/><w:sdtContent>" + paragraph("filled in") + "</w:sdtContent></w:sdt>"], "filled in"),
        ([paragraph(f"<w:r><w:rPr><w:rPrChange>{HIDDEN}</w:rPrChange></w:rPr><w:t>seen now</w:t></w:r>")], "seen now"),
    ],
)  # fmt: skip
def test_the_words_of_a_cell(cells, says):
    assert told(*cells) == says


def test_notes_at_the_foot_of_a_page_stand_where_they_are_referred_to():
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:endnoteReference w:id="2"/></w:r>'
    parts = [
        ("word/footnotes.xml", notes("footnote", _1="other", _2="by telephone")),
        ("word/endnotes.xml", notes("endnote", _2="twice")),
    ]
    assert told(paragraph("Rang home", reference), parts=parts) == "Rang home [by telephone] [twice]"


def test_rows_that_were_deleted_are_skipped_and_rows_that_were_inserted_are_not():
    content = document(table(
        row(*HEADINGS), row("May 2020", "A", "x", properties="<w:del/>"),
        row("June 2020", "B", "y", properties="<w:ins/>"),
    ))  # fmt: skip
    assert [(one.number, one.sort) for one in rows(content)] == [(2, Sort.DELETED), (3, Sort.ROW)]


def test_a_cell_that_was_deleted_is_not_there():
    content = document(table(row(*HEADINGS), row(cell("old", properties="<w:cellDel/>"), "May 2020", "A", "x")))
    assert rows(content)[0].fields == {"date": "May 2020", "source": "A", "text": "x"}


def test_a_date_that_reaches_over_several_rows_stands_in_each_and_ends_with_its_merge():
    restart, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    content = document(table(
        row(*HEADINGS), row(cell("May 2020", properties=restart), "A", "x"), row(cell(properties=on), "B", "y"),
        row("", "C", "z"),
    ))  # fmt: skip
    assert [one.fields.get("date", "") for one in rows(content)] == ["May 2020", "May 2020", ""]


def test_what_a_merge_was_before_a_tracked_change_is_not_asked():
    was = '<w:tcPrChange><w:tcPr><w:vMerge/><w:gridSpan w:val="3"/></w:tcPr></w:tcPrChange>'
    content = document(table(row(*HEADINGS), row(cell("May 2020", properties=was), "A", "x")))
    assert rows(content)[0].fields == {"date": "May 2020", "source": "A", "text": "x"}


def test_one_cell_from_edge_to_edge_is_a_section_whatever_stands_in_it():
    across = '<w:gridSpan w:val="3"/>'
    content = document(
        table(row(*HEADINGS), row(cell("2019 to 2020", properties=across)), row("May 2020", "A", "x"), row(*HEADINGS))
    )
    assert [(one.number, one.sort) for one in rows(content)] == [(2, Sort.SECTION), (3, Sort.ROW), (4, Sort.HEADING)]


def test_cells_stand_under_the_heading_above_them_whatever_edges_somebody_dragged():
    two = '<w:gridSpan w:val="2"/>'
    content = document(table(
        row(cell("Date", properties=two), "Source", "What happened"),
        row("May 2020", cell("A", properties=two), "x"),
        row("June 2020", "B", "y"),
        row(cell("July 2020", properties=two), cell("z", properties=two)),
        row("August 2020", properties='<w:gridBefore w:val="1"/>'),
    ))  # fmt: skip
    found = rows(content)
    assert found[0].fields == {"date": "May 2020", "source": "A", "text": "x"}
    assert found[2].fields == {"date": "July 2020", "source": "z"}


def test_a_row_with_more_cells_than_most_loses_none():
    content = document(table(row(*HEADINGS), row("May 2020", "A", "x"), row("June 2020", "B", "y", "more")))
    assert rows(content)[1].others == {"column 4": "more"}


def test_two_rows_of_headings_with_merged_cells():
    two, down, on = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    content = document(table(
        row(cell("Start", properties=two), cell("Source", properties=down), cell("What happened", properties=down)),
        row("Date", "Time", cell(properties=on), cell(properties=on)),
        row("1 May 2020", "9.30am", "A", "x"),
    ))  # fmt: skip
    assert rows(content)[0].fields == {"date": "1 May 2020", "time": "9.30am", "source": "A", "text": "x"}


def test_tables_of_one_layout_are_one_and_one_that_goes_on_without_headings_is_part_of_it():
    first = table(row(*HEADINGS), row("1 May 2020", "A", "x"))
    content = document(
        table(row("Name", "Born"), row("A child", "a day")),
        first,
        paragraph("Something between"),
        table(row("2 May 2020", "B", "y"), row("3 May 2020", "C", "z")),
        table(row(*map(str.upper, HEADINGS)), row("4 May 2020", "D", "w")),
    )
    found = survey(io.BytesIO(content), name="a.docx", limits=PAGE)
    (one,) = found.tables
    assert (one.place, one.rows) == ("Table 2, Table 3 and Table 4", 4)
    assert found.beside == (
        "Table 1 does not look like a chronology and is not read.",
        "Text outside the tables is not read.",
    )
    opened = open_table(io.BytesIO(content), name="a.docx", limits=PAGE, layout=one.layout)
    assert [(each.number, each.fields["text"], opened.place_of(each.number)) for each in opened.rows] == [
        (2, "x", "Table 2, row 2"), (3, "y", "Table 3, row 1"), (4, "z", "Table 3, row 2"), (6, "w", "Table 4, row 2"),
    ]  # fmt: skip


def test_a_table_in_a_box_beside_the_text_is_read():
    inside = table(row(*HEADINGS), row("1 May 2020", "A", "x"))
    box = f"<w:r><wps:txbx><w:txbxContent>{inside}</w:txbxContent></wps:txbx></w:r>"
    assert rows(document(paragraph(box)))[0].fields["text"] == "x"


def test_a_part_kept_in_another_file_is_said_and_never_fetched():
    content = document(table(row(*HEADINGS), row("1 May 2020", "A", "x")), '<w:altChunk r:id="x" xmlns:r="y"/>')
    assert "kept in another file" in survey(io.BytesIO(content), name="a.docx", limits=PAGE).beside[0]


def test_a_field_that_is_never_ended_hides_no_row():
    broken = paragraph('<w:r><w:fldChar w:fldCharType="begin"/></w:r>')
    content = document(table(row(*HEADINGS), row("1 May 2020", cell(broken), "x"), row("2 May 2020", "B", "y")))
    assert rows(content)[1].fields == {"date": "2 May 2020", "source": "B", "text": "y"}


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (document(paragraph("Words alone")), "holds no table"),
        (document("<w:tbl>"), "not a file as Office writes it"),
        (document("<w:tbl><w:tc/></w:tbl>"), "not a file as Office writes it"),
        (document("<w:tbl><w:tr><w:tcPr><w:vMerge/></w:tcPr></w:tr></w:tbl>"), "not a file as Office writes it"),
        (document("<w:p>" * 300 + "</w:p>" * 300), "not a file as Office writes it"),
        (document(start='<!DOCTYPE x [<!ENTITY a "b">]>'), "not a file as Office writes it"),
        (document(table(row(*["x"] * 300))), "more than 256 columns"),
        (document(table(row(cell("x", properties='<w:gridSpan w:val="300"/>'), "y"), row("a", "b", "c"))), "columns"),
        (document(table(row(*HEADINGS), row("May 2020", "A", "x" * 140_000))), "131,072"),
        (document(table(row(*HEADINGS))), "no rows below"),
        (document(parts=[("word/vbaProject.bin", "x")]), "holds macros"),
    ],
)  # fmt: skip
def test_a_document_that_cannot_be_read_is_refused_in_one_sentence(content, says):
    assert says in refusal(content)


@pytest.mark.parametrize(
    ("limits", "says"), [(Limits(25_000_000, 1), "more than 1 rows"), (Limits(3_000, 9_000), "unpacks to far more")]
)
def test_a_document_larger_than_its_limits(limits, says):
    content = document(table(row(*HEADINGS), *[row("May 2020", "A", "x")] * 200))
    assert says in refusal(content, limits=limits)
