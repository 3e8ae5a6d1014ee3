"""Records that may be one child, waiting for a person to say."""

from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from seen.apps.people.models import Duplicate
from seen.apps.people.queries.joined import with_decision
from seen.core.lifecycle.duplicate import OPEN


def undecided(children: list[UUID] | None = None) -> QuerySet[Any]:
    """Return proposals that nobody has answered, or whose answer was undone; never one of a protected identity."""
    rows = unanswered(children)
    return rows.exclude(Q(first__person__protected_identity=True) | Q(second__person__protected_identity=True))


def unanswered(children: list[UUID] | None = None) -> QuerySet[Any]:
    """Return the same proposals with those of an identity that was protected after they were made."""
    rows = with_decision(Duplicate.objects.all()).filter(Q(answer=None) | Q(answer__in=list(OPEN)))
    return rows if children is None else rows.filter(Q(first__in=children) | Q(second__in=children))
