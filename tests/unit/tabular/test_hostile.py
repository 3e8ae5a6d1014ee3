"""Files made to do harm: a short form of what the benchmark measures. Each is refused in time, in little memory."""

import io

import pytest

from seen.integrations.tabular.limits import PAGE
from seen.integrations.tabular.table import open_table
from seen.rehearsal.bench.hostile import FILES, full, refused
from tests.builders.word_files import document, row, table

SHORT = (
    "entities within entities: a.docx", "another file as an entity: a.docx", "one long note in many cells: a.docx",
    "one long text in every cell: a.xlsx", "merges over merges: a.xlsx", "a wide and long sheet: a.xlsx",
    "quotation marks that never close: a.csv",
)  # fmt: skip
PLENTY = 30.0  # seconds: a test may run beside others; the bar of 5 is the benchmark's
RELATION = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    'TargetMode="External" Target="http://127.0.0.1:{port}/x" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/attachedTemplate"/></Relationships>'
)


@pytest.mark.parametrize("name", SHORT)
def test_it_is_refused_in_time_and_in_little_memory(name):
    came = refused(name, FILES[name]())
    assert came.sentence.startswith("a.")
    assert came.sentence.endswith(".")
    assert came.seconds < PLENTY
    assert came.megabytes < 200


def test_a_workbook_of_much_text_is_read_in_little_memory():
    came = refused("a.xlsx", full())
    assert came.sentence == ""
    assert came.megabytes < 200


def test_a_file_that_fills_its_limits_is_read_in_little_memory():
    rows = (b'%d/01/2020,"%s"\n' % (number % 28 + 1, b"x" * 450) for number in range(50_000))
    came = refused("a.csv", [b"Date,What happened\n", *rows])
    assert came.sentence == ""
    assert came.megabytes < 200


def test_nothing_is_fetched_that_a_document_refers_to():
    """The network is blocked while tests run: whatever reached for it would fail here."""
    relation = RELATION.format(port=9)
    content = document(
        table(row("Date", "Event"), row("May 2020", "x")),
        parts=[(f"word/_rels/{name}.xml.rels", relation) for name in ("document", "settings")],
    )
    (read,) = open_table(io.BytesIO(content), name="a.docx", limits=PAGE).rows
    assert read.fields["text"] == "x"
