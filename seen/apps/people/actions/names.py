"""Names that people have and had."""

from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from seen.apps.people.actions.proposals import propose_duplicates
from seen.apps.people.models import Name, Person
from seen.apps.people.queries.reach import NoSuchPerson, check_may_change, people_of, person_of
from seen.apps.people.signing import keyed, signed
from seen.core.access.permission import Permission
from seen.core.access.viewer import Viewer
from seen.core.access.visibility import Sight
from seen.core.identifiers.names import fold, read_name
from seen.kit.actions import action, current

KINDS = ("usual", "legal", "preferred", "former", "also")


@action("people.add_name", needs=Permission.CHANGE_RECORD)
def add_name(
    viewer: Viewer,
    *,
    sight: Sight,
    text: str,
    kind: str,
    at: datetime,
    person: UUID | None = None,
    start: date | None = None,
    end: date | None = None,
    source: str = "",
    key: UUID | None = None,
) -> Name:
    """Add a name of the child, or of an adult in their life. A new usual name ends the usual name before it."""
    check_may_change(sight)
    whose = person_of(sight, person)
    if kind == "usual" and end is None:
        before = Name.objects.filter(person=whose, kind="usual", end=None)
        before.update(kind="former", end=start or timezone.localdate(at))
    row = write_name(viewer, whose, text=text, kind=kind, start=start, end=end, source=source, at=at, key=key)
    current().concerns(sight.child)
    current().note(name_id=row.id)
    if person is None:
        propose_duplicates(sight.child, at=at)
    return row


@action("people.end_name", needs=Permission.CHANGE_RECORD)
def end_name(viewer: Viewer, *, sight: Sight, name: UUID, end: date) -> Name:
    """Say that a name is used no longer. It stays on the record, and the child is still found by it."""
    check_may_change(sight)
    row = Name.objects.filter(id=name, person__in=people_of(sight)).first()
    if row is None:
        raise NoSuchPerson("Choose a name that is on this child's page.")
    row.end = end
    row.save(update_fields=["end"])
    current().concerns(sight.child)
    current().note(name_id=row.id)
    return row


def write_name(
    viewer: Viewer,
    person: Person,
    *,
    text: str,
    kind: str,
    at: datetime,
    start: date | None = None,
    end: date | None = None,
    source: str = "",
    key: UUID | None = None,
) -> Name:
    """Write a name row inside an act that is under way."""
    name = read_name(text)
    return Name.objects.create(
        id=keyed(Name, key),
        person=person,
        text=name,
        folded=fold(name)[:200],
        kind=kind,
        start=start,
        end=end,
        source=source[:120],
        **signed(viewer, at),
    )
