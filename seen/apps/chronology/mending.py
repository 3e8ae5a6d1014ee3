"""Cells of a row that somebody puts right: what they are now, the row to judge anew, and which rows ask alike."""

import hashlib
from collections.abc import Iterable, Mapping
from typing import Protocol

from seen.integrations.tabular import headings
from seen.integrations.tabular.table import Row, Sort

# Fields whose question has one answer for every row with the same words.
SAME_WORDS = frozenset({"child", "agency", "date", "kind", "polarity", "areas", "source_type", "until", "recorded"})
YEAR = "year"


class Mended(Protocol):
    """A mending, as far as its cells go."""

    cells: dict[str, str]


def code_of(cells: Mapping[str, str]) -> str:
    """Return a code of a row as it came: equal where only case, spaces and the order of columns differ."""
    said = sorted((name, " ".join(str(value).split()).casefold()) for name, value in cells.items())
    return hashlib.sha256(repr(said).encode("utf-8", "surrogatepass")).hexdigest()


def cells_now(came: Mapping[str, str], mendings: Iterable[Mended]) -> dict[str, str]:
    """Return the cells of a row with all that was put right since. A cell that was emptied is gone."""
    now = dict(came)
    for mending in mendings:
        now |= mending.cells
    return {name: value for name, value in now.items() if value}


def row_again(number: int, cells: Mapping[str, str]) -> Row:
    """Return the row that these cells make, to be judged like any other."""
    known = headings.in_words()
    fields = {name: value for name, value in cells.items() if name in known}
    return Row(number, Sort.ROW, fields, {name: value for name, value in cells.items() if name not in known})


def cell_of(asks: str) -> str:
    """Return the cell that a question is about: that of a missing year is the date."""
    return "date" if asks == YEAR else asks


def question_of(asks: str, cells: Mapping[str, str]) -> tuple[str, str] | None:
    """Return what the question of a row stands on: equal for rows that one answer settles; None for one of its own."""
    if asks == YEAR:
        return YEAR, ""
    if asks not in SAME_WORDS or not cells.get(asks):
        return None
    return asks, " ".join(str(cells[asks]).split()).casefold()
