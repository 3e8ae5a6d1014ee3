"""Files made to do harm: each is refused in one sentence, by a process whose time and memory are measured."""

import io
import json
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

import openpyxl

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
SHEET = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
HEADS = (
    "<w:tr>"
    + "".join(f"<w:tc><w:p><w:r><w:t>{each}</w:t></w:r></w:p></w:tc>" for each in ("Date", "Event"))
    + "</w:tr>"
)
LAUGHS = "<!DOCTYPE x [" + '<!ENTITY a0 "ha">' + "".join(
    f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12)
) + "]>"  # fmt: skip
NARROW = "<w:tr>" + "<w:tc/>" * 200 + "</w:tr>"
NOTED = "<w:tr>" + '<w:tc><w:footnoteReference w:id="1"/></w:tc>' * 2 + "</w:tr>"
FAR, LONG = '<c r="XFD1048576"><v>1</v></c>', '<row r="50000"><c r="A50000"><v>1</v></c></row>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# What each runs: it reads the whole file and says its own largest size, which a parent's would hide.
CHILD = """
import json, re, sys
from time import perf_counter
from seen.core.refusals import Refusal
from seen.integrations.tabular.limits import PAGE
from seen.integrations.tabular.survey import survey
from seen.integrations.tabular.table import open_table
path, name = sys.argv[1:]
start, said = perf_counter(), ""
try:
    with open(path, "rb") as file:
        survey(file, name=name, limits=PAGE)
        for row in open_table(file, name=name, limits=PAGE).rows:
            pass
except Refusal as refusal:
    said = str(refusal)
seconds = perf_counter() - start
largest = int(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1]) / 1000
print(json.dumps([seconds, largest, said]))
"""


class Refused(NamedTuple):
    """What came of one file: seconds, the largest size in megabytes, and the sentence, "" where it was read."""

    seconds: float
    megabytes: float
    sentence: str


def refused(name: str, content: Iterable[bytes]) -> Refused:
    """Read a file of this name in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "file"
        with path.open("wb") as file:
            file.writelines(content)
        command = [sys.executable, "-c", CHILD, str(path), name.rpartition(": ")[2]]
        done = subprocess.run(command, capture_output=True, check=True, text=True)  # noqa: S603 - our own command
    return Refused(*json.loads(done.stdout))


def packed(*parts: tuple[str, str | bytes | Iterable[bytes]]) -> list[bytes]:
    """Return the bytes of an Office file with these parts; one given in pieces is never held whole."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as made:
        if not any(name == "[Content_Types].xml" for name, _ in parts):
            made.writestr("[Content_Types].xml", "<Types/>")
        for name, inside in parts:
            if isinstance(inside, str | bytes):
                made.writestr(name, inside)
                continue
            with made.open(name, "w", force_zip64=True) as part:
                for piece in inside:
                    part.write(piece)
    return [content.getvalue()]


def _book() -> list[tuple[str, bytes]]:
    """Return the parts of an ordinary workbook but for its sheet and the words of its cells."""
    content = io.BytesIO()
    workbook = openpyxl.Workbook()
    workbook["Sheet"]["A1"] = "words"
    workbook.save(content)
    with zipfile.ZipFile(content) as parts:
        kept = [name for name in parts.namelist() if not name.endswith(("sheet1.xml", "sharedStrings.xml"))]
        return [(name, parts.read(name)) for name in kept]


