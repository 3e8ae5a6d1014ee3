"""Word documents by the markup of their tables, for what no library writes: tracked changes, merges, fields, boxes."""

import io
import zipfile

SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
HEADINGS = ("Date", "Source", "What happened")


def run(text):
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs):
    return f"<w:p>{''.join(each if each.startswith('<') else run(each) for each in runs)}</w:p>"


def cell(*paragraphs, properties=""):
    """A cell of paragraphs; plain words become one."""
    inside = "".join(
        each if each.startswith(("<w:p>", "<w:tbl>", "<w:sdt>")) else paragraph(each) for each in paragraphs
    )
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside or paragraph()}</w:tc>"


def row(*cells, properties=""):
    """A row of cells; plain words become one."""
    inside = "".join(each if each.startswith("<") else cell(each) for each in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inside}</w:tr>"


def table(*rows):
    return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"


def document(*blocks, start='<?xml version="1.0" encoding="UTF-8"?>', parts=()):
    """The bytes of a document with these blocks (tables, paragraphs) in its body, and other parts (name, content)."""
    content = io.BytesIO()
    body = f"{start}<w:document {SPACES}><w:body>{''.join(blocks)}</w:body></w:document>"
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", "<Types/>")
        packed.writestr("word/document.xml", body)
        for name, inside in parts:
            packed.writestr(name, inside)
    return content.getvalue()


def notes(sort, **by_id):
    """The part that holds footnotes or endnotes."""
    inside = "".join(f'<w:{sort} w:id="{key[1:]}">{paragraph(text)}</w:{sort}>' for key, text in by_id.items())
    return f"<w:{sort}s {SPACES}>{inside}</w:{sort}s>"
