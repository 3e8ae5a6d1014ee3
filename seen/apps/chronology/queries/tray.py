"""What came without a date: the tray of a child, what bounds a date, and what its own words say of when it was."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from seen.apps.chronology.models import Entry
from seen.apps.chronology.queries.sight import entries, seen_by
from seen.apps.people.models import Child
from seen.apps.people.queries.called import called, first_name
from seen.core.access.visibility import Sight
from seen.core.dates.ages import pregnancy_start
from seen.core.dates.childhood import Childhood
from seen.core.dates.hinting import hints
from seen.core.dates.partial import PartialDate, Precision

NOBODY_KNOWS = "Nobody knows when."  # the flag of an undated entry that left the tray
AT_ONCE = 50
"""Rows dated at once: as many as an address holds, and as anybody reads before they confirm."""
FEW = 150
"""A story of so many entries is offered whole to place an undated one by; of a longer one, its turning points."""
TURNING_POINTS = (
    "address.moved", "area.moved", "household.joined", "household.left", "work.opened", "work.closed",
    "work.transferred", "level.changed", "school.on_roll", "school.off_roll", "school.excluded",
    "school.elective_home_education", "health.registered", "health.deregistered", "development.reviewed",
    "meeting.held", "housing.eviction", "housing.temporary",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Proposed:
    """Undated entries whose own words say alike when they were. `words` are theirs; `on` is what those mean."""

    words: tuple[str, ...]
    on: PartialDate
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Dated:
    """An entry with a date, to place another by."""

    id: UUID
    on: PartialDate
    kind: str
    text: str


def tray(sight: Sight) -> QuerySet[Entry]:
    """Return the entries whose date nobody has given yet, as far as this viewer may see them; oldest written first."""
    undated = entries(sight).filter(on_precision="unknown").exclude(on_flag=NOBODY_KNOWS)
    return undated.select_related("agency", "source_agency").order_by("written_at", "id")


def chosen(sight: Sight, keys: Iterable[UUID]) -> list[Entry]:
    """Return undated entries by their keys, for the agency that may date them. Dated since: the act itself says so."""
    rows = Entry.objects.filter(id__in=list(keys)[:AT_ONCE], child__in=sight.records, on_precision="unknown")
    return list(seen_by(sight, rows.filter(agency=sight.agency)).select_related("source_agency").order_by("written_at"))


def childhood(sight: Sight, *, as_of: date) -> Childhood:
    """Return what bounds a date about the child, known by `as_of`."""
    born, due = Child.objects.values_list("born", "due").get(id=sight.child)
    name = called([sight.child], as_of=as_of)[sight.child]
    return Childhood(
        last=as_of,
        born=born,
        first=pregnancy_start(born=born, due=due),
        due=born is None and due is not None,
        names=tuple(dict.fromkeys((name.name, first_name(name), name.name.split()[0]))),
    )


def known_by(childhood: Childhood, entry: Entry) -> Childhood:
    """Return the bounds for one entry: it was known by the day it reached the record, and began before its end."""
    return replace(childhood, last=min(childhood.last, entry.recorded, entry.until or entry.recorded))


def proposed(rows: Iterable[Entry], childhood: Childhood, *, today: date) -> list[Proposed]:
    """Return what the entries' own words say of when they were, alike ones together, most entries first."""
    found: dict[PartialDate, list[tuple[str, Entry]]] = {}
    for entry in rows:
        for hint in hints(entry.text, childhood=known_by(childhood, entry), today=today):
            found.setdefault(replace(hint.on, text=""), []).append((hint.words, entry))
    groups = [
        Proposed(tuple({words.casefold(): words for words, _ in said}.values()), on, tuple(entry for _, entry in said))
        for on, said in found.items()
    ]
    return sorted(groups, key=lambda one: -len(one.entries))


def landmarks(sight: Sight) -> list[Dated]:
    """Return the dated entries by which another can be placed, in order: all of a short story, else turning points."""
    rows = entries(sight).exclude(on_earliest=None).order_by("on_latest", "at_time", "written_at", "id")
    if rows[FEW : FEW + 1].exists():
        rows = rows.filter(kind__in=TURNING_POINTS)
    return [_dated(entry) for entry in rows[: FEW * 2]]


def neighbours(sight: Sight, on: PartialDate, *, besides: Sequence[UUID]) -> tuple[Dated | None, Dated | None]:
    """Return the entries between which a date would stand in the story: an entry stands by its latest day."""
    rows = entries(sight).exclude(id__in=besides)
    before = rows.filter(on_latest__lte=on.latest).order_by("-on_latest", "-at_time", "-written_at").first()
    after = rows.filter(on_latest__gt=on.latest).order_by("on_latest", "at_time", "written_at").first()
    return (_dated(before) if before else None), (_dated(after) if after else None)


def _dated(entry: Entry) -> Dated:
    on = PartialDate(entry.on_text, entry.on_earliest, entry.on_latest, Precision(entry.on_precision), entry.on_about)
    return Dated(entry.id, on, entry.kind, entry.text)
