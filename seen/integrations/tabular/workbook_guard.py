"""Looks at a workbook's parts before they are opened, so that no small file can fill the memory."""

import zipfile
from array import array
from collections.abc import Mapping
from typing import BinaryIO
from xml.parsers import expat

from seen.integrations.tabular.limits import LEEWAY, BadFile, Limits
from seen.integrations.tabular.markup import STRANGE, TOO_MUCH, Counted, Room

WORDS = "xl/sharedstrings.xml"  # the one part in which cells look their words up
ROOTS = frozenset(("worksheet", "sst", "workbook", "styleSheet", "Relationships", "Types"))


def check_workbook(file: BinaryIO, *, name: str, limits: Limits) -> None:
    """Raise BadFile unless the parts of this workbook, unpacked and laid out, stay within bounds."""
    size = file.seek(0, 2)
    room = Room(name=name, limits=limits, size=size)
    lengths = array("I")
    with zipfile.ZipFile(file) as parts:
        # The words first: one long text can stand in every cell, and is laid out as often as it stands there.
        for part in sorted(parts.infolist(), key=lambda each: each.filename.casefold() != WORDS):
            one = _Part(name, limits, lengths)
            for chunk in room.chunks(parts, part):
                one.feed(chunk)


class _Part:
    """One part as it is unpacked: a sheet's farthest cell is found, and how much text its cells hold."""

    def __init__(self, name: str, limits: Limits, lengths: "array[int]") -> None:
        self.name, self.limits, self.lengths = name, limits, lengths
        self.root = ""
        self.strange = self.ended = False
        self.count = Counted(name=name, most=limits.tags)
        self.rows = self.columns = self.merges = self.words = 0
        self.shared = self.value = False
        self.figures = ""
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._root
        self.parser.StartDoctypeDeclHandler = self._declares
        self.parser.EntityDeclHandler = self._declares

    def feed(self, chunk: bytes) -> None:
        """Take the next chunk; raise BadFile as soon as something is out of bounds."""
        if self.ended:
            return
        try:
            self.parser.Parse(chunk if not self.root else self.count(chunk), False)
        except expat.ExpatError:
            self.ended = True  # a picture or the like; a broken sheet is refused when it is opened

    def _declares(self, *_: object) -> None:
        self.strange = True

    def _root(self, tag: str, _: Mapping[str, str]) -> None:
        self.root = tag.rpartition(":")[2]
        if self.root in ROOTS and self.strange:
            raise BadFile(STRANGE.format(name=self.name))
        self.parser.StartElementHandler = None
        if self.root == "worksheet":
            self.parser.StartElementHandler = self._in_sheet
            self.parser.EndElementHandler = self._after
            self.parser.CharacterDataHandler = self._figure
        elif self.root == "sst":
            self.parser.StartElementHandler = self._in_words
            self.parser.CharacterDataHandler = self._word
        elif self.root not in ROOTS:
            self.ended = True

    def _in_words(self, tag: str, _: Mapping[str, str]) -> None:
        if tag.rpartition(":")[2] == "si":
            self.lengths.append(0)

    def _word(self, words: str) -> None:
        if self.lengths:
            self.lengths[-1] += len(words) if words.isascii() else len(words.encode())

    def _in_sheet(self, tag: str, attributes: Mapping[str, str]) -> None:
        tag = tag.rpartition(":")[2]
        if tag == "c":
            self.shared = attributes.get("t") == "s"
            self._cell(attributes.get("r", ""))
        elif tag in ("v", "t"):
            self.value, self.figures = True, ""
        elif tag == "row":
            self.rows = max(self.rows + 1, _whole(attributes.get("r", "")))
            self._check()
        elif tag == "mergeCell":
            self._merge(attributes.get("ref", ""))

    def _figure(self, words: str) -> None:
        if self.value:
            self.figures += words

    def _after(self, _: str) -> None:
        if self.value:
            at = _whole(self.figures) if self.shared else -1
            self.words += self.lengths[at] if 0 <= at < len(self.lengths) else len(self.figures)
            self.value = False
            if self.words > self.limits.size * 2:
                raise BadFile(TOO_MUCH.format(name=self.name))

    def _cell(self, at: str) -> None:
        letters = at.rstrip("0123456789")
        column = _column(letters.upper()) if letters.isascii() and len(letters) <= 3 else 10**6
        self.limits.check_width(self.name, column)
        if column > self.columns or len(at) > len(letters) + 4:
            self.columns = max(column, self.columns)
            self.rows = max(self.rows, _whole(at[len(letters) :]))
            self._check()

    def _merge(self, ref: str) -> None:
        first, _, last = (
            part.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz$") for part in ref.partition(":")
        )
        self.merges += 1 + max(0, min(_whole(last), self.limits.rows) - _whole(first))
        if self.merges > self.limits.rows * 10:
            raise BadFile(TOO_MUCH.format(name=self.name))

    def _check(self) -> None:
        self.limits.check_rows(self.name, self.rows - LEEWAY)
        if self.rows * self.columns > self.limits.cells + LEEWAY * self.columns:
            raise BadFile(TOO_MUCH.format(name=self.name))


def _whole(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 10 else (10**9 if text.isdecimal() else 0)


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
