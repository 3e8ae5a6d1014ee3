"""Turns the columns of a piece of work into the timelines of households, a cell of many rows read once."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from itertools import groupby, repeat
from typing import Any

import pyarrow as pa

from seen.core.dates.partial import PartialDate
from seen.core.timeline.child import Child
from seen.core.timeline.event import Event
from seen.core.timeline.timeline import Timeline, as_household
from seen.integrations.population import cells
from seen.integrations.population.details import Detail
from seen.integrations.population.left import CHILD
from seen.kit.knowledge.pathways import england

Telling = tuple[str, str, str, str, int, int, tuple[str, ...]]
"""Kind, agency, its type, source type, polarity, severity and areas of an event."""


def tellings(manners: Mapping[int, tuple[str, ...]]) -> dict[int, Telling]:
    """Return what is told with each manner, by the number of the manner with its severity."""
    read = ((number, cells.manner(words)) for number, words in manners.items())
    return {
        number * 4 + severity: (
            (told.kind.id, told.agency, told.agency_type, told.source_type, told.polarity, severity, told.areas)
        )
        for number, told in read
        for severity in range(4)
    }


def households(
    children: pa.Table, events: pa.Table, *, as_of: date, told: Mapping[int, Telling]
) -> Iterator[tuple[list[Timeline], list[str]]]:
    """Yield the timelines of each household, each with the others as siblings, and the rows to ask for of each."""
    listed = _listed(children)
    by_child = _events(events, told, {number: child.ref for _, number, child, _ in listed})
    for _, members in groupby(listed, key=lambda member: member[0]):
        timelines, asked = list[Timeline](), list[str]()
        for _, number, child, rows in members:
            timelines.append(Timeline(child, by_child.pop(number, ()), as_of=as_of, calendar=england()))
            asked.append(rows)
        as_household(timelines)
        yield timelines, asked


def _listed(table: pa.Table) -> list[tuple[int, int, Child, str]]:
    table = table.sort_by([("household", "ascending"), ("child", "ascending")])
    rows = zip(*(table.column(name).to_pylist() for name in (*CHILD, "asked")), strict=True)
    return [
        (home, number, _child(ref, born, due, sex, tuple(facts)), asked or "")
        for home, number, ref, born, due, sex, *facts, asked in rows
    ]


def _child(ref: str, born: int | None, due: int | None, sex: str, facts: tuple[str, ...]) -> Child:
    known = _facts(facts)
    return Child(
        ref=ref,
        born=_day(born),
        due=_day(due),
        sex=sex,
        gestation_days=known.gestation_days,
        disabled=known.disabled,
        communicates=known.communicates,
        level=known.level,
    )


def _events(table: pa.Table, told: Mapping[int, Telling], refs: Mapping[int, str]) -> dict[int, list[Event]]:
    """Return the events of each child, by the child's number."""
    found: dict[int, list[Event]] = {}
    make = tuple.__new__  # an Event from its fields in order: half the time of naming them
    for number, ref, on, manner, until, recorded, person, text, same_as, detail in zip(
        table.column("child").to_pylist(),
        table.column("ref").to_pylist(),
        _each(table.column("on"), _when),
        table.column("manner").to_pylist(),
        _each(table.column("until"), _day),
        _each(table.column("recorded"), _day),
        _each(table.column("person"), str.strip),
        _each(table.column("text"), str.strip),
        _each(table.column("same_as"), str),
        _each(table.column("detail"), Detail),
        strict=False,  # a column that is the same all the way has no end
    ):
        kind, agency, agency_type, source_type, polarity, severity, areas = told[manner]
        event = make(Event, (ref, refs[number], on, kind, agency, agency_type, until, recorded, source_type,
                             polarity, severity, areas, person, text, same_as, detail))  # fmt: skip
        if number in found:
            found[number].append(event)
        else:
            found[number] = [event]
    return found


def _each(column: pa.ChunkedArray, read: Callable[[Any], Any]) -> Iterable[Any]:
    """Return a column with each different cell read once."""
    together = column.combine_chunks()
    coded = together if isinstance(together, pa.DictionaryArray) else together.dictionary_encode("encode")
    different = [read(cell) for cell in coded.dictionary.to_pylist()]
    if len(different) == 1:
        return repeat(different[0])
    return map(different.__getitem__, coded.indices.to_pylist())


@cache
def _day(number: int | None) -> date | None:
    return None if number is None else date.fromordinal(number)


@cache
def _when(text: str) -> PartialDate:
    return cells.when(text)


@cache
def _facts(words: tuple[str, ...]) -> Child:
    return cells.facts(words)
