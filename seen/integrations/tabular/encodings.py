"""Finds out how a text file is encoded, by reading it all once, or refuses: a wrong guess would change names."""

import codecs
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Text:
    """A text file as found: its encoding as Python names it, and the SHA-256 of its bytes."""

    encoding: str
    digest: str


def examine(file: BinaryIO, *, name: str) -> Text:
    """Read a file once from its start and return its encoding. Raises BadFile where that is not certain."""
    file.seek(0)
    start = file.read(4)
    marked = next((encoding for mark, encoding in MARKS if start.startswith(mark)), None)
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
    if marked != "utf-16" and b"\x00" in chunk:
        raise BadFile(f"{name} is not a CSV file: it holds signs that are no text. {SAVE_AGAIN}")


def _refuse_unless_windows(file: BinaryIO, high: bytes, name: str) -> None:
    unsure = set(high) - CERTAIN - {POUND}
    if unsure or (POUND in high and not _pounds_stand_before_figures(file)) or _old_macintosh(file):
        raise BadFile(f"{name} is not in UTF-8, so names and signs in it could be misread. {SAVE_AGAIN}")


def _pounds_stand_before_figures(file: BinaryIO) -> bool:
    file.seek(0)
    return all(after[:2].strip()[:1].isdigit() for line in file for after in line.split(b"\xa3")[1:])


def _old_macintosh(file: BinaryIO) -> bool:
    file.seek(0)
    start = file.read(CHUNK)
    return b"\r" in start and b"\n" not in start
