"""Reads tables typed or pasted as plain text: cells between upright strokes, under one another, or after plain tabs."""

import re
from collections.abc import Iterable, Iterator

STROKES, SPACES, TABS = "strokes", "spaces", "tabs"  # as a layout names them, beside the delimiters of CSV
DRAWN = frozenset(" \t|+:=_-─━═┼╪│┃")  # a line drawn between rows: |---|---|
GAP = re.compile(r" {2,}")
Lines = Iterator[tuple[int, list[str]]]


def strokes(lines: Iterable[str]) -> Lines:
    """Yield (line number, cells) of a table drawn with upright strokes. Drawn lines are no rows and hold no cells."""
    for number, line in enumerate(lines, start=1):
        plain = line.strip().replace("│", "|").replace("┃", "|")
        yield number, [] if is_rule(plain) else [cell.strip() for cell in _inside(plain).split("|")]


def tabs(lines: Iterable[str]) -> Lines:
    """Yield (line number, cells) of lines whose quotation marks are part of what was said."""
    for number, line in enumerate(lines, start=1):
        yield number, line.rstrip("\r\n").split("\t")


def spaces(lines: Iterable[str]) -> Lines:
    """Yield (line number, cells) of columns that stand under one another, two spaces or more apart.

    A line that fills one column alone, and not the first, goes on what stands above it there.
    """
    kept = [line.rstrip() for line in lines]
    starts = _starts(kept)
    held: tuple[int, list[str]] | None = None
    for number, line in enumerate(kept, start=1):
        cells = [] if is_rule(line) else _cut(line, starts)
        filled = [at for at, cell in enumerate(cells) if cell]
        if held and len(filled) == 1 and filled[0] and held[1][filled[0]]:
            held[1][filled[0]] += f" {cells[filled[0]]}"
            continue
        if held:
            yield held
        held = (number, cells) if filled else None
        if not filled:
            yield number, []
    if held:
        yield held


def is_drawn(lines: Iterable[str]) -> bool:
    """Return whether these lines are a table drawn with strokes: the first that holds one begins with it, or one is a
    drawn line."""
    held = [line.strip() for line in lines if "|" in line or "│" in line]
    return bool(held) and (held[0][0] in "|│" or any(is_rule(line) for line in held))


def is_rule(line: str) -> bool:
    """Return whether a line is drawn and says nothing."""
    return set(line) <= DRAWN and any(sign * 2 in line for sign in "-─━═=_")


def _inside(line: str) -> str:
    return line.removeprefix("|").removesuffix("|")


def _starts(lines: list[str]) -> list[int]:
    """Return where the columns begin: where the cells of the widest of the first lines do."""
    found = [[0, *(gap.end() for gap in GAP.finditer(line))] for line in lines[:40] if line.strip()]
    return max(found, key=len, default=[0])


def _cut(line: str, starts: list[int]) -> list[str]:
    """Put each piece of a line under the column whose beginning is nearest to it, none into one that is taken."""
    cells = [""] * len(starts)
    at = 0
    for piece in GAP.split(line) if line.strip() else ():
        begins = line.index(piece, at)
        at = begins + len(piece)
        nearest = min(range(len(starts)), key=lambda column: abs(starts[column] - begins))
        cells[nearest] = f"{cells[nearest]} {piece}".strip()
    return cells
