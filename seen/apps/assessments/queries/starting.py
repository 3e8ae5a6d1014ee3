"""What starting an assessment must know of the child: their age and disability, and who cares for them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from seen.apps.casefile import queries as casefile
from seen.apps.people.models import Child, Fact
from seen.apps.people.queries.called import called
from seen.apps.people.queries.household import near_children
from seen.apps.people.queries.page import network_of_family
from seen.core.access.viewer import Viewer
from seen.core.access.visibility import Sight, works_with
from seen.core.dates.ages import pregnancy_start
from seen.kit.database.prepared import prepared
from seen.kit.database.together import together

NOT_DISABLED = ("", "none", "no")


@dataclass(frozen=True, slots=True)
class Facts:
    """Day of birth or due day, and whether a disability is recorded."""

    born: date | None
    due: date | None
    disabled: bool

    def before_known(self, on: date) -> bool:
        """Answer whether a day lies before the child could be known of."""
        begins = pregnancy_start(born=self.born, due=self.due)
        return begins is not None and on < begins


def facts_of(sight: Sight) -> Facts:
    """Return what decides which items are asked."""
    children, stated = together(_children.of(sight.records), _disability.of(sight.records))
    born = next((row[0] for row in children if row[0]), None)
    due = next((row[1] for row in children if row[1]), None)
    value = stated[-1][0] if stated else ""
    return Facts(born, due, value.casefold() not in NOT_DISABLED)


@prepared
def _children(records: Sequence[UUID]) -> QuerySet[Any, Any]:
    return Child.objects.filter(id__in=records).values_list("born", "due")


@prepared
def _disability(records: Sequence[UUID]) -> QuerySet[Any, Any]:
    rows = Fact.objects.filter(person__child__in=records, topic="disability", answer="stated")
    return rows.order_by("written_at").values_list("value")


def carers(sight: Sight, *, as_of: date) -> list[tuple[UUID, str]]:
    """Return the adults of the child's family and household: key and name."""
    return [(one.person, one.name) for one in network_of_family(sight, visible=(), as_of=as_of)]


def siblings(viewer: Viewer, sight: Sight, *, as_of: date) -> list[tuple[UUID, str]]:
    """Return the brothers and sisters whom the viewer works with too: key and name, by name."""
    sights = casefile.sights(viewer, near_children(sight.child), as_of=as_of)
    mine = [child for child, one in sights.items() if works_with(one)]
    names = called(mine, as_of=as_of)
    return sorted(((child, names[child].name) for child in mine), key=lambda one: one[1])
