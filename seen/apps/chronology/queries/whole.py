"""One entry whole, as one viewer may see it: its row, its versions, who else may see it, what may be the same event."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from seen.apps.casefile import queries as casefile
from seen.apps.chronology.drafts import Draft, draft_of
from seen.apps.chronology.models import Entry, Named
from seen.apps.chronology.queries.asking import Asking
from seen.apps.chronology.queries.curated import Curated, Step, steps_of
from seen.apps.chronology.queries.rows import COLUMNS, Row, disagreements, parts_seen, row_of
from seen.apps.chronology.queries.sight import seen_by
from seen.apps.chronology.queries.together import Twin, events_seen, twins
from seen.apps.people.models import Child
from seen.core.access.viewer import Viewer
from seen.core.access.visibility import Sight
from seen.core.dates.ages import pregnancy_start
from seen.core.refusals import Refusal


class NoSuchEntry(Refusal):
    """There is no such entry, or not for this viewer. The two are never told apart."""


@dataclass(frozen=True, slots=True)
class Version:
    """One version of an entry. `why` says why the version before it was changed; empty for the first."""

    id: UUID
    written_at: datetime
    writer: str
    why: str
    withdrawn: bool


@dataclass(frozen=True, slots=True)
class NamedOne:
    """Somebody, or an agency, named as one who may see the entry (`part` empty) or a part of it."""

    part: str
    name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Whole:
    """One entry. `versions` run from first to newest; `newest` stands, or was withdrawn."""

    sight: Sight
    entry: Entry
    row: Row
    versions: tuple[Version, ...]
    named: tuple[NamedOne, ...]
    twins: tuple[Twin, ...]
    theirs: bool  # the viewer's agency controls it
    told_by: int = 1  # accounts of one event that the viewer may see, itself among them
    curations: tuple[Step, ...] = ()  # what people said that it means, oldest first

    @property
    def newest(self) -> Version:
        """Return the version that nothing supersedes."""
        return self.versions[-1]

    @property
    def stands(self) -> bool:
        """Answer whether this is the version that stands in the story."""
        return self.newest.id == self.row.id and not self.newest.withdrawn

    @property
    def curated(self) -> Curated | None:
        """Return what stands beside it now; nothing beside an earlier version, or one that was withdrawn."""
        if not self.stands or not self.curations or self.curations[-1].taken_back:
            return None
        return self.curations[-1].said

    @property
    def held_back(self) -> frozenset[str]:
        """Return the names of every part held back, seen or not: for a form that must not open one. Never shown."""
        return frozenset(self.entry.parts.values_list("name", flat=True))

    def draft(self) -> Draft:
        """Return the entry as a draft with every part, seen or not: a correction carries on what it may not read."""
        return draft_of(self.entry)


def whole(viewer: Viewer, entry: UUID, *, as_of: date) -> Whole:
    """Return one entry as this viewer may see it.

    Raises NoSuchEntry, after the same queries whatever the reason. An earlier version is for those who may see the
    newest: what was closed by a correction is closed in its history too. One withdrawn (often written about the wrong
    child) is for the agency that controls it alone.
    """
    found = Entry.objects.filter(id=entry).exclude(file__isnull=False, file__accepted_at=None).first()
    # Nothing is left out where there is no such entry: an answer that came sooner would say so.
    child = found.child_id if found else entry
    sight = casefile.sights(viewer, [child], as_of=as_of).get(child)
    chain = _chain(found or Entry(id=entry))
    at_least = sight or Sight(viewer.id, viewer.agency, child, noted=True)
    rows = seen_by(at_least, Entry.objects.filter(id__in=[each.id for each in chain]))
    seen = set(rows.values_list("id", flat=True))
    if found is None or sight is None:
        raise NoSuchEntry("We cannot show that page.")
    theirs = sight.everything or viewer.agency == found.agency_id
    newest = chain[-1]
    if found.id not in seen or newest.id not in seen or (newest.withdrawn and not theirs and not sight.matching):
        raise NoSuchEntry("We cannot show that page.")
    values = Entry.objects.values_list(*COLUMNS).get(id=found.id)
    asking = Asking(sight, as_of=as_of)
    row = row_of(values, parts_seen(sight), {found.id: disagreements(sight).get(newest.id, ())})
    told_by = len(events_seen(sight, asking).get(found.id, (found.id,)))
    named = _named(found.id, parts=frozenset(row.parts))
    versions = tuple(_version(each) for each in chain if each.id in seen)
    curations = steps_of(each.id for each in chain)
    same = twins(sight, asking).get(found.id, ())
    return Whole(sight, found, row, versions, named, same, theirs, told_by, curations)


def newer_than(viewer: Viewer, it: Whole, *, as_of: date) -> Whole | None:
    """Return the version that superseded this one, read anew; None where none has."""
    newest = _chain(it.entry)[-1].id
    return None if newest == it.row.id else whole(viewer, newest, as_of=as_of)


def concerns_from(sight: Sight) -> date | None:
    """Return the first day that can concern the child, where it is known: none is taken before the pregnancy."""
    born, due = Child.objects.values_list("born", "due").get(id=sight.child)
    return pregnancy_start(born=born, due=due)


def versions_of(entry: Entry) -> list[UUID]:
    """Return the ids of every version of an entry, first to newest."""
    return [each.id for each in _chain(entry)]


def _chain(entry: Entry) -> list[Entry]:
    """The versions from first to newest. Few: each is somebody's correction by hand."""
    chain = [entry]
    while (before := chain[0].supersedes) is not None:
        chain.insert(0, before)
    while (after := Entry.objects.filter(supersedes=chain[-1]).first()) is not None:
        chain.append(after)
    return chain


def _version(entry: Entry) -> Version:
    who = entry.changed_by if entry.supersedes_id else entry.writer
    writer = who.name if who else "Seen"
    return Version(entry.id, entry.written_at, writer, entry.why_changed, entry.withdrawn)


def _named(entry: UUID, *, parts: frozenset[str]) -> tuple[NamedOne, ...]:
    """Who was named, for the entry and for the parts that the viewer may see: others leave no trace."""
    rows = Named.objects.filter(entry=entry, ended_at=None, part__in=["", *parts]).order_by("at")
    columns = rows.values_list("part", "user__name", "agency__name", "at")
    return tuple(NamedOne(part, user or agency, at) for part, user, agency, at in columns)
