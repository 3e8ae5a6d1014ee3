"""Words for putting rows of a file right: what a row asks, what became of the rows, who put what right."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils import timezone

from seen.apps.chronology.mending import YEAR
from seen.core.dates.describing import describe
from seen.core.dates.partial import PartialDate
from seen.integrations.tabular import headings


def place_of(row: int, places: Sequence[Sequence[Any]]) -> str:
    """Return where a row stands: “Row 7”, or in a file of several tables “Table 2, row 7”."""
    before, place = next((each for each in reversed(places) if each[0] < row), (0, ""))
    return f"{place}, row {row - before}" if len(places) > 1 else f"Row {row}"


def heading_of(name: str) -> str:
    """Return the words for a cell: those of its field, or the heading that it came under."""
    return headings.in_words().get(name, name)


def cells(found: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return cells as (heading, words)."""
    return [(heading_of(name), str(value)) for name, value in found.items()]


def alike(asks: str, number: int, said: str) -> str:
    """Return in one sentence what several rows ask: “14 rows say “both boys””."""
    if asks == YEAR:
        return f"{number:,} rows give a date with no year"
    return f"{number:,} rows say “{said}”"


def question(it: Any) -> str:
    """Return what alike rows ask, in one sentence that is true of them all."""
    if it.asks == YEAR:
        return "These rows give a day or a month and no year. Which year was it?"
    return str(it.row.reason)


def done(result: Any) -> str:
    """Return what became of the rows that were sent."""
    said = []
    if result.settled:
        rows = "row is" if len(result.settled) == 1 else "rows are"
        said.append(f"{len(result.settled):,} {rows} settled.")
    if result.still:
        row, question = result.still[0]
        said.append(f"Still to be answered: row {row}: {question}")
        if len(result.still) > 1:
            said.append(f"So {'is' if len(result.still) == 2 else 'are'} {len(result.still) - 1:,} more.")
    return " ".join(said)


def settled(row: Any) -> str:
    """Return who settled a row, to whoever comes second."""
    return " ".join([f"Row {row.row} is settled.", *(mended(each)[0] + "." for each in row.mendings.all())])


def mended(mending: Any) -> tuple[str, list[tuple[str, str]]]:
    """Return who put a row right and when, and the cells as they are since."""
    who = mending.by.name if mending.by else "Seen"
    on = describe(PartialDate.day(timezone.localdate(mending.at)))
    return f"Put right by {who} on {on}", cells(mending.cells)
