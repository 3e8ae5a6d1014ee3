"""The rule of core.access.visibility written as SQL: a property test holds that the two agree."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from seen.apps.chronology.models import Entry, Named, Part
from seen.core.access.visibility import Access, Sight


def entries(sight: Sight) -> QuerySet[Entry]:
    """Return the child's entries that stand and that this viewer may see, in the order of the story.

    What stands: accepted, not superseded, not withdrawn. History of one entry: see `history`.
    """
    return seen_by(sight, standing(Entry.objects.filter(child__in=sight.records)))


def standing(rows: QuerySet[Entry]) -> QuerySet[Entry]:
    """Keep accepted entries that nothing supersedes and nobody withdrew."""
    return rows.filter(Q(file=None) | Q(file__accepted_at__isnull=False), withdrawn=False).exclude(
        Exists(Entry.objects.filter(supersedes=OuterRef("pk")))
    )


def seen_by(sight: Sight, rows: QuerySet[Entry]) -> QuerySet[Entry]:
    """Keep the rows that the viewer may see. The rows must all be about `sight.child`."""
    if not sight.any:
        return rows.none()
    if sight.everything:
        return rows
    named = Exists(Named.objects.filter(_named(sight), entry=OuterRef("pk"), part="", ended_at=None))
    # The class, which nearly every row has, is asked first, and the look into another table last.
    reach = _by_class(sight, controller="agency") | Q(writer=sight.viewer)
    if sight.matching:
        reach |= ~Q(access=Access.PROTECTED)
    return rows.filter(reach | Q(named))


def who_asks(sight: Sight) -> tuple[Sequence[UUID], UUID | None, UUID | None]:
    """Return what of a sight stands in these filters, for `prepared`; `as_asked` makes a sight of it again."""
    viewer = None if sight.everything or not sight.any else sight.viewer
    return sight.records, viewer, sight.agency if viewer and sight.works else None


def as_asked(records: Sequence[UUID], viewer: UUID | None, agency: UUID | None, *, flags: frozenset[str]) -> Sight:
    """Return a sight that filters as the one that `who_asks` and `Sight.flags` were asked of."""
    is_one: dict[str, Any] = dict.fromkeys(flags, True)
    return Sight(viewer, agency, records[0], **is_one, joined=tuple(records))


def parts(sight: Sight) -> QuerySet[Part]:
    """Return the held-back parts that this viewer may see, of entries that they may see."""
    rows = Part.objects.filter(entry__in=seen_by(sight, Entry.objects.filter(child__in=sight.records)))
    if sight.everything:
        return rows
    named = Exists(Named.objects.filter(_named(sight), entry=OuterRef("entry"), part=OuterRef("name"), ended_at=None))
    reach = Q(entry__writer=sight.viewer) | Q(named)
    if sight.matching:
        reach |= ~Q(access__in=[Access.PROTECTED, Access.PRIVATE])
    return rows.filter(reach | _by_class(sight, controller="entry__agency"))


def _named(sight: Sight) -> Q:
    return Q(user=sight.viewer) | Q(agency=sight.agency) if sight.works else Q(user=sight.viewer)


def _by_class(sight: Sight, *, controller: str) -> Q:
    reach = Q(pk__in=[])
    if sight.works:
        reach |= Q(access=Access.INVOLVED)
    if sight.agency_lead:
        reach |= Q(access__in=[Access.HELD, Access.CLOSED], **{controller: sight.agency})
    if sight.lead:
        reach |= Q(access=Access.LEAD)
    return reach
