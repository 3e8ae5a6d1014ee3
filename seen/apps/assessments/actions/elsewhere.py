"""Enter by hand, or correct, the result of an assessment that was made elsewhere with a licensed tool."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from seen.apps.assessments.actions.starting import signed_in
from seen.apps.assessments.models.elsewhere import GradeElsewhere, ResultElsewhere
from seen.apps.assessments.queries.elsewhere import ResultGiven
from seen.apps.chronology.actions.grades import record_grades, withdraw_grades
from seen.apps.chronology.drafts import Draft
from seen.apps.people.queries.reach import person_of
from seen.apps.people.signing import own_key
from seen.core.access.permission import Permission
from seen.core.access.viewer import Viewer
from seen.core.access.visibility import Sight
from seen.core.dates.partial import PartialDate
from seen.core.instruments.tool import Instrument
from seen.core.refusals import Refusal
from seen.kit.actions import action, current, sent_twice
from seen.kit.knowledge.instruments import current as current_tool

CORRECTED = "The result was corrected."


class BadResult(Refusal):
    """A result that says too little, or that is not of a licensed tool."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What was given: `grades` holds by area what it came to, in the words given; a blank one was not given."""

    instrument: str
    on: date
    made_by: str
    made_for: str
    grades: Mapping[str, str] = field(default_factory=dict)
    carer: UUID | None = None
    summary: str = ""


@sent_twice
@action("assessments.enter_result", needs=Permission.RECORD)
def enter_result(
    viewer: Viewer, *, sight: Sight, given: Summary, key: UUID, today: date, now: datetime
) -> ResultElsewhere:
    """Keep the result of an assessment made elsewhere. `key` is made with the form: sent twice, it is one.

    An area given as a plain number of the scale is an entry of the story too. Raises BadResult.
    """
    signed_in(viewer, sight)
    there = _there(viewer, sight, key)
    return there or _write(viewer, sight, given, key=key, today=today, now=now)


@sent_twice
@action("assessments.correct_result", needs=Permission.RECORD)
def correct_result(
    viewer: Viewer, *, sight: Sight, of: ResultGiven, given: Summary, why: str, key: UUID, today: date, now: datetime
) -> ResultElsewhere:
    """Replace a result by another, with why. Only the agency that controls it may. Raises BadResult."""
    if signed_in(viewer, sight)[1] != of.agency_id:
        raise BadResult(f"{of.agency} entered this result and alone can correct it. Ask them.")
    there = _there(viewer, sight, key)
    if there is not None:
        return there
    if of.replaced:
        raise BadResult("This result was corrected already. Open the one that stands and correct that.")
    if not why.strip():
        raise BadResult("Write why it is corrected. The earlier one is kept.")
    withdraw_grades(viewer, child=sight.child, source=_source(of.id), why=CORRECTED, now=now)
    return _write(viewer, sight, given, key=key, replaces=of.id, why=why.strip(), today=today, now=now)


def _there(viewer: Viewer, sight: Sight, key: UUID) -> ResultElsewhere | None:
    return ResultElsewhere.objects.filter(id=own_key(viewer, key), child__in=sight.records).first()


def _write(
    viewer: Viewer, sight: Sight, given: Summary, *, key: UUID, today: date, now: datetime,
    replaces: UUID | None = None, why: str = "",
) -> ResultElsewhere:  # fmt: skip
    user, agency = signed_in(viewer, sight)
    tool = current_tool(given.instrument)
    _check(tool, given, sight=sight, today=today)
    made = ResultElsewhere.objects.create(
        id=own_key(viewer, key), child_id=sight.child, instrument=tool.id, version=tool.version, on=given.on,
        made_by=given.made_by.strip(), made_for=given.made_for.strip(), carer_id=given.carer,
        summary=given.summary.strip(), agency_id=agency, entered_at=now, entered_by_id=user,
        replaces_id=replaces, why=why,
    )  # fmt: skip
    for number, area in enumerate(tool.areas, 1):
        if words := given.grades.get(area.id, "").strip():
            GradeElsewhere.objects.create(result=made, number=number, area=area.id, given=words)
    drafts = list(_entries(tool, made, given))
    if drafts:
        record_grades(viewer, child=sight.child, drafts=drafts, agency=agency, writer=user, now=now)
    current().concerns(sight.child)
    current().note(result=made.id, tool=tool.name)
    return made


def _check(tool: Instrument, given: Summary, *, sight: Sight, today: date) -> None:
    if not tool.summary_only:
        raise BadResult(f"{tool.title} is filled in here. Start an assessment instead.")
    if given.on > today:
        raise BadResult("That day has not come yet. Write the day on which the assessment was made.")
    if not (given.made_by.strip() and given.made_for.strip()):
        raise BadResult("Write who made the assessment, and for which service.")
    if unknown := set(given.grades) - {area.id for area in tool.areas}:
        raise BadResult(f"{tool.title} has no area “{min(unknown)}”.")
    if not any(words.strip() for words in given.grades.values()) and not given.summary.strip():
        raise BadResult("Write at least one area's grade, or the summary, as it was given to you.")
    if given.carer is not None and person_of(sight, given.carer).id == person_of(sight, None).id:
        raise BadResult("Choose the parent or carer whose care was graded: this is the child.")


def _entries(tool: Instrument, made: ResultElsewhere, given: Summary) -> Iterator[Draft]:
    """Yield an entry for each area whose grade was given as a number of the scale: words are never turned into one."""
    scale = {str(grade.value): grade.value for grade in tool.grades}
    for area in tool.areas:
        value = scale.get(given.grades.get(area.id, "").strip())
        if value is not None:
            detail = {
                "instrument": tool.id, "version": tool.version, "item": area.id, "value": value, "best": 1,
                "worst": tool.worst, "rater": made.made_by, "rater_role": "elsewhere",
            }  # fmt: skip
            yield Draft(
                kind="grade.given",
                on=PartialDate.day(made.on),
                text=f"{area.title}: {value}, as given ({tool.title})",
                areas=(area.care,),
                source_type="record",
                detail=detail,
                source_record=f"{_source(made.id)}{area.id}",
            )


def _source(result: UUID) -> str:
    return f"{result}|"
