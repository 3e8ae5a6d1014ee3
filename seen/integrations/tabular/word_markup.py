"""Follows the markup of a Word document: which text is in which cell, and which text is not there any more."""

from collections.abc import Callable, Mapping
from xml.parsers import expat

from seen.integrations.tabular.limits import LEEWAY, LONGEST_CELL, BadFile, Limits
from seen.integrations.tabular.markup import DEEPEST, STRANGE, TOO_MUCH, Counted, parser
from seen.integrations.tabular.word_cells import Cell, Line, Read

GONE = frozenset(("del", "moveFrom"))
# What a thing was before a tracked change of its looks; and the other copy of a text box, for older programs.
NEVER = frozenset(
    (
        "rPrChange", "pPrChange", "tcPrChange", "trPrChange", "tblPrChange", "tblPrExChange", "tblGridChange",
        "sectPrChange", "numberingChange", "Fallback", "rt",
    )
)  # fmt: skip
WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
OFF = ("0", "false", "off", "none")
# As the font Wingdings shows them.
TICKS = {"F0FC": "✓", "F0FB": "✗", "F0FE": "☒", "F0FD": "☒", "F0A8": "☐", "F06F": "☐"}


class Markup:
    """Takes one part chunk by chunk. Raises BadFile for one that is damaged, too deep or too large."""

    def __init__(self, *, name: str, limits: Limits, notes: Mapping[tuple[str, str], str]) -> None:
        self.name, self.limits, self.notes = name, limits, notes
        self.count = Counted(name=name, most=limits.tags // 2)
        self.read = Read()
        self.path = [""]
        self.skipping = 0  # the depth at which what is skipped began, 0 for nothing
        self.depth_of_tables = self.lines = self.cells = self.letters = 0
        self.fields: list[bool] = []  # fields not ended yet: whether each is still at its code
        self.words: list[str] = []
        self.length = 0
        self.hidden = self.joins = self.in_note = self.cell_gone = False
        self.prompt = 0  # the depth of the box to fill in that shows its prompt alone, 0 for none
        self.note = ("", "")
        self.starts: dict[str, Callable[[Mapping[str, str]], None]] = {
            "tbl": self._table, "tr": self._row, "tc": self._new_cell, "gridBefore": self._grid_before,
            "gridSpan": self._grid_span, "vMerge": self._reaches_down, "cellDel": self._cell_deleted,
            "del": self._marked_deleted, "moveFrom": self._marked_deleted, "txbxContent": self._text_box,
            "br": self._break, "cr": self._break, "tab": self._tab, "ptab": self._tab, "noBreakHyphen": self._hyphen,
            "sym": self._symbol, "footnoteReference": self._reference, "endnoteReference": self._reference,
            "r": self._run, "vanish": self._vanish, "showingPlcHdr": self._prompt, "fldChar": self._field,
            "altChunk": self._kept_elsewhere, "subDoc": self._kept_elsewhere, "footnote": self._note,
            "endnote": self._note,
        }  # fmt: skip
        self.ends: dict[str, Callable[[], None]] = {
            "tbl": self._end_table, "tc": self._end_cell, "p": self._end_paragraph, "r": self._end_run,
            "sdt": self._end_box, "footnote": self._end_note, "endnote": self._end_note,
        }  # fmt: skip
        self.parser = parser(name)
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._data

    def feed(self, chunk: bytes) -> None:
        """Take the next chunk."""
        try:
            self.parser.Parse(self.count(chunk), False)
        except expat.ExpatError:
            raise BadFile(STRANGE.format(name=self.name)) from None

    def close(self) -> Read:
        """Return what was read, once all chunks were taken."""
        try:
            self.parser.Parse(b"", True)
        except expat.ExpatError:
            raise BadFile(STRANGE.format(name=self.name)) from None
        return self.read

    def _start(self, tag: str, attributes: Mapping[str, str]) -> None:
        name = tag.rpartition(" ")[2]
        self.path.append(name)
        if len(self.path) > DEEPEST:
            raise BadFile(STRANGE.format(name=self.name))
        if self.skipping:
            return
        if name in NEVER or (name in GONE and not self._is_mark()):
            self.skipping = len(self.path)
        elif starts := self.starts.get(name):
            starts(attributes)

    def _end(self, tag: str) -> None:
        name = self.path.pop()
        if self.skipping:
            self.skipping = 0 if len(self.path) < self.skipping else self.skipping
        elif ends := self.ends.get(name):
            ends()

    def _data(self, words: str) -> None:
        if not self.skipping and self.path[-1] == "t":
            self._say(words)

    def _say(self, words: str) -> None:
        if self.hidden or self.prompt or any(self.fields):
            return
        if not self.depth_of_tables and not self.in_note:
            self.read.outside += len(words.strip())
            return
        self.letters += len(words)
        self.length += len(words)
        if self.letters > self.limits.size:
            raise BadFile(TOO_MUCH.format(name=self.name))
        if self.length > LONGEST_CELL:
            raise BadFile(
                f"{self.name} has a cell with more than {LONGEST_CELL:,} letters. Split it into several rows."
            )
        self.words.append(words)

    def _is_mark(self) -> bool:
        """Return whether this element only marks a row or the end of a paragraph, and holds no text itself."""
        return self.path[-2] in ("rPr", "trPr")

    # Tables. Those within a cell are told line by line in that cell's text.

    def _table(self, _: Mapping[str, str]) -> None:
        self.depth_of_tables += 1
        if self.depth_of_tables == 1:
            self.read.tables.append([])

    def _end_table(self) -> None:
        self.depth_of_tables -= 1
        if self.depth_of_tables:
            self._new_line()

    def _row(self, _: Mapping[str, str]) -> None:
        if self.depth_of_tables == 1:
            self.fields.clear()  # one that was never ended must not hide the rows that follow
            self.read.tables[-1].append(Line())
            self.lines += 1
            self.limits.check_rows(self.name, self.lines - LEEWAY)
        else:
            self._new_line()

    def _grid_before(self, given: Mapping[str, str]) -> None:
        if self.depth_of_tables == 1 and self.path[-2] == "trPr":
            self._line.before = _whole(given)

    def _marked_deleted(self, _: Mapping[str, str]) -> None:
        """A mark: this row, or this paragraph's end, is deleted."""
        if self.path[-2] == "trPr" and self.depth_of_tables == 1:
            self._line.deleted = True
        elif self.path[-3:-1] == ["pPr", "rPr"]:
            self.joins = True

    def _new_cell(self, _: Mapping[str, str]) -> None:
        if self.depth_of_tables == 1:
            self.words, self.length, self.cell_gone = [], 0, False
            self._line.cells.append(Cell())
            self.cells += 1
            self.limits.check_width(self.name, len(self._line.cells))
            if self.cells > self.limits.tags // 6:
                raise BadFile(TOO_MUCH.format(name=self.name))
        elif self.words and not self.words[-1].endswith("\n"):
            self.words.append(" | ")

    def _end_cell(self) -> None:
        if self.depth_of_tables != 1:
            self._strip_end()
        elif self.cell_gone:
            self._line.cells.pop()
        else:
            self._cell.text = _tidied(self.words)

    def _grid_span(self, given: Mapping[str, str]) -> None:
        if self.depth_of_tables == 1 and self.path[-2] == "tcPr":
            self._cell.span = max(1, _whole(given))

    def _reaches_down(self, given: Mapping[str, str]) -> None:
        if self.depth_of_tables == 1 and self.path[-2] == "tcPr":
            self._cell.merged = "restart" if _value(given, "val") == "restart" else "continue"

    def _cell_deleted(self, _: Mapping[str, str]) -> None:
        self.cell_gone = self.cell_gone or self.depth_of_tables == 1

    @property
    def _line(self) -> Line:
        if not self.read.tables[-1]:
            raise BadFile(STRANGE.format(name=self.name))
        return self.read.tables[-1][-1]

    @property
    def _cell(self) -> Cell:
        if not self._line.cells:
            raise BadFile(STRANGE.format(name=self.name))
        return self._line.cells[-1]

    # Text.

    def _text_box(self, _: Mapping[str, str]) -> None:
        self._new_line()

    def _end_paragraph(self) -> None:
        if not self.joins:
            self.words.append("\n")
        self.joins = False

    def _break(self, _: Mapping[str, str]) -> None:
        self.words.append("\n")

    def _tab(self, _: Mapping[str, str]) -> None:
        if self.path[-2] == "r":  # elsewhere it sets a tab stop
            self.words.append("\t")

    def _hyphen(self, _: Mapping[str, str]) -> None:
        self._say("-")

    def _symbol(self, given: Mapping[str, str]) -> None:
        self._say(TICKS.get(_value(given, "char").upper(), "•"))

    def _reference(self, given: Mapping[str, str]) -> None:
        if note := self.notes.get((self.path[-1].removesuffix("Reference"), _value(given, "id"))):
            self._say(f" [{note}]")

    def _new_line(self) -> None:
        if self.words and self.words[-1] != "\n":
            self.words.append("\n")

    def _strip_end(self) -> None:
        while self.words and not self.words[-1].strip():
            self.words.pop()

    # Runs and fields: the code of a field is not text, and what is hidden is not seen.

    def _run(self, _: Mapping[str, str]) -> None:
        self.hidden = False

    def _end_run(self) -> None:
        self.hidden = False

    def _vanish(self, given: Mapping[str, str]) -> None:
        if self.path[-3:-1] == ["r", "rPr"]:
            self.hidden = _value(given, "val") not in OFF

    def _prompt(self, _: Mapping[str, str]) -> None:
        """Nobody has filled this box in: “Click to enter a date” is no answer."""
        self.prompt = self.prompt or len(self.path) - 2

    def _end_box(self) -> None:
        if len(self.path) < self.prompt:
            self.prompt = 0

    def _field(self, given: Mapping[str, str]) -> None:
        sort = _value(given, "fldCharType")
        if sort == "begin":
            self.fields.append(True)
        elif self.fields and sort == "separate":
            self.fields[-1] = False
        elif self.fields and sort == "end":
            self.fields.pop()

    # What is kept elsewhere, and the notes at the foot of a page.

    def _kept_elsewhere(self, _: Mapping[str, str]) -> None:
        self.read.elsewhere = True

    def _note(self, given: Mapping[str, str]) -> None:
        self.in_note, self.words, self.length = True, [], 0
        self.note = (self.path[-1], _value(given, "id"))

    def _end_note(self) -> None:
        self.read.notes[self.note] = _tidied(self.words)
        self.in_note = False


def _whole(given: Mapping[str, str]) -> int:
    text = _value(given, "val")
    return int(text) if text.isdecimal() and len(text) < 5 else 0


def _value(given: Mapping[str, str], name: str) -> str:
    """Return an attribute, in either of the two spellings of Word's own namespace."""
    return next((given[key] for space in WORD if (key := f"{space} {name}") in given), "")


def _tidied(words: list[str]) -> str:
    return "".join(words).strip()
