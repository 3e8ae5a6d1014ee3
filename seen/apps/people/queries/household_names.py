"""The names by which accounts may call a child, and those of brothers and sisters: to tell whom a sentence is about."""

from collections.abc import Sequence
from uuid import UUID

from seen.apps.people.models import Child, Member, Name


def names_in_household(records: Sequence[UUID]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the child's own names, and the first names of the other children of their households, in lower case."""
    own = list(Child.objects.filter(id__in=records).values_list("person", flat=True))
    homes = Member.objects.filter(person__in=own).values("household")
    mates = Member.objects.filter(household__in=homes, person__child__isnull=False).exclude(person__in=own)
    rows = list(Name.objects.filter(person__in=[*own, *mates.values_list("person", flat=True)]))
    mine = {word for row in rows if row.person_id in own for word in row.text.casefold().split()}
    theirs = {words[0] for row in rows if row.person_id not in own and (words := row.text.casefold().split())}
    return frozenset(mine), frozenset(theirs - mine)
