"""The children who live with a child: what patterns read of them, and what a viewer is to them."""

from collections.abc import Iterable, Sequence
from datetime import date
from fnmatch import fnmatch
from uuid import UUID

from seen.apps.casefile import queries as casefile
from seen.apps.identity.models import User
from seen.apps.patterns.queries.timelines import timeline_of
from seen.apps.people.models import Child
from seen.apps.people.queries.at_home import at_home
from seen.apps.people.queries.joined import joined
from seen.core.access.viewer import system
from seen.core.access.visibility import Sight
from seen.core.patterns.runner import detectors
from seen.core.timeline.timeline import Timeline
from seen.kit.knowledge.kinds import kinds

READ = frozenset(
    kind
    for kind in kinds()
    if any(
        fnmatch(kind, read) for each in detectors() if each.pattern.household for read in each.pattern.household.reads
    )
)
"""The kinds that some pattern reads in the record of a brother or sister."""


def with_siblings(timeline: Timeline, records: Sequence[UUID]) -> Timeline:
    """Let a child's timeline know those of the children who live with them on its date. Returns it."""
    as_of = timeline.as_of
    timeline.siblings = tuple(timeline_of(group, as_of=as_of) for group in siblings_of(records, as_of=as_of))
    return timeline


def siblings_of(records: Sequence[UUID], *, as_of: date) -> list[tuple[UUID, ...]]:
    """Return the records of each child whom patterns may read beside this one: who lives there, and is held.

    Nobody across a protected identity, and nobody whose family said no to agencies joining up (practice.md 1).
    """
    near = children_at_home(records, as_of=as_of)
    if not near:
        return []
    groups = {group[0]: group for group in joined(near).values()}
    every = [*records, *(record for group in groups.values() for record in group)]
    shut = set(Child.objects.filter(id__in=every, person__protected_identity=True).values_list("id", flat=True))
    if shut & set(records):
        return []
    held = set(casefile.held(as_of=as_of).filter(id__in=every).values_list("id", flat=True))
    kept_apart = casefile.noes_standing(groups)
    may = (group for child, group in sorted(groups.items()) if child not in kept_apart and not shut & set(group))
    return [group for group in may if held & set(group)]


def children_at_home(records: Sequence[UUID], *, as_of: date) -> set[UUID]:
    """Return the records of the children who live with a child on a day, as they stand."""
    return {UUID(str(child)) for _, role, child in at_home(records, as_of) if role == "child" and child}


def sights_of(sight: Sight, children: Iterable[UUID], *, as_of: date) -> dict[UUID, Sight]:
    """Return what the viewer of one child is to others; a child whose questions are the matching desk's alone is
    left out for everybody else."""
    wanted = list(children)
    if not wanted:
        return {}
    viewer = system("a question") if sight.viewer is None else User.objects.get(id=sight.viewer).as_viewer()
    found = casefile.sights(viewer, wanted, as_of=as_of)
    open_to = {child: one.records for child, one in found.items() if not (one.matching or one.everything)}
    shut = casefile.noes_standing(open_to)
    return {child: one for child, one in found.items() if child not in shut}
