"""Entering a child, born or not yet born, and correcting what was entered with the diary behind it."""

import secrets
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from seen.apps.people.actions.names import write_name
from seen.apps.people.actions.proposals import propose_duplicates
from seen.apps.people.models import Child, ChildDetail, Person
from seen.apps.people.queries.reach import check_may_change
from seen.apps.people.signing import keyed, signed
from seen.core.access.permission import Permission
from seen.core.access.viewer import Viewer
from seen.core.access.visibility import Sight
from seen.core.identifiers.reference import BODY, SIGNS, reference_of
from seen.core.lifecycle.birth import BadBirth, check_born, check_due
from seen.core.refusals import Refusal
from seen.kit.actions import action, current

Corrected = date | int | bool | str | None


class NothingChanged(Refusal):
    """A correction that corrects nothing."""


@action("people.enter_child", needs=Permission.RECORD)
def enter_child(
    viewer: Viewer,
    *,
    name: str,
    at: datetime,
    born: date | None = None,
    due: date | None = None,
    about_age: str = "",
    known_from: str = "",
    sex: str = "",
    gestation_days: int | None = None,
    mobile: bool | None = None,
    key: UUID | None = None,
) -> Child:
    """Enter a child by name with a day of birth, a due date, or only about what age and where known from.

    casefile.add_child is what people do: it adds why the child is held and who works with them.
    """
    _check_birth(born, due, about_age, as_of=timezone.localdate(at))
    person = Person.objects.create(**signed(viewer, at))
    child = Child.objects.create(
        id=keyed(Child, key),
        person=person,
        born=born,
        due=due,
        about_age=about_age,
        known_from=known_from,
        sex=sex,
        gestation_days=gestation_days,
        mobile=mobile,
        reference=_unused_reference(),
        **signed(viewer, at),
    )
    current().concerns(child.id)
    write_name(viewer, person, text=name, kind="usual", source=known_from, at=at)
    propose_duplicates(child.id, at=at)
    return child


@action("people.correct_child", needs=Permission.CHANGE_RECORD)
def correct_child(
    viewer: Viewer, /, *, sight: Sight, source: str, at: datetime, why: str = "", **now: Corrected
) -> list[ChildDetail]:
    """Correct born, due, sex, gestation_days, mobile, about_age or known_from. Returns a diary row for each change."""
    check_may_change(sight)
    child = Child.objects.select_for_update().get(id=sight.child)
    changes = {field: value for field, value in now.items() if getattr(child, field) != value}
    if not changes:
        raise NothingChanged("Nothing is different from what is recorded. Change an answer, or go back.")
    rows = [
        ChildDetail(
            child=child,
            field=field,
            before=_written(getattr(child, field)),
            after=_written(value),
            source=source,
            why=why,
            **signed(viewer, at),
        )
        for field, value in changes.items()
    ]
    for field, value in changes.items():
        setattr(child, field, value)
    _check_birth(child.born, None if child.born else child.due, child.about_age, as_of=timezone.localdate(at))
    child.save(update_fields=list(changes))
    ChildDetail.objects.bulk_create(rows)
    current().concerns(child.id)
    current().note(fields=sorted(changes))
    propose_duplicates(child.id, at=at)
    return rows


def _check_birth(born: date | None, due: date | None, about_age: str, *, as_of: date) -> None:
    if born:
        check_born(born, as_of=as_of)
    if due:
        check_due(due, as_of=as_of)
    if not (born or due or about_age):
        raise BadBirth("Give the date of birth, the due date, or about how old the child is.")


def _unused_reference() -> str:
    while True:
        reference = reference_of("".join(secrets.choice(SIGNS) for _ in range(BODY)))
        if not Child.objects.filter(reference=reference).exists():
            return reference


def _written(value: Corrected) -> str:
    return "" if value is None else str(value)
