"""Files as agencies send them: which are read, which are refused with one sentence, and what each row is."""

import codecs
import io
import tomllib
import zipfile
from datetime import date, datetime, time

import openpyxl
import pytest

from seen.integrations.tabular.headings import folded
from seen.integrations.tabular.limits import PAGE, BadFile, Limits
from seen.integrations.tabular.table import Sort, open_table
from seen.kit.knowledge.load import KNOWLEDGE

HEADINGS = ("Date", "Time", "Agency", "Source", "What happened")
ROW = ("06/03/2023", "09:30", "School", "Class teacher", "Came without a coat; said “I’m fine”")


def opened(content, *, name="chronology.csv", limits=PAGE):
    return open_table(io.BytesIO(content), name=name, limits=limits)


def refusal(content, **more):
    with pytest.raises(BadFile) as refused:
        list(opened(content, **more).rows)
    sentence = str(refused.value)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    return sentence


def as_csv(*rows, delimiter=",", encoding="utf-8", end="\r\n"):
    quoted = (delimiter.join(f'"{cell}"' for cell in row) for row in rows)
    return (end.join(quoted) + end).encode(encoding)


def as_xlsx(*rows, sheets=(), protect=None):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for other in sheets:
        sheet = book.create_sheet()
        for row in other:
            sheet.append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("end", ["\r\n", "\n"])
def test_every_dialect_says_the_same(delimiter, encoding, end):
    table = opened(as_csv(HEADINGS, ROW, delimiter=delimiter, encoding=encoding, end=end))
    (row,) = table.rows
    assert row.number == 2
    assert tuple(row.fields.values()) == ROW


def test_text_from_windows_is_read_where_every_sign_is_certain():
    (row,) = opened(as_csv(HEADINGS, (*ROW[:4], "Mum’s café – £20 owed"), encoding="cp1252")).rows
    assert row.fields["text"] == "Mum’s café – £20 owed"


@pytest.mark.parametrize("words", ["Doña", "£ missing", "Ann paid £"])
def test_text_from_windows_that_could_be_misread_is_refused(words):
    assert "could be misread" in refusal(as_csv(HEADINGS, (*ROW[:4], words), encoding="cp1252"))


def test_the_hint_by_which_excel_is_told_the_delimiter_is_no_row():
    (row,) = opened(b"sep=;\r\n" + as_csv(HEADINGS, ROW, delimiter=";")).rows
    assert row.number == 2


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("DATE OF EVENT:", "date"),
        ("event_date", "date"),
        ("Start  Date", "date"),
        ("Date / Period", "date"),
        ("Source of Information", "source"),
        ("Child’s words", "child_words"),
        ("Action taken", "action"),
        ("Significant Event", "text"),
        ("Shoe size", None),
    ],
)
def test_headings_are_known_however_they_are_written(heading, field):
    others = [word for word in ("Date", "What happened") if field not in {"date", "text"} or word == "Time"]
    base = {"date": ("What happened",), "text": ("Date",)}.get(field, tuple(others))
    (row,) = opened(as_csv((heading, *base), ("6 March 2023", "x", "6 March 2023"))).rows
    assert (row.fields if field else row.others)[field or heading] == "6 March 2023"


def test_two_columns_that_could_each_be_the_date_are_refused():
    assert "“Date” and “Event date”" in refusal(as_csv(("Date", "Event date", "Event"), ("1 May 2020", "", "x")))


def test_each_row_says_what_it_is():
    content = as_csv(
        ("Chronology of a family", "", "", "", ""), HEADINGS, ROW, ("", "", "", "", ""),
        ("Health records", "", "", "", ""),
        HEADINGS, ("", "", "", "", "Undated, and still something that happened"), (*ROW, "", "more"),
    )  # fmt: skip
    rows = list(opened(content).rows)
    assert [(row.number, row.sort) for row in rows] == [
        (1, Sort.ABOVE), (3, Sort.ROW), (4, Sort.BLANK), (5, Sort.SECTION), (6, Sort.HEADING), (7, Sort.ROW),
        (8, Sort.ROW),
    ]  # fmt: skip
    assert rows[-1].others == {"column 7": "more"}


