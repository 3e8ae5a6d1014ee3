"""Tables typed or pasted as plain text, and text whose encoding or end is in doubt."""

import io

import pytest

from seen.integrations.tabular.limits import PAGE, BadFile
from seen.integrations.tabular.survey import survey
from seen.integrations.tabular.table import Sort, open_table

WANTED = [("6 March 2023", "School", "Came without a coat"), ("May 2023", "", "Not brought to the dentist")]


def rows(text, *, name="pasted table.txt", encoding="utf-8"):
    content = text if isinstance(text, bytes) else text.encode(encoding)
    found = open_table(io.BytesIO(content), name=name, limits=PAGE).rows
    return [
        tuple(row.fields.get(field, "") for field in ("date", "source", "text"))
        for row in found if row.sort is Sort.ROW
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Date\tSource\tWhat happened\n6 March 2023\tSchool\tCame without a coat\n"
        "May 2023\t\tNot brought to the dentist\n",
        "| Date | Source | What happened |\n|---|:--:|---|\n| 6 March 2023 | School | Came without a coat |\n"
        "| May 2023 |  | Not brought to the dentist |\n",
        "Date | Source | What happened\n--- | --- | ---\n6 March 2023 | School | Came without a coat\n"
        "May 2023 | | Not brought to the dentist",
        "+------+\n| Date | Source | What happened |\n+======+\n"
        "| 6 March 2023 | School | Came without a coat |\n+------+\n"
        "| May 2023 | | Not brought to the dentist |\n+------+\n",
        "Date          Source   What happened\n6 March 2023  School   Came without a coat\n"
        "May 2023               Not brought to the dentist\n",
        "Date          Source   What happened\n------------  -------  --------\n6 March 2023  School   Came without\n"
        "                       a coat\n\nMay 2023               Not brought\n                       to the dentist\n",
    ],
)  # fmt: skip
def test_every_way_to_paste_says_the_same(text):
    assert rows(text) == WANTED


def test_quotation_marks_after_plain_tabs_are_what_was_said():
    text = 'Date\tWhat happened\nMay 2023\t"I\'m fine" he said\nJune 2023\t"not closed\n'
    assert [row[2] for row in rows(text)] == ['"I\'m fine" he said', '"not closed']
    (found,) = survey(io.BytesIO(text.encode()), name="a.txt", limits=PAGE).tables
    assert found.layout.delimiter == "tabs"


def test_quotation_marks_of_a_spreadsheet_hold_a_cell_together():
    assert rows('Date\tWhat happened\nMay 2023\t"one\ntwo"\n') == [("May 2023", "", "one\ntwo")]


def test_a_pasted_table_of_two_megabytes_is_no_pasted_table():
    line = "May 2023      x             Not brought to the dentist again and again and again\n"
    with pytest.raises(BadFile, match="no row of headings"):
        rows("Date          Source        What happened\n" + line * 30_000)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_its_mark_is_known(encoding):
    assert rows("Date,What happened\nMay 2023,Zażółć\n", name="a.csv", encoding=encoding) == [
        ("May 2023", "", "Zażółć")
    ]


def test_lines_that_end_as_on_an_old_macintosh_are_asked_about():
    content = "Date,What happened\rMay 2023,Caf\u00e9\r".encode("mac-roman")
    asked = survey(io.BytesIO(content), name="a.csv", limits=PAGE).encodings
    assert "Café" in {line.rpartition(",")[2] for each in asked for line in each.lines}
    (found,) = survey(io.BytesIO(content), name="a.csv", limits=PAGE, encoding="mac-roman").tables
    assert found.sample == (("May 2023", "Café"),)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"Date,What happened\nMay 2023,x" + b"," * 300, "more than 256 columns"),
        (b"Date,What happened\n" + b'"a\n",' * 6_000, "row without end"),
        (b"Date,What happened\n" + b"," * 3_000_000, "row without end"),
    ],
)
def test_a_row_without_end_is_refused(content, says):
    with pytest.raises(BadFile, match=says):
        rows(content, name="a.csv")
