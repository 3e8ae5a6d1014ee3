"""What people are called now: the name that heads a page, and the name a child likes."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from seen.apps.people.models import Child, Name

_ORDER = {"usual": 0, "legal": 1, "also": 2, "preferred": 3, "former": 4}
NO_NAME = "Name not known"


@dataclass(frozen=True, slots=True)
class Called:
    """A person's name, and the name they like to be called by where it differs."""

    name: str
    preferred: str = ""


def called_people(people: Iterable[UUID], *, as_of: date) -> dict[UUID, Called]:
    """Return what each person is called on a day. One query, however many."""
    rows: dict[UUID, list[Name]] = defaultdict(list)
    for row in Name.objects.filter(person__in=list(people)).order_by("-written_at"):
        rows[row.person_id].append(row)
    return {person: _called(rows[person], as_of) for person in people}


def called(children: Iterable[UUID], *, as_of: date) -> dict[UUID, Called]:
    """Return what each child is called on a day. The caller has sight of them."""
    owners = dict(Child.objects.filter(id__in=list(children)).values_list("id", "person_id"))
    names = called_people(owners.values(), as_of=as_of)
    return {child: names[person] for child, person in owners.items()}


def first_name(one: Called) -> str:
    """Return what to call a child in a sentence: the name they like, else the first word of their name."""
    return one.preferred or one.name.split()[0]


def _called(rows: list[Name], as_of: date) -> Called:
    now = [row for row in rows if (row.start is None or row.start <= as_of) and (row.end is None or row.end >= as_of)]
    best = sorted(now or rows, key=lambda row: _ORDER.get(row.kind, 9))
    liked = next((row.text for row in now if row.kind == "preferred"), "")
    name = best[0].text if best else NO_NAME
    return Called(name, liked if liked != name else "")
