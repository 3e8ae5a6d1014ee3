"""Finding a child whom the viewer may know of: by name, reference, NHS or pupil number. Never by address."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from seen.apps.casefile.queries.sights import children, sights
from seen.apps.people.models import Child, Identifier, Name
from seen.apps.people.queries.called import called
from seen.apps.people.queries.joined import joined
from seen.apps.people.queries.page import in_education
from seen.apps.people.queries.reach import may_read
from seen.core.access.viewer import Viewer
from seen.core.identifiers.bad import BadIdentifier
from seen.core.identifiers.names import fold
from seen.core.identifiers.nhs import read_nhs_number
from seen.core.identifiers.reference import read_reference
from seen.core.identifiers.upn import read_upn

MOST = 50


@dataclass(frozen=True, slots=True)
class Found:
    """A child found: enough to tell two of one name apart."""

    id: UUID
    name: str
    preferred: str
    reference: str
    born: date | None
    due: date | None
    about_age: str
    school: str = ""


def search_children(viewer: Viewer, text: str, *, as_of: date) -> list[Found]:
    """Return at most 50 children of `children(viewer)` whom the words fit, by name. Nothing typed: nothing found.

    Every word must stand in one of the child's names, past ones too, whatever the case and accents. A reference or
    number must fit whole. A writer of a note alone finds the child by name and reference.
    """
    reach = children(viewer, as_of=as_of)
    rows = _by_number(viewer, text, reach, as_of=as_of) or _by_name(text, reach)
    names = called([child.id for child in rows], as_of=as_of)
    found = [
        Found(
            child.id,
            names[child.id].name,
            names[child.id].preferred,
            child.reference,
            child.born,
            child.due,
            child.about_age,
        )
        for child in rows
    ]
    return sorted(found, key=lambda one: (one.name.casefold(), one.reference))


def _by_name(text: str, reach: QuerySet[Child]) -> list[Child]:
    words = fold(text).split()
    if not words:
        return []
    groups = joined(reach.values_list("id", flat=True))
    leads = {record: group[0] for group in groups.values() for record in group}
    names = Name.objects.filter(person__child__in=leads)
    for word in words:
        names = names.filter(Q(folded__startswith=word) | Q(folded__contains=f" {word}"))
    hits = {leads[child] for child in names.values_list("person__child", flat=True)}
    return list(Child.objects.filter(id__in=sorted(hits)[:MOST]))


def _by_number(viewer: Viewer, text: str, reach: QuerySet[Child], *, as_of: date) -> list[Child]:
    for scheme, read in (("reference", read_reference), ("nhs", read_nhs_number), ("upn", read_upn)):
        try:
            number = read(text)
        except BadIdentifier:
            continue
        if scheme == "reference":
            return _leading(viewer, Child.objects.filter(reference=number).values_list("id", flat=True), reach, as_of)
        if scheme == "upn" and not in_education(viewer):
            return []
        rows = Identifier.objects.filter(scheme=scheme, value=number, person__child__isnull=False)
        hits = rows.values_list("person__child", flat=True)
        readable = [child for child, sight in sights(viewer, hits, as_of=as_of).items() if may_read(sight)]
        return _leading(viewer, readable, reach, as_of)
    return []


def _leading(
    viewer: Viewer, hits: "QuerySet[Child, UUID] | list[UUID]", reach: QuerySet[Child], as_of: date
) -> list[Child]:
    leads = [group[0] for group in joined(hits).values()]
    return list(reach.filter(id__in=leads))
