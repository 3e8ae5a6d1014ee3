"""The whole-life picture of one child as one viewer may see it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from seen.apps.chronology.queries.life import details
from seen.apps.people.queries import record
from seen.core.access.viewer import Viewer
from seen.core.access.visibility import Sight
from seen.core.dates.ages import age
from seen.core.life.marks import Mark
from seen.core.life.moment import Moment
from seen.core.life.strip import TURNS, strip
from seen.core.life.years import Year
from seen.core.timeline.child import Child
from seen.kit.pages.words import plural
from seen.overview.pictures import words
from seen.overview.pictures.addresses import Addresses
from seen.overview.pictures.strip import SHAPES, Drawing, drawing


@dataclass(frozen=True, slots=True)
class YearRow:
    """A year as the table tells it: `counts` in the order of `LifePictures.shapes`."""

    words: str
    href: str
    age: str
    counts: tuple[int, ...]
    total: int
    agencies: int


@dataclass(frozen=True, slots=True)
class LifePictures:
    """A child's life drawn, said in a sentence, and as a table by year, for the child's own page (route `child`).

    `shapes` are (shape, its path, words), in the order of the table's columns.
    """

    finding: str
    drawing: Drawing
    shapes: tuple[tuple[str, str, str], ...]
    years: tuple[YearRow, ...]
    totals: tuple[int, ...]
    total: int


def life_pictures(viewer: Viewer, sight: Sight, moments: Sequence[Moment], as_of: date) -> LifePictures | None:
    """Return the pictures of a child's story, of the moments that this viewer may see. None where there are none.

    Two queries at most. For the macro `pictures` of overview/pictures.html.
    """
    if not moments:
        return None
    row = record(sight)
    child = Child(str(sight.child), born=row.born, due=row.due)
    turns = details(sight, TURNS) if any(one.kind in TURNS for one in moments) else {}
    found = strip(child, moments, details=turns, as_of=as_of)
    to = Addresses(sight.child, at=reverse("child", args=[sight.child]))
    return LifePictures(
        finding=words.finding(found),
        drawing=drawing(found, child, to, as_of=as_of),
        shapes=tuple(_shape(mark.value, said) for mark, said in words.CALLED.items()),
        years=tuple(_year(year, child, to) for year in found.years),
        totals=tuple(found.counts.get(mark, 0) for mark in Mark),
        total=found.total,
    )


def _shape(shape: str, said: str) -> tuple[str, str, str]:
    (x, y), rest = SHAPES[shape]
    return shape, f"M{x} {y}{rest}", said


def _year(year: Year, child: Child, to: Addresses) -> YearRow:
    return YearRow(
        words="Date not known" if year.year is None else str(year.year),
        href=to.of_year(year) if year.total else "",
        age=_age(year, child),
        counts=tuple(year.counts.get(mark, 0) for mark in Mark),
        total=year.total,
        agencies=year.agencies,
    )


def _age(year: Year, child: Child) -> str:
    """Return how old the child was in a year: `3 to 4`, `before birth`; nothing where no birth is known."""
    if year.year is None or not child.born:
        return "before birth" if year.year and child.due else ""
    last = age(child.born, date(year.year, 12, 31))
    first = age(child.born, date(year.year, 1, 1))
    if last is None:
        return "before birth"
    return f"{first.years} to {last.years}" if first else plural(0, "year").replace(" years", "")
