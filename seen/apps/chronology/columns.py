"""How one table of a file is read: the field of each column, and the columns that are left out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from seen.integrations.tabular.headings import folded
from seen.integrations.tabular.layout import Layout
from seen.integrations.tabular.table import Row, Table


@dataclass(frozen=True, slots=True)
class Columns:
    """What each column holds; those of `left_out` (from 0) are not kept at all."""

    layout: Layout
    left_out: frozenset[int] = frozenset()

    def as_json(self) -> dict[str, Any]:
        """Return what JSON can hold; `from_json` makes the same of it."""
        return {"layout": self.layout.as_json(), "left_out": sorted(self.left_out)}

    @classmethod
    def from_json(cls, held: Mapping[str, Any]) -> "Columns":
        """Make the columns that `as_json` gave. Raises BadLayout for anything else."""
        return cls(Layout.from_json(held["layout"]), frozenset(held["left_out"]))

    def in_another(self, found: Layout) -> "Columns":
        """Return these columns as they stand in another file of the same key, whatever their order there."""
        out = [folded(self.layout.headings[at]) for at in sorted(self.left_out)]
        left = set()
        for at, heading in enumerate(map(folded, found.headings)):
            if heading in out:
                out.remove(heading)
                left.add(at)
        return Columns(found.remembering(self.layout), frozenset(left))

    def kept(self, table: Table) -> Table:
        """Return a table that was opened by this layout, without the columns that are left out."""
        names = {name for name, at in self.layout.columns().others if at in self.left_out}
        return replace(table, rows=_without(names, table.rows)) if names else table


def _without(names: set[str], rows: Iterator[Row]) -> Iterator[Row]:
    for row in rows:
        for name in names & row.others.keys():
            del row.others[name]
        yield row
