"""Who lives with whom on a day, as a piece of other queries: read together with what is asked about them."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from seen.apps.people.models import Child, Member
from seen.kit.database.prepared import prepared


def living(on: date) -> Q:
    """Match the stays that cover a day. A start that nobody knows counts as begun; the last day is not in it."""
    return (Q(start=None) | Q(start__lte=on)) & (Q(end=None) | Q(end__gt=on))


def living_with(children: Sequence[UUID], on: date) -> QuerySet[Member]:
    """Return the stays of everybody else in the households where these children live on a day."""
    mine = Child.objects.filter(id__in=children).values("person")
    homes = Member.objects.filter(living(on), person__in=mine).values("household")
    return Member.objects.filter(living(on), household__in=homes).exclude(person__in=mine)


def these(children: Sequence[UUID], home_on: date | None) -> Any:
    """Return the children as a query takes them; with a day, those who live with them as children on it instead."""
    if home_on is None:
        return children
    others = living_with(children, home_on).filter(role="child", person__child__isnull=False)
    return others.values("person__child")


@prepared
def at_home(children: Sequence[UUID], on: date) -> QuerySet[Any, Any]:
    """Return person, role and child (if any) of everybody who lives with these children, oldest line first."""
    return living_with(children, on).order_by("written_at").values_list("person_id", "role", "person__child")
