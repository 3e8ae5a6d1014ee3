"""The matching desk: children it is asked about, and records that may be one child, side by side."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.utils import timezone

from seen.apps.casefile.models import MatchRequest
from seen.apps.casefile.queries.sights import sights
from seen.apps.people.models import Address, Child, DuplicateDecision, Name
from seen.apps.people.queries.called import called
from seen.apps.people.queries.duplicates import undecided
from seen.apps.people.queries.page import addresses_seen, identifiers
from seen.core.access.permission import Permission, can
from seen.core.access.viewer import Viewer
from seen.core.access.visibility import Sight


@dataclass(frozen=True, slots=True)
class Request:
    """A child the desk is asked about."""

    child: UUID
    name: str
    why: str
    asked_by: str
    asked_on: date


@dataclass(frozen=True, slots=True)
class Side:
    """One of two records, as the desk compares them."""

    child: UUID
    name: str
    reference: str
    names: tuple[str, ...]
    born: date | None
    due: date | None
    sex: str
    numbers: tuple[str, ...]
    addresses: tuple[str, ...]
    written: date


@dataclass(frozen=True, slots=True)
class PossibleDuplicate:
    """Two records that may be one child, and why the question came up (identifier, name_and_birth)."""

    id: UUID
    why: str
    first: Side
    second: Side


def match_requests(viewer: Viewer, *, as_of: date) -> list[Request]:
    """Return what the desk is asked and has not closed, oldest first; nothing for anybody else."""
    if not can(viewer, Permission.MATCH):
        return []
    rows = list(MatchRequest.objects.filter(closed_at=None).select_related("asked_by").order_by("asked_at"))
    seen = sights(viewer, [row.child_id for row in rows], as_of=as_of)
    names = called(seen, as_of=as_of)
    return [
        Request(
            row.child_id,
            names[row.child_id].name,
            row.why,
            row.asked_by.name if row.asked_by else "Seen",
            timezone.localdate(row.asked_at),
        )
        for row in rows
        if row.child_id in seen
    ]


def possible_duplicates(viewer: Viewer, *, as_of: date) -> list[PossibleDuplicate]:
    """Return the proposals that wait for an answer, oldest first, of children the desk was asked about."""
    if not can(viewer, Permission.MATCH):
        return []
    rows = list(undecided().order_by("proposed_at").select_related("first", "second"))
    wanted = {child for row in rows for child in (row.first_id, row.second_id)}
    seen = sights(viewer, wanted, as_of=as_of)
    return [
        PossibleDuplicate(
            row.id, row.why, _side(viewer, row.first, seen, as_of), _side(viewer, row.second, seen, as_of)
        )
        for row in rows
        if row.first_id in seen and row.second_id in seen
    ]


def _side(viewer: Viewer, child: Child, seen: dict[UUID, Sight], as_of: date) -> Side:
    sight = seen[child.id]
    return Side(
        child=child.id,
        name=called([child.id], as_of=as_of)[child.id].name,
        reference=child.reference,
        names=tuple(Name.objects.filter(person=child.person_id).order_by("written_at").values_list("text", flat=True)),
        born=child.born,
        due=child.due,
        sex=child.sex,
        numbers=tuple(
            f"{row.scheme}: {row.value}" for row in identifiers(viewer, sight) if row.person_id == child.person_id
        ),
        addresses=tuple(row.lines for row in addresses_seen(sight, Address.objects.filter(person=child.person_id))),
        written=timezone.localdate(child.written_at),
    )


@dataclass(frozen=True, slots=True)
class Decided:
    """What was said of two records, by their references alone: the desk's sight ended with its answer."""

    id: UUID
    first: str
    second: str
    answer: str
    words: str
    by: str
    at: datetime


def decided_pairs(viewer: Viewer, *, most: int = 50) -> list[Decided]:
    """Return the newest answers that stand and can be undone; nothing for anybody but the desk."""
    if not can(viewer, Permission.MATCH):
        return []
    rows = DuplicateDecision.objects.filter(answer__in=["same", "different"]).select_related(
        "duplicate__first", "duplicate__second", "by"
    )
    newest = DuplicateDecision.objects.filter(duplicate=OuterRef("duplicate"), number__gt=OuterRef("number"))
    return [
        Decided(
            row.duplicate_id,
            row.duplicate.first.reference,
            row.duplicate.second.reference,
            row.answer,
            row.words,
            row.by.name if row.by else "Seen",
            row.at,
        )
        for row in rows.filter(~Exists(newest)).order_by("-at")[:most]
    ]
