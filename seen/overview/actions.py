"""Acts that cross apps: each calls the acts of the apps that it touches."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from seen.apps.assessments.actions import Given, keep_copy
from seen.apps.assessments.queries.held import Held
from seen.apps.chronology import actions as chronology
from seen.apps.chronology.drafts import Draft
from seen.core.access.permission import Permission
from seen.core.access.viewer import Viewer
from seen.core.access.visibility import Sight
from seen.core.dates.partial import PartialDate
from seen.kit.actions import action, current
from seen.kit.pages.words import day
from seen.overview.prints.assessed import person_key
from seen.overview.prints.family import NOT_YOURS, NoCopy, family


@action("overview.give_copy", needs=Permission.SHARE)
def give_copy(
    viewer: Viewer, *, sight: Sight, to: str, on: date, version: str, basis: str, why: str, once: UUID, now: datetime
) -> None:
    """Record that a copy was given to somebody of the family, as a share that stands in the chronology.

    `to` is a key of `family(...).people`. Sent twice, it is one. Raises NoCopy.
    """
    whose = family(viewer, sight, as_of=on)
    if viewer.agency is None or to not in whose.people:
        raise NoCopy(NOT_YOURS)
    draft = Draft(
        kind="share.made",
        on=PartialDate.day(on),
        source_type="record",
        text="A copy in plain words was given.",
        detail={"to": whose.people[to], "basis": basis, "reason": why, "version": version},
        source_record=str(once),
    )
    chronology.record_for_service(viewer, child=sight.child, draft=draft, agency=viewer.agency, now=now)
    current().concerns(sight.child)
    current().note(version=version, basis=basis)


@action("overview.give_assessment_copy", needs=Permission.SHARE)
def give_assessment_copy(viewer: Viewer, *, sight: Sight, held: Held, told: Mapping[str, Any], now: datetime) -> UUID:
    """Record that a copy of an assessment was given, as a share that stands in the chronology. Returns its key.

    `told` is what `CopyGivenForm` holds. Sent twice, it is one. Raises NoCopy, NotToGive.
    """
    whose = family(viewer, sight, as_of=told["on"])
    if viewer.agency is None or told["to"] not in whose.people:
        raise NoCopy(NOT_YOURS)
    given = Given(to=person_key(told["to"]), on=told["on"], how=told["how"], text_code=told["text_code"])
    today = timezone.localdate(now)
    copy = keep_copy(viewer, sight=sight, assessment=held.id, key=told["once"], given=given, today=today, now=now)
    draft = Draft(
        kind="share.made",
        on=PartialDate.day(told["on"]),
        source_type="record",
        text=f"A copy of “{held.tool.title}” of {day(held.row.on)} in plain words was given.",
        detail={
            "to": whose.people[told["to"]], "basis": told["basis"], "reason": told["why"],
            "version": told["text_code"],
        },
        source_record=str(told["once"]),
    )  # fmt: skip
    chronology.record_for_service(viewer, child=sight.child, draft=draft, agency=viewer.agency, now=now)
    current().concerns(sight.child)
    current().note(assessment=held.id, basis=told["basis"])
    return copy.id
