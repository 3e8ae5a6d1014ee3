"""Adults in a child's life, and the parent who is still a child."""

from datetime import date, datetime
from uuid import UUID

from seen.apps.people.actions.names import write_name
from seen.apps.people.models import Adult, Child, Person, Relationship
from seen.apps.people.queries.reach import NoSuchPerson, check_may_change, person_of
from seen.apps.people.signing import keyed, signed
from seen.core.access.permission import Permission
from seen.core.access.viewer import Viewer
from seen.core.access.visibility import Sight
from seen.core.lifecycle.birth import check_parent
from seen.kit.actions import action, current


@action("people.add_adult", needs=Permission.CHANGE_RECORD)
def add_adult(
    viewer: Viewer,
    *,
    sight: Sight,
    name: str,
    kind: str,
    at: datetime,
    responsibility: bool | None = None,
    born: date | None = None,
    sex: str = "",
    phone: str = "",
    start: date | None = None,
    source: str = "",
    key: UUID | None = None,
) -> Adult:
    """Add an adult as what they are to the child. `responsibility` None: not yet asked; it opens nothing to anybody."""
    check_may_change(sight)
    child = person_of(sight, None)
    person = Person.objects.create(**signed(viewer, at))
    adult = Adult.objects.create(
        id=keyed(Adult, key), person=person, born=born, sex=sex, phone=phone, **signed(viewer, at)
    )
    write_name(viewer, person, text=name, kind="usual", source=source, at=at)
    Relationship.objects.create(
        person=person,
        other=child,
        kind=kind,
        responsibility=responsibility,
        start=start,
        source=source,
        **signed(viewer, at),
    )
    current().concerns(sight.child)
    current().note(adult=adult.id)
    return adult


@action("people.record_as_parent", needs=Permission.CHANGE_RECORD)
def record_as_parent(
    viewer: Viewer,
    *,
    sight: Sight,
    of: Sight,
    kind: str,
    at: datetime,
    responsibility: bool | None = None,
    source: str = "",
    key: UUID | None = None,
) -> Adult:
    """Give a parent under 18 (`sight`) an adult's record beside their own child's record, as a parent `of` a child.

    One person with two records: whoever works with the baby sees the parent as an adult of the family, and not
    the parent's own record. The viewer must work with both. `key`: sent twice, it is one row (SavedAlready).
    """
    check_may_change(sight)
    check_may_change(of)
    parent, baby = Child.objects.get(id=sight.child), Child.objects.get(id=of.child)
    check_parent(parent.born, baby.born or baby.due)
    if parent.id == baby.id:
        raise NoSuchPerson("Choose another record: nobody is their own parent.")
    adult, _ = Adult.objects.get_or_create(
        person=parent.person, defaults={"born": parent.born, "sex": parent.sex} | signed(viewer, at)
    )
    Relationship.objects.create(
        id=keyed(Relationship, key),
        person=parent.person,
        other=baby.person,
        kind=kind,
        responsibility=responsibility,
        source=source,
        **signed(viewer, at),
    )
    current().concerns(sight.child, of.child)
    current().note(adult=adult.id)
    return adult
