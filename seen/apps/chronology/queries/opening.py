"""The entries that a child's overview shows whole, as a list shows them. Few, read by key."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from seen.apps.chronology.queries.curated import Curated
from seen.apps.chronology.queries.rows import Row, earlier_versions
from seen.apps.chronology.queries.story import Listed, events_of
from seen.apps.chronology.queries.together import how_they_differ
from seen.core.access.visibility import Sight
from seen.core.life.moment import Moment


def listed(
    sight: Sight,
    shown: Sequence[Moment],
    whole: Mapping[UUID, Row],
    life: Sequence[Moment],
    *,
    curated: Mapping[UUID, Curated],
) -> Listed:
    """Return moments as rows of a list, in their order. `whole` holds the rows, `life` all that the viewer may see."""
    rows = tuple(whole[moment.ref] for moment in shown if moment.ref in whole)
    here = {moment.event for moment in shown if moment.event}
    together = [moment for moment in life if moment.event in here]
    events = events_of(together)
    return Listed(
        rows=rows,
        earlier=earlier_versions(sight, rows),
        events=events,
        tellers={moment.ref: moment.agency for moment in together},
        differ=how_they_differ(sight, events),
        curated=curated,
    )
