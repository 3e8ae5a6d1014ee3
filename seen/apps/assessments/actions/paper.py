"""Enter in one pass what a worker wrote on paper: every area of an assessment in one act."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID, uuid5

from seen.apps.assessments.actions.saving import Saved, Written, save_area
from seen.apps.assessments.queries.held import Held
from seen.apps.chronology.actions import record
from seen.apps.chronology.drafts import Draft
from seen.core.access.permission import Permission
from seen.core.access.viewer import Viewer
from seen.core.access.visibility import Sight
from seen.core.dates.partial import PartialDate
from seen.core.refusals import Refusal
from seen.kit.actions import action, current, sent_twice


class NothingEntered(Refusal):
    """A paper of which nothing was entered."""


@dataclass(frozen=True, slots=True)
class PaperArea:
    """One area of the paper, the key of its form, and the items whose words are noted as evidence."""

    key: UUID
    written: Written
    seen: Sequence[str] = ()


@sent_twice
@action("assessments.enter_paper", needs=Permission.RECORD)
def enter_paper(
    viewer: Viewer, *, sight: Sight, held: Held, areas: Sequence[PaperArea], today: date, now: datetime
) -> list[Saved]:
    """Save every area that was entered, or none. Sent twice, it is one.

    Raises NothingEntered, and what `save_area` raises, each with a sentence that names the item.
    """
    if not areas:
        raise NothingEntered("Nothing was entered yet. Enter what is on the paper, then save.")
    current().concerns(sight.child)
    current().note(assessment=held.id, areas=[each.written.area for each in areas])
    return [
        save_area(
            viewer, sight=sight, assessment=held.id, key=each.key, today=today, now=now,
            written=_with_what_was_seen(viewer, sight, held, each, now=now),
        )
        for each in areas
    ]  # fmt: skip


def _with_what_was_seen(viewer: Viewer, sight: Sight, held: Held, area: PaperArea, *, now: datetime) -> Written:
    """Note in the chronology what was seen beside each grade that needs evidence, and link it."""
    items = dict(area.written.items)
    for item in area.seen:
        one = items[item]
        draft = Draft(
            kind="note.observation",
            on=PartialDate.day(held.row.on),
            text=one.words,
            source_type=one.how[0] if one.how else "observed",
            areas=(held.tool.area(area.written.area).care,),
        )
        told = record(viewer, children=[sight.child], draft=draft, account=uuid5(area.key, item), now=now)
        items[item] = replace(one, entries=tuple(entry.id for entry in told.entries))
    return replace(area.written, items=items)
