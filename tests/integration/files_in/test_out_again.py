"""Out again: what a story is written out as comes in again the same, in every format, and no cell of it ever runs."""

import io
import zipfile
from datetime import UTC, date, datetime, time, timedelta
from types import MappingProxyType
from uuid import UUID, uuid4

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from seen.apps.chronology.incoming import Reader
from seen.apps.chronology.presenters.sheet import for_paper, for_spreadsheet
from seen.apps.chronology.queries.story import Asked, Choices, Row, Said, Story
from seen.core.dates.partial import PartialDate, Precision
from seen.core.dates.reading import read_date
from seen.integrations.tabular.limits import PAGE
from seen.integrations.tabular.out import as_csv, harmless, restored
from seen.integrations.tabular.table import open_table
from seen.integrations.tabular.word_out import as_document
from seen.integrations.tabular.workbook_out import as_workbook
from seen.kit.knowledge.kinds import areas, kinds, source_types

TODAY = date(2026, 11, 21)
BORN = date(2016, 1, 1)
CHILD, AGENCY = UUID(int=1), UUID(int=2)
EMPTY = Choices({}, {}, {}, {}, {}, 0, 0)
WRITTEN = (
    "%d/%m/%Y", "%d.%m.%y", "%d-%b-%y", "?%d %B %Y", "%A %d %B %Y", "%B %Y", "%m/%Y", "%Y", "c. %B %Y", "early %B %Y",
    "w/c %d/%m/%Y", "spring %Y", "autumn term %Y", "%d-%d/%m/%Y", "%Y-%m-%d", "%d/%m/%Y?", "approx %d %b %Y",
    "%d/%m/%Y 0930hrs",
)  # fmt: skip
days = st.dates(date(2016, 6, 1), TODAY)
words = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"), max_size=40)
runs = st.builds("".join, st.tuples(st.sampled_from(["=", "+", "-", "@", "'", "''=", " =", "'-"]), words))
said = st.one_of(words, runs, st.builds("\n\n".join, st.lists(words, min_size=2, max_size=3))).map(str.strip)


@st.composite
def dates(draw):
    """A date as somebody wrote it, read on some day up to today."""
    if draw(st.booleans()) and draw(st.booleans()):
        return PartialDate.unknown(draw(st.sampled_from(["", "Undated", "n/k", "3/3"])))
    on = draw(days)
    if draw(st.booleans()):
        return PartialDate.day(on)
    read = read_date(on.strftime(draw(st.sampled_from(WRITTEN))), today=TODAY, not_before=BORN)
    assume(read.on is not None)
    return read.on


def a_row(**said):
    """An entry as the story gives it."""
    plain = {
        "id": uuid4(), "account": uuid4(), "kind": "note.observation", "also": (), "on": PartialDate.day(TODAY),
        "on_flag": "", "at_time": None, "until": None, "recorded": TODAY, "agency_id": AGENCY, "agency": "Elm Clinic",
        "source_agency": "Elm Clinic", "source": "", "source_type": "", "polarity": 0, "severity": 0, "areas": (),
        "person": "", "text": "Came without a coat", "action": "", "outcome": "", "detail": {}, "access": "involved",
        "same_as": None, "supersedes": None, "why_changed": "", "writer": None, "changed_by": None,
        "written_at": datetime(2026, 1, 1, tzinfo=UTC),
    }  # fmt: skip
    return Row(**plain | said)


def a_story(*rows):
    return Story(rows=tuple(rows), choices=EMPTY, asked=Asked())


def written(how, *rows, today=TODAY, also=MappingProxyType({})):
    """The bytes of a file with these rows."""
    if how == "docx":
        table = for_paper(
            a_story(*rows), also, title="Chronology", above=("About nobody.",), today=today, not_before=BORN
        )
        return as_document(table)
    table = for_spreadsheet(a_story(*rows), also, title="Chronology", today=today, not_before=BORN)
    return as_csv(table).encode() if how == "csv" else as_workbook(table)


def read_again(content, how, today=TODAY):
    """The drafts that the rows of a file become."""
    table = open_table(io.BytesIO(content), name=f"a.{how}", limits=PAGE)
    reader = Reader(today, table.columns.event_file)
    rows = [row for row in table.rows if row.sort != "Above the headings."]
    assert {row.sort for row in rows} == {"row"}
    return [reader.read(row, not_before=BORN, source_agency=AGENCY, same_as=None).draft for row in rows]


def as_one_text(on):
    """The text of a date; a day that a program wrote is written as in Britain."""
    return f"{on.earliest:%d/%m/%Y}" if on.earliest and on.text == on.earliest.isoformat() else on.text


@st.composite
def rows(draw):
    on = draw(dates())
    exact = on.precision is Precision.DAY
    minutes = st.times().map(lambda at: at.replace(second=0, microsecond=0))
    at = read_date(on.text, today=TODAY, not_before=BORN).time  # an entry has the time that its date was written with
    return a_row(
        on=on,
        at_time=at or draw(st.none() | minutes) if exact else None,
        until=on.earliest + timedelta(days=draw(st.integers(0, 9))) if exact and draw(st.booleans()) else None,
        text=draw(said.filter(bool)), action=draw(said), outcome=draw(said), source=draw(said)[:200],
        kind=draw(st.sampled_from(sorted(kinds()))), polarity=draw(st.sampled_from([-1, 0, 1])),
        areas=tuple(draw(st.lists(st.sampled_from(sorted(areas())), unique=True, max_size=3))),
        source_type=draw(st.sampled_from(["", *source_types()])), person=draw(said)[:120],
        parts={name: "quillwort" for name in ("child_words", "address", "spoke") if draw(st.booleans())},
    )  # fmt: skip


