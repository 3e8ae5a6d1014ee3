"""A story as a file for a spreadsheet: one row an entry, and no cell that a spreadsheet would run."""

import csv
import io
from collections.abc import Mapping
from uuid import UUID

from seen.apps.chronology.presenters.story import told
from seen.apps.chronology.queries.story import Row, Story

HEAD = (
    "Date", "Earliest", "Latest", "Kind", "Worry or going well", "Areas", "Agency and source", "How it is known",
    "What happened", "In the child's own words", "Details", "Action", "Outcome", "Correction", "Disagreement",
    "Also about", "Who can see it", "Reached the record",
)  # fmt: skip
MARK = "\ufeff"  # without it Excel takes UTF-8 for something else
RUNS = ("=", "+", "-", "@", "\t", "\r", "\n")


def as_csv(story: Story, also_about: Mapping[UUID, tuple[str, ...]]) -> str:
    """Return the rows found as CSV, in the order asked for."""
    out = io.StringIO()
    out.write(MARK)
    sheet = csv.writer(out)
    sheet.writerow(HEAD)
    for row in story.rows:
        sheet.writerow([harmless(cell) for cell in _cells(row, also_about)])
    return out.getvalue()


def harmless(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula (OWASP, CSV injection): an apostrophe before the sign."""
    return f"'{cell}" if cell.lstrip(" ").startswith(RUNS) or cell.startswith(RUNS) else cell


def _cells(row: Row, also_about: Mapping[UUID, tuple[str, ...]]) -> tuple[str, ...]:
    one = told(row)
    return (
        one.when, _iso(row.on.earliest), _iso(row.on.latest), one.title, one.tone[0], one.areas, one.source, one.known,
        one.text, one.words, "; ".join(f"{name}: {value}" for name, value in (*one.details, *one.held)),
        one.action, one.outcome, one.correction.text if one.correction else "",
        "; ".join(f"{who}: {words}" for who, words in one.disagreements),
        ", ".join(also_about.get(row.account, ())), one.restricted, _iso(row.recorded),
    )  # fmt: skip


def _iso(on: object) -> str:
    return "" if on is None else str(on)
