"""Builds timelines from small text tables."""

import json
from collections.abc import Sequence
from datetime import date
from itertools import zip_longest
from typing import Any

from seen.core.dates.partial import PartialDate
from seen.core.timeline.child import Child
from seen.core.timeline.event import Event
from seen.core.timeline.timeline import Timeline, as_household
from seen.integrations.event_files.cells import Row
from seen.integrations.event_files.days import partial
from seen.kit.knowledge.kinds import kind as kind_of
from seen.kit.knowledge.pathways import england
from seen.kit.knowledge.vocabulary import vocabulary


def a_timeline(
    table: str,
    *,
    as_of: str,
    child: dict[str, Any] | None = None,
    siblings: Sequence[str] = (),
    sibling_facts: Sequence[dict[str, Any]] = (),
) -> Timeline:
    """Return the timeline of one child, `siblings` being tables of their own, their facts in the same order."""
    day = date.fromisoformat(as_of)
    timelines = [Timeline(_child("amal", child or {}), the_events(table), as_of=day, calendar=england())]
    for number, (other, facts) in enumerate(zip_longest(siblings, sibling_facts, fillvalue=None)):
        name = f"sibling-{number}"
        told = the_events(other, child=name) if other else []
        timelines.append(Timeline(_child(name, facts or {}), told, as_of=day, calendar=england()))
    as_household(timelines)
    return timelines[0]


def _child(name: str, facts: dict[str, Any]) -> Child:
    return Child(name, **{k: date.fromisoformat(v) if k in {"born", "due"} and v else v for k, v in facts.items()})


def the_events(table: str, *, child: str = "amal") -> list[Event]:
    """Return the events of a table. Its first line names the columns; blank cells take the vocabulary's defaults.

    `detail` is written `service=dentist, alone=true`; a list is `cites=[a b]`, areas `health/system`.
    """
    header, *lines = [[cell.strip() for cell in line.split("|")] for line in table.splitlines() if line.strip()]
    return [an_event(child=child, **dict(zip(header, cells, strict=True))) for cells in lines]


def an_event(**cells: str) -> Event:
    """Return one event from cells of text, the vocabulary's defaults filled in."""
    kind = kind_of(cells["kind"])
    row = Row("table", 1, cells)
    detail = _detail(cells.get("detail", ""))
    agency = cells.get("agency") or "school"
    areas = tuple(area.strip() for area in cells.get("areas", "").split("/") if area.strip())
    return Event(
        ref=cells["ref"],
        child=cells["child"],
        on=partial(row, "on") if cells.get("on") else PartialDate.unknown(),
        until=row.day("until"),
        recorded=row.day("recorded"),
        kind=kind.id,
        agency=agency,
        agency_type=vocabulary().agency_type(agency),
        source_type=cells.get("source_type", ""),
        polarity=int(cells.get("polarity") or kind.polarity),
        severity=int(cells.get("severity") or kind.usual_severity(detail)),
        areas=areas or kind.areas,
        person=cells.get("person", ""),
        text=cells.get("text", ""),
        same_as=cells.get("same_as", ""),
        detail=detail,
    )


def _detail(text: str) -> dict[str, Any]:
    pairs = [part.split("=") for part in text.split(",") if part.strip()]
    return {key.strip(): _value(value.strip()) for key, value in pairs}


def _value(text: str) -> Any:
    if text.startswith("["):
        return text.strip("[]").split()
    return json.loads(text) if text in {"true", "false"} or text.isdecimal() else text
