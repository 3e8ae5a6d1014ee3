"""What a file is said to hold before anything is stored: its tables, headings, guesses, sample and questions."""

import io

import openpyxl
import pytest

from seen.integrations.tabular.layout import BadLayout, Layout
from seen.integrations.tabular.limits import PAGE, BadFile, Limits
from seen.integrations.tabular.survey import Sure, survey
from seen.integrations.tabular.table import Sort, open_table


def as_csv(*rows, encoding="utf-8"):
    return "".join(",".join(f'"{cell}"' for cell in row) + "\r\n" for row in rows).encode(encoding)


def as_xlsx(**sheets):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def surveyed(content, *, name="a.csv", limits=PAGE, encoding=""):
    return survey(io.BytesIO(content), name=name, limits=limits, encoding=encoding)


def read(content, layout, *, name="a.csv"):
    return list(open_table(io.BytesIO(content), name=name, limits=PAGE, layout=layout).rows)


def fields(found):
    return {column.heading: (column.field, column.sure) for column in found.columns}


def test_known_headings_are_certain_and_nothing_has_to_be_asked():
    content = as_csv(("Date", "What happened", "Shoe size"), ("6 March 2023", "Came hungry", "4"))
    (found,) = surveyed(content).tables
    assert fields(found) == {
        "Date": ("date", Sure.CERTAIN), "What happened": ("text", Sure.CERTAIN), "Shoe size": ("", Sure.NOT_KNOWN)
    }  # fmt: skip
    assert found.certain
    assert (found.sample, found.rows, found.more) == ((("6 March 2023", "Came hungry", "4"),), 1, False)
    assert [row.fields for row in read(content, found.layout)] == [{"date": "6 March 2023", "text": "Came hungry"}]


def test_other_words_are_guessed_by_content_and_by_a_word_of_the_heading():
    content = as_csv(
        ("Logged", "At", "Minutes of the visit", "Which service", "DOB", "Signed"),
        ("06/03/2023", "9.30am", "Nobody was in and the curtains were drawn", "Housing team", "01/02/2019", "x"),
        ("c. May 2023", "14:05", "Mother answered, the baby slept on the sofa", "Housing team", "01/02/2019", "x"),
    )
    (found,) = surveyed(content).tables
    assert fields(found) == {
        "Logged": ("date", Sure.GUESS), "At": ("time", Sure.GUESS), "Minutes of the visit": ("text", Sure.GUESS),
        "Which service": ("agency", Sure.GUESS), "DOB": ("", Sure.NOT_KNOWN), "Signed": ("", Sure.NOT_KNOWN),
    }  # fmt: skip
    assert not found.certain
    first = read(content, found.layout)[0]
    assert first.fields["date"] == "06/03/2023"
    assert first.others == {"DOB": "01/02/2019", "Signed": "x"}
    with pytest.raises(BadFile, match="no row of headings"):
        open_table(io.BytesIO(content), name="a.csv", limits=PAGE)


def test_the_longest_words_are_guessed_to_say_what_happened():
    content = as_csv(("Date", "Column B"), ("06/03/2023", "Nobody was in and the curtains were drawn all day"))
    (found,) = surveyed(content).tables
    assert fields(found)["Column B"] == ("text", Sure.GUESS)


def test_a_table_that_begins_with_dates_has_no_headings():
    content = as_csv(("06/03/2023", "Came hungry"), ("07/03/2023", "Came without a coat"))
    (found,) = surveyed(content).tables
    assert found.layout.heading_rows == ()
    assert [column.heading for column in found.columns] == ["Column 1", "Column 2"]
    assert [row.number for row in read(content, found.layout.naming({1: "text"}))] == [1, 2]


@pytest.mark.parametrize(
    ("upper", "lower", "headings"),
    [
        (("Start", "", "End", "", "What happened"), ("Date", "Time", "Date", "Time", ""),
         ("Start Date", "Start Time", "End Date", "End Time", "What happened")),
        (("When", "", "Source"), ("Date", "What happened", "Source"), ("Date", "What happened", "Source")),
        (("Date", "What happened"), ("(dd/mm/yyyy)", "facts only"), ("Date", "What happened")),
        (("Chronology of a family", ""), ("Date", "What happened"), ("Date", "What happened")),
    ],
)  # fmt: skip
def test_two_rows_of_headings(upper, lower, headings):
    row = tuple("x" if heading in {"What happened", "Source"} else "" for heading in headings)
    content = as_csv(("A title", ""), upper, lower, ("6 March 2023", *row[1:]))
    (found,) = surveyed(content).tables
    assert found.layout.headings == headings
    assert found.layout.heading_rows[-1] == 3
    assert found.rows == 1
    assert [row.number for row in read(content, found.layout) if row.fields] == [4]


def test_a_first_row_of_data_is_no_second_row_of_headings():
    content = as_csv(("Date", "What happened", "Shoes"), ("May", "Visit", "note"), ("June", "Visit", "note"))
    (found,) = surveyed(content).tables
    assert found.rows == 2