@pytest.mark.parametrize("how", ["csv", "xlsx", "docx"])
class TestRoundTrip:
    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(given_rows=st.lists(rows(), min_size=1, max_size=3))
    @example(given_rows=[a_row(kind="note.observation", polarity=1)])
    @example(given_rows=[a_row(text="'=1+1", action="=1+1", outcome="''@x")])
    @example(given_rows=[a_row(at_time=time(0, 0)), a_row(at_time=time(12, 30)), a_row(at_time=time(23, 10))])
    def test_what_went_out_comes_in_the_same(self, how, given_rows):
        for row in given_rows:
            assume(row.until is None or row.until <= TODAY)
        again = read_again(written(how, *given_rows), how)
        assert len(again) == len(given_rows)
        for before, after in zip(given_rows, again, strict=True):
            on, back = before.on, after.on
            assert (back.earliest, back.latest, back.precision, back.about) == (
                on.earliest, on.latest, on.precision, on.about
            )  # fmt: skip
            if on.text != "3/3":
                assert back.text == as_one_text(on) or on.precision is Precision.UNKNOWN
            assert (after.at_time, after.until) == (before.at_time, before.until)
            assert (after.text, after.action, after.outcome) == (before.text, before.action, before.outcome)
            assert (after.source, after.kind) == (before.source, before.kind)
            assert after.child_words == before.parts.get("child_words", "")
            assert after.held_back == {name: "quillwort" for name in ("address", "spoke") if name in before.parts}
            if how != "docx":
                assert (after.polarity, after.areas) == (before.polarity, before.areas) or before.polarity == 1
                assert (after.source_type, after.person) == (before.source_type, before.person)
                assert not after.flag or on.text != str(on.earliest)

    def test_a_date_that_said_less_than_nothing_is_not_known_and_its_words_are_kept(self, how):
        (after,) = read_again(written(how, a_row(on=PartialDate.unknown("3/3"))), how)
        assert after.on.precision is Precision.UNKNOWN
        assert "3/3" in str(after.detail["columns"])

    def test_days_cut_off_in_the_past_are_never_narrowed(self, how):
        on = read_date("2024", today=date(2024, 6, 1), not_before=BORN).on
        (after,) = read_again(written(how, a_row(on=on)), how)
        assert (after.on.text, after.on.earliest, after.on.latest) == ("2024", date(2024, 1, 1), date(2024, 12, 31))

    def test_control_signs_do_not_break_the_file(self, how):
        (after,) = read_again(written(how, a_row(text="one\x0b\ttwo\r\nthree", action="\x01")), how)
        assert after.text.replace("\x0b", "").replace("\r\n", "\n") == "one\ttwo\nthree"

    def test_what_stands_beside_an_entry_goes_with_it(self, how):
        row = a_row(
            detail={"service": "dentist"}, disagreements=(Said("His mother", "That is not so", None),),
            also=("food.concern",), supersedes=uuid4(), why_changed="A date",
        )  # fmt: skip
        content = written(how, row, also={row.account: ("Leila",)})
        (after,) = read_again(content, how)
        kept = str(after.detail["columns"])
        for words in ("Service: dentist", "That is not so", "A date", "Leila", kinds()["food.concern"].label):
            assert words in kept


@given(words | runs | said)
def test_harmless_is_taken_back_to_the_letter(text):
    assert restored(harmless(text)) == text
    assert not harmless(text).lstrip(" ").startswith(("=", "+", "-", "@"))


def test_no_cell_of_a_workbook_is_a_formula_and_none_becomes_one_when_it_is_typed_in():
    book = openpyxl.load_workbook(io.BytesIO(written("xlsx", a_row(text="=1+1", action="@cmd", source="-2"))))
    for row in book.active.iter_rows():
        for cell in row:
            assert cell.value is None or (cell.data_type == "s" and cell.quotePrefix)


def test_a_document_says_its_language_and_its_head_stands_on_every_page():
    content = written("docx", a_row())
    made = docx.Document(io.BytesIO(content))
    (table,) = made.tables
    assert [cell.text for cell in table.rows[0].cells][:5] == [
        "Start Date", "Start Time", "End Date", "End Time", "Source of Information",
    ]  # fmt: skip
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    languages = made.styles.element.findall(f".//{qn('w:lang')}")
    assert {each.get(qn("w:val")) for each in languages} == {"en-GB"}
    assert made.core_properties.language == "en-GB"
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        assert b"fldChar" not in parts.read("word/document.xml")


def test_held_parts_have_a_column_only_where_the_reader_sees_one():
    plain = for_spreadsheet(a_story(a_row()), {}, title="x", today=TODAY, not_before=BORN)
    held = for_spreadsheet(a_story(a_row(parts={"referrer": "ragwort"})), {}, title="x", today=TODAY, not_before=BORN)
    assert "Referrer" not in plain.head
    assert "Referrer" in held.head
