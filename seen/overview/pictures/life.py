"""The pictures of one child's life, as one viewer may see it: the whole life, and what adds up."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from django.urls import reverse

from seen.apps.chronology.queries.life import details
from seen.apps.people.queries import record
from seen.core.access.viewer import Viewer
from seen.core.access.visibility import Sight
from seen.core.dates.ages import age
from seen.core.life.cumulative import Cumulative, cumulative
from seen.core.life.marks import MARKS
from seen.core.life.moment import Moment
from seen.core.life.strip import TURNS, Strip, strip
from seen.core.timeline.child import Child
from seen.overview.pictures import cumulative as added
from seen.overview.pictures import strip as whole
from seen.overview.pictures import words
from seen.overview.pictures.addresses import Addresses

NO_DATE = "Date not known"


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


@dataclass(frozen=True, slots=True)
class LifePictures:
    """A child's life drawn twice, each drawing with its sentence and its table, for the child's own page (`child`)."""

    whole: whole.Drawing
    whole_finding: str
    whole_table: Table
    added: added.Drawing
    added_finding: str
    added_cautions: str
    added_table: Table


def life_pictures(viewer: Viewer, sight: Sight, moments: Sequence[Moment], as_of: date) -> LifePictures | None:
    """Return the pictures of a child's story, of the moments that this viewer may see. None where there are none.

    Two queries at most. For the macro `pictures` of overview/pictures.html.
    """
    if not moments:
        return None
    row = record(sight)
    child = Child(str(sight.child), born=row.born, due=row.due)
    turns = details(sight, TURNS) if any(one.kind in TURNS for one in moments) else {}
    to = Addresses(sight.child, at=reverse("child", args=[sight.child]))
    life = strip(child, moments, details=turns, as_of=as_of)
    sums = cumulative(life)
    return LifePictures(
        whole=whole.drawing(life, child, to, as_of=as_of),
        whole_finding=words.whole_life(life),
        whole_table=_whole_table(life, child, to),
        added=added.drawing(sums, child, to, as_of=as_of),
        added_finding=words.added_up(sums),
        added_cautions=words.cautions(sums),
        added_table=_added_table(sums, to),
    )


def _whole_table(life: Strip, child: Child, to: Addresses) -> Table:
    rows = [
        YearRow(
            str(year.year or NO_DATE),
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


def _added_table(found: Cumulative, to: Addresses) -> Table:
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
            str(year.year or NO_DATE),
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
