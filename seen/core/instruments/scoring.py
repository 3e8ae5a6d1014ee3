"""Scores a tool: per item, sub-area and area the grade, the items that decided it and how many are not known.

There is no total. What nobody answered is not known, and what is not known is never read as a grade.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import getitem
from typing import NamedTuple

from seen.core.instruments.answers import Answer, asked, faults
from seen.core.instruments.methods import METHODS, Method
from seen.core.instruments.tool import NOT_APPLICABLE, NOT_KNOWN, BadAnswer, Instrument, Item, Kind


class Result(NamedTuple):
    """The grade of an item, sub-area or area (None where there is none), the items that decided it, in the order of
    the file, and how many of its items are not known."""

    grade: int | None
    decided_by: tuple[str, ...]
    not_known: int


@dataclass(frozen=True, slots=True)
class Score:
    """The results by id. Areas and sub-areas of which nothing is asked at this age are left out."""

    items: Mapping[str, Result]
    sub_areas: Mapping[str, Result]
    areas: Mapping[str, Result]


_Table = Mapping[object, Result]  # every answer that an item can have, and what it comes to
_Tables = tuple[tuple[str, ...], tuple[_Table, ...]]  # items, and the table of each


class _Plan(NamedTuple):
    """A tool at one age and place: its areas, each with its own items and its sub-areas with theirs."""

    method: Method
    areas: tuple[tuple[str, _Tables, tuple[tuple[str, _Tables], ...]], ...]
    asked: frozenset[str]


def score(
    instrument: Instrument, answers: Mapping[str, Answer], *, band: str, disabled: bool = False, setting: str = ""
) -> Score:
    """Return the score of a set of answers. An item without an answer counts as not known.

    Raises BadAnswer for an answer that the tool does not have, or to an item that is not asked here.
    """
    plan = _plan(instrument, band, disabled, setting)
    try:
        found = _scored(plan, answers)
    except (KeyError, TypeError):  # an answer that no table has, or that nothing could have
        found = None
    if found is None or not answers.keys() <= plan.asked:
        raise BadAnswer(next(faults(instrument, answers, band=band, disabled=disabled, setting=setting)))
    return found


def _scored(plan: _Plan, answers: Mapping[str, Answer]) -> Score:
    items: dict[str, Result] = {}
    sub_areas: dict[str, Result] = {}
    areas: dict[str, Result] = {}
    for area, own, parts in plan.areas:
        results = _read(own, answers, items)
        for part, tables in parts:
            sub_areas[part] = together(plan.method, _read(tables, answers, items))
            results.append(sub_areas[part])
        areas[area] = together(plan.method, results)
    return Score(items, sub_areas, areas)


def _read(tables: _Tables, answers: Mapping[str, Answer], into: dict[str, Result]) -> list[Result]:
    results = list(map(getitem, tables[1], map(answers.get, tables[0])))
    into.update(zip(tables[0], results, strict=True))
    return results


def together(method: Method, results: Sequence[Result]) -> Result:
    """Return what several results come to. Their order never matters to the grade."""
    grades: list[int] = []
    not_known = 0
    for given, _, missing in results:
        not_known += missing
        if given is not None:
            grades.append(given)
    grade = method(grades) if grades else None
    if grade is None:
        return Result(None, (), not_known)
    decided_by: tuple[str, ...] = ()
    for given, items, _ in results:
        if given == grade:
            decided_by += items
    return Result(grade, decided_by, not_known)


@lru_cache(maxsize=1024)
def _plan(instrument: Instrument, band: str, disabled: bool, setting: str) -> _Plan:
    here = {item.id for item in asked(instrument, band=band, disabled=disabled, setting=setting)}
    areas = []
    for area in instrument.areas:
        own = _tables(area.items, here, instrument.worst)
        parts = [(part.id, _tables(part.items, here, instrument.worst)) for part in area.sub_areas]
        kept = tuple((id_, tables) for id_, tables in parts if tables[0])
        if own[0] or kept:
            areas.append((area.id, own, kept))
    return _Plan(METHODS[instrument.method], tuple(areas), frozenset(here))


def _tables(items: Sequence[Item], here: set[str], worst: int) -> _Tables:
    ids = tuple(item.id for item in items if item.id in here and item.kind is Kind.GRADED)
    return ids, tuple(_table(id_, worst) for id_ in ids)


def _table(id_: str, worst: int) -> _Table:
    graded: dict[object, Result] = {grade: Result(grade, (id_,), 0) for grade in range(1, worst + 1)}
    nothing = Result(None, (), 1)
    return graded | {NOT_KNOWN: nothing, None: nothing, NOT_APPLICABLE: Result(None, (), 0)}
