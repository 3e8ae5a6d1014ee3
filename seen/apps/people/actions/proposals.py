"""Which other records may be the same child: proposed by rule inside the act that made it so, never merged."""

from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from seen.apps.people.models import Child, Duplicate, Identifier
from seen.apps.people.queries.page import EDUCATION
from seen.core.identifiers.names import same_name


def propose_duplicates(child: UUID, *, at: datetime) -> list[Duplicate]:
    """Propose every record with the same number, or the same name and day of birth (or due date). Returns new ones.

    A protected identity (adoption, witness protection) is never proposed, and never compared. A pair is proposed
    once: what somebody answered stands, whatever is written later.
    """
    one = Child.objects.select_related("person").get(id=child)
    if one.person.protected_identity:
        return []
    found = dict.fromkeys(_same_name_and_birth(one), "name_and_birth")
    found |= dict.fromkeys(_same_number(one), "identifier")
    made = [_propose(child, other, why=why, at=at) for other, why in sorted(found.items())]
    return [row for row in made if row is not None]


def _propose(child: UUID, other: UUID, *, why: str, at: datetime) -> Duplicate | None:
    first, second = sorted((child, other))
    row, new = Duplicate.objects.get_or_create(
        first_id=first, second_id=second, defaults={"why": why, "proposed_at": at}
    )
    return row if new else None


def _others(one: Child) -> QuerySet[Child]:
    return Child.objects.filter(person__protected_identity=False).exclude(id=one.id)


def _same_number(one: Child) -> list[UUID]:
    same = Q(pk__in=[])
    for row in Identifier.objects.filter(person=one.person_id).select_related("agency"):
        if row.scheme == "nhs":
            same |= Q(person__identifiers__scheme="nhs", person__identifiers__value=row.value)
        elif row.scheme == "upn" and row.agency and row.agency.type in EDUCATION:
            same |= Q(
                person__identifiers__scheme="upn",
                person__identifiers__value=row.value,
                person__identifiers__agency__type__in=EDUCATION,
            )
    return list(_others(one).filter(same).values_list("id", flat=True).distinct())


def _same_name_and_birth(one: Child) -> list[UUID]:
    if one.born:
        same_day = _others(one).filter(born=one.born)
    elif one.due:
        same_day = _others(one).filter(born=None, due=one.due)
    else:
        return []
    mine = list(one.person.names.values_list("folded", flat=True))
    rows = same_day.values_list("id", "person__names__folded")
    return list({other for other, name in rows if name and any(same_name(name, own) for own in mine)})
