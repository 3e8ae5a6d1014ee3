"""Two records said to be one child: which records stand together, and which of them leads. Nothing is merged."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet, Subquery, UUIDField

from seen.apps.people.models import Duplicate, DuplicateDecision
from seen.apps.people.queries.at_home import these
from seen.core.lifecycle.duplicate import DuplicateStatus
from seen.kit.database.prepared import key, prepared

Groups = dict[UUID, tuple[UUID, ...]]


def with_decision(rows: QuerySet[Duplicate]) -> QuerySet[Any]:
    """Add `answer`, `said_kept` and `said_at`, the newest decision's; all None before the first."""
    newest = DuplicateDecision.objects.filter(duplicate=OuterRef("pk")).order_by("-number")
    return rows.annotate(
        answer=Subquery(newest.values("answer")[:1]),
        said_kept=Subquery(newest.values("kept")[:1], output_field=UUIDField()),
        said_at=Subquery(newest.values("at")[:1]),
    )


def same() -> QuerySet[Any]:
    """Return the pairs that stand as one child."""
    return with_decision(Duplicate.objects.all()).filter(answer=DuplicateStatus.SAME)


def joined(children: Iterable[UUID]) -> Groups:
    """Return, for each child, the records that are one child with it, the kept one first. Alone: itself."""
    wanted = set(children)
    if not ever_decided(list(wanted), None):
        return {child: (child,) for child in wanted}
    reached, seen = set(wanted), set[UUID]()
    edges: dict[UUID, Any] = {}
    while reached - seen:
        asked = reached - seen
        seen |= asked
        for pair in same().filter(Q(first__in=asked) | Q(second__in=asked)):
            edges[pair.id] = pair
            reached |= {pair.first_id, pair.second_id}
    groups = _groups(list(edges.values()))
    return {child: groups.get(child, (child,)) for child in wanted}


@prepared
def ever_decided(children: Sequence[UUID], home_on: date | None) -> QuerySet[Any, Any]:
    """Return a row if anybody ever decided about a pair with one of `these`: else each record stands alone."""
    ours = these(children, home_on)
    rows = DuplicateDecision.objects.filter(Q(duplicate__first__in=ours) | Q(duplicate__second__in=ours))
    return rows.order_by().values_list("id")[:1]


def record_ids(child: UUID) -> list[UUID]:
    """Return the ids of the records that are this one child, the kept one first."""
    return list(joined([child])[child])


def losers() -> Groups:
    """Return every record of the partnership that is joined to another, with its group. Few: decided by hand."""
    return _groups([_Pair(row[0], key(row[1]), key(row[2]), key(row[3]), row[4]) for row in _all_the_same()])


class _Pair(NamedTuple):
    """A pair that stands as one child; its moment as the database gives it, to be compared with others alone."""

    id: Any
    first_id: UUID
    second_id: UUID
    said_kept: UUID
    said_at: Any


@prepared
def _all_the_same() -> QuerySet[Any, Any]:
    return same().order_by().values_list("id", "first_id", "second_id", "said_kept", "said_at")


def _groups(pairs: list[Any]) -> Groups:
    """Join pairs into groups. The newest decision names the record that leads its group."""
    together: dict[UUID, set[UUID]] = {}
    leads: dict[UUID, UUID] = {}
    for pair in sorted(pairs, key=lambda pair: (pair.said_at, pair.id)):
        group = together.get(pair.first_id, {pair.first_id}) | together.get(pair.second_id, {pair.second_id})
        for child in group:
            together[child] = group
            leads[child] = pair.said_kept
    return {child: (leads[child], *sorted(group - {leads[child]})) for child, group in together.items()}
