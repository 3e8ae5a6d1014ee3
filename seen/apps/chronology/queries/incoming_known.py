"""What stands in the record of the children that a file is about, read for many children at once."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q

from seen.apps.casefile import queries as casefile
from seen.apps.casefile.models import Involvement, Work
from seen.apps.chronology.models import Entry
from seen.apps.chronology.queries.sight import seen_by, standing
from seen.apps.identity.models import Agency
from seen.apps.people.models import Child
from seen.core.access.viewer import Viewer
from seen.core.access.visibility import Access, Sight
from seen.core.dates.ages import pregnancy_start

OPEN = (Access.INVOLVED, Access.HELD)  # what a command may name when it says that two accounts look alike
Told = tuple[date | None, date | None, int]


@dataclass(slots=True)
class Match:
    """An account that looks like the same event: its telling, and where it stands (an entry, or a row of this run)."""

    account: UUID
    source_agency: UUID
    service: str = ""
    entry: UUID | None = None
    file: str = ""
    row: int = 0
    digest: str = ""

    @property
    def where(self) -> dict[str, Any]:
        """Return where it stands, as the import account says it."""
        return {"entry": str(self.entry)} if self.entry else {"file": self.file, "row": self.row}


@dataclass
class Known:
    """What is known of one child while a file is read: the fixed facts, and what stands in the record so far."""

    id: UUID
    reference: str
    not_before: date | None
    open_work: bool
    agencies: dict[str, list[tuple[UUID, str]]]  # those involved, by type
    stored: dict[str, list[UUID]] = field(default_factory=lambda: defaultdict(list))  # by digest, not met again yet
    tips: dict[str, tuple[UUID, str, bool]] = field(
        default_factory=dict
    )  # the newest version: (entry, digest, withdrawn)
    told: dict[Told, Match] = field(default_factory=dict)
    happened: dict[tuple[date, str], list[Match]] = field(default_factory=lambda: defaultdict(list))


def known_of(viewer: Viewer, children: Iterable[UUID], *, agency: UUID, today: date) -> dict[UUID, Known]:
    """Return what is known of each of these children, all of them within the viewer's sight. A dozen queries in all."""
    sights = casefile.sights(viewer, children, as_of=today)
    open_work = casefile.with_open_work(sights)
    involved = _involved(sights, today)
    rows = Child.objects.in_bulk(sights)
    known = {
        child: Known(
            child,
            rows[child].reference,
            pregnancy_start(born=rows[child].born, due=rows[child].due),
            child in open_work,
            involved[child],
        )
        for child in sights
    }
    of = {record: known[child] for child, sight in sights.items() for record in sight.records}
    _own(of, agency)
    _others(of, sights, agency)
    return known


def _involved(sights: dict[UUID, Sight], today: date) -> dict[UUID, dict[str, list[tuple[UUID, str]]]]:
    """Return the agencies that work with each child, by type."""
    of = {record: child for child, sight in sights.items() for record in sight.records}
    working = Involvement.objects.filter(casefile.now_involved(today), child__in=of).exclude(role="noted")
    serving = Work.objects.filter(child__in=of, closed=None)
    pairs = {*working.values_list("child", "agency"), *serving.values_list("child", "agency")}
    agencies = Agency.objects.in_bulk({agency for _, agency in pairs})
    by_type: dict[UUID, dict[str, list[tuple[UUID, str]]]] = {child: {} for child in sights}
    for child, agency in sorted({(of[record], agency) for record, agency in pairs}):
        one = agencies[agency]
        by_type[child].setdefault(one.type, []).append((one.id, one.name))
    return by_type


def code_of_reference(reference: str) -> str:
    """Return a record's own number without what people vary when they copy it: case and spaces."""
    return "".join(reference.split()).casefold()


def _own(of: dict[UUID, Known], agency: UUID) -> None:
    """Note every version of every entry of the agency's own, so that nothing of it is stored twice."""
    rows = Entry.objects.filter(Q(file=None) | Q(file__accepted_at__isnull=False), child__in=of, agency=agency)
    newer: dict[UUID, tuple[UUID, str, bool]] = {}
    numbered: list[tuple[Known, str, tuple[UUID, str, bool]]] = []
    fields = ("child", "id", "digest", "source_record", "supersedes", "withdrawn")
    for child, key, digest, reference, supersedes, withdrawn in (
        rows.order_by("written_at").values_list(*fields).iterator()
    ):
        of[child].stored[digest].append(key)
        version = (key, digest, withdrawn)
        if supersedes:
            newer[supersedes] = version
        if reference:
            numbered.append((of[child], reference, version))
    _tips(numbered, newer)


def _tips(numbered: list[tuple[Known, str, tuple[UUID, str, bool]]], newer: dict[UUID, tuple[UUID, str, bool]]) -> None:
    """Note which entry stands for each record. A number that several standing entries share names no record."""
    several: list[tuple[Known, str]] = []
    for known, reference, version in numbered:
        tip = version
        while tip[0] in newer:
            tip = newer[tip[0]]
        for name in {reference, code_of_reference(reference)}:
            before = known.tips.get(name)
            if before is None or before[2] or before[0] == tip[0]:
                known.tips[name] = tip
            elif not tip[2]:
                several.append((known, name))
    for known, name in several:
        known.tips.pop(name, None)


def _others(of: dict[UUID, Known], sights: dict[UUID, Sight], agency: UUID) -> None:
    """Note what stands in the record and may be named to this viewer, to propose that two accounts are one event."""
    everything = Q(access__in=OPEN) | Q(agency=agency)
    sees_all = [record for sight in sights.values() if sight.everything for record in sight.records]
    found = [standing(Entry.objects.filter(everything, child__in=sees_all))] if sees_all else []
    for sight in sights.values():
        if not sight.everything:
            found.append(seen_by(sight, standing(Entry.objects.filter(child__in=sight.records))))
    for rows in found:
        for row in rows.values_list(*TOLD).iterator():
            _note_stored(of[row[0]], *row[1:])


TOLD = ("child", "id", "account", "on_earliest", "on_latest", "on_precision", "kind", "text", "source_agency", "detail")


def _note_stored(
    known: Known, key: UUID, account: UUID, earliest: date | None, latest: date | None, precision: str, kind: str,
    text: str, source: UUID, detail: dict[str, Any],
) -> None:  # fmt: skip
    match = Match(account, source, str(detail.get("service", "")), key)
    note_account(known, match, on=(earliest, latest), text=text, kind=kind if precision == "day" else "")


def note_account(known: Known, match: Match, *, on: tuple[date | None, date | None], text: str, kind: str) -> None:
    """Remember an account, so that a later one of the same event is proposed as such. No kind: its day is not known."""
    if text:
        known.told.setdefault((*on, words_of(text)), match)
    if kind and not kind.startswith("note.") and on[0]:
        known.happened[on[0], kind].append(match)


def words_of(text: str) -> int:
    """Return a number that stands for the words of a text, whatever their case and spacing."""
    return hash(" ".join(text.split()).casefold())
