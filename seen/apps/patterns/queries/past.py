"""Children's records as they stood on past days, to see what other numbers would have raised. For counting alone."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from seen.apps.casefile import queries as casefile
from seen.apps.patterns.queries.groups import held_between
from seen.apps.patterns.queries.siblings import siblings_of
from seen.apps.patterns.queries.timelines import events, facts
from seen.core.lifecycle.agreement import ROWS_AFTER_A_NO
from seen.core.patterns.replaying import On
from seen.core.patterns.runner import Detector
from seen.core.timeline.timeline import Timeline
from seen.kit.knowledge.pathways import england


def looked_at(detector: Detector, *, since: date, until: date) -> list[tuple[UUID, ...]]:
    """Return the records of each child held between two days, the one that leads first.

    After a family's no most patterns are not asked, and such a child is left out.
    """
    held = held_between(since, until)
    left_out = set() if detector.pattern.row in ROWS_AFTER_A_NO else casefile.noes_standing(held)
    return [records for child, records in held.items() if child not in left_out]


def past_of(detector: Detector, records: tuple[UUID, ...], *, until: date) -> On:
    """Return a child's timeline as at a date: what had reached the record by then.

    A pattern that reads brothers and sisters reads those with whom the child lives on the last day.
    """
    beside = detector.pattern.household is not None
    return _on([records, *(siblings_of(records, as_of=until) if beside else ())])


def _on(group: Sequence[Sequence[UUID]]) -> On:
    told = [(facts(records), events(records)) for records in group]

    def on(day: date) -> Timeline:
        own, *others = (Timeline(child, happened, as_of=day, calendar=england()) for child, happened in told)
        own.siblings = tuple(others)
        return own

    return on
