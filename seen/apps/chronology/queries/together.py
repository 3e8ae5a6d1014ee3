"""Accounts of one event in a story: which stand together, who tells them, where they differ, which are asked about."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from seen.apps.chronology.queries.asking import Asking
from seen.apps.chronology.queries.sight import entries
from seen.apps.chronology.queries.told import Told
from seen.core.access.visibility import Sight
from seen.core.dates.partial import PartialDate
from seen.core.same_event.differences import Difference, differences
from seen.kit.knowledge.same_event import lexicon


@dataclass(frozen=True, slots=True)
class Twin:
    """Another account that may be of the same event: proposed, or said to be."""

    id: UUID
    on: PartialDate
    agency: str


def how_they_differ(sight: Sight, events: Mapping[UUID, frozenset[UUID]]) -> dict[UUID, tuple[Difference, ...]]:
    """Return where the accounts of each event differ, by entry. Only of events that the viewer sees wholly.

    Nothing is asked where nothing was joined.
    """
    told = Told(sight, only=events.keys()) if events else None
    if told is None:
        return {}
    each = {refs for refs in events.values() if refs <= told.accounts.keys()}
    found = {refs: differences_of(told, refs) for refs in each}
    return {ref: found[refs] for refs in each for ref in refs}


def differences_of(told: Told, refs: Iterable[UUID]) -> tuple[Difference, ...]:
    """Return where some accounts differ, all of them seen wholly."""
    accounts = [told.accounts[ref] for ref in sorted(refs)]
    return differences(accounts, lexicon=lexicon(), family=told.family)


def events_seen(sight: Sight, asking: Asking) -> dict[UUID, frozenset[UUID]]:
    """Return, by entry, all entries of its event that this viewer may see: two at least, else it leaves no trace."""
    every = {ref for refs in asking.events.values() for ref in refs}
    seen = set(entries(sight).filter(id__in=every).values_list("id", flat=True)) if every else set()
    return {ref: refs & seen for refs in asking.events.values() if len(refs & seen) > 1 for ref in refs & seen}


def twins(sight: Sight, asking: Asking) -> Mapping[UUID, tuple[Twin, ...]]:
    """Return the accounts that could be of one event and wait for an answer, each way round; both must be seen."""
    both = {ref for group in asking.waiting for ref in group}
    agencies = dict(entries(sight).filter(id__in=both).values_list("id", "source_agency__name")) if both else {}
    found: dict[UUID, list[Twin]] = defaultdict(list)
    for group in asking.waiting:
        for one in group:
            together = next((event for event in asking.events.values() if one in event), frozenset())
            others = (other for other in group if other != one and other not in together)
            found[one] += [Twin(other, asking.told.accounts[other].on, agencies[other]) for other in others]
    return {ref: tuple(dict.fromkeys(others)) for ref, others in found.items()}