def _document(*inside: str, start: str = "", many: str = "", times: int = 0, end: str = "") -> list[bytes]:
    """Return a document with this markup in its body: what is inside, then `many` so many times, then the end."""
    pieces = [f"{start}<w:document {WORD}><w:body>{''.join(inside)}".encode()]
    return packed(("word/document.xml", [*pieces, *[(many * 1000).encode()] * (times // 1000), end.encode()]))


def _workbook(
    cells: str, *, many: str = "", times: int = 0, end: str = "", words: str = "", start: str = ""
) -> list[bytes]:
    rows = [f"{start}<worksheet {SHEET}><sheetData>{cells}".encode(), *[(many * 1000).encode()] * (times // 1000)]
    texts = ("xl/sharedStrings.xml", f"<sst {SHEET}>{words}</sst>")
    return packed(*_book(), texts, ("xl/worksheets/sheet1.xml", [*rows, f"</sheetData>{end}</worksheet>".encode()]))


def _long_words() -> list[bytes]:
    """One text of a megabyte that stands in half a million cells."""
    row = "<row>" + '<c t="s"><v>0</v></c>' * 10 + "</row>"
    return _workbook("", many=row, times=49_000, words=f"<si><t>{'x' * 1_000_000}</t></si>")


def _long_note() -> list[bytes]:
    """One note of 100,000 letters that 80,000 cells refer to."""
    note = f'<w:footnote w:id="1"><w:t>{"x" * 100_000}</w:t></w:footnote>'
    body = [f"<w:document {WORD}><w:body><w:tbl>{HEADS}".encode(), *[NOTED.encode() * 1000] * 40]
    return packed(("word/footnotes.xml", f"<w:footnotes {WORD}>{note}</w:footnotes>"), ("word/document.xml", body))


def full() -> list[bytes]:
    """Much text in a sheet, within its limits: this one is read."""
    rows = "".join(
        f'<row><c t="s"><v>0</v></c><c t="s"><v>{n + 2}</v></c></row>' if n else
        '<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row>' for n in range(25_000)
    )  # fmt: skip
    words = "".join(f"<si><t>{number:06} {chr(233) * 470}</t></si>" for number in range(25_000))
    return _workbook(rows, words=f"<si><t>Date</t></si><si><t>Event</t></si>{words}")


FILES: dict[str, Callable[[], list[bytes]]] = {
    "a gigabyte of nothing: a.docx": lambda: packed(("word/document.xml", [b" " * 10_000_000] * 100)),
    "a gigabyte of nothing: a.xlsx": lambda: packed(*_book(), ("xl/media/image1.bin", [b"\0" * 10_000_000] * 100)),
    "entities within entities: a.docx": lambda: _document(start=LAUGHS, end="<w:p>&a11;</w:p></w:body></w:document>"),
    "entities within entities: a.xlsx": lambda: _workbook("<row><c><v>&a11;</v></c></row>", start=LAUGHS),
    "another file as an entity: a.docx": lambda: _document(start=OUTSIDE, end="&a;</w:body></w:document>"),
    "tables within tables: a.docx": lambda: _document(many="<w:tbl><w:tr><w:tc>", times=100_000),
    "millions of tags: a.docx": lambda: _document("<w:tbl><w:tr>", many="<w:x/>", times=8_000_000),
    "millions of cells: a.docx": lambda: _document("<w:tbl>", HEADS, many=NARROW, times=40_000),
    "a row without end: a.docx": lambda: _document("<w:tbl><w:tr>", many="<w:tc/>", times=2_000_000),
    "a cell without end: a.docx": lambda: _document("<w:tbl><w:tr><w:tc><w:t>", many="x" * 20, times=2_000_000),
    "one long note in many cells: a.docx": _long_note,
    "a cell far away: a.xlsx": lambda: _workbook(f'<row r="1048576">{FAR}</row>'),
    "a wide and long sheet: a.xlsx": lambda: _workbook(f'<row r="1"><c r="IV1"><v>1</v></c></row>{LONG}'),
    "one long text in every cell: a.xlsx": _long_words,
    "merges over merges: a.xlsx": lambda: _workbook(
        f'<row r="1"><c r="A1"><v>1</v></c></row>{LONG}',
        end="<mergeCells>" + '<mergeCell ref="A1:A50000"/>' * 20_000 + "</mergeCells>",
    ),
    "millions of tags: a.xlsx": lambda: _workbook("", many="<row/>", times=8_000_000),
    "commas without end: a.csv": lambda: [b"Date,Event\n", b"," * 24_000_000],
    "one line without end: a.csv": lambda: [b"Date,Event\n", b"x" * 23_000_000, "😀".encode()],
    "quotation marks that never close: a.csv": lambda: [b'Date,Event\n1 May 2020,"', b"x\n" * 12_000_000],
    "a row of a million lines: a.csv": lambda: [b"Date,Event\n", b'"a\n",' * 4_800_000],
    "two million rows: a.csv": lambda: [b"Date,Event\n", b"2020,\n" * 3_000_000],
    "more than 25 MB: a.csv": lambda: [b"Date,Event\n", b"2020,x\n" * 4_000_000],
    "no text at all: a.csv": lambda: [bytes(range(256)) * 90_000],
    "locked: a.docx": lambda: [OLD, b"\0" * 24_000_000, "EncryptedPackage".encode("utf-16-le")],
    "an old document: a.doc": lambda: [OLD, b"\0" * 24_000_000, "WordDocument".encode("utf-16-le")],
    "a PDF: a.docx": lambda: [b"%PDF-1.7\n", b"x" * 20_000_000],
    "macros: a.docm": lambda: packed(("word/document.xml", "<x/>"), ("word/vbaProject.bin", "x")),
    "macros: a.xlsx": lambda: packed(*_book(), ("xl/vbaProject.bin", "x")),
    "no end: a.xlsx": lambda: [b"PK\x03\x04" + b"\0" * 20_000_000],
}  # fmt: skip
