"""Reads each different cell of an event file once, by the rules of the file, however many rows hold it."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from seen.core.dates.partial import PartialDate
from seen.core.patterns.grades import scale_of
from seen.core.patterns.school import sessions_of
from seen.core.patterns.screens import SAID, said
from seen.core.timeline.child import Child
from seen.core.timeline.event import Event
from seen.core.timeline.selection import is_worry
from seen.core.timeline.work import is_held
from seen.integrations.event_files.cells import Row
from seen.integrations.event_files.children import read_child
from seen.integrations.event_files.days import partial
from seen.integrations.event_files.events import Manner, read_detail, read_manner
from seen.kit.knowledge.kinds import kind as kind_of

MANNER = ("kind", "agency", "source_type", "polarity", "severity", "areas")
FACTS = ("gestation_days", "disabled", "communicates", "level")
SESSIONS = ("possible", "missed", "unexplained")
MOST = 1_000_000
"""More sessions, or steps of a scale, than there are: a larger number is a slip, and a column has an end."""
Cells = Sequence[str]


def manner(cells: Cells) -> Manner:
    """Return what an event is and who told of it, from the cells of MANNER."""
    return read_manner(_row(dict(zip(MANNER, cells, strict=True))))


def facts(cells: Cells) -> Child:
    """Return what is known of a child besides birth and sex, from the cells of FACTS."""
    return read_child(_row(dict(zip(FACTS, cells, strict=True))), "")


def when(text: str) -> PartialDate:
    """Return the date of an event as its writer gave it."""
    return partial(_row({"on": text}), "on")


def detail(kind: str, text: str) -> dict[str, Any]:
    """Return the details of an event of a kind."""
    return read_detail(_row({"detail": text}), kind_of(kind.strip()))


def whens(found: Iterable[Cells]) -> Iterator[dict[str, Any]]:
    """Yield the dates of events: text, earliest and latest day, None where nobody knows it."""
    for (text,) in found:
        on = when(text)
        yield {"text": text, "earliest": _ordinal(on.earliest), "latest": _ordinal(on.latest)}


def whole_days(found: Iterable[Cells]) -> Iterator[dict[str, Any]]:
    """Yield whole days: text and day; blank is no day."""
    for (text,) in found:
        yield {"text": text, "day": _ordinal(_row({"day": text}).day("day"))}


def manners(found: Iterable[Cells]) -> Iterator[dict[str, Any]]:
    """Yield the manners of telling, numbered: its cells, and what they are; severity None where a detail decides."""
    for number, cells in enumerate(found):
        told = manner(cells)
        sort = {
            "kind_is": told.kind.id,
            "agency_is": told.agency,
            "source_type_is": told.source_type,
            "polarity_is": told.polarity,
            "severity_is": told.severity,
            "areas_are": "|".join(told.areas),
        }
        yield dict(zip(MANNER, cells, strict=True)) | {"manner": number} | sort


def details(found: Iterable[Cells]) -> Iterator[dict[str, Any]]:
    """Yield details with their kind, numbered: the severity it usually has, whether such an entry can be a worry at
    all, and what it says of school, of a grade and of other entries."""
    for number, (kind, text) in enumerate(found):
        told, of = detail(kind, text), kind_of(kind.strip())
        worst = Event(ref="", child="", on=PartialDate.unknown(), kind=of.id, agency="", polarity=-1, detail=told)
        read = {"told": number, "kind": kind, "text": text}
        judged = {"usual": of.usual_severity(told), "can_worry": is_worry(worst)}
        says = {f"says_{key}": said(worst, key) for key in SAID}
        yield read | judged | says | _at_school(worst) | _graded(worst) | _told(worst)


def _at_school(event: Event) -> dict[str, Any]:
    said = sessions_of(event) or (0, 0, 0)
    return dict(zip(SESSIONS, (min(number, MOST) for number in said), strict=False))


def _graded(event: Event) -> dict[str, Any]:
    scaled = scale_of(event)
    return {"item": "|".join(scaled.item), "steps": min(scaled.steps, MOST)} if scaled else {"item": "", "steps": 0}


def _told(event: Event) -> dict[str, Any]:
    """Return the entries that a decision on sharing is about, parted by bars: none whose ref has a bar of its own."""
    named = [ref for ref in event.lists("events") if "|" not in ref]
    return {"named": f"|{'|'.join(named)}|" if named else ""}


def known(found: Iterable[Cells]) -> Iterator[dict[str, Any]]:
    """Yield the facts of children: their cells, and whether the first level means open work."""
    for cells in found:
        yield dict(zip(FACTS, cells, strict=True)) | _of_child(facts(cells))


def _of_child(child: Child) -> dict[str, Any]:
    return {"held": is_held(child.level), "is_disabled": child.disabled is True}


def _ordinal(day: date | None) -> int | None:
    return day.toordinal() if day else None


def _row(cells: dict[str, str]) -> Row:
    return Row("", 0, {"child": "-", **cells})
