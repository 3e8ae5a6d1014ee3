"""Reads EVENTS.csv into events, with the vocabulary's defaults filled in."""

import re
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NamedTuple

from seen.core.dates.partial import PartialDate
from seen.core.timeline.event import Event
from seen.integrations.event_files.cells import Row, read_rows, shortened
from seen.integrations.event_files.days import partial
from seen.kit.knowledge.kinds import Kind, areas, kinds, source_types
from seen.kit.knowledge.vocabulary import vocabulary

REQUIRED = ("ref", "child", "on", "kind", "agency")
OPTIONAL = ("until", "recorded", "source_type", "polarity", "severity", "areas", "person", "text", "same_as", "detail")
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def read_events(path: str | Path) -> dict[str, list[Event]]:
    """Return the events of each child, in the order of the file. Refuses the whole file at its first bad cell."""
    children: dict[str, list[Event]] = {}
    seen: dict[tuple[str, str], int] = {}
    for row in read_rows(path, required=REQUIRED, optional=OPTIONAL):
        event = read_event(row)
        first = seen.setdefault((event.ref, event.child), row.number)
        if first != row.number:
            row.refuse("ref", f"“{shortened(event.ref)}” stands in row {first} too for this child; make it unique.")
        children.setdefault(event.child, []).append(event)
    return children


class Manner(NamedTuple):
    """What an event is and who told of it, vocabulary defaults filled in; `severity` None where its detail decides."""

    kind: Kind
    agency: str
    agency_type: str
    source_type: str
    polarity: int
    severity: int | None
    areas: tuple[str, ...]


def read_event(row: Row) -> Event:
    """Return the event of one row. Refuses its first bad cell."""
    kind, agency, agency_type, source_type, polarity, severity, areas_of_care = read_manner(row)
    detail = read_detail(row, kind)
    on = partial(row, "on")
    return Event(
        ref=row.needed("ref"),
        child=row.needed("child"),
        on=on,
        until=_until(row, on),
        recorded=row.day("recorded"),
        kind=kind.id,
        agency=agency,
        agency_type=agency_type,
        source_type=source_type,
        polarity=polarity,
        severity=kind.usual_severity(detail) if severity is None else severity,
        areas=areas_of_care,
        person=row.text("person"),
        text=row.text("text"),
        same_as=row.text("same_as"),
        detail=detail,
    )


def read_manner(row: Row) -> Manner:
    """Return what an event is and who told of it."""
    kind, agency = _kind(row), row.needed("agency")
    sort = vocabulary().agency_type(agency) if SLUG.fullmatch(agency) else ""
    if not sort:
        row.refuse("agency", f"“{shortened(agency)}” is not an agency type such as health-visiting, school or gp.")
    polarity = row.number_of("polarity", lowest=-1, highest=1)
    return Manner(
        kind=kind,
        agency=agency,
        agency_type=sort,
        source_type=row.one_of("source_type", source_types()),
        polarity=kind.polarity if polarity is None else polarity,
        severity=row.number_of("severity", lowest=0, highest=3),
        areas=_areas(row) or kind.areas,
    )


def _kind(row: Row) -> Kind:
    name = row.needed("kind")
    if name not in kinds():
        near = get_close_matches(name, kinds(), n=1)
        row.refuse("kind", f"there is no kind “{shortened(name)}”" + (f"; is it {near[0]}?" if near else "."))
    return kinds()[name]


def _until(row: Row, on: PartialDate) -> date | None:
    until = row.day("until")
    if until and on.earliest and until < on.earliest:
        row.refuse("until", f"{until} is before the event began; put one of the two dates right.")
    return until


def _areas(row: Row) -> tuple[str, ...]:
    chosen = tuple(dict.fromkeys(area for area in (part.strip() for part in row.text("areas").split("|")) if area))
    for area in chosen:
        if area not in areas():
            row.refuse("areas", f"“{shortened(area)}” is not an area of care: {', '.join(areas())}.")
    return chosen


def read_detail(row: Row, kind: Kind) -> dict[str, Any]:
    """Return the details of an event of a kind."""
    detail = row.json_object("detail")
    for key in kind.required:
        if detail.get(key) in (None, "", []):
            row.refuse("detail", f"{kind.id} needs “{key}”.")
    for key, allowed in {**kind.choices, "cause": tuple(vocabulary().causes)}.items():
        if detail.get(key) not in (None, "", *allowed):
            row.refuse("detail", f"“{key}” must be one of {', '.join(allowed)}.")
    interval = detail.get("interval")
    if kind.id == "level.changed" and interval is not None and not _is_days(interval):
        row.refuse("detail", "“interval” must be a whole number of days, 1 to 365.")
    return detail


def _is_days(number: Any) -> bool:
    return type(number) is int and 1 <= number <= 365
