"""What was said of accounts that could be of one event, and stands still."""

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from django.db.models import Q, QuerySet

from seen.apps.chronology.models import Entry, SameEvent
from seen.apps.chronology.queries.versions import newest
from seen.core.access.visibility import Sight
from seen.kit.database.prepared import prepared_rows

Newer = Mapping[UUID, UUID]


def standing_answers(sight: Sight) -> list[SameEvent]:
    """Return what was said of this child's accounts and stands, oldest first. “Later” is for whoever said it alone."""
    rows = SameEvent.objects.filter(child__in=sight.records, ended_at=None)
    return list(rows.filter(~Q(answer="later") | Q(by=sight.viewer)).select_related("by").order_by("at", "id"))


def refs_of(one: SameEvent) -> tuple[UUID, ...]:
    """Return the entries that an answer was given about, as they stood then."""
    return tuple(UUID(ref) for ref in one.accounts)


def joined(answers: Iterable[SameEvent], newer: Newer) -> dict[UUID, frozenset[UUID]]:
    """Return the events that people joined, by the answer's key: the accounts that stand, where they are two or more.

    An account that was corrected stays in its event; one that was withdrawn leaves it.
    """
    events = {one.id: {newest(ref, newer) for ref in refs_of(one)} for one in answers if one.answer == "joined"}
    every = {ref for refs in events.values() for ref in refs}
    stand = set(Entry.objects.filter(id__in=every, withdrawn=False).values_list("id", flat=True)) if every else set()
    return {key: frozenset(refs & stand) for key, refs in events.items() if len(refs & stand) > 1}


@prepared_rows(SameEvent)
def joinings(records: Sequence[UUID]) -> QuerySet[SameEvent]:
    """Return which accounts people joined, and nobody took apart since."""
    return SameEvent.objects.filter(child__in=records, ended_at=None, answer="joined").order_by("at", "id")
