"""The entries that a signed assessment leaves in the story: one for each grade."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from seen.apps.assessments.models import Answer
from seen.apps.assessments.queries.held import Held
from seen.apps.chronology.drafts import Draft
from seen.core.dates.partial import PartialDate
from seen.core.instruments.completing import GRADED

KIND = "grade.given"
OPEN = "involved"  # the audience that a grade has of itself
SAID_BY = {"carer": "carer_said", "young_person": "child_said"}  # on their own sheets


def source_of(assessment: UUID) -> str:
    """Return what the `source_record` of an assessment's entries begins with."""
    return f"{assessment}|"


def drafts(held: Held, *, rater: str, carer: str) -> Iterator[Draft]:
    """Yield an entry for each grade in the areas that are finished. `rater` and `carer` are names; carer may be blank.

    Keys of the detail are those of `grade.given` in the vocabulary: `best` and `worst` bound the scale of `value`.
    """
    for area in held.done:
        filled, care = held.areas[area], held.tool.area(area).care
        for item in held.asked[area]:
            answer = filled.answers.get(item.id)
            if answer is None or answer.state != GRADED or answer.grade is None:
                continue
            label = held.tool.grade(answer.grade).label
            yield Draft(
                kind=KIND,
                on=PartialDate.day(held.row.on),
                text=f"{item.title}: {answer.grade}, {label.lower()} ({held.tool.title})",
                areas=(care,),
                source_type=_known(held, answer),
                detail=_detail(held, answer, rater=rater, carer=carer)
                | {"cites": [str(entry) for entry in filled.evidence.get(item.id, ())]},
                source_record=f"{source_of(held.id)}{item.id}",
                audience="" if held.tool.audience == OPEN else held.tool.audience,
            )


def _known(held: Held, answer: Answer) -> str:
    own = SAID_BY.get(held.row.rater_role)
    how = answer.how.split("|") if answer.how else []
    return own or ("observed" if "observed" in how else how[0] if how else "")


def _detail(held: Held, answer: Answer, *, rater: str, carer: str) -> dict[str, Any]:
    row = held.row
    said = {
        "instrument": row.instrument,
        "version": row.version,
        "item": answer.item,
        "value": answer.grade,
        "best": 1,
        "worst": held.tool.worst,
        "rater": rater,
        "rater_role": row.rater_role,
        "announced": row.announced,
        "carer": carer,
        "cause": answer.cause,
    }
    return {name: value for name, value in said.items() if value not in ("", None)}