def test_sheets_of_one_layout_are_one_table_and_another_layout_is_another():
    year = [("Date", "Event"), ("1 May 2020", "x"), ("2 May 2020", "y")]
    content = as_xlsx(Cover=[("A family",)], **{"2020": year, "2021": year}, Police=[("Date", "Details"), ("May", "z")])
    found = surveyed(content, name="a.xlsx")
    assert [(each.place, each.rows) for each in found.tables] == [
        ("Sheet “2020” and Sheet “2021”", 4), ("Sheet “Police”", 1)
    ]  # fmt: skip
    table = open_table(io.BytesIO(content), name="a.xlsx", limits=PAGE)
    numbers = [(row.number, table.place_of(row.number)) for row in table.rows]
    assert numbers == [
        (2, "Sheet “2020”, row 2"), (3, "Sheet “2020”, row 3"), (5, "Sheet “2021”, row 2"),
        (6, "Sheet “2021”, row 3"), (8, "Sheet “Police”, row 2"),
    ]  # fmt: skip
    rows = read(content, found.tables[1].layout, name="a.xlsx")
    assert [(row.number, row.sort) for row in rows] == [*((at, Sort.ELSEWHERE) for at in (2, 3, 5, 6)), (8, Sort.ROW)]
    assert found.beside == ("Sheet “Cover” does not look like a chronology and is not read.",)


def test_an_encoding_that_is_not_certain_is_asked_with_the_lines_that_differ():
    content = as_csv(("Date", "Event"), ("1 May 2020", "Plain"), ("2 May 2020", "Doña came"), encoding="cp1252")
    asked = surveyed(content)
    assert not asked.tables
    assert [each.lines for each in asked.encodings][:2] == [
        ('"2 May 2020","Doña came"',),
        ('"2 May 2020","Dońa came"',),
    ]
    (found,) = surveyed(content, encoding="cp1252").tables
    assert found.layout.encoding == "cp1252"
    assert read(content, found.layout)[1].fields["text"] == "Doña came"


@pytest.mark.parametrize("encoding", ["utf-8", "ebcdic"])
def test_an_encoding_that_does_not_read_the_file_is_refused(encoding):
    with pytest.raises(BadFile, match=r"a\.csv"):
        surveyed(as_csv(("Date", "Event"), ("1 May 2020", "Doña"), encoding="cp1252"), encoding=encoding)


@pytest.mark.parametrize(("rows", "counted", "more"), [(2, 2, False), (3, 3, False), (4, 3, True)])
def test_rows_are_counted_to_the_limit(rows, counted, more):
    content = as_csv(("Date", "Event"), *[("1 May 2020", "x")] * rows)
    (found,) = surveyed(content, limits=Limits(size=10_000, rows=3)).tables
    assert (found.rows, found.more) == (counted, more)


@pytest.mark.parametrize(("content", "says"), [
    (as_csv(("Shoe", "Hat"), ("1", "2")), "no row of headings"), (as_csv(("Date", "Event")), "no rows below"),
])  # fmt: skip
def test_nothing_to_read_is_refused(content, says):
    with pytest.raises(BadFile, match=says):
        surveyed(content)


class TestLayout:
    LAYOUT = Layout(("Day", "Said", "Done"), ("date", "text", ""), 1, (2, 3), "utf-8", ";")

    def test_it_goes_to_json_and_back(self):
        assert Layout.from_json(self.LAYOUT.as_json()) == self.LAYOUT

    @pytest.mark.parametrize("held", [{}, {"headings": 3}, {**LAYOUT.as_json(), "grid": "x"}])
    def test_other_json_is_refused(self, held):
        with pytest.raises(BadLayout):
            Layout.from_json(held)

    def test_its_key_does_not_depend_on_the_order_of_the_columns_nor_on_where_the_table_stands(self):
        other = Layout(("done:", "DAY", "Said"), ("", "", ""))
        assert other.key == self.LAYOUT.key != Layout(("Day", "Said"), ("", "")).key
        assert other.remembering(self.LAYOUT).fields == ("", "date", "text")

    @pytest.mark.parametrize(
        ("fields", "says"),
        [
            (("text", "", ""), "which column holds the date"),
            (("date", "", ""), "what happened"),
            (("date", "date", "text"), "Two columns"),
            (("date", "text", "shoe"), "something that no entry has"),
            (("date", "text"), "something that no entry has"),
        ],
    )
    def test_one_by_which_nothing_could_be_read_is_refused(self, fields, says):
        with pytest.raises(BadLayout, match=says):
            Layout(self.LAYOUT.headings, fields).check()

    def test_prose_may_stand_in_several_columns_and_is_joined_in_their_order(self):
        content = as_csv(("Day", "Said", "Done"), ("May 2020", "one", "two"), ("May 2020", "", "three"))
        rows = read(content, Layout(("Day", "Said", "Done"), ("date", "text", "text"), 0, (1,)))
        assert [row.fields["text"] for row in rows] == ["one\ntwo", "three"]

    def test_another_file_of_the_same_layout_is_read_and_one_of_another_is_not(self):
        layout = Layout(("Day", "Said"), ("date", "text"), 0, (1,))
        assert read(as_csv(("A title",), ("day", "SAID"), ("May 2020", "x")), layout)[-1].fields["text"] == "x"
        with pytest.raises(BadFile, match="not laid out as it was"):
            read(as_csv(("Day", "Sung"), ("May 2020", "x")), layout)

    def test_columns_without_a_heading_and_headings_that_stand_twice_lose_nothing(self):
        content = as_csv(("Date", "Event", "", "Shoe", "Shoe"), ("May 2020", "x", "a", "b", "c"))
        (row,) = open_table(io.BytesIO(content), name="a.csv", limits=PAGE).rows
        assert row.others == {"column 3": "a", "Shoe": "b", "Shoe (2)": "c"}
