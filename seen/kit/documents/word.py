"""A document as a Word file: real headings and tables, its language set, no row split over two pages."""

import io
from typing import Any

import docx
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from seen.kit.documents.paper import Group, Item, Layout, Line, Paper, Part, Sort

LETTERS, LARGE = Pt(12), Pt(18)
WIDTHS = (Cm(3.8), Cm(4.4), Cm(9.2))  # of an A4 page within its margins
NEVER_IN_XML = dict.fromkeys([*range(9), 11, 12, *range(14, 32), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF])


def as_word(paper: Paper) -> bytes:
    """Return a document as a Word file."""
    made = docx.Document()
    _settle(made, paper)
    made.add_heading(_plain(paper.title), level=0)
    for words in paper.above:
        made.add_paragraph(_plain(words))
    for part in paper.parts:
        _part(made, part, paper)
    content = io.BytesIO()
    made.save(content)
    return content.getvalue()


def _settle(made: Document, paper: Paper) -> None:
    page = made.sections[0]
    page.page_width, page.page_height = Cm(21.0), Cm(29.7)
    page.left_margin = page.right_margin = Cm(1.8)
    normal = made.styles["Normal"]
    normal.font.name, normal.font.size = "Arial", LARGE if paper.large else LETTERS
    _say_language(made, paper.language)
    page.header.paragraphs[0].text = _plain(paper.head)
    foot = page.footer.paragraphs[0]
    foot.add_run(f"{_plain(paper.foot)}. Version {paper.version}. Page ")
    _field(foot, "PAGE")
    foot.add_run(" of ")
    _field(foot, "NUMPAGES")
    about = made.core_properties
    about.title, about.language, about.author, about.comments = _plain(paper.title), paper.language, "", ""
    about.created = about.modified = paper.made_at.replace(tzinfo=None)


def _say_language(made: Document, language: str) -> None:
    for style in (
        made.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}"),
        made.styles["Normal"].element.get_or_add_rPr(),
    ):
        said = style.find(qn("w:lang"))
        if said is None:
            said = OxmlElement("w:lang")
            style.append(said)
        for which in ("w:val", "w:eastAsia"):
            said.set(qn(which), language)


def _field(paragraph: Any, name: str) -> None:
    """Add a number that Word works out: the page, or how many there are."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    run = OxmlElement("w:r")
    shown = OxmlElement("w:t")
    shown.text = "1"
    run.append(shown)
    field.append(run)
    paragraph._p.append(field)


def _part(made: Document, part: Part, paper: Paper) -> None:
    made.add_heading(_plain(part.title), level=1)
    for words in part.intro:
        made.add_paragraph(_plain(words))
    for name, value in part.facts:
        paragraph = made.add_paragraph()
        paragraph.add_run(f"{_plain(name)}: ").bold = True
        paragraph.add_run(_plain(value))
    for words in part.points:
        made.add_paragraph(_plain(words), style="List Bullet")
    for group in part.groups:
        made.add_heading(_plain(group.title), level=2)
        for line in group.lines:
            _line(made.add_paragraph(), line)
        if group.items and paper.layout is Layout.TABLE:
            _table(made, group, paper.heads)
        else:
            for item in group.items:
                _section(made, item)
    for _ in range(part.room):
        _rule(made.add_paragraph())


def _rule(paragraph: Any) -> None:
    """Make a paragraph a line to write on."""
    paragraph.paragraph_format.space_before, under = Pt(12), OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "4"), ("space", "1"), ("color", "000000")):
        under.set(qn(f"w:{name}"), value)
    borders = OxmlElement("w:pBdr")
    borders.append(under)
    paragraph._p.get_or_add_pPr().append(borders)


def _section(made: Document, item: Item) -> None:
    made.add_heading(_plain(f"{item.when}: {item.title}"), level=3)
    if item.meta or item.source:
        meta = made.add_paragraph(_plain(". ".join(filter(None, (item.meta, *item.source)))))
        meta.paragraph_format.keep_with_next = bool(item.lines)
    for line in item.lines:
        _line(made.add_paragraph(), line)


def _table(made: Document, group: Group, heads: tuple[str, str, str]) -> None:
    table = made.add_table(rows=1, cols=len(heads))
    table.style, table.autofit = "Table Grid", False
    _whole(table.rows[0], head=True)
    for cell, words, width in zip(table.rows[0].cells, heads, WIDTHS, strict=True):
        cell.width = width
        cell.paragraphs[0].add_run(words).bold = True
    for item in group.items:
        row = table.add_row()
        _whole(row, head=False)
        when, who, what = row.cells
        for cell, width in zip(row.cells, WIDTHS, strict=True):
            cell.width = width
        when.paragraphs[0].add_run(_plain(item.when)).bold = True
        who.paragraphs[0].text = _plain("\n".join(item.source))
        first = what.paragraphs[0]
        first.add_run(_plain(item.title)).bold = True
        first.add_run(_plain(f". {item.meta}" if item.meta else ""))
        for line in item.lines:
            _line(what.add_paragraph(), line)


def _whole(row: Any, *, head: bool) -> None:
    """Keep a row on one page; a head comes again on every page."""
    kept = row._tr.get_or_add_trPr()
    kept.append(OxmlElement("w:cantSplit"))
    if head:
        kept.append(OxmlElement("w:tblHeader"))


def _line(paragraph: Any, line: Line) -> None:
    if line.lead:
        paragraph.add_run(_plain(line.lead) + " ").bold = True
    run = paragraph.add_run(_plain(line.text))
    if line.sort in (Sort.QUOTE, Sort.BESIDE):
        paragraph.paragraph_format.left_indent = Cm(0.7)
        run.italic = line.sort is Sort.QUOTE


def _plain(text: str) -> str:
    """Return text as the markup of Word can hold it."""
    return text.translate(NEVER_IN_XML)
