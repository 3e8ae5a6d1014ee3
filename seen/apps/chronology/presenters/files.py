"""Words for a file that came in: what became of its rows, and the rows themselves."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from seen.apps.chronology.incoming_words import Verdict
from seen.apps.chronology.presenters.mending import alike, mended, place_of
from seen.apps.chronology.presenters.sheet import MARK, harmless
from seen.core.dates.describing import describe
from seen.core.dates.partial import PartialDate, Precision
from seen.integrations.tabular.limits import MB, PAGE

__all__ = ["LIMITS", "account_csv", "as_csv", "counted", "left_out", "line", "place_of", "questions", "summary", "when"]
LARGEST = f"up to {PAGE.size // MB} MB and {PAGE.rows:,} rows"
LIMITS = f"A table in Word (.docx), an Excel workbook (.xlsx) or a CSV file, {LARGEST}."
BECAME = {
    Verdict.ACCEPTED: ("In the chronology", "done"),
    Verdict.UNDATED: ("In the tray, without a date", "attention"),
    Verdict.ASK: ("To be answered", "attention"),
    Verdict.REJECTED: ("Not taken", "attention"),
    Verdict.SKIPPED: ("Passed over", ""),
    Verdict.NOT_HELD: ("About somebody who has no record here", ""),
}
FIRST = (Verdict.REJECTED, Verdict.ASK, Verdict.UNDATED, Verdict.NOT_HELD, Verdict.SKIPPED, Verdict.ACCEPTED)


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the file as a page or a spreadsheet shows it."""

    row: int
    verdict: str
    tint: str
    reason: str
    cells: tuple[tuple[str, str], ...]
    entry: Any
    mended: tuple[tuple[str, list[tuple[str, str]]], ...] = ()  # by whom and when, and the cells put right
    waits: bool = False  # for somebody to put it right


def line(row: Any, *, whole: bool) -> Line:
    """Return a row in words. Its cells are shown to those who may see them."""
    became, tint = BECAME[Verdict(row.verdict)]
    cells = tuple((str(name).replace("_", " ").capitalize(), str(value)) for name, value in row.cells.items())
    waits = whole and row.verdict in (Verdict.ASK, Verdict.REJECTED)
    return Line(row.row, became, tint, row.reason, cells if whole else (), row.entry, _mended(row, whole), waits)


def _mended(row: Any, whole: bool) -> tuple[tuple[str, list[tuple[str, str]]], ...]:
    told = (mended(each) for each in row.mendings.all())
    return tuple((said, cells if whole else []) for said, cells in told)


def counted(counts: dict[str, int]) -> list[tuple[str, str, int]]:
    """Return (verdict, its words, how many) of each verdict that occurs, those that need somebody first."""
    return [(each.value, BECAME[each][0], counts[each]) for each in FIRST if counts[each]]


def summary(counts: dict[str, int]) -> str:
    """Return the account in one sentence."""
    said = ", ".join(f"{number:,} {words[0].lower() + words[1:]}" for _, words, number in counted(counts))
    rows = "row was" if counts["read"] == 1 else "rows were"
    return f"{counts['read']:,} {rows} read: {said}." if said else "Nothing of this file is open to you."


def as_csv(rows: Iterable[Any], *, whole: bool) -> str:
    """Return rows with their reasons as CSV, to be put right and sent again; no cell is taken for a formula."""
    lines = [line(row, whole=whole) for row in rows]
    names = list(dict.fromkeys(name for one in lines for name, _ in one.cells))
    out = io.StringIO()
    out.write(MARK)
    sheet = csv.writer(out)
    sheet.writerow(["Row in the file", "What became of it", "Why", *(harmless(name) for name in names)])
    for one in lines:
        cells = dict(one.cells)
        sheet.writerow([one.row, one.verdict, harmless(one.reason), *(harmless(cells.get(name, "")) for name in names)])
    return out.getvalue()


def left_out(proposed: Sequence[Any]) -> str:
    """Return how many entries the file no longer holds."""
    if len(proposed) == 1:
        return "1 entry is no longer in the file"
    return f"{len(proposed):,} entries are no longer in the file"


def questions(asked: Iterable[tuple[Any, int]]) -> list[tuple[int, str]]:
    """Return each question that several rows ask: one of the rows, and how many say what."""
    return [(row.row, alike(row.asks, number, str(row.cells.get(row.asks, "")))) for row, number in asked]


ACCOUNT = (
    "Row in the file", "What became of it", "Why", "Date as it came", "Earliest", "Latest", "How exact", "Question",
    "Agency", "Source", "Children", "Children it may be about", "Same event as", "Replaces", "Put right",
)  # fmt: skip


def account_csv(rows: Iterable[Mapping[str, Any]], cells: Mapping[int, Mapping[str, Any]]) -> str:
    """Return the account of every row as CSV, with the cells as they came of those that became no entry."""
    rows = list(rows)
    names = list(dict.fromkeys(name for row in rows for name in cells.get(row["row"], ())))
    out = io.StringIO()
    out.write(MARK)
    sheet = csv.writer(out)
    sheet.writerow([*ACCOUNT, *(harmless(name) for name in names)])
    for row in rows:
        came = cells.get(row["row"], {})
        given = [*_account_of(row), *(str(came.get(name, "")) for name in names)]
        sheet.writerow([row["row"], *(harmless(str(cell)) for cell in given)])
    return out.getvalue()


def _account_of(row: Mapping[str, Any]) -> list[str]:
    on = row["on"] or dict.fromkeys(("text", "earliest", "latest", "precision", "question"), "")
    twin = row["duplicate_of"] or {}
    return [
        BECAME[Verdict(row["verdict"])][0], row["reason"], on["text"], on["earliest"] or "", on["latest"] or "",
        on["precision"], on["question"], row["agency"], row["source"], ", ".join(row["children"]),
        ", ".join(row.get("proposed", ())), str(twin.get("entry", "")), row["supersedes"] or "",
        "; ".join(f"{one['by']}, {one['at'][:10]}" for one in row.get("mended", ())),
    ]  # fmt: skip


def when(entry: Any) -> str:
    """Return an entry's date in words."""
    precision = Precision(entry.on_precision)
    return describe(PartialDate(entry.on_text, entry.on_earliest, entry.on_latest, precision, entry.on_about))
