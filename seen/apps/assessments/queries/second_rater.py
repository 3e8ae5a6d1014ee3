"""Who may grade a second time: somebody who works with the child and has not read the first."""

from datetime import date
from uuid import UUID

from seen.apps.assessments.queries.held import Held
from seen.apps.casefile import queries as casefile
from seen.core.access.viewer import Viewer
from seen.core.access.visibility import Sight
from seen.kit.audit.reads import ever_opened

NOT_READING = frozenset({"assessment_second"})  # the page that asks whether to begin shows nothing of the first


def has_read(viewer: Viewer, held: Held) -> bool:
    """Answer whether somebody ever opened a page of this assessment."""
    return ever_opened(viewer, held.row.child_id, path_with=str(held.id), but_for=NOT_READING)


def wrote_in(viewer: Viewer, held: Held) -> bool:
    """Answer whether somebody began it or wrote in it."""
    return viewer.id in writers(held)


def writers(held: Held) -> set[UUID | None]:
    """Return who began it and who wrote in what stands of it."""
    return {held.row.started_by_id, *(filled.sheet.saved_by_id for filled in held.areas.values())}


def could_be_asked(sight: Sight, held: Held, *, as_of: date) -> list[tuple[str, str]]:
    """Return those who work with the child and wrote nothing in it: key and name with agency."""
    wrote = writers(held)
    return [
        (str(row.user), f"{row.name}, {row.agency}")
        for row in casefile.network(sight, as_of=as_of)
        if row.user is not None and row.user not in wrote
    ]
