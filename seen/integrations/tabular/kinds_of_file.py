"""Tells what a file is from its first bytes, whatever its name says, and what to do with one that is not read."""

import zipfile
from typing import BinaryIO

from seen.integrations.tabular.limits import BadFile

ZIPPED = b"PK"
OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0"
START = 1024
CHUNK = 1 << 20
TEXT_NAMES = (".csv", ".txt", ".tsv")
TAKEN = "Bring a CSV file, an Excel workbook (.xlsx) or a Word document (.docx)."
DAMAGED = "{name} is damaged, or is no Office file. Open it, save it again as .xlsx or .docx and try that."
MACROS = "{name} holds macros, which are never run. Save it as {as_} without macros and bring that."
# The first bytes of what people send under any name, and what to do with each.
STARTS = (
    (b"%PDF", "{name} is a PDF, whatever its name says. Bring the Word or Excel file that it was made from."),
    (b"{\\rtf", "{name} is in rich text (RTF). Open it in Word and save it as .docx."),
    (b"\x89PNG", "{name} is a picture. Bring the Word or Excel file, or type its rows into a table."),
    (b"\xff\xd8\xff", "{name} is a picture. Bring the Word or Excel file, or type its rows into a table."),
)
MARKED_UP = (b"<!doctype html", b"<html", b"<?xml", b"<table", b"mime-version:")
# Streams by which an old Office file is known, as its directory writes them.
STREAMS = (
    ("EncryptedPackage", "{name} is locked with a password. Save it without one."),
    ("WordDocument", "{name} is an old Word document (.doc). Open it in Word and save it as .docx."),
    ("Workbook", "{name} is an old Excel workbook (.xls). Open it in Excel and save it as .xlsx."),
    ("Book", "{name} is an old Excel workbook (.xls). Open it in Excel and save it as .xlsx."),
)
NOT_KNOWN = "{name} is an old or locked Office file. Save it as .xlsx or .docx, without a password."
# Parts by which a packed file is known.
PARTS = (
    ("word/document.xml", "docx"),
    ("word/document2.xml", "docx"),  # as some programs that are not Word call it
    ("xl/workbook.xml", "xlsx"),
    ("xl/workbook.bin", "{name} is a binary Excel workbook (.xlsb). Save it as .xlsx."),
    ("content.xml", "{name} is an OpenDocument file. Save it as .xlsx or .docx."),
    ("ppt/presentation.xml", "{name} is a presentation. Put its rows into a table in Word or Excel."),
)


def format_of(file: BinaryIO, *, name: str) -> str:
    """Return text, xlsx or docx, by what the file holds. Raises BadFile for anything else, saying what to do."""
    file.seek(0)
    start = file.read(START)
    if start.startswith(OLD_OR_LOCKED):
        raise BadFile(_old_or_locked(file).format(name=name))
    if start.startswith(ZIPPED):
        return _packed(file, name)
    for first, sentence in STARTS:
        if start.startswith(first):
            raise BadFile(sentence.format(name=name))
    if start.removeprefix(b"\xef\xbb\xbf").lstrip().lower().startswith(MARKED_UP):
        raise BadFile(f"{name} is a web page or other markup. Open it in Excel or Word and save it as .xlsx or .docx.")
    if not name.lower().endswith(TEXT_NAMES):
        raise BadFile(f"{name} is not an Office file, whatever its name says. {TAKEN}")
    return "text"


def _old_or_locked(file: BinaryIO) -> str:
    file.seek(0)
    wanted = [(stream.encode("utf-16-le"), sentence) for stream, sentence in STREAMS]
    met, rest = set(), b""
    while chunk := file.read(CHUNK):
        met |= {sentence for stream, sentence in wanted if stream in rest + chunk}
        rest = chunk[-64:]
    return next((sentence for _, sentence in STREAMS if sentence in met), NOT_KNOWN)


def _packed(file: BinaryIO, name: str) -> str:
    try:
        with zipfile.ZipFile(file) as parts:
            held = {part.casefold() for part in parts.namelist()}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError, OSError, UnicodeError):
        raise BadFile(DAMAGED.format(name=name)) from None
    found = next((what for part, what in PARTS if part in held), "")
    if found not in ("docx", "xlsx"):
        raise BadFile((found or "{name} is a packed folder. Take out the chronology and bring that.").format(name=name))
    if any(part.endswith("vbaproject.bin") for part in held) or name.lower().endswith((".docm", ".xlsm")):
        raise BadFile(MACROS.format(name=name, as_=f".{found}"))
    if not name.lower().endswith(f".{found}"):
        what = "a Word document" if found == "docx" else "an Excel workbook"
        raise BadFile(f"{name} is {what}, whatever its name says. Give it a name that ends in .{found}.")
    return found
