"""Records that may be one child, waiting for a person to say."""

from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from seen.apps.people.models import Duplicate
from seen.apps.people.queries.joined import with_decision
from seen.core.lifecycle.duplicate import OPEN


def undecided(children: list[UUID] | None = None) -> QuerySet[Any]:
    """Return proposals that nobody has answered, or whose answer was undone; never one of a protected identity."""
    rows = with_decision(Duplicate.objects.all()).filter(Q(answer=None) | Q(answer__in=list(OPEN)))
    if children is not None:
        rows = rows.filter(Q(first__in=children) | Q(second__in=children))
    return rows.exclude(Q(first__person__protected_identity=True) | Q(second__person__protected_identity=True))
