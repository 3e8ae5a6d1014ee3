"""The copies of an assessment that the family was given, and what each said of theirs."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple
from uuid import UUID

from seen.apps.assessments.models import FamilyCopy
from seen.apps.assessments.queries.held import Held
from seen.apps.people.queries.called import called_people


class Said(NamedTuple):
    """What somebody said of their copy: agree, partly, differently or not_said, and their words."""

    on: date
    view: str
    words: str


class CopyGiven(NamedTuple):
    """One copy: to whom, when, how, by whom, and what they said of it."""

    id: UUID
    to: UUID
    name: str
    on: date
    how: str
    text_code: str
    by: str
    said: tuple[Said, ...]


def copies_of(held: Held) -> list[CopyGiven]:
    """Return the copies of an assessment that somebody may see, in the order in which they were given."""
    rows = list(
        FamilyCopy.objects.filter(assessment=held.id)
        .select_related("by")
        .prefetch_related("responses")
        .order_by("on", "at", "id")
    )
    names = _names(rows)
    return [
        CopyGiven(
            row.id, row.to_id, names[row.to_id], row.on, row.how, row.text_code, row.by.name if row.by else "",
            tuple(Said(each.on, each.view, each.words) for each in row.responses.all()),
        )
        for row in rows
    ]  # fmt: skip


def _names(rows: Iterable[FamilyCopy]) -> dict[UUID, str]:
    people = {row.to_id for row in rows}
    if not people:
        return {}
    on = max(row.on for row in rows)
    return {person: called.name for person, called in called_people(people, as_of=on).items()}