@pytest.mark.parametrize(
    ("content", "name", "says"),
    [
        (b"", "a.csv", "empty"),
        (as_csv(HEADINGS), "a.csv", "no rows below"),
        (as_csv(HEADINGS, ("", "", "", "", "")), "a.csv", "no rows below"),
        (as_csv(("Shoe", "Hat"), ("1", "2")), "a.csv", "no row of headings"),
        (as_csv(HEADINGS, ROW), "a.xlsx", "is not an Office file"),
        (as_csv(HEADINGS, ROW), "a.pdf", "Bring a CSV"),
        (as_xlsx(HEADINGS, ROW), "a.csv", "is an Excel workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 9, "a.xlsx", "an old or locked Office file"),
        (b"PK\x03\x04" + b"\x00" * 40, "a.xlsx", "damaged"),
        (as_csv(HEADINGS, ROW)[:-3], "a.csv", "quotation marks"),
        (as_csv(HEADINGS, ROW) + b"\x00", "a.csv", "no text"),
        (as_csv(HEADINGS, ROW, encoding="utf-16") + b"\xd8", "a.csv", "damaged"),
        (codecs.BOM_UTF32_LE + b"....", "a.csv", "UTF-32"),
        (as_csv(HEADINGS, (*ROW[:4], "x" * 140_000)), "a.csv", "131,072"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_one_sentence(content, name, says):
    sentence = refusal(content, name=name)
    assert says in sentence
    assert name in sentence


@pytest.mark.parametrize(("rows", "fits"), [(4, True), (5, True), (6, False)])
def test_rows_at_their_limit(rows, fits):
    content = as_csv(HEADINGS, *[ROW] * rows)
    limits = Limits(size=len(content), rows=5)
    if fits:
        assert len(list(opened(content, limits=limits).rows)) == rows
    else:
        assert "more than 5 rows" in refusal(content, limits=limits)


def test_bytes_at_their_limit():
    content = as_csv(HEADINGS, ROW)
    assert list(opened(content, limits=Limits(size=len(content), rows=5)).rows)
    assert "larger than" in refusal(content, limits=Limits(size=len(content) - 1, rows=5))


class TestWorkbook:
    def test_dates_come_as_dates_and_numbers_as_people_read_them(self):
        content = as_xlsx(
            ("Date", "Time", "Event", "Count", "Ticked"),
            (date(2023, 3, 6), time(9, 30), "Came hungry", 3.0, True),
            (datetime(2023, 3, 6, 14, 5), None, "Again", 2.5, False),
            ("March 2023", None, "Some time then", None, None),
        )
        first, second, third = opened(content, name="a.xlsx").rows
        assert first.fields == {"date": "2023-03-06", "time": "09:30", "text": "Came hungry"}
        assert first.others == {"Count": "3", "Ticked": "TRUE"}
        assert (second.fields["date"], second.others["Count"]) == ("2023-03-06 14:05", "2.5")
        assert third.fields["date"] == "March 2023"

    def test_the_first_sheet_with_headings_is_read(self):
        content = as_xlsx(("Cover page",), sheets=[[("Date", "Event"), ("1 May 2020", "x")]])
        (row,) = opened(content, name="a.xlsx").rows
        assert row.fields["text"] == "x"

    def test_a_date_merged_over_two_rows_stands_in_both(self):
        book = openpyxl.Workbook()
        for row in (("Date", "Event"), ("1 May 2020", "First"), (None, "Second"), (None, "Undated")):
            book.active.append(row)
        book.active.merge_cells("A2:A3")
        content = io.BytesIO()
        book.save(content)
        assert [row.fields.get("date", "") for row in opened(content.getvalue(), name="a.xlsx").rows] == [
            "1 May 2020", "1 May 2020", "",
        ]  # fmt: skip

    @pytest.mark.parametrize("cell", ["XFD2", "B1048576", "XFD1048576"])
    def test_one_far_cell_cannot_fill_the_memory(self, cell):
        book = openpyxl.Workbook()
        book.active.append(HEADINGS)
        book.active[cell] = "far"
        content = io.BytesIO()
        book.save(content)
        assert "more than" in refusal(content.getvalue(), name="a.xlsx")

    def test_a_part_that_unpacks_to_far_too_much_is_refused(self):
        content = io.BytesIO(as_xlsx(HEADINGS, ROW))
        with zipfile.ZipFile(content, "a", zipfile.ZIP_DEFLATED) as parts:
            parts.writestr("xl/bomb.bin", b"0" * 2_000_000)
        limits = Limits(size=100_000, rows=100)
        assert "unpacks to far more" in refusal(content.getvalue(), name="a.xlsx", limits=limits)

    def test_any_other_zip_is_no_workbook(self):
        content = io.BytesIO()
        with zipfile.ZipFile(content, "w") as parts:
            parts.writestr("letters/one.xml", "<w/>")
        assert "is a packed folder" in refusal(content.getvalue(), name="a.xlsx")

    def test_a_workbook_that_declares_entities_is_refused(self):
        content = io.BytesIO(as_xlsx(HEADINGS, ROW))
        with zipfile.ZipFile(content, "a") as parts:
            parts.writestr("xl/worksheets/more.xml", '<!DOCTYPE x [<!ENTITY a "b">]><worksheet>&a;</worksheet>')
        assert "is not a file as Office writes it" in refusal(content.getvalue(), name="a.xlsx")

    def test_damaged_inside(self):
        content = io.BytesIO()
        with zipfile.ZipFile(content, "w") as parts:
            parts.writestr("xl/workbook.xml", "<workbook>")
        assert "damaged" in refusal(content.getvalue(), name="a.xlsx")


CHRONOLATOR = (
    "Event Ref", "Seq", "Start Date", "Start Time", "End Date", "End Time", "Source of Information",
    "Significant Event", "Action Taken", "Comment",
)  # fmt: skip


def test_the_columns_of_chronolator_and_its_authors_notes():
    content = as_csv(
        CHRONOLATOR,
        ("7", "1", "?22 may 2016", "0930", "23/05/2016", "", "School file", "Came hungry", "Fed", "ours"),
        ("8", "2", "22.05/16", "", "", "", "School file", "Came again", "", ""),
        ("", "", "01/01/0100", "", "", "", "Note", "Check this with the school", "", ""),
        ("", "", "0100-01-01", "", "", "", "Note", "And this", "", ""),
        ("9", "", "06/03/2023 0100hrs", "", "", "", "School file", "Rang at night", "", ""),
    )
    rows = list(opened(content).rows)
    assert [row.sort for row in rows] == [Sort.ROW, Sort.ROW, Sort.NOTE, Sort.NOTE, Sort.ROW]
    assert rows[0].fields == {
        "reference": "7", "date": "?22 may 2016", "time": "0930", "until": "23/05/2016", "source": "School file",
        "text": "Came hungry", "action": "Fed",
    }  # fmt: skip
    assert rows[0].others == {"Seq": "1", "Comment": "ours"}
    assert rows[2].others | rows[2].fields == {
        "date": "01/01/0100", "source": "Note", "text": "Check this with the school"
    }  # fmt: skip


def test_headings_of_signs_alone_break_nothing():
    rows = list(opened(as_csv(("*", "Date", "Event"), ("a", "May 2020", "x"), ("*", "Date", "Event"))).rows)
    assert [row.sort for row in rows] == [Sort.ROW, Sort.HEADING]
    assert rows[0].others == {"*": "a"}


def test_no_heading_stands_for_two_fields():
    table = tomllib.loads((KNOWLEDGE / "vocabulary/headings.toml").read_text())
    words = [folded(word) for each in table["fields"].values() for word in each]
    assert len(words) == len(set(words))
    assert set(table["hints"]["fields"]) <= set(table["words"])
    assert set(table["fields"]) <= set(table["words"])
