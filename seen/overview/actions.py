"""Acts that cross apps: each calls the acts of the apps that it touches."""

from datetime import date, datetime
from uuid import UUID

from seen.apps.chronology import actions as chronology
from seen.apps.chronology.drafts import Draft
from seen.core.access.permission import Permission
from seen.core.access.viewer import Viewer
from seen.core.access.visibility import Sight
from seen.core.dates.partial import PartialDate
from seen.kit.actions import action, current
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
