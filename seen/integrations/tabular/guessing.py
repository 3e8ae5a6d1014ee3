"""Guesses what a column holds, from its heading and its cells. A guess is marked as one, never taken silently."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from seen.core.dates.partial import Precision
from seen.core.dates.reading import Verdict, read_date
from seen.core.dates.reading_times import read_time
from seen.integrations.tabular import headings, words

# Whom a file is about is not known yet: any date of one hundred years, so that 23 can be one year only.
FIRST, LAST = date(1990, 1, 1), date(2089, 12, 31)
MOST = 0.8  # nearly every cell
CLOCK = re.compile(r".*\d.*([:.]|hrs?|am|pm|\d{4}).*", re.IGNORECASE)
NUMBERED = re.compile(r"\d{3} ?-?\d{3} ?-?\d{4}")
LONG = 25  # letters: what happened is told in more than a name


class Sure(StrEnum):
    """How sure a column's field is."""

    CERTAIN = "certain"
    GUESS = "guess"
    NOT_KNOWN = "not known"


@dataclass(frozen=True, slots=True)
class Column:
    """A column as found: where it stands (from 0), its heading, the field it holds, how sure that is, and why.

    A field of "" means that the column is kept with each entry under its own heading.
    """

    at: int
    heading: str
    field: str
    sure: Sure
    why: str


def columns(given: Sequence[str], rows: Sequence[Sequence[str]]) -> tuple[Column, ...]:
    """Return what each column holds, as far as its heading and the cells of these first rows tell. No field twice."""
    event_file = headings.is_event_file(given)
    found: dict[int, Column] = {}
    for at, heading in enumerate(given):
        field = headings.certain(heading, event_file=event_file)
        if field and all(each.field != field for each in found.values()):
            found[at] = Column(at, heading, field, Sure.CERTAIN, "The heading says so.")
        elif field:
            found[at] = Column(at, heading, "", Sure.GUESS, "Another column has this heading's meaning already.")
    for at, heading in enumerate(given):
        if at not in found:
            taken = {each.field for each in found.values()}
            cells = [row[at].strip() for row in rows if at < len(row) and row[at].strip()]
            found[at] = _guessed(at, heading, cells, taken)
    return tuple(found[at] for at in range(len(given)))


def is_date(text: str) -> bool:
    """Return whether a cell reads as a date of more than a year. Figures alone (45012) are no date here."""
    if not text or len(text) > LONG * 2 or text.isdecimal():
        return False
    reading = read_date(text, today=LAST, not_before=FIRST)
    return reading.verdict is Verdict.ACCEPTED and reading.on is not None and reading.on.precision is not Precision.YEAR


def _guessed(at: int, heading: str, cells: Sequence[str], taken: set[str]) -> Column:
    if headings.speaks_of_something_else(heading):
        return Column(at, heading, "", Sure.NOT_KNOWN, "")
    for field, looks, why in CONTENT:
        if field not in taken and cells and sum(map(looks, cells)) >= len(cells) * MOST:
            return Column(at, heading, field, Sure.GUESS, why)
    hint = headings.hinted(heading)
    if hint and hint not in taken:
        return Column(at, heading, hint, Sure.GUESS, "A word of the heading says so.")
    if "text" not in taken and cells and sum(map(len, cells)) >= LONG * len(cells):
        return Column(at, heading, "text", Sure.GUESS, "Its cells hold the longest words.")
    return Column(at, heading, "", Sure.NOT_KNOWN, "")


def _is_time(text: str) -> bool:
    return bool(CLOCK.fullmatch(text)) and read_time(text).at is not None


CONTENT: tuple[tuple[str, Callable[[str], bool], str], ...] = (
    ("date", is_date, "Nearly every cell reads as a date."),
    ("time", _is_time, "Nearly every cell reads as a time."),
    ("child", lambda text: bool(NUMBERED.fullmatch(text)), "Nearly every cell is an NHS number."),
    ("polarity", lambda text: words.polarity_named(text) is not None, "Nearly every cell says worry or going well."),
    ("kind", lambda text: bool(words.kind_named(text)), "Nearly every cell names a kind of entry."),
    ("agency", lambda text: bool(words.agency_type_named(text)), "Nearly every cell names a sort of agency."),
)
