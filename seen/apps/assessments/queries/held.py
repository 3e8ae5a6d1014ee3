"""Assessments as they stand: each with what became of it, its areas' sheets, their answers and what they rest on."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any, NamedTuple
from uuid import UUID

from seen.apps.assessments.models import Answer, AreaSheet, Assessment, Visit
from seen.apps.assessments.queries import rows
from seen.core.instruments.answers import asked
from seen.core.instruments.completing import GRADED
from seen.core.instruments.scoring import Score, score
from seen.core.instruments.tool import NOT_APPLICABLE, NOT_KNOWN, Area, Instrument, Item
from seen.kit.database.prepared import Part, key, moment_of
from seen.kit.knowledge.instruments import instrument, sha256_of

ORDER = ("started", "signed", "superseded", "stopped")


class Step(NamedTuple):
    """What became of an assessment once: when, by whom, why."""

    at: datetime
    by: str
    why: str


class Signed(NamedTuple):
    """One signature."""

    user: UUID
    name: str
    agency: str
    at: datetime
    disagrees: str


@dataclass(frozen=True, slots=True)
class Filled:
    """One save of one area with its answers by item, and the entries linked to each item."""

    sheet: AreaSheet
    saver: str
    agency: str
    answers: Mapping[str, Answer]
    evidence: Mapping[str, tuple[UUID, ...]]

    @property
    def empty(self) -> bool:
        """Answer whether nothing at all stands in it."""
        sheet = self.sheet
        words = (sheet.strength, sheet.life_now, sheet.life_over_time, sheet.parents_view, sheet.narrative)
        return not (self.answers or any(words) or sheet.none_seen or sheet.same_elsewhere)


@dataclass(frozen=True)
class Held:
    """One assessment. `areas` are the sheets that stand, `beside` those that wait for somebody to choose."""

    row: Assessment
    starter: str
    agency: str
    steps: Mapping[str, Step]
    areas: Mapping[str, Filled]
    beside: Mapping[str, tuple[Filled, ...]]
    signatures: tuple[Signed, ...]
    visits: tuple[Visit, ...]

    @property
    def id(self) -> UUID:
        """Return its key."""
        return self.row.id

    @property
    def status(self) -> str:
        """Return the last thing that became of it."""
        return max(self.steps, key=ORDER.index)

    @property
    def open(self) -> bool:
        """Answer whether it can still be written in."""
        return self.status == "started"

    @property
    def signed(self) -> datetime | None:
        """Return when it was signed, None while it is not."""
        return self.steps["signed"].at if "signed" in self.steps else None

    @cached_property
    def tool(self) -> Instrument:
        """Return the tool in the version in which it was made. Raises NoSuchInstrument."""
        return instrument(self.row.instrument, self.row.version)

    @property
    def altered(self) -> bool:
        """Answer whether the tool's file is another than on the day of the assessment: a released one never is."""
        return sha256_of(self.row.instrument, self.row.version) != self.row.sha256

    @property
    def place(self) -> dict[str, Any]:
        """Return what decides which items are asked."""
        return {"band": self.row.band, "disabled": self.row.disabled, "setting": self.row.setting}

    @cached_property
    def asked(self) -> Mapping[str, tuple[Item, ...]]:
        """Return the items asked in each area of which anything is asked."""
        found = {area.id: asked(self.tool, of=area.all_items, **self.place) for area in self.tool.areas}
        return {area: items for area, items in found.items() if items}

    @property
    def asked_areas(self) -> list[Area]:
        """Return the areas of which anything is asked, in the order of the tool."""
        return [area for area in self.tool.areas if area.id in self.asked]

    @property
    def done(self) -> tuple[str, ...]:
        """Return the areas that are finished, in the order of the tool."""
        return tuple(area for area in self.asked if area in self.areas and self.areas[area].sheet.done)

    @property
    def begun(self) -> tuple[str, ...]:
        """Return the areas in which something stands that is not finished."""
        return tuple(
            area for area in self.asked
            if area in self.areas and not self.areas[area].sheet.done and not self.areas[area].empty
        )  # fmt: skip

    @cached_property
    def score(self) -> Score:
        """Return the results of what was answered in the areas that are finished."""
        given = {item: _plain(answer) for area in self.done for item, answer in self.areas[area].answers.items()}
        return score(self.tool, {item: one for item, one in given.items() if one is not None}, **self.place)

    def owed(self, area: str) -> list[str]:
        """Return the items of an area of which is not known enough."""
        filled = self.areas.get(area)
        return [item for item, answer in filled.answers.items() if answer.state == NOT_KNOWN] if filled else []


def _plain(answer: Answer) -> int | str | None:
    """Return an answer as the engine takes it; what was not answered is left out."""
    if answer.state == GRADED:
        return answer.grade
    return answer.state if answer.state in (NOT_KNOWN, NOT_APPLICABLE) else answer.words or None


def asks(keys: Sequence[UUID], *, by: str) -> list[Part[Any]]:
    """Return what to ask for assessments as they stand; `held` takes the answers."""
    every = (rows.assessments, rows.statuses, rows.sheets, rows.answers, rows.evidence, rows.signatures, rows.visits)
    return [each.of(keys, by=by) for each in every]


def held(found: Sequence[Sequence[Any]]) -> list[Held]:
    """Return the assessments whose rows these are."""
    assessments, statuses, sheets, answers, evidence, signatures, visits = found
    steps: dict[UUID, dict[str, Step]] = defaultdict(dict)
    for whose, status, at, by, why in statuses:
        steps[key(whose)][status] = Step(moment_of(at), by or "", why)
    signed: dict[UUID, list[Signed]] = defaultdict(list)
    for whose, user, name, agency, at, disagrees in signatures:
        signed[key(whose)].append(Signed(key(user), name, agency, moment_of(at), disagrees))
    filled = _filled(sheets, answers, evidence)
    return [
        Held(
            row=row,
            starter=row.starter,
            agency=row.agency_name,
            steps=steps[row.id],
            areas={one.sheet.area: one for one in filled[row.id] if not one.sheet.beside},
            beside=_beside(one for one in filled[row.id] if one.sheet.beside),
            signatures=tuple(signed[row.id]),
            visits=tuple(visit for visit in visits if visit.assessment_id == row.id),
        )
        for row in assessments
    ]


def _filled(
    sheets: Iterable[Any], answers: Iterable[Answer], evidence: Iterable[Sequence[Any]]
) -> dict[UUID, list[Filled]]:
    linked: dict[UUID, list[UUID]] = defaultdict(list)
    for answer, entry in evidence:
        linked[key(answer)].append(key(entry))
    said: dict[UUID, dict[str, Answer]] = defaultdict(dict)
    rests: dict[UUID, dict[str, tuple[UUID, ...]]] = defaultdict(dict)
    for one in answers:
        said[one.sheet_id][one.item] = one
        if one.id in linked:
            rests[one.sheet_id][one.item] = tuple(linked[one.id])
    found: dict[UUID, list[Filled]] = defaultdict(list)
    for sheet in sheets:
        filled = Filled(sheet, sheet.saver or "", sheet.agency_name or "", said[sheet.id], rests[sheet.id])
        found[sheet.assessment_id].append(filled)
    return found


def _beside(found: Iterable[Filled]) -> dict[str, tuple[Filled, ...]]:
    beside: dict[str, tuple[Filled, ...]] = {}
    for one in found:
        beside[one.sheet.area] = (*beside.get(one.sheet.area, ()), one)
    return beside
