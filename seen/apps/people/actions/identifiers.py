"""Numbers by which systems know a child."""

from datetime import date, datetime
from uuid import UUID

from seen.apps.people.actions.proposals import propose_duplicates
from seen.apps.people.models import Identifier
from seen.apps.people.queries.page import in_education
from seen.apps.people.queries.reach import NoSuchPerson, check_may_change, people_of, person_of
from seen.apps.people.signing import signed
from seen.core.access.permission import Permission
from seen.core.access.viewer import Viewer, ViewerKind
from seen.core.access.visibility import Sight
from seen.core.identifiers.bad import BadIdentifier
from seen.core.identifiers.nhs import read_nhs_number
from seen.core.identifiers.upn import read_upn
from seen.kit.actions import action, current

READERS = {"nhs": read_nhs_number, "upn": read_upn}
LONGEST = 40


@action("people.add_identifier", needs=Permission.CHANGE_RECORD)
def add_identifier(
    viewer: Viewer,
    *,
    sight: Sight,
    scheme: str,
    value: str,
    at: datetime,
    agency: UUID | None = None,
    start: date | None = None,
    end: date | None = None,
    source: str = "",
) -> Identifier:
    """Add an NHS number, a pupil number (UPN) or an agency's own number. `agency` is whose number it is."""
    check_may_change(sight)
    if scheme == "upn" and viewer.kind is ViewerKind.STAFF and not in_education(viewer):
        raise BadIdentifier("Pupil numbers are for schools and nurseries alone. Leave it to the school to add.")
    person = person_of(sight, None)
    number = _read(scheme, value)
    row, new = Identifier.objects.get_or_create(
        person=person,
        scheme=scheme,
        value=number,
        defaults={"agency_id": agency or viewer.agency, "start": start, "end": end, "source": source}
        | signed(viewer, at),
    )
    if not new:
        raise BadIdentifier("That number is on this child's page already.")
    current().concerns(sight.child)
    current().note(identifier_id=row.id, scheme=scheme)
    propose_duplicates(sight.child, at=at)
    return row


@action("people.end_identifier", needs=Permission.CHANGE_RECORD)
def end_identifier(viewer: Viewer, *, sight: Sight, identifier: UUID, end: date) -> Identifier:
    """Say that a number is used no longer. It stays, so that old letters still lead to the child."""
    check_may_change(sight)
    row = Identifier.objects.filter(id=identifier, person__in=people_of(sight)).first()
    if row is None:
        raise NoSuchPerson("Choose a number that is on this child's page.")
    row.end = end
    row.save(update_fields=["end"])
    current().concerns(sight.child)
    current().note(identifier_id=row.id)
    return row


def _read(scheme: str, value: str) -> str:
    if scheme in READERS:
        return READERS[scheme](value)
    number = " ".join(value.split())
    if not number or len(number) > LONGEST:
        raise BadIdentifier(f"Write the number, in at most {LONGEST} letters and digits.")
    return number
