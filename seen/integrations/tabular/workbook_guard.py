"""Looks at a workbook's parts before they are opened, so that no small file can fill the memory."""

import zipfile
from typing import BinaryIO
from xml.parsers import expat

from seen.integrations.tabular.limits import MB, BadFile, Limits

CHUNK = 1 << 16
OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0"
WIDEST = 256  # columns
GROWTH = 12  # ordinary workbooks unpack to less than ten times their size; text repeats more in large ones
ROOM = 50 * MB
TOO_MUCH = "{name} unpacks to far more than a chronology needs. Copy its rows into a new workbook and save that."


def check_workbook(file: BinaryIO, *, name: str, limits: Limits) -> None:
    """Raise BadFile unless this is an unlocked .xlsx whose parts, unpacked, stay within bounds."""
    file.seek(0)
    start = file.read(4)
    if start == OLD_OR_LOCKED:
        raise BadFile(f"{name} is locked with a password or is an old .xls file. Save it as .xlsx without a password.")
    try:
        with zipfile.ZipFile(file) as parts:
            names = set(parts.namelist())
            if "xl/workbook.xml" not in names:
                raise BadFile(f"{name} is not an Excel workbook, whatever its name says. Save it as .xlsx or CSV.")
            _check_parts(parts, name=name, limits=limits)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError, OSError, zipfile.LargeZipFile):
        raise BadFile(
            f"{name} is damaged, or is no Excel workbook. Open it, save it again as .xlsx and try that."
        ) from None


def _check_parts(parts: zipfile.ZipFile, *, name: str, limits: Limits) -> None:
    room = min(limits.size * GROWTH, limits.size + ROOM * GROWTH)
    for part in parts.infolist():
        room -= _Part(name, limits).unpacked(parts, part, room)


class _Part:
    """One part as it is unpacked: its bytes are counted, and a sheet's farthest cell is found."""

    def __init__(self, name: str, limits: Limits) -> None:
        self.name, self.limits = name, limits
        self.is_sheet: bool | None = None
        self.rows = self.columns = 0
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self._element
        self.parser.EntityDeclHandler = self._entity

    def unpacked(self, parts: zipfile.ZipFile, part: zipfile.ZipInfo, room: int) -> int:
        """Return how many bytes a part unpacks to; raise BadFile as soon as that is too many."""
        size = 0
        with parts.open(part) as stream:
            while chunk := stream.read(CHUNK):
                size += len(chunk)
                if size > room:
                    raise BadFile(TOO_MUCH.format(name=self.name))
                self._read(chunk)
        return size

    def _read(self, chunk: bytes) -> None:
        if self.is_sheet is False:
            return
        try:
            self.parser.Parse(chunk, False)
        except expat.ExpatError:
            self.is_sheet = False  # a picture or the like; a broken sheet is refused when it is opened

    def _element(self, tag: str, attributes: dict[str, str]) -> None:
        tag = tag.rpartition(":")[2]
        if self.is_sheet is None:
            self.is_sheet = tag == "worksheet"
        elif not self.is_sheet:
            return
        if tag == "row":
            self.rows = max(self.rows + 1, _whole(attributes.get("r", "")))
            self.limits.check_rows(self.name, self.rows - LEEWAY)
        elif tag == "c":
            self._cell(attributes.get("r", ""))

    def _cell(self, at: str) -> None:
        letters = at.rstrip("0123456789").upper()
        if not letters.isascii() or len(letters) > 3 or _column(letters) > WIDEST:
            raise BadFile(f"{self.name} has more than {WIDEST} columns. Keep the columns of the chronology alone.")
        self.limits.check_rows(self.name, _whole(at[len(letters) :]) - LEEWAY)

    def _entity(self, *_: object) -> None:
        raise BadFile(f"{self.name} is not a workbook as Excel writes it. Open it, save it again and try that.")


LEEWAY = 100  # rows above the headings do not count


def _whole(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 10 else (10**9 if text.isdecimal() else 0)


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
