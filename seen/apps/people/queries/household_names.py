"""The names by which accounts may call a child, and those of brothers and sisters: to tell whom a sentence is about."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from seen.apps.people.models import Child, Member, Name
from seen.kit.database.prepared import key, prepared


def names_in_household(records: Sequence[UUID]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the child's own names, and the first names of the other children of their households, in lower case."""
    rows = [(key(child), text.casefold().split()) for child, text in _names(records)]
    mine = {word for child, words in rows if child in records for word in words}
    theirs = {words[0] for child, words in rows if child not in records and words}
    return frozenset(mine), frozenset(theirs - mine)


@prepared
def _names(records: Sequence[UUID]) -> QuerySet[Any, Any]:
    own = Child.objects.filter(id__in=records).values("person")
    homes = Member.objects.filter(person__in=own).values("household")
    mates = Member.objects.filter(household__in=homes, person__child__isnull=False).values("person")
    rows = Name.objects.filter(Q(person__in=own) | Q(person__in=mates))
    return rows.values_list("person__child", "text")
