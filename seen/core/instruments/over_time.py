"""Levels of areas over several assessments: a cell for each, what was carried forward, and where a version breaks.

Higher grades are worse. What is not known stands as itself: it is never filled from before and never counts as better.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from seen.core.instruments.given import Given
from seen.core.instruments.scoring import Result

NOTHING = Result(None, (), 0)
FIRST_EYES = ("worker", "carer", "young_person")
"""Whose assessments follow each other. A second rater's stands beside the first and continues nothing."""


@dataclass(frozen=True, slots=True)
class Look:
    """One assessment with what its tool makes of each area that it looked at: none of which nothing was answered."""

    given: Given
    areas: Mapping[str, Result]


class Stands(StrEnum):
    """What a cell is. Carried: not looked at this time, as it was found before."""

    GRADED = "graded"
    NOT_KNOWN = "not_known"
    NOT_APPLICABLE = "not_applicable"
    CARRIED = "carried"
    NOT_LOOKED = "not_looked"


class Change(StrEnum):
    """What became of an area, or an item, since it last had a level."""

    FIRST = "first"
    BETTER = "better"
    WORSE = "worse"
    SAME = "same"
    LEVEL_NOW = "level_now"
    NO_LEVEL_NOW = "no_level_now"
    OTHER_VERSION = "other_version"
    NONE = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """An area in one assessment. `was` and `since` are the last level before and its day; of a carried cell `since` is
    the day on which what it carries was found."""

    stands: Stands
    level: Result = NOTHING
    change: Change = Change.NONE
    was: int | None = None
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """An assessment. `breaks` where it was made in another version of the tool than the one before it."""

    given: Given
    breaks: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One area, a cell for each column."""

    area: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class HeatStrip:
    """The levels of areas over assessments, oldest first."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


def in_order(looks: Iterable[Look]) -> list[Look]:
    """Return assessments oldest first; of one day the second rater's last."""
    return sorted(looks, key=lambda look: (look.given.on, second(look.given), str(look.given.signed), look.given.id))


def second(given: Given) -> bool:
    """Answer whether an assessment is a second rater's."""
    return given.rater_role not in FIRST_EYES


def heat_strip(looks: Iterable[Look], *, areas: Sequence[str]) -> HeatStrip:
    """Return a row for each of `areas` that any assessment looked at, in that order."""
    ordered = in_order(looks)
    met = [area for area in areas if any(area in look.areas for look in ordered)]
    versions = [look.given.version for look in ordered]
    breaks = [bool(at) and versions[at - 1] != version for at, version in enumerate(versions)]
    return HeatStrip(
        columns=tuple(Column(look.given, broken) for look, broken in zip(ordered, breaks, strict=True)),
        rows=tuple(Row(area, tuple(_cells(ordered, area))) for area in met),
    )


def _cells(ordered: Sequence[Look], area: str) -> Iterable[Cell]:
    before: Look | None = None
    graded: Look | None = None
    for look in ordered:
        found = look.areas.get(area)
        if found is None:
            yield _left_out(look, before, area)
        elif second(look.given):
            yield Cell(stands_of(found), found)
        else:
            yield _looked(look, found, before, graded, area)
            before = look
            graded = look if found.grade is not None else graded


def _left_out(look: Look, before: Look | None, area: str) -> Cell:
    if before is None or second(look.given):
        return Cell(Stands.NOT_LOOKED)
    return Cell(Stands.CARRIED, before.areas[area], since=before.given.on)


def _looked(look: Look, found: Result, before: Look | None, graded: Look | None, area: str) -> Cell:
    """Return the cell of an area that was looked at, beside the last level that anybody could give it."""
    if before is None:
        return Cell(stands_of(found), found, Change.FIRST)
    if graded is None:
        return Cell(stands_of(found), found, Change.NONE if found.grade is None else Change.LEVEL_NOW)
    was = graded.areas[area].grade
    same_words = look.given.version == graded.given.version
    change = change_of(was, found.grade) if same_words else Change.OTHER_VERSION
    return Cell(stands_of(found), found, change, was, graded.given.on)


def cell_of(level: Result) -> Cell:
    """Return a level as a cell by itself, beside nothing."""
    return Cell(stands_of(level), level)


def stands_of(level: Result) -> Stands:
    """Return what a level that was looked at is."""
    if level.grade is not None:
        return Stands.GRADED
    return Stands.NOT_KNOWN if level.not_known else Stands.NOT_APPLICABLE


def change_of(was: int | None, now: int | None) -> Change:
    """Return what became of a grade. Without one then or now there is nothing to be better than."""
    if was is None or now is None:
        return Change.LEVEL_NOW if now is not None else Change.NONE if was is None else Change.NO_LEVEL_NOW
    return Change.SAME if was == now else Change.BETTER if now < was else Change.WORSE


def latest(strip: HeatStrip) -> Mapping[str, tuple[Given, Cell]]:
    """Return of each area the newest look at it by a first rater: the assessment and its cell."""
    looked = (Stands.GRADED, Stands.NOT_KNOWN, Stands.NOT_APPLICABLE)
    found = {}
    for row in strip.rows:
        for column, cell in zip(strip.columns, row.cells, strict=True):
            if cell.stands in looked and not second(column.given):
                found[row.area] = (column.given, cell)
    return found
