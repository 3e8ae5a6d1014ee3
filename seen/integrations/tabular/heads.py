"""Finds the row or the two rows of headings of a sheet, some way down it or at its top."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from seen.integrations.tabular import guessing, headings
from seen.integrations.tabular.csv_file import LOOK_AT, Lines

DIGIT = re.compile(r"\d(?<!24)(?!4 ?-?h)")  # no heading holds a figure but that of a 24-hour clock
FORM = re.compile(r"[(\[]?\s*d{1,2}\W{0,3}m{1,3}\W{0,3}y{2,4}\b.*", re.IGNORECASE)  # (dd/mm/yyyy) below “Date”
LONGEST = 40


@dataclass(frozen=True, slots=True)
class Heads:
    """The headings of a sheet: the rows on which they stand as numbered there, what stands on each, one a column.

    `rows` is empty for a table without headings. `known` says that the vocabulary holds enough of them.
    """

    rows: tuple[int, ...]
    lines: tuple[tuple[str, ...], ...]
    given: tuple[str, ...]
    known: bool

    @property
    def folded(self) -> tuple[str, ...]:
        """Return the headings without what people vary: equal for two tables of one layout."""
        return tuple(headings.folded(heading) for heading in self.given)


def find_heads(lines: Lines) -> Heads | None:
    """Return the headings of a sheet, None where it holds no chronology. Its first rows alone are read.

    Known words come first; else the row above the first of a column of dates; a table that begins with dates has none.
    """
    top = [(number, tuple(cell.strip() for cell in cells)) for number, cells in islice(lines, LOOK_AT)]
    for at, (number, cells) in enumerate(top):
        below = top[at + 1] if at + 1 < len(top) else None
        one = headings.known(cells)
        two = _joined(cells, below[1]) if below else ()
        if below and headings.known(two) > one:
            return Heads((number, below[0]), (cells, below[1]), two, known=True)
        if one and below and any(FORM.fullmatch(cell) for cell in below[1]):
            return Heads((number, below[0]), (cells, below[1]), cells, known=True)
        if one:
            return Heads((number,), (cells,), cells, known=True)
    return _above_dates(top)


def _joined(upper: Sequence[str], lower: Sequence[str]) -> tuple[str, ...]:
    """Return the headings of two rows read as one (“Start” above “Date”); nothing where the lower is no such row."""
    width = max(len(upper), len(lower))
    above, below = [*upper, *[""] * (width - len(upper))], [*lower, *[""] * (width - len(lower))]
    if any(len(cell) > LONGEST or DIGIT.search(cell) for cell in below):
        return ()
    found, group = [], ""
    for high, low in zip(above, below, strict=True):
        group = high or group
        found.append(f"{group} {low}".strip() if low and below.count(low) > 1 else _one(high, low, group))
    told = sum(bool(headings.field_of(cell)) for cell, low in zip(found, below, strict=True) if low)
    # The upper row must add something: a title above the headings does not.
    adds = any(high == low or one != low for high, low, one in zip(above, below, found, strict=True) if one)
    return tuple(found) if adds and told * 2 >= sum(map(bool, below)) and any(below) else ()


def _one(high: str, low: str, group: str) -> str:
    if not low or high == low:
        return high
    together = f"{group} {low}".strip()
    own = f"{high} {low}".strip()
    return next((each for each in (together, low, high) if headings.field_of(each)), own)


def _above_dates(top: list[tuple[int, tuple[str, ...]]]) -> Heads | None:
    filled = [(number, cells) for number, cells in top if any(cells)]
    width = max((len(cells) for _, cells in filled), default=0)
    for column in range(width):
        dated = [at for at, (_, cells) in enumerate(filled) if column < len(cells) and guessing.is_date(cells[column])]
        wordy = [at for at in dated if sum(map(bool, filled[at][1])) > 1]
        if not wordy or len(dated) * 2 < len(filled) - dated[0]:
            continue
        if not dated[0]:
            given = tuple(f"Column {at + 1}" for at in range(width))
            return Heads((), (), given, known=False)
        number, cells = filled[dated[0] - 1]
        if sum(map(bool, cells)) > 1:
            return Heads((number,), (cells,), cells, known=False)
    return None
