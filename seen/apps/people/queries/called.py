"""What people are called now: the name that heads a page, and the name a child likes."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import QuerySet

from seen.apps.people.models import Child, Name
from seen.apps.people.queries.at_home import living_with
from seen.kit.database.prepared import Row, key, prepared

_ORDER = {"usual": 0, "legal": 1, "also": 2, "preferred": 3, "former": 4}
NO_NAME = "Name not known"


@dataclass(frozen=True, slots=True)
class Called:
    """A person's name, and the name they like to be called by where it differs."""

    name: str
    preferred: str = ""


class _Name(NamedTuple):
    """A name in short: whose, as the database gives their key, and from when to when."""

    whose: Any
    text: str | None
    kind: str
    start: date | None
    end: date | None


@prepared
def names_of_children(children: Sequence[UUID]) -> QuerySet[Any, Any]:
    """Every name of these children, for `as_called`; a child who has none gives a row without."""
    rows = Child.objects.filter(id__in=children).order_by("-person__names__written_at")
    of = ("text", "kind", "start", "end")
    return rows.values_list("id", *(f"person__names__{name}" for name in of))


@prepared
def names_at_home(children: Sequence[UUID], on: date) -> QuerySet[Any, Any]:
    """Every name of the people who live with these children on a day, for `as_called`."""
    return _names(living_with(children, on).values("person"))


@prepared
def _names_of_people(people: Sequence[UUID]) -> QuerySet[Any, Any]:
    return _names(people)


def _names(people: Any) -> QuerySet[Any, Any]:
    rows = Name.objects.filter(person__in=people).order_by("-written_at")
    return rows.values_list("person_id", "text", "kind", "start", "end")


def called_people(people: Iterable[UUID], *, as_of: date) -> dict[UUID, Called]:
    """Return what each person is called on a day. One query, however many."""
    wanted = list(people)
    found = as_called(_names_of_people(wanted), as_of=as_of)
    return {person: found.get(person, Called(NO_NAME)) for person in wanted}


def called(children: Iterable[UUID], *, as_of: date) -> dict[UUID, Called]:
    """Return what each child is called on a day. The caller has sight of them. One query, however many."""
    return as_called(names_of_children(list(children)), as_of=as_of)


def as_called(names: Iterable[Row], *, as_of: date) -> dict[UUID, Called]:
    """Return what each of those is called on a day whose names these rows are."""
    rows: Mapping[UUID, list[_Name]] = defaultdict(list)
    for row in names:
        rows[key(row[0])].append(_Name(*row))
    return {whose: _called([row for row in theirs if row.text is not None], as_of) for whose, theirs in rows.items()}


def first_name(one: Called) -> str:
    """Return what to call a child in a sentence: the name they like, else the first word of their name."""
    return one.preferred or one.name.split()[0]


def _called(rows: list[_Name], as_of: date) -> Called:
    now = [row for row in rows if (row.start is None or row.start <= as_of) and (row.end is None or row.end >= as_of)]
    best = sorted(now or rows, key=lambda row: _ORDER.get(row.kind, 9))
    liked = next((str(row.text) for row in now if row.kind == "preferred"), "")
    name = str(best[0].text) if best else NO_NAME
    return Called(name, liked if liked != name else "")
