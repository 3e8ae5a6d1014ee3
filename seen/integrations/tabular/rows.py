"""Tells what each row of a table is, and names its cells."""

import re
from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum

from seen.integrations.tabular import headings
from seen.integrations.tabular.grids import Part
from seen.integrations.tabular.headings import Columns
from seen.integrations.tabular.out import restored

# Chronolator keeps its authors' notes as rows of the year 0100; no child lived then.
YEAR_0100 = re.compile(r"\s*(?:\d{1,2}\W{1,2}(?:\d{1,2}|[a-z]{3,9})\W{1,2}0100|0100-\d\d-\d\d)\b.*", re.I | re.DOTALL)


class Sort(StrEnum):
    """What a row of the table is. Only a `ROW` says something about a child."""

    ROW = "row"
    ABOVE = "Above the headings."
    BLANK = "Blank row."
    HEADING = "The headings again."
    SECTION = "Section heading."
    DELETED = "Deleted with tracked changes."
    NOTE = "An author's note, dated in the year 0100."
    ELSEWHERE = "In another table of the file: bring that in too, saying what its columns hold."


@dataclass(slots=True)
class Row:
    """One row: `fields` by the name of the field, stripped; `others` by the heading as given. Blanks are left out."""

    number: int
    sort: Sort
    fields: dict[str, str] = field(default_factory=dict)
    others: dict[str, str] = field(default_factory=dict)


class Sorter:
    """Tells what each row of one sheet is, from its first to its last."""

    def __init__(self, columns: Columns, part: Part) -> None:
        self.columns, self.heads, self.sheet = columns, part.heads, part.sheet
        self.again = {_filled(line) for line in self.heads.lines}
        self.initials = {line[0][:1] for line in self.again}
        self.width = len(columns.given)
        self.words = {at for name, at in columns.fields if name == "text"}
        self.several = max(Counter(name for name, _ in columns.fields).values(), default=1) > 1
        self.below = not self.heads.rows
        self.ours = part.sheet.typed and headings.is_ours(columns.given)

    def __call__(self, number: int, cells: list[str]) -> Row | None:
        """Return a row; None for the headings themselves, and for blank rows above them."""
        filled = [cell.strip() for cell in cells]
        if self.ours:
            filled = [restored(cell).strip() for cell in filled]
        if number in self.heads.rows:
            self.below = number == self.heads.rows[-1]
            return None
        if not any(filled):
            return Row(number, Sort.BLANK) if self.below else None
        if not self.below:
            return Row(number, Sort.ABOVE, others={"above": " ".join(cell for cell in filled if cell)})
        if self._is_heading(filled):
            return Row(number, Sort.HEADING)
        others = {name: filled[at] for name, at in self.columns.others if at < len(filled) and filled[at]}
        for at in range(self.width, len(filled)):
            if filled[at]:
                others[f"column {at + 1}"] = filled[at]
        fields = self._fields(filled)
        return Row(number, self._sort(number, filled, fields), fields, others)

    def _sort(self, number: int, filled: list[str], fields: dict[str, str]) -> Sort:
        if number in self.sheet.deleted:
            return Sort.DELETED
        if number in self.sheet.sections or self._is_section(filled):
            return Sort.SECTION
        if "0100" in fields.get("date", "") and not self.columns.event_file and YEAR_0100.match(fields["date"]):
            return Sort.NOTE
        return Sort.ROW

    def _fields(self, filled: list[str]) -> dict[str, str]:
        if not self.several:
            return {name: filled[at] for name, at in self.columns.fields if at < len(filled) and filled[at]}
        found: dict[str, str] = {}
        for name, at in self.columns.fields:
            if at < len(filled) and filled[at]:
                found[name] = f"{found[name]}\n{filled[at]}" if name in found else filled[at]
        return found

    def _is_heading(self, filled: list[str]) -> bool:
        # The first letter settles it for nearly every row: to fold every cell would cost most of the reading.
        first = next(cell for cell in filled if cell)
        return bool(self.initials & {first[0].casefold(), ""}) and _filled(filled) in self.again

    def _is_section(self, filled: list[str]) -> bool:
        """A line of one thing said, where it says neither what happened nor when: “Health records”, “2019-20”."""
        said = {cell for cell in filled if cell}
        if len(said) != 1:
            return False
        places = [at for at, cell in enumerate(filled) if cell]
        if len(places) == 1:
            return places[0] not in self.words and not any(sign.isdigit() for sign in filled[places[0]])
        return len(places) >= max(3, self.width)


def _filled(cells: "list[str] | tuple[str, ...]") -> tuple[str, ...]:
    return tuple(headings.folded(cell) for cell in cells if cell)
