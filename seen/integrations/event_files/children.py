"""Reads children.csv: what is known of each child, and who lives with whom."""

from dataclasses import dataclass
from pathlib import Path

from seen.core.timeline.child import Child
from seen.integrations.event_files.cells import Row, read_rows, shortened
from seen.kit.knowledge.vocabulary import vocabulary

REQUIRED = ("child",)
OPTIONAL = ("born", "due", "sex", "gestation_days", "household", "disabled", "communicates", "level")
YES_OR_NO = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}


@dataclass(frozen=True, slots=True)
class Listed:
    """A child as listed: the facts, and the household, empty where none is named."""

    child: Child
    household: str


def read_children(path: str | Path) -> dict[str, Listed]:
    """Return each child by reference. Refuses the whole file at its first bad cell."""
    found: dict[str, Listed] = {}
    for row in read_rows(path, required=REQUIRED, optional=OPTIONAL):
        ref = row.needed("child")
        if ref in found:
            row.refuse("child", f"“{shortened(ref)}” stands twice; keep one row for each child.")
        found[ref] = Listed(read_child(row, ref), row.text("household"))
    return found


def read_child(row: Row, ref: str) -> Child:
    """Return the facts of one row. Refuses its first bad cell."""
    disabled = row.text("disabled").lower()
    if disabled and disabled not in YES_OR_NO:
        row.refuse("disabled", f"“{shortened(disabled)}” is neither yes nor no.")
    return Child(
        ref=ref,
        born=row.day("born"),
        due=row.day("due"),
        sex=row.text("sex"),
        gestation_days=row.number_of("gestation_days", lowest=100, highest=320),
        disabled=YES_OR_NO.get(disabled),
        communicates=row.one_of("communicates", ("words", "other")),
        level=row.one_of("level", vocabulary().levels),
    )
