"""A layout: which table of a file is read, where its headings stand, and which field each of its columns holds."""

import hashlib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from seen.core.refusals import Refusal
from seen.integrations.tabular import headings
from seen.integrations.tabular.headings import Columns

PROSE = frozenset(("text", "action", "outcome", "child_words", "source", "person"))  # these may have several columns
SAYS_WHAT_HAPPENED = frozenset(("text", "kind", "action", "outcome", "child_words"))


class BadLayout(Refusal):
    """A layout by which no file could be read. One sentence says what to put right."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How one table of a file is read.

    `headings` is one heading a column, as given (two rows of headings are joined: “Start Date”). `fields` stands beside
    it: the field that each column holds, "" where the column is kept with each entry under its own heading. `grid` is
    the table's place among those that `survey` found, from 0. `heading_rows` are the rows on which the headings stand,
    as numbered in the file. `encoding` and `delimiter` are for text files alone; "" finds them again.
    A delimiter is the sign itself, or for a pasted table one of strokes, spaces, tabs.
    """

    headings: tuple[str, ...]
    fields: tuple[str, ...]
    grid: int = 0
    heading_rows: tuple[int, ...] = ()
    encoding: str = ""
    delimiter: str = ""

    @property
    def key(self) -> str:
        """Return a code of the headings: equal for every file of this layout, in whatever order its columns stand.

        It holds no place, so that a layout can be remembered for an agency and found again by the next file's key.
        """
        return hashlib.sha256(repr(sorted(map(headings.folded, self.headings))).encode()).hexdigest()

    def as_json(self) -> dict[str, Any]:
        """Return what JSON can hold; `from_json` makes the same layout of it."""
        return {
            "headings": list(self.headings), "fields": list(self.fields), "grid": self.grid,
            "heading_rows": list(self.heading_rows), "encoding": self.encoding, "delimiter": self.delimiter,
        }  # fmt: skip

    @classmethod
    def from_json(cls, held: Mapping[str, Any]) -> "Layout":
        """Make the layout that `as_json` gave. Raises BadLayout for anything else."""
        try:
            return cls(
                headings=tuple(map(str, held["headings"])),
                fields=tuple(map(str, held["fields"])),
                grid=int(held["grid"]),
                heading_rows=tuple(map(int, held["heading_rows"])),
                encoding=str(held["encoding"]),
                delimiter=str(held["delimiter"]),
            )
        except (KeyError, TypeError, ValueError):
            raise BadLayout(
                "What was kept about the columns cannot be read. Say again what each column holds."
            ) from None

    def naming(self, fields: Mapping[int, str]) -> "Layout":
        """Return the layout with these columns (from 0) holding these fields; the others stay as they are."""
        return replace(self, fields=tuple(fields.get(at, field) for at, field in enumerate(self.fields)))

    def remembering(self, earlier: "Layout") -> "Layout":
        """Return this layout with the fields that `earlier`, of the same key, gave to the same headings."""
        known: dict[str, list[str]] = defaultdict(list)
        for heading, field in zip(earlier.headings, earlier.fields, strict=True):
            known[headings.folded(heading)].append(field)
        fields = {
            at: known[folded].pop(0) for at, folded in enumerate(map(headings.folded, self.headings)) if known[folded]
        }
        return self.naming(fields)

    def check(self) -> None:
        """Raise BadLayout unless each row could become an entry: a date, what happened, and nothing twice."""
        named = [field for field in self.fields if field]
        words = headings.in_words()
        strange = [field for field in named if field not in words]
        if strange or len(self.fields) != len(self.headings):
            raise BadLayout("A column holds something that no entry has. Choose again what each column holds.")
        twice = next((field for field in named if named.count(field) > 1 and field not in PROSE), "")
        if twice:
            raise BadLayout(f"Two columns cannot both hold “{words[twice]}”. Choose one, and keep the other as it is.")
        if "date" not in named:
            raise BadLayout("Say which column holds the date.")
        if not SAYS_WHAT_HAPPENED & set(named):
            raise BadLayout("Say which column holds what happened.")

    def columns(self) -> Columns:
        """Return where each field stands. Raises BadLayout."""
        self.check()
        return self.unchecked()

    def unchecked(self) -> Columns:
        """Return where each field stands, whatever is missing."""
        exact = headings.is_event_file(self.headings) and all(
            field == headings.certain(heading, event_file=True)
            for heading, field in zip(self.headings, self.fields, strict=True)
        )
        fields = tuple((field, at) for at, field in enumerate(self.fields) if field)
        others = [(heading, at) for at, heading in enumerate(self.headings) if not self.fields[at]]
        return Columns(fields, headings.kept(others), self.headings, exact)
