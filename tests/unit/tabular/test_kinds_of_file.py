"""What is sent under any name: each file that is not read is refused with what to do instead."""

import io
import zipfile

import pytest

from seen.integrations.tabular.limits import PAGE, BadFile
from seen.integrations.tabular.opened import open_file

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def packed(*names):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as parts:
        for name in names:
            parts.writestr(name, "<x/>")
    return content.getvalue()


@pytest.mark.parametrize(
    ("content", "name", "says"),
    [
        (b"%PDF-1.7 ...", "chronology.docx", "is a PDF, whatever its name says"),
        (rb"{\rtf1\ansi ...", "chronology.doc", "save it as .docx"),
        (b"\x89PNG\r\n ...", "chronology.csv", "is a picture"),
        (b"\xff\xd8\xff\xe0 ...", "chronology.xlsx", "is a picture"),
        (b"<html><table>...", "report.xls", "is a web page or other markup"),
        (b"\xef\xbb\xbf <?xml version='1.0'?>", "report.csv", "is a web page or other markup"),
        (b"Date,Event\n", "chronology.json", "Bring a CSV file"),
        (OLD + "EncryptedPackage".encode("utf-16-le"), "a.docx", "locked with a password"),
        (OLD + "WordDocument".encode("utf-16-le"), "a.doc", "an old Word document (.doc)"),
        (OLD + "Workbook".encode("utf-16-le"), "a.xls", "an old Excel workbook (.xls)"),
        (OLD, "a.msg", "an old or locked Office file"),
        (b"\0" * 10 + OLD, "a.docx", "is not an Office file"),
        (packed("word/document.xml"), "a.doc", "Give it a name that ends in .docx"),
        (packed("xl/workbook.xml"), "a.csv", "Give it a name that ends in .xlsx"),
        (packed("word/document.xml", "word/vbaProject.bin"), "a.docx", "holds macros, which are never run"),
        (packed("word/document.xml"), "a.docm", "Save it as .docx without macros"),
        (packed("xl/workbook.xml"), "a.xlsm", "Save it as .xlsx without macros"),
        (packed("xl/workbook.bin"), "a.xlsb", "Save it as .xlsx"),
        (packed("mimetype", "content.xml"), "a.ods", "OpenDocument"),
        (packed("ppt/presentation.xml"), "a.pptx", "a presentation"),
        (packed("chronology.csv"), "a.zip", "is a packed folder"),
        (b"PK\x03\x04 and no more", "a.docx", "is damaged"),
    ],
)
def test_each_is_refused_in_one_sentence_or_two_that_say_what_to_do(content, name, says):
    with pytest.raises(BadFile) as refused:
        open_file(io.BytesIO(content), name=name, limits=PAGE)
    assert says in str(refused.value)
    assert str(refused.value).startswith(name)
    assert str(refused.value).endswith(".")
