"""Which assessments a viewer may see: by the audience of the tool, and never the other half of a blind pair."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from seen.apps.assessments.queries import rows
from seen.apps.assessments.queries.held import Held, asks, held
from seen.apps.casefile import queries as casefile
from seen.core.access.visibility import Access, Item, Sight, access_of, can_see
from seen.kit.database.prepared import Part, key
from seen.kit.database.together import together


def of_child(sight: Sight) -> list[Held]:
    """Return the child's assessments that this viewer may see, in the order of their days. Mostly one statement."""
    return _seen(sight, together(*asks(sight.records, by=rows.CHILD), _halves(sight, sight.records, by=rows.CHILD)))


def one(sight: Sight, assessment: UUID) -> Held | None:
    """Return one assessment of the child, None where there is none or not for this viewer."""
    keys = [assessment]
    found = _seen(sight, together(*asks(keys, by=rows.KEY), _halves(sight, keys, by=rows.KEY)))
    return next((each for each in found if each.row.child_id in sight.records), None)


def _halves(sight: Sight, keys: Sequence[UUID], *, by: str) -> Part[Any]:
    return rows.halves.of(keys, sight.viewer or NOBODY, by=by)


NOBODY = UUID(int=0)


def _seen(sight: Sight, found: Sequence[Sequence[Any]]) -> list[Held]:
    *of_them, halves = found
    every = held(of_them) if sight.any else []
    shut = blind(every, halves) if halves else set()
    return _by_audience(sight, [each for each in every if each.id not in shut])


def blind(every: Iterable[Held], halves: Iterable[Sequence[Any]]) -> set[UUID]:
    """Return the assessments that the viewer, who gave the grades of their other half, may not see yet.

    Each half stays shut to the rater of the other until both are signed; one that was stopped shuts nothing.
    """
    shut: set[UUID] = set()
    others = [(key(whose), key(first) if first else None, *flags) for whose, first, *flags in halves]
    for each in (one for one in every if one.row.number == 1):  # reopened only once both were signed
        for whose, first, signed, stopped, theirs in others:
            paired = first == each.id or each.row.pair_id == whose
            if paired and theirs and not stopped and each.status != "stopped" and not (signed and each.signed):
                shut.add(each.id)
    return shut


def _by_audience(sight: Sight, every: Sequence[Held]) -> list[Held]:
    wanted = [each for each in every if not _in_it(sight, each)]
    if not wanted:
        return list(every)
    open_work = casefile.records_open_work(sight.records)
    return [each for each in every if _in_it(sight, each) or can_see(sight, _item(each, open_work=open_work))]


def _in_it(sight: Sight, held: Held) -> bool:
    """Whoever began it or wrote in it sees it, as long as they have sight of the child at all."""
    if sight.everything or held.row.started_by_id == sight.viewer:
        return True
    writers = {filled.sheet.saved_by_id for filled in held.areas.values()} | {each.user for each in held.signatures}
    return sight.viewer is not None and sight.viewer in writers


def _item(held: Held, *, open_work: bool) -> Item:
    access: Access = access_of(held.tool.audience, open_work=open_work)
    return Item(access, held.row.agency_id, held.row.started_by_id)
