"""What several findings rest on and what was said to them, read at once however many there are."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from seen.apps.chronology.models import Entry
from seen.apps.chronology.queries.sight import as_asked, seen_by, who_asks
from seen.apps.identity.models import Agency
from seen.apps.patterns.models import Answer, Version
from seen.apps.patterns.queries.siblings import sights_of
from seen.apps.patterns.queries.timelines import entry_of
from seen.core.access.visibility import Sight
from seen.kit.database.prepared import prepared_rows
from seen.kit.database.together import together

Place = tuple[UUID, bool]  # a child's record, and whether the finding is about that child


class Entries:
    """The entries behind refs that one viewer may see, each in its own child's record.

    A sibling's ref begins with the sibling: sight of the child a finding is about opens nothing of another's.
    """

    def __init__(self, asked: Iterable[tuple[Sight, Collection[str]]], *, as_of: date) -> None:
        sights: dict[Place, Sight] = {}
        wanted: dict[Place, set[UUID]] = defaultdict(set)
        for sight, refs in asked:
            sights[sight.child, True] = sight
            for place, entry in _places(sight, refs):
                wanted[place].add(entry)
        elsewhere = {child for child, own in wanted if not own}
        if elsewhere:  # every sight is of the same viewer
            beside = sights_of(next(iter(sights.values())), elsewhere, as_of=as_of)
            sights |= {(child, False): sight for child, sight in beside.items()}
        self._seen = _read({place: (sights[place], entries) for place, entries in wanted.items() if place in sights})

    def behind(self, sight: Sight, refs: Iterable[str]) -> dict[UUID, Entry] | None:
        """Return the entries behind refs, by id, to a viewer who may see every one; else None."""
        found = {entry: self._seen.get(place, {}).get(entry) for place, entry in _places(sight, refs)}
        seen = {entry: row for entry, row in found.items() if row is not None}
        return seen if len(seen) == len(found) else None


class Evidence:
    """The diary of each finding, the answers to it, and its entries. `pairs`: sights of one viewer, with versions."""

    def __init__(self, pairs: Iterable[tuple[Sight, Version]], *, as_of: date) -> None:
        of = {version.finding_id: sight for sight, version in pairs}
        self._diaries, self._answers = _diaries(list(of)), _answers(list(of))
        self._entries = Entries(
            ((of[finding], refs_of(version)) for finding, diary in self._diaries.items() for version in diary),
            as_of=as_of,
        )

    def diary(self, version: Version) -> Sequence[Version]:
        """Return every version of a finding, first to newest."""
        return self._diaries[version.finding_id]

    def answers(self, version: Version) -> Sequence[Answer]:
        """Return every answer to a finding, newest first, with its version and by whom."""
        return self._answers[version.finding_id]

    def seen(self, sight: Sight, version: Version) -> dict[UUID, Entry] | None:
        """Return the entries of a version to a viewer who may see every one of them; else None."""
        return self._entries.behind(sight, refs_of(version))


def refs_of(version: Version) -> set[str]:
    """Return what a version rests on, for and against."""
    return {*version.because, *version.against}


def _places(sight: Sight, refs: Iterable[str]) -> Iterable[tuple[Place, UUID]]:
    for ref in refs:
        sibling, _, own = ref.rpartition("/")
        child = UUID(sibling) if sibling else sight.child
        yield (child, child == sight.child), entry_of(own)


def _diaries(findings: Sequence[UUID]) -> Mapping[UUID, list[Version]]:
    found: dict[UUID, list[Version]] = defaultdict(list)
    for version in Version.objects.filter(finding__in=findings).order_by("number") if findings else ():
        found[version.finding_id].append(version)
    return found


def _answers(findings: Sequence[UUID]) -> Mapping[UUID, list[Answer]]:
    found: dict[UUID, list[Answer]] = defaultdict(list)
    rows = Answer.objects.filter(version__finding__in=findings).select_related("version", "by", "owner")
    for given in rows.order_by("-at") if findings else ():
        found[given.version.finding_id].append(given)
    return found


def _read(wanted: Mapping[Place, tuple[Sight, set[UUID]]]) -> Mapping[Place, Mapping[UUID, Entry]]:
    """Each child's entries pass that child's own filter of sight: one statement for all, one for their agencies."""
    answers = together(
        *(_evidence.of(list(entries), *who_asks(sight), flags=sight.flags) for sight, entries in wanted.values())
    )
    agencies = Agency.objects.in_bulk({entry.source_agency_id for rows in answers for entry in rows})
    for entry in (entry for rows in answers for entry in rows):
        entry.source_agency = agencies[entry.source_agency_id]
    return {place: {entry.id: entry for entry in rows} for place, rows in zip(wanted, answers, strict=True)}


@prepared_rows(Entry)
def _evidence(
    wanted: Sequence[UUID], records: Sequence[UUID], viewer: UUID | None, agency: UUID | None, *, flags: frozenset[str]
) -> QuerySet[Entry]:
    rows = Entry.objects.filter(id__in=wanted, child__in=records)
    return seen_by(as_asked(records, viewer, agency, flags=flags), rows)
