"""Reads the tables of a Word document as somebody sees them once every tracked change is accepted."""

import zipfile
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import BinaryIO

from seen.integrations.tabular.limits import LEEWAY, BadFile, Limits
from seen.integrations.tabular.markup import Room
from seen.integrations.tabular.word_cells import Cell, Line, Read
from seen.integrations.tabular.word_markup import Markup

MAIN = ("word/document.xml", "word/document2.xml")
NOTES = ("word/footnotes.xml", "word/endnotes.xml")
NO_TABLE = "{name} holds no table. Put its dates and events into the rows of a table, and save it again as .docx."


@dataclass(frozen=True, slots=True)
class WordTable:
    """One table: the cells of each row, in the columns of most of its rows, and what Word says of some rows.

    `deleted` are the rows that somebody deleted with tracked changes, `sections` those whose one cell fills the row;
    both by number, from 1.
    """

    lines: tuple[tuple[str, ...], ...]
    deleted: frozenset[int]
    sections: frozenset[int]


@dataclass(frozen=True, slots=True)
class WordFile:
    """The tables of a document in its order, and what else stands in it and is not read, each a short clause."""

    tables: tuple[WordTable, ...]
    beside: tuple[str, ...]


def read(file: BinaryIO, *, name: str, limits: Limits) -> WordFile:
    """Return the tables of a document. Raises BadFile for one that is damaged, too large, or holds no table."""
    size = file.seek(0, 2)
    room = Room(name=name, limits=limits, size=size)
    with zipfile.ZipFile(file) as parts:
        held = set(parts.namelist())
        notes: dict[tuple[str, str], str] = {}
        for part in NOTES:
            if part in held:
                notes |= _parsed(parts, part, room, notes).notes
        found = _parsed(parts, next(part for part in MAIN if part in held), room, notes)
    if not found.tables:
        raise BadFile(NO_TABLE.format(name=name))
    tables = tuple(_table(lines, name=name, limits=limits) for lines in found.tables)
    limits.check_rows(name, sum(len(table.lines) for table in tables) - LEEWAY)
    return WordFile(tables, _beside(found))


def _parsed(parts: zipfile.ZipFile, part: str, room: Room, notes: dict[tuple[str, str], str]) -> Read:
    markup = Markup(name=room.name, limits=room.limits, notes=notes)
    for chunk in room.chunks(parts, part):
        markup.feed(chunk)
    return markup.close()


def _beside(found: Read) -> tuple[str, ...]:
    beside = []
    if found.outside:
        beside.append("Text outside the tables is not read.")
    if found.elsewhere:
        beside.append("A part of the document is kept in another file and is not read: copy it in and save again.")
    return tuple(beside)


def _table(lines: Sequence[Line], *, name: str, limits: Limits) -> WordTable:
    """Put every cell into its column, and a cell that reaches down over several rows into each of them."""
    starts = _starts(lines)
    above: dict[int, str] = {}
    rows, deleted, sections = [], set(), set()
    for number, line in enumerate(lines, start=1):
        limits.check_width(name, _edges(line)[-1])
        placed = _placed(line, starts)
        cells = [""] * max((at + 1 for at, _ in placed), default=0)
        for at, cell in placed:
            words = above.get(at, "") if cell.merged == "continue" and not cell.text else cell.text
            cells[at] = f"{cells[at]}\n{words}".strip() if cells[at] else words
            above[at] = words if cell.merged else ""
        rows.append(tuple(cells))
        if line.deleted:
            deleted.add(number)
        elif len(line.cells) == 1 and len(starts) > 1 and not line.before:
            sections.add(number)
    return WordTable(tuple(rows), frozenset(deleted), frozenset(sections))


def _starts(lines: Sequence[Line]) -> list[int]:
    """Return where the columns begin, in the grid of the table, by the row that most others resemble."""
    counts = Counter(len(line.cells) for line in lines)
    most = max(counts, key=lambda count: (counts[count] if count > 1 else 0, count), default=0)
    usual = next((line for line in lines if len(line.cells) == most), None)
    return _edges(usual)[:-1] if usual else []


def _edges(line: Line) -> list[int]:
    return list(accumulate((cell.span for cell in line.cells), initial=line.before))


def _placed(line: Line, starts: Sequence[int]) -> list[tuple[int, Cell]]:
    """Return (column, cell): in turn where the row is as wide as most, else under the column where each cell begins.

    Word's grid has a line for every edge that anybody ever dragged, so that its own columns say little.
    """
    if len(line.cells) == len(starts):
        return list(enumerate(line.cells))
    placed: list[tuple[int, Cell]] = []
    edges = _edges(line)
    for at, cell in zip(edges, line.cells, strict=False):
        column = max(0, bisect_right(starts, at) - 1)
        if placed and placed[-1][0] >= column and len(line.cells) > len(starts):
            column = placed[-1][0] + 1
        placed.append((column, cell))
    return placed
