"""The areas of one assessment as a list of things to do, and the list of a child's assessments."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse

from seen.apps.assessments.presenters.words import BANDS, MODES, STATUS, done_of, when_of
from seen.apps.assessments.queries.earlier import Gap
from seen.apps.assessments.queries.held import Held
from seen.apps.assessments.queries.naming import carer_of, rater_of, together_with
from seen.core.instruments.tool import Area, Instrument
from seen.kit.pages.words import day, joined, moment, plural

NOT_STARTED, IN_PROGRESS, DONE, FIND_OUT = "Not started", "In progress", "Done", "Done – need to find out"


@dataclass(frozen=True, slots=True)
class AreaRow:
    """One area in the list: `tint` is that of its status, which is plain where nothing is left to do."""

    title: str
    href: str
    status: str
    tint: str
    note: str = ""


def status_of(held: Held, area: str) -> str:
    """Return where an area stands: what must be found out counts apart from what is done."""
    if area in held.done:
        return FIND_OUT if held.owed(area) else DONE
    return IN_PROGRESS if area in held.begun else NOT_STARTED


TINTS = {NOT_STARTED: "not-applicable", IN_PROGRESS: "attention", DONE: "", FIND_OUT: "not-known"}


def area_rows(held: Held) -> list[AreaRow]:
    """Return a row for each area of which anything is asked."""
    return [_row(held, area) for area in held.asked_areas]


def _row(held: Held, area: Area) -> AreaRow:
    status, row = status_of(held, area.id), held.row
    filled = held.areas.get(area.id)
    note = f"{filled.saver}, {filled.agency}, {moment(filled.sheet.saved_at)}" if filled else ""
    if area.id in held.beside:
        note = "Two people wrote at the same time. Both texts are kept: choose between them."
    where = "assessment_area_both" if area.id in held.beside else "assessment_area"
    return AreaRow(area.title, reverse(where, args=[row.child_id, row.id, area.id]), status, TINTS[status], note)


def counts(held: Held) -> str:
    """Return how many areas are done, and apart from them how many are done but for what must be found out."""
    every = [status_of(held, area) for area in held.asked]
    find_out = every.count(FIND_OUT)
    apart = f", {find_out} of them with something to find out" if find_out else ""
    return f"{done_of(held)}{apart}"


def facts(held: Held) -> list[tuple[str, str]]:
    """Return what stands at the head of an assessment."""
    row, names = held.row, None
    announced = {True: "Yes", False: "No", None: ""}[row.announced]
    carer = carer_of(held, names) if row.carer_id else ""
    rows = [
        ("Tool", f"{held.tool.title}, version {row.version}, for {BANDS[row.band]}"),
        ("Whose care", carer),
        ("Goal", row.goal),
        ("Where", row.setting.replace("-", " ")),
        ("Days", when_of(held)),
        ("How", MODES[row.mode]),
        ("Why now", row.why_now),
        ("Who was there", row.who_was_there),
        ("Interpreter", row.interpreter),
        ("Announced", announced),
        ("Completed by", joined(f"{name}, {agency}" for name, agency in together_with(held))),
        ("Version", f"{row.number}, made by reopening the one before" if row.number > 1 else ""),
    ]
    return [(name, value) for name, value in rows if value]


@dataclass(frozen=True, slots=True)
class Card:
    """One assessment in a child's list."""

    title: str
    href: str
    meta: str
    status: str
    text: str


def cards(every: Iterable[Held], names: Mapping[UUID, str]) -> dict[str, list[Card]]:
    """Return a child's assessments newest first: those not signed, those that stand, and those that no longer do."""
    found: dict[str, list[Card]] = {"open": [], "signed": [], "past": []}
    for held in sorted(every, key=lambda one: (one.row.on, one.row.started_at), reverse=True):
        where = {"started": "open", "signed": "signed"}.get(held.status, "past")
        found[where].append(_card(held, dict(names)))
    return found


def _card(held: Held, names: dict[UUID, str]) -> Card:
    row = held.row
    whose = f" of {carer_of(held, names)}" if row.carer_id else ""
    who = rater_of(held, names) if row.completed_by_id else joined(name for name, _ in together_with(held))
    title = f"{held.tool.title}{whose}"
    href = reverse("assessment", args=[row.child_id, row.id])
    return Card(title, href, f"{when_of(held)}, {who}", STATUS[held.status], _looked_at(held))


def _looked_at(held: Held) -> str:
    titles = [area.title for area in held.asked_areas if area.id in held.done]
    left = len(held.asked) - len(titles)
    if not titles:
        return "No area is done yet."
    rest = f" {plural(left, 'area')} not looked at." if left else ""
    return f"Looked at: {joined(titles)}.{rest}"


def gap_lines(found: Sequence[Gap]) -> list[tuple[str, str]]:
    """Return what earlier assessments left open: what, and in which of them."""
    lines = []
    for gap in found:
        area = gap.assessment.tool.area(gap.area)
        what = gap.assessment.tool.item(gap.item).title if gap.item else area.title
        why = "not enough information" if gap.item else "not looked at"
        lines.append((what, f"{why} in the {gap.assessment.tool.title.lower()} of {day(gap.assessment.row.on)}"))
    return lines


def tool_links(tools: Iterable[Instrument], child: UUID, last: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return each tool as a link to begin with it: what it is for, and when it was last used for this child."""
    return [
        {
            "href": reverse("assessment_start", args=[child, tool.id]),
            "text": tool.title,
            "more": f"{tool.for_what} {last.get(tool.id, 'Not used for this child yet.')}",
        }
        for tool in tools
    ]
