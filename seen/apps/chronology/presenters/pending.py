"""Words for a file that is not accepted yet: how far it is read, and what would become of its rows."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from seen.apps.chronology.incoming_words import Verdict
from seen.apps.chronology.presenters.files import FIRST, line, place_of, when
from seen.apps.chronology.queries.file_pages import FileSeen
from seen.apps.chronology.queries.pending import PendingSeen, Stage
from seen.core.access.viewer import Viewer
from seen.kit.pages.words import day

WOULD = {
    Verdict.ACCEPTED: ("Comes into the chronology", "done"),
    Verdict.UNDATED: ("Waits in the tray for a date", "attention"),
    Verdict.ASK: ("Needs an answer first", "attention"),
    Verdict.REJECTED: ("Cannot be taken as it stands", "attention"),
    Verdict.SKIPPED: ("Passed over", ""),
    Verdict.NOT_HELD: ("About somebody who has no record here", ""),
}
STATES = {
    Stage.COLUMNS: "Say what the columns hold",
    Stage.READING: "Being read",
    Stage.STOPPED: "Reading stopped; it goes on by itself",
    Stage.REFUSED: "Cannot be read",
    Stage.CHECK: "Ready to check",
}
OTHERWISE = (
    "The record changed after you were shown this file, so it was read again and some rows come out otherwise now. "
    "Nothing was accepted. Look again before you accept it."
)
DUPLICATES = "{} that another agency, or an earlier file, seems to have told already: both stay, and are shown as alike"
CORRECTIONS = "{} that put right an earlier version: the earlier one stays in its history"
WITHDRAWALS = "{} that an earlier version of this file held and this one does not: nothing is withdrawn by itself"


@dataclass(frozen=True, slots=True)
class Told:
    """One row of a file as the check shows it: date and words where it becomes an entry, else its cells."""

    row: str  # where it stands
    verdict: str
    tint: str
    reason: str
    when: str
    text: str
    cells: tuple[tuple[str, str], ...]


def state(seen: PendingSeen) -> dict[str, str]:
    """Return how far a file is, in words."""
    read, about = seen.file.rows_read, max(seen.file.rows_about, seen.file.rows_read)
    of = f" of about {about:,}" if seen.file.rows_about else ""
    return {"stage": seen.stage.value, "words": STATES[seen.stage], "rows": f"{read:,}{of} rows read."}


def counted(counts: dict[str, int]) -> list[tuple[str, str, int]]:
    """Return (verdict, its words, how many) of each verdict that occurs, those that need somebody first."""
    return [(each.value, WOULD[each][0], counts[each]) for each in FIRST if counts[each]]


def chosen(asked: str, counted: list[tuple[str, str, int]]) -> str:
    """Return the verdict whose rows are shown: the one asked for, else the first that occurs."""
    occur = [verdict for verdict, _, _ in counted]
    return asked if asked in occur else occur[0] if occur else "none"


def check(seen: PendingSeen, viewer: Viewer) -> dict[str, Any]:
    """Return the account in words: how many rows, what is proposed beside, and whether it changed."""
    assert seen.rows is not None  # noqa: S101 - asked for once all rows are read
    read = seen.rows.counts["read"]
    rows = "1 row was read." if read == 1 else f"{read:,} rows were read."
    kept = seen.rows.file.counts if seen.rows.whole else {}
    beside = [
        words.format(_entries(number))
        for words, number in (
            (DUPLICATES, kept.get("duplicates_proposed", 0)),
            (CORRECTIONS, kept.get("supersedes", 0)),
            (WITHDRAWALS, len(seen.rows.proposed)),
        )
        if number
    ]
    otherwise = OTHERWISE if seen.file.otherwise else ""
    return {"read": rows, "beside": beside, "otherwise": otherwise, "columns": how_read(seen.file, viewer)}


def how_read(file: Any, viewer: Viewer) -> str:
    """Return by what the columns were read."""
    if file.said_at is None:
        return "The columns were read as their headings say."
    return f"The columns were read as {said_by(viewer, file.said_by_id, file.said_by)} said on {day(file.said_at)}."


def said_by(viewer: Viewer, key: Any, user: Any) -> str:
    """Return who said something: you, or a name."""
    return "you" if key == viewer.id else user.name if user else "a colleague"


def lines(rows: Iterable[Any], seen: FileSeen) -> list[Told]:
    """Return rows in words."""
    found = seen.with_mendings(rows)
    entries = seen.entries(row.entry for row in found if row.entry)
    return [_told(row, entries.get(row.entry) if row.entry else None, seen) for row in found]


def _told(row: Any, entry: Any, seen: FileSeen) -> Told:
    became, tint = WOULD[Verdict(row.verdict)]
    new = entry is not None and entry.file_id == row.file_id
    cells = line(row, whole=seen.whole).cells
    return Told(
        place_of(row.row, seen.file.places),
        became,
        tint,
        row.reason,
        when(entry) if new else "",
        _words(entry) if new else "",
        () if new else cells,
    )


def _words(entry: Any) -> str:
    """Return what an entry says: its text, else its kind's."""
    return str(entry.text or entry.action or entry.outcome or entry.kind)


def _entries(number: int) -> str:
    return "1 entry" if number == 1 else f"{number:,} entries"
