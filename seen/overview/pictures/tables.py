"""The tables of the pictures: the same counts by calendar year."""

from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from seen.core.dates.ages import age
from seen.core.life.cumulative import Cumulative
from seen.core.life.marks import MARKS
from seen.core.life.strip import Strip
from seen.core.timeline.child import Child
from seen.overview.pictures import words
from seen.overview.pictures.addresses import Addresses


@dataclass(frozen=True, slots=True)
class YearRow:
    """A year as a table tells it: `cells` in the order of the table's heads, `href` its entries where it has any."""

    words: str
    href: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The table of a picture: its title, the heads after the year, a row for each year, and the last row's sums."""

    title: str
    heads: tuple[str, ...]
    years: tuple[YearRow, ...]
    sums: tuple[str, ...]


def year_words(year: int | None) -> str:
    """Return a year, or that the date is not known."""
    return "Date not known" if year is None else str(year)


def whole_table(life: Strip, child: Child, to: Addresses) -> Table:
    """Return the table of the whole-life picture."""
    rows = [
        YearRow(
            year_words(year.year),
            to.of_year(year.year) if year.total else "",
            (
                _age(year.year, child),
                *(f"{year.counts.get(mark, 0):,}" for mark in MARKS),
                f"{year.total:,}",
                str(year.agencies),
            ),
        )
        for year in life.years
    ]
    heads = ("Age", *words.CALLED.values(), "All", "Agencies")
    sums = ("", *(f"{life.counts.get(mark, 0):,}" for mark in MARKS), f"{life.total:,}", "")
    return Table("The whole life, by year", heads, tuple(rows), sums)


def added_table(found: Cumulative, to: Addresses) -> Table:
    """Return the table of what has added up."""
    heads = (
        "Worries", "Worries so far", "Going well", "Going well so far", "Work closed", "Referred again", "Imported"
    )  # fmt: skip
    totals = [
        sum(getattr(year, name) for year in found.years)
        for name in ("worries", "strengths", "closed", "again", "imported")
    ]
    worries = accumulate(year.worries for year in found.years)
    strengths = accumulate(year.strengths for year in found.years)
    rows = [
        YearRow(
            year_words(year.year),
            to.of_year(year.year) if year.worries or year.strengths else "",
            tuple(
                f"{count:,}"
                for count in (year.worries, until, year.strengths, well, year.closed, year.again, year.imported)
            ),
        )
        for year, until, well in zip(found.years, worries, strengths, strict=True)
    ]
    sums = (totals[0], totals[0], totals[1], totals[1], *totals[2:])
    return Table("Worries and what goes well, by year", heads, tuple(rows), tuple(f"{count:,}" for count in sums))


def _age(year: int | None, child: Child) -> str:
    """Return how old the child was in a year: `3 to 4`, `0`, `before birth`; nothing where no birth is known."""
    if year is None or child.birth is None:
        return ""
    last = age(child.birth, date(year, 12, 31)) if child.born else None
    first = age(child.birth, date(year, 1, 1))
    if last is None:
        return "before birth"
    return f"{first.years} to {last.years}" if first else "0"
