"""Finds out how a text file is encoded, by reading it all once, or refuses: a wrong guess would change names."""

import codecs
import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from typing import BinaryIO

from seen.integrations.tabular.limits import BadFile

CHUNK = 1 << 20
MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
TOO_WIDE = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
SAVE_AGAIN = "Save it again as “CSV UTF-8”."
# Bytes that mean the same sign on Western and Central European Windows and in Turkish: curly quotes, dashes, é, ü ...
CERTAIN = frozenset(
    byte
    for byte in range(0x80, 0x100)
    if len({bytes([byte]).decode(page, "replace") for page in ("cp1252", "cp1250", "cp1254")}) == 1
    and bytes([byte]).decode("cp1252", "replace") != "\ufffd"
)
POUND = 0xA3


# What a file that is not in UTF-8 can be in here, the likeliest first; a name for each, fit for a page.
ASKED = ("cp1252", "cp1250", "cp1254", "mac-roman")
NAMES = {
    "utf-8": "UTF-8", "utf-8-sig": "UTF-8", "utf-16": "UTF-16", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16",
    "cp1252": "Windows, Western European", "cp1250": "Windows, Central European", "cp1254": "Windows, Turkish",
    "mac-roman": "an older Macintosh",
}  # fmt: skip
SHOWN = 3  # lines
HIGH = re.compile(rb"[\x80-\xff]")


@dataclass(frozen=True, slots=True)
class Candidate:
    """One way to read a file: the encoding as Python names it, its name for a page, and how some lines would read."""

    encoding: str
    name: str
    lines: tuple[str, ...]


class NotCertain(BadFile):
    """A text file that could be read in several ways. `candidates` are those; somebody who knows the file chooses."""

    def __init__(self, sentence: str, *, candidates: tuple[Candidate, ...]) -> None:
        super().__init__(sentence)
        self.candidates = candidates


@dataclass(frozen=True, slots=True)
class Text:
    """A text file as found: its encoding as Python names it, and the SHA-256 of its bytes."""

    encoding: str
    digest: str


def examine(file: BinaryIO, *, name: str, encoding: str = "") -> Text:
    """Read a file once from its start and return its encoding, or check the one that somebody chose.

    Raises NotCertain where several could be meant, BadFile where none reads it.
    """
    if encoding:
        return _chosen(file, encoding, name)
    file.seek(0)
    start = file.read(4)
    marked = next((encoding for mark, encoding in MARKS if start.startswith(mark)), None) or _unmarked(file)
    if start in TOO_WIDE:
        raise BadFile(f"{name} is in UTF-32, which is not read. {SAVE_AGAIN}")
    file.seek(0)
    digest, high, broken = hashlib.sha256(), bytearray(), False
    decode = codecs.getincrementaldecoder(marked or "utf-8")().decode
    while chunk := file.read(CHUNK):
        digest.update(chunk)
        high += chunk.translate(None, bytes(range(0x80))) if marked is None else b""
        _refuse_nothings(chunk, marked, name)
        broken = broken or not _decodes(decode, chunk)
    if broken or not _decodes(decode, b"", final=True):
        if marked:
            raise BadFile(f"{name} is damaged: part of it is not text. {SAVE_AGAIN}")
        _refuse_unless_windows(file, bytes(high), name)
        return Text("cp1252", digest.hexdigest())
    return Text(marked or "utf-8", digest.hexdigest())


def sha256(file: BinaryIO) -> str:
    """Return the SHA-256 of a whole file, in hexadecimal."""
    file.seek(0)
    return hashlib.file_digest(file, "sha256").hexdigest()  # type: ignore[arg-type]


def _decodes(decode: Callable[[bytes, bool], str], chunk: bytes, *, final: bool = False) -> bool:
    try:
        text = decode(chunk, final)
    except UnicodeDecodeError:
        return False
    return "\x00" not in text


def _refuse_nothings(chunk: bytes, marked: str | None, name: str) -> None:
    if not (marked or "").startswith("utf-16") and b"\x00" in chunk:
        raise BadFile(f"{name} is not a CSV file: it holds signs that are no text. {SAVE_AGAIN}")


def _refuse_unless_windows(file: BinaryIO, high: bytes, name: str) -> None:
    unsure = set(high) - CERTAIN - {POUND}
    if unsure or (POUND in high and not _pounds_stand_before_figures(file)) or _old_macintosh(file):
        raise NotCertain(
            f"{name} is not in UTF-8, so names and signs in it could be misread. {SAVE_AGAIN}",
            candidates=_candidates(file, bytes(sorted(set(high)))),
        )


def _chosen(file: BinaryIO, encoding: str, name: str) -> Text:
    if encoding not in NAMES:
        raise BadFile(f"{name} is kept in a way that is not read. {SAVE_AGAIN}")
    file.seek(0)
    digest, decode, broken = hashlib.sha256(), codecs.getincrementaldecoder(encoding)().decode, False
    while chunk := file.read(CHUNK):
        digest.update(chunk)
        broken = broken or not _decodes(decode, chunk)
    if broken or not _decodes(decode, b"", final=True):
        raise BadFile(f"{name} cannot be read as {NAMES[encoding]}. Choose another way of reading it.")
    return Text(encoding, digest.hexdigest())


def _candidates(file: BinaryIO, high: bytes) -> tuple[Candidate, ...]:
    """Return every way in which all of these bytes mean something, each with the first lines that hold any of them."""
    file.seek(0)
    every = (line for part in file for line in part[:CHUNK].split(b"\r"))
    told = [_around(line) for line in islice((line for line in every if HIGH.search(line)), SHOWN)]
    found: list[Candidate] = []
    for encoding in ASKED:
        try:
            high.decode(encoding)
        except UnicodeDecodeError:
            continue
        lines = tuple(line.decode(encoding, "replace").strip() for line in told)
        if all(lines != other.lines for other in found):
            found.append(Candidate(encoding, NAMES[encoding], lines))
    return tuple(found)


def _around(line: bytes) -> bytes:
    """Return a line so far as it can be shown, about the first sign that is in question."""
    first = match.start() if (match := HIGH.search(line)) else 0
    return line[max(0, first - 60) : first + 100]


def _unmarked(file: BinaryIO) -> str | None:
    """Return the sort of UTF-16 that a file without a mark is in: every other byte of English is nothing."""
    file.seek(0)
    start = file.read(4096)
    low, high = start[0::2], start[1::2]
    for encoding, nothing, something in (("utf-16-le", high, low), ("utf-16-be", low, high)):
        if len(nothing) > 3 and nothing.count(0) * 2 > len(nothing) and something.count(0) * 20 < len(something):
            return encoding
    return None


def _pounds_stand_before_figures(file: BinaryIO) -> bool:
    file.seek(0)
    return all(after[:2].strip()[:1].isdigit() for line in file for after in line.split(b"\xa3")[1:])


def _old_macintosh(file: BinaryIO) -> bool:
    file.seek(0)
    start = file.read(CHUNK)
    return b"\r" in start and b"\n" not in start
