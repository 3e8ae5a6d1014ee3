"""What was assessed before: last time's levels for whoever has answered, and the gaps that a start shows first."""

from collections.abc import Iterable
from dataclasses import dataclass

from seen.apps.assessments.queries.held import Held
from seen.apps.assessments.queries.own_sheets import OWN
from seen.apps.assessments.queries.seen import of_child
from seen.core.access.visibility import Sight
from seen.core.instruments.tool import NOT_KNOWN


def last_time(sight: Sight, held: Held) -> Held | None:
    """Return the last signed assessment of the same kind before this one, None where it is the first."""
    return before(held, of_child(sight))


def before(held: Held, every: Iterable[Held]) -> Held | None:
    """Return the same from assessments at hand: same tool, same carer, goal and place, by a worker."""
    same = [
        each for each in every
        if each.status == "signed" and each.id not in (held.id, held.row.reopens_id) and _alike(each, held)
        and (each.row.on, each.row.started_at) < (held.row.on, held.row.started_at)
    ]  # fmt: skip
    return same[-1] if same else None


def _alike(one: Held, other: Held) -> bool:
    kinds = [
        (each.row.instrument, each.row.carer_id, each.row.goal, each.row.setting, each.row.rater_role)
        for each in (one, other)
    ]
    return kinds[0] == kinds[1]


@dataclass(frozen=True, slots=True)
class Gap:
    """What an earlier assessment left open: an item that was not known, or an area that nobody looked at."""

    assessment: Held
    area: str
    item: str  # blank: the whole area


def gaps(every: Iterable[Held]) -> list[Gap]:
    """Return what the newest signed assessment of each kind left open, in the order of the tool."""
    newest: dict[tuple[object, ...], Held] = {}
    for one in every:
        if one.status == "signed" and one.row.rater_role not in OWN:  # what a parent is not sure of is no gap of ours
            newest[one.row.instrument, one.row.carer_id, one.row.setting, one.row.goal, one.row.completed_by_id] = one
    return [gap for one in newest.values() for gap in _gaps(one)]


def _gaps(one: Held) -> Iterable[Gap]:
    for area in one.asked:
        if area not in one.done:
            yield Gap(one, area, "")
            continue
        for item, answer in one.areas[area].answers.items():
            if answer.state == NOT_KNOWN:
                yield Gap(one, area, item)
