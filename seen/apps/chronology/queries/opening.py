"""The entries that a child's overview shows whole: the newest, and those that it speaks of. Few, read by key."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any
from uuid import UUID

from seen.apps.chronology.models import Disagreement, Entry
from seen.apps.chronology.queries.sight import entries, parts, seen_by
from seen.apps.chronology.queries.story import COLUMNS, Listed, Row, Said, row_of
from seen.apps.chronology.queries.versions import newer_versions, newest
from seen.core.access.visibility import Sight
from seen.core.life.moment import Moment

Held = Mapping[UUID, Mapping[str, Any]]


def rows_by_key(sight: Sight, refs: Collection[UUID]) -> dict[UUID, Row]:
    """Return these entries whole, as far as the viewer may see them, with the parts and disagreements beside them."""
    held, said = _parts(sight, refs), _disagreements(sight)
    values = entries(sight).filter(id__in=list(refs)).order_by().values_list(*COLUMNS)
    return {row.id: row for row in (row_of(each, held, said) for each in values)}


def listed(sight: Sight, shown: Sequence[Moment], whole: Mapping[UUID, Row], life: Sequence[Moment]) -> Listed:
    """Return moments as rows of a list, in their order. `whole` holds the rows, `life` all that the viewer may see."""
    rows = tuple(whole[moment.ref] for moment in shown if moment.ref in whole)
    told: dict[UUID, set[UUID]] = defaultdict(set)
    for moment in life:
        if moment.event:
            told[moment.event].add(moment.ref)
    events = {ref: frozenset(refs) for refs in told.values() for ref in refs}
    tellers = {moment.ref: moment.agency for moment in life if moment.event}
    return Listed(rows=rows, earlier=_earlier(sight, rows), events=events, tellers=tellers)


def _parts(sight: Sight, refs: Collection[UUID]) -> Held:
    held: dict[UUID, dict[str, Any]] = defaultdict(dict)
    for entry, name, value in parts(sight).filter(entry__in=list(refs)).values_list("entry", "name", "value"):
        held[entry][name] = value
    return held


def _disagreements(sight: Sight) -> Mapping[UUID, tuple[Said, ...]]:
    """What was said of an earlier version stands by the newest; few children have any, and only they are asked more."""
    rows = Disagreement.objects.filter(entry__child__in=sight.records).order_by("written_at")
    told = list(rows.values_list("entry", "who", "words", "on"))
    newer = newer_versions(sight) if told else {}
    found: dict[UUID, list[Said]] = defaultdict(list)
    for entry, who, words, on in told:
        found[newest(entry, newer)].append(Said(who, words, on))
    return {entry: tuple(said) for entry, said in found.items()}


def _earlier(sight: Sight, rows: Sequence[Row]) -> frozenset[UUID]:
    corrected = [row.supersedes for row in rows if row.supersedes]
    if not corrected:
        return frozenset()
    seen = seen_by(sight, Entry.objects.filter(id__in=corrected, child__in=sight.records))
    return frozenset(seen.values_list("id", flat=True))
