"""How far a sight of a child reaches into what is held about people."""

from uuid import UUID

from django.db.models import Q

from seen.apps.people.models import Person
from seen.core.access.visibility import Sight
from seen.core.refusals import Refusal


class MayNotChange(Refusal):
    """Knowing of a child is not enough to change what is held about them."""


class NoSuchPerson(Refusal):
    """No such person, or not one in this child's life. The two are never told apart."""


def may_change(sight: Sight) -> bool:
    """Answer whether the viewer works with the child, leads for an agency that does, or was asked to match them."""
    return sight.involved or sight.lead or sight.agency_lead or sight.matching or sight.everything


def may_read(sight: Sight) -> bool:
    """Answer whether the viewer may read more than the child's name. A writer of a note alone may not."""
    return may_change(sight) or sight.duty


def check_may_change(sight: Sight) -> None:
    """Refuse whoever does not work with the child."""
    if not may_change(sight):
        raise MayNotChange(
            "Only somebody who works with this child can change their record. "
            "Your designated lead can add you to the people who work with the child."
        )


def people_of(sight: Sight) -> list[UUID]:
    """Return the ids of the child's own person rows: one, or more where records were joined."""
    return list(Person.objects.filter(child__in=sight.records).order_by("child").values_list("id", flat=True))


def person_of(sight: Sight, person: UUID | None) -> Person:
    """Return the child's own person (None), or an adult in the child's family or household. Raises NoSuchPerson."""
    own = Person.objects.filter(child=sight.child)
    if person is None:
        return own.get()
    mine = people_of(sight)
    near = Q(relationships__other__in=mine) | Q(memberships__household__members__person__in=mine)
    near |= Q(related__person__in=mine)
    found = Person.objects.filter(Q(id__in=mine) | Q(near, adult__isnull=False), id=person).first()
    if found is None:
        raise NoSuchPerson("Choose somebody who is on this child's page.")
    return found
