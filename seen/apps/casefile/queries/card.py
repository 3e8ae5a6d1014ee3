"""What stands at the head of a child's pages, and in a list of children."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from seen.apps.casefile.queries.level import as_level, newest_level
from seen.apps.casefile.queries.network import lead_called
from seen.apps.casefile.queries.reaching import asked
from seen.apps.casefile.queries.sights import sights_among
from seen.apps.people.models import Child, Fact
from seen.apps.people.queries.at_home import at_home
from seen.apps.people.queries.called import NO_NAME, Called, as_called, called, names_at_home, names_of_children
from seen.apps.people.queries.page import facts_of
from seen.apps.people.queries.reach import may_read
from seen.core.access.viewer import Viewer
from seen.core.access.visibility import Sight
from seen.kit.database.prepared import Part, key, prepared_rows
from seen.kit.database.together import together
from seen.kit.knowledge.load import load


@dataclass(frozen=True, slots=True)
class ChildCard:
    """A child in brief. What the viewer may not know is empty, as is what nobody recorded."""

    id: UUID
    name: str
    preferred: str
    reference: str
    born: date | None
    due: date | None
    about_age: str
    adults: tuple[str, ...] = ()  # those who live with the child
    siblings: tuple[tuple[UUID, str], ...] = ()  # only those whom the viewer has sight of
    lead: str = ""
    lead_phone: str = ""
    level: str = ""
    level_words: str = ""
    read_first: tuple[str, ...] = ()


def child_card(viewer: Viewer, sight: Sight, *, as_of: date) -> ChildCard:
    """Return the child's card. A writer of a note alone gets the name, age and reference. Mostly one query."""
    return as_card(viewer, sight, together(*asked_of_card(viewer, sight, as_of=as_of)), as_of=as_of)


def brief_card(sight: Sight, *, as_of: date) -> ChildCard:
    """Return the name, age and reference alone. One query."""
    rows, names = together(*_brief_parts(sight))
    return _brief(rows[0], as_called(names, as_of=as_of)[sight.child])


def asked_of_card(viewer: Viewer, sight: Sight, *, as_of: date) -> list[Part[Any]]:
    """Return what to ask for the card of a child; `as_card` takes the answers."""
    if not may_read(sight):
        return _brief_parts(sight)
    records = sight.records
    return [
        *_brief_parts(sight),
        newest_level.of(records),
        lead_called.of(records, as_of),
        facts_of.of(records),
        at_home.of(records, as_of),
        names_at_home.of(records, as_of),
        *asked(viewer, records, as_of=as_of, at_home=True),
    ]


def as_card(viewer: Viewer, sight: Sight, answers: Sequence[list[Any]], *, as_of: date) -> ChildCard:
    """Return the card of which it was `asked_of_card`."""
    rows, names, *more = answers
    brief = _brief(rows[0], as_called(names, as_of=as_of)[sight.child])
    if not more:
        return brief
    levels, leads, facts, *home = more
    level = as_level(levels)
    adults, siblings = _home(viewer, home, as_of=as_of)
    lead, phone, of_agency = leads[0] if leads else ("", "", "")
    return replace(
        brief,
        adults=adults,
        siblings=siblings,
        lead=lead,
        lead_phone=phone or of_agency,
        level=level,
        level_words=load("vocabulary/levels")[level]["words"] if level else "",
        read_first=_read_first(facts),
    )


def cards(viewer: Viewer, children: Iterable[Child], *, as_of: date) -> list[ChildCard]:
    """Return brief cards of children whom the viewer may know of, by name. One query."""
    rows = list(children)
    names = called([child.id for child in rows], as_of=as_of)
    return sorted((_brief(child, names[child.id]) for child in rows), key=lambda card: card.name.casefold())


def _brief(child: Child, name: Called) -> ChildCard:
    return ChildCard(child.id, name.name, name.preferred, child.reference, child.born, child.due, child.about_age)


def _brief_parts(sight: Sight) -> list[Part[Any]]:
    return [_child.of(sight.child), names_of_children.of([sight.child])]


@prepared_rows(Child)
def _child(child: UUID) -> QuerySet[Child]:
    return Child.objects.filter(id=child)


def _home(
    viewer: Viewer, answers: Sequence[list[Any]], *, as_of: date
) -> tuple[tuple[str, ...], tuple[tuple[UUID, str], ...]]:
    """Return the adults at home, and the children whom the viewer has sight of, by the record that leads."""
    members, names, *reach = answers
    people = [(key(person), role, child and key(child)) for person, role, child in members]
    whose = {child: person for person, role, child in people if role == "child" and child}
    seen = sights_among(viewer, list(whose), reach, as_of=as_of)
    titles = as_called(names, as_of=as_of)
    adults = dict.fromkeys(person for person, role, _ in people if role != "child")
    kept = {seen[child].child: _name(titles, person) for child, person in whose.items() if child in seen}
    return tuple(_name(titles, person) for person in adults), tuple(kept.items())


def _name(titles: Mapping[UUID, Called], person: UUID) -> str:
    return titles[person].name if person in titles else NO_NAME


def _read_first(facts: Iterable[Fact]) -> tuple[str, ...]:
    """What to know before meeting the family: how the child communicates, an interpreter, a disability."""
    newest = {fact.topic: fact for fact in facts}
    known = {topic: fact.value for topic, fact in newest.items() if fact.answer == "stated"}
    lines = (
        (known.get("communicates", "words") != "words", f"Communicates with {known.get('communicates')}"),
        ("interpreter" in known and known["interpreter"].lower() != "no", f"Interpreter: {known.get('interpreter')}"),
        ("disability" in known and known["disability"].lower() not in {"no", "none"}, known.get("disability", "")),
    )
    return tuple(line for applies, line in lines if applies)
