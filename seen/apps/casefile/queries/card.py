"""What stands at the head of a child's pages, and in a list of children."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from seen.apps.casefile.models import Involvement
from seen.apps.casefile.queries.sights import current_level, now_involved, sights
from seen.apps.people.models import Child, Member
from seen.apps.people.queries.called import Called, called, called_people
from seen.apps.people.queries.page import facts
from seen.apps.people.queries.reach import may_read, people_of
from seen.core.access.viewer import Viewer
from seen.core.access.visibility import Sight
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
    """Return the child's card. A writer of a note alone gets the name, age and reference."""
    child = Child.objects.get(id=sight.child)
    name = called([child.id], as_of=as_of)[child.id]
    if not may_read(sight):
        return _brief(child, name)
    adults, siblings = _home(viewer, sight, as_of=as_of)
    level = current_level(sight.child)
    lead, phone = _lead(sight, as_of=as_of)
    return ChildCard(
        child.id,
        name.name,
        name.preferred,
        child.reference,
        child.born,
        child.due,
        child.about_age,
        adults=adults,
        siblings=siblings,
        lead=lead,
        lead_phone=phone,
        level=level,
        level_words=load("vocabulary/levels")[level]["words"] if level else "",
        read_first=_read_first(sight),
    )


def cards(viewer: Viewer, children: Iterable[Child], *, as_of: date) -> list[ChildCard]:
    """Return brief cards of children whom the viewer may know of, by name. One query."""
    rows = list(children)
    names = called([child.id for child in rows], as_of=as_of)
    return sorted((_brief(child, names[child.id]) for child in rows), key=lambda card: card.name.casefold())


def _brief(child: Child, name: Called) -> ChildCard:
    return ChildCard(child.id, name.name, name.preferred, child.reference, child.born, child.due, child.about_age)


def _home(viewer: Viewer, sight: Sight, *, as_of: date) -> tuple[tuple[str, ...], tuple[tuple[UUID, str], ...]]:
    now = (Q(start=None) | Q(start__lte=as_of)) & (Q(end=None) | Q(end__gt=as_of))
    mine = people_of(sight)
    homes = Member.objects.filter(now, person__in=mine).values("household")
    rows = Member.objects.filter(now, household__in=homes).exclude(person__in=mine).select_related("person__child")
    members = list(rows.order_by("written_at"))
    young = [row.person.child.id for row in members if row.role == "child" and hasattr(row.person, "child")]
    seen = sights(viewer, young, as_of=as_of)
    names = called(seen, as_of=as_of)
    adults = [row.person_id for row in members if row.role != "child"]
    titles = called_people(adults, as_of=as_of)
    kept = {seen[child].child: names[child].name for child in young if child in seen}
    return tuple(titles[one].name for one in dict.fromkeys(adults)), tuple(kept.items())


def _lead(sight: Sight, *, as_of: date) -> tuple[str, str]:
    rows = Involvement.objects.filter(now_involved(as_of), child__in=sight.records, role="lead_practitioner")
    row = rows.filter(user__isnull=False).select_related("user", "agency").order_by("-start", "-written_at").first()
    return (row.user.name, row.user.phone or row.agency.phone) if row and row.user else ("", "")


def _read_first(sight: Sight) -> tuple[str, ...]:
    """What to know before meeting the family: how the child communicates, an interpreter, a disability."""
    known = {topic: fact.value for topic, fact in facts(sight).items() if fact.answer == "stated"}
    lines = (
        (known.get("communicates", "words") != "words", f"Communicates with {known.get('communicates')}"),
        ("interpreter" in known and known["interpreter"].lower() != "no", f"Interpreter: {known.get('interpreter')}"),
        ("disability" in known and known["disability"].lower() not in {"no", "none"}, known.get("disability", "")),
    )
    return tuple(line for applies, line in lines if applies)
