"""Makes a tool of what its file holds, or refuses it in one sentence that names the place."""

import re
from collections.abc import Mapping
from typing import Any

from seen.core.instruments.item_parsing import items
from seen.core.instruments.methods import METHODS
from seen.core.instruments.tables import BadInstrument, Table
from seen.core.instruments.tool import Area, CompletedBy, Grade, Instrument, Kind, Pathway, SubArea, Unit

__all__ = ["BadInstrument", "parse"]

VERSION = re.compile(r"\d+\.\d+")
AUDIENCES = ("involved", "closed", "private")
_KEYS = (
    *("id", "version", "title", "for_what", "sources", "completed_by", "unit", "audience", "opening", "over_time"),
    *(
        "causes",
        "settings",
        "compares_with",
        "needs_evidence_from",
        "summary_only",
        "score",
        "grade",
        "area",
        "pathway",
    ),
)


def parse(mapping: Mapping[str, Any], *, name: str) -> Instrument:
    """Return the tool that a file holds; `name` is the file's: `neglect-toolkit/1.0.toml`. Raises BadInstrument."""
    table = Table(mapping, at=name)
    table.only(*_KEYS)
    version = table.text("version")
    if not VERSION.fullmatch(version):
        raise table.refuse(f"“version” is “{version}”: write two numbers with a point between, as 1.0.")
    if name != f"{table.slug()}/{version}.toml":
        raise table.refuse(
            f"the file says {table.slug()}, version {version}: it belongs in {table.slug()}/{version}.toml."
        )
    grades = _grades(table)
    settings = table.texts("settings")
    summary_only = table.flag("summary_only")
    areas = tuple(_area(each, grades, settings, summary_only=summary_only) for each in table.tables("area"))
    instrument = Instrument(
        id=table.slug(),
        version=version,
        title=table.text("title"),
        for_what=table.text("for_what"),
        sources=table.texts("sources", needed=True),
        completed_by=tuple(
            CompletedBy(each) for each in table.some_of("completed_by", tuple(CompletedBy), needed=True)
        ),
        unit=Unit(table.one_of("unit", tuple(Unit))),
        audience=table.one_of("audience", AUDIENCES),
        method=_method(table),
        grades=grades,
        areas=areas,
        opening=table.texts("opening"),
        over_time=table.flag("over_time"),
        causes=table.flag("causes"),
        settings=settings,
        compares_with=table.text("compares_with", default=""),
        needs_evidence_from=table.whole("needs_evidence_from", low=1, high=len(grades), default=0),
        summary_only=summary_only,
        pathways=_pathways(table, grades),
    )
    _check_whole(table, instrument)
    return instrument


def _method(table: Table) -> str:
    score = table.table("score")
    score.only("method")
    return score.one_of("method", tuple(METHODS))


def _grades(table: Table) -> tuple[Grade, ...]:
    grades = []
    for number, row in enumerate(table.tables("grade"), 1):
        row.only("value", "label", "says")
        if row.whole("value", low=1, high=99) != number:
            raise row.refuse(f"“value” must be {number}: grades are numbered from 1, most met first, without a gap.")
        grades.append(Grade(number, row.text("label"), row.text("says")))
    if len(grades) == 1:
        raise table.refuse("a scale has at least two grades: write another [[grade]].")
    return tuple(grades)


def _area(row: Table, grades: tuple[Grade, ...], settings: tuple[str, ...], *, summary_only: bool) -> Area:
    row.only("id", "title", "care", "says", "item", "sub_area")
    own = items(row, grades=grades, settings=settings)
    parts = tuple(_sub_area(each, grades, settings, summary_only=summary_only) for each in row.tables("sub_area"))
    if own and parts:
        raise row.refuse("items lie in the area or in its sub-areas, not in both.")
    if summary_only and own:
        raise row.refuse("a tool that takes a summary alone (summary_only) has no items.")
    if not (own or parts or summary_only):
        raise row.refuse("it has no item: write at least one.")
    return Area(row.slug(), row.text("title"), row.text("care"), row.text("says", default=""), own, parts)


def _sub_area(row: Table, grades: tuple[Grade, ...], settings: tuple[str, ...], *, summary_only: bool) -> SubArea:
    row.only("id", "title", "says", "item")
    own = items(row, grades=grades, settings=settings)
    if bool(own) == summary_only:
        raise row.refuse("it has no item: write at least one." if not own else "a summary alone has no items.")
    return SubArea(row.slug(), row.text("title"), row.text("says", default=""), own)


def _pathways(table: Table, grades: tuple[Grade, ...]) -> tuple[Pathway, ...]:
    pathways = []
    for row in table.tables("pathway"):
        row.only("grade", "level", "says")
        grade = row.whole("grade", low=1, high=len(grades))
        pathways.append(Pathway(grade, row.text("level"), row.texts("says", needed=True)))
    return tuple(pathways)


def _check_whole(table: Table, instrument: Instrument) -> None:
    """Refuse what only shows when the whole tool is there."""
    if not instrument.areas:
        raise table.refuse("it has no area: write at least one [[area]].")
    if not instrument.grades and (
        instrument.summary_only or any(item.kind is Kind.GRADED for item in instrument.items)
    ):
        raise table.refuse("it has no scale: write a [[grade]] for each grade.")
    seen: set[str] = set()
    for area in instrument.areas:
        for id_ in (area.id, *(part.id for part in area.sub_areas), *(item.id for item in area.all_items)):
            if id_ in seen:
                raise table.refuse(
                    f"the id “{id_}” stands twice (again in area {area.id}): each area, sub-area and item has its own."
                )
            seen.add(id_)
    for item in instrument.items:
        if item.matches and not instrument.compares_with:
            raise table.refuse(f"item {item.id} matches “{item.matches}”, but “compares_with” names no sheet.")
