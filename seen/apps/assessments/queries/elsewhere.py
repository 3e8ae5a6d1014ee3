"""Results of assessments made elsewhere: those that a viewer may see, as they were given."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from seen.apps.assessments.models.elsewhere import ResultElsewhere
from seen.apps.casefile.queries.sights import records_open_work
from seen.apps.people.queries.called import called_people
from seen.core.access.visibility import Item, Sight, access_of, can_see
from seen.core.instruments.tool import Instrument
from seen.core.refusals import Refusal
from seen.kit.knowledge.instruments import instrument, instruments


class NoSuchResult(Refusal):
    """There is no such result, or not for this viewer. The two are never told apart."""


@dataclass(frozen=True, slots=True)
class ResultGiven:
    """A result made elsewhere. `grades` are the title of each area and the words given, in the tool's order.

    `carer` and `replaces` are blank or None where there is none; `replaced` says that a later one corrects it.
    """

    id: UUID
    tool: Instrument
    on: date
    made_by: str
    made_for: str
    carer_id: UUID | None
    carer: str
    summary: str
    given: Mapping[str, str]
    grades: tuple[tuple[str, str], ...]
    agency: str
    agency_id: UUID
    entered_by: str
    entered_at: datetime
    why: str
    replaces: UUID | None
    replaced: bool


def tools() -> list[Instrument]:
    """Return the tools of which a result made elsewhere may be entered, in the version in use."""
    return [versions[-1] for versions in instruments().values() if versions[-1].summary_only]


def results(sight: Sight) -> list[ResultGiven]:
    """Return the results that stand and that this viewer may see, the newest first."""
    return [each for each in reversed(_all(sight)) if not each.replaced]


def result(sight: Sight, one: UUID) -> ResultGiven:
    """Return one result of the child, replaced ones too. Raises NoSuchResult."""
    for each in _all(sight):
        if each.id == one:
            return each
    raise NoSuchResult("There is no such result, or it is not yours to see.")


def _all(sight: Sight) -> list[ResultGiven]:
    rows = ResultElsewhere.objects.filter(child__in=sight.records).prefetch_related("grades")
    found = list(rows.select_related("agency", "entered_by", "replaced_by").order_by("on", "entered_at", "id"))
    open_work = bool(found) and records_open_work(sight.records)
    seen = [row for row in found if can_see(sight, _item(row, open_work=open_work))]
    names = called_people({row.carer_id for row in seen if row.carer_id}, as_of=_latest(seen)) if seen else {}
    return [_as_given(row, names[row.carer_id].name if row.carer_id else "") for row in seen]


def _item(row: ResultElsewhere, *, open_work: bool) -> Item:
    audience = instrument(row.instrument, row.version).audience
    return Item(access_of(audience, open_work=open_work), row.agency_id, row.entered_by_id)


def _latest(rows: list[ResultElsewhere]) -> date:
    return max(row.entered_at for row in rows).date()


def _as_given(row: ResultElsewhere, carer: str) -> ResultGiven:
    tool = instrument(row.instrument, row.version)
    given = {grade.area: grade.given for grade in row.grades.all()}
    return ResultGiven(
        id=row.id,
        tool=tool,
        on=row.on,
        made_by=row.made_by,
        made_for=row.made_for,
        carer_id=row.carer_id,
        carer=carer,
        summary=row.summary,
        given=given,
        grades=tuple((area.title, given[area.id]) for area in tool.areas if area.id in given),
        agency=row.agency.name,
        agency_id=row.agency_id,
        entered_by=row.entered_by.name if row.entered_by else "",
        entered_at=row.entered_at,
        why=row.why,
        replaces=row.replaces_id,
        replaced=hasattr(row, "replaced_by"),
    )
