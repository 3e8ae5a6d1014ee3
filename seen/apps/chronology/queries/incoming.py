"""What must be known to judge the rows of a file: which children and agencies they mean, and what is here already."""

from collections import defaultdict
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
from seen.apps.people.models import Child, Identifier, Name
from seen.core.access.viewer import Viewer
from seen.core.access.visibility import Access, Sight
from seen.core.dates.ages import pregnancy_start
from seen.core.refusals import Refusal

OPEN = (Access.INVOLVED, Access.HELD)  # what a command may name when it says that two accounts look alike
Told = tuple[date | None, date | None, int]


class NoSuchAgency(Refusal):
    """An agency was named that the partnership does not have."""


@dataclass(frozen=True, slots=True)
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
    tips: dict[str, tuple[UUID, str]] = field(default_factory=dict)  # the agency's record: (standing entry, digest)
    told: dict[Told, Match] = field(default_factory=dict)
    happened: dict[tuple[date, str], list[Match]] = field(default_factory=lambda: defaultdict(list))


class Children:
    """Finds the children that a file's rows mean, for one viewer; each is looked up once."""

    def __init__(self, viewer: Viewer, *, agency: UUID, child: UUID | None, today: date) -> None:
        self.viewer, self.agency, self.child, self.today = viewer, agency, child, today
        self.found: dict[str, UUID | None] = {}
        self.known: dict[UUID, Known] = {}
        self.names = _names(child) if child else set()

    def named(self, text: str) -> UUID | None:
        """Return the child that a cell means: the file's own child by name, else by reference or NHS number."""
        if text not in self.found:
            self.found[text] = self._find(text)
        return self.found[text]

    def about(self, child: UUID) -> Known:
        """Return what is known of a child that was found."""
        if child not in self.known:
            self.known[child] = _known(self.viewer, child, agency=self.agency, today=self.today)
        return self.known[child]

    def _find(self, text: str) -> UUID | None:
        child = child_by_key(text)
        if child is None and self.child and self._is_name(text):
            return self.child
        return child if child and may_bring(self.viewer, child, today=self.today) else None

    def _is_name(self, text: str) -> bool:
        said = set(text.casefold().split())
        return bool(said) and any(said <= set(name.split()) for name in self.names)


def child_by_key(text: str) -> UUID | None:
    """Return the child with this partnership's reference or NHS number; None where there is not exactly one."""
    key = "".join(text.split())
    found = list(Child.objects.filter(reference__in={key, key.upper()}).values_list("id", flat=True)[:2])
    digits = key.replace("-", "")
    if not found and len(digits) == 10 and digits.isascii() and digits.isdecimal():
        people = Identifier.objects.filter(scheme="nhs", value=digits).values("person")
        found = list(Child.objects.filter(person__in=people).values_list("id", flat=True)[:2])
    return found[0] if len(found) == 1 else None


def may_bring(viewer: Viewer, child: UUID, *, today: date) -> bool:
    """Answer whether rows about a child may come in: the child is held, and the viewer has sight of them."""
    if viewer.kind == "system":
        return bool(casefile.held(as_of=today).filter(id=child).exists())
    return child in casefile.sights(viewer, [child], as_of=today)


def agency_named(name: str) -> Agency:
    """Return an agency by its name, whatever its case. Raises NoSuchAgency."""
    found = Agency.objects.filter(name__iexact=" ".join(name.split())).first()
    if found is None:
        raise NoSuchAgency(f"There is no agency called “{name}”. Give its name as the service shows it.")
    return found


def agencies_by_name() -> dict[str, tuple[UUID, str]]:
    """Return every agency by its name in small letters."""
    return {name.casefold(): (key, name) for key, name in Agency.objects.values_list("id", "name")}


def _names(child: UUID) -> set[str]:
    texts = Name.objects.filter(person__child=child).values_list("text", flat=True)
    return {text.casefold() for text in texts}


def _known(viewer: Viewer, child: UUID, *, agency: UUID, today: date) -> Known:
    row = Child.objects.get(id=child)
    known = Known(
        child,
        row.reference,
        pregnancy_start(born=row.born, due=row.due),
        casefile.open_work(child),
        _involved(child, today),
    )
    _own(known, agency)
    sight = casefile.sights(viewer, [child], as_of=today)[child]
    _others(known, sight, agency)
    return known


def _involved(child: UUID, today: date) -> dict[str, list[tuple[UUID, str]]]:
    working = Involvement.objects.filter(casefile.now_involved(today), child=child).exclude(role="noted")
    serving = Work.objects.filter(child=child, closed=None)
    agencies = Agency.objects.filter(Q(id__in=working.values("agency")) | Q(id__in=serving.values("agency")))
    by_type: dict[str, list[tuple[UUID, str]]] = {}
    for each in agencies:
        by_type.setdefault(each.type, []).append((each.id, each.name))
    return by_type


def _own(known: Known, agency: UUID) -> None:
    """Note every version of every entry of the agency's own, so that nothing of it is stored twice."""
    rows = Entry.objects.filter(Q(file=None) | Q(file__accepted_at__isnull=False), child=known.id, agency=agency)
    newer: dict[UUID, tuple[UUID, str]] = {}
    firsts: list[tuple[str, UUID, str]] = []
    fields = ("id", "digest", "source_record", "supersedes")
    for key, digest, reference, supersedes in rows.order_by("written_at").values_list(*fields):
        known.stored[digest].append(key)
        if supersedes:
            newer[supersedes] = (key, digest)
        if reference:
            firsts.append((reference, key, digest))
    for reference, key, digest in firsts:
        tip = (key, digest)
        while tip[0] in newer:
            tip = newer[tip[0]]
        known.tips[reference] = tip


def _others(known: Known, sight: Sight, agency: UUID) -> None:
    """Note what stands in the record and may be named to this viewer, to propose that two accounts are one event."""
    rows = standing(Entry.objects.filter(child=known.id))
    if sight.everything:
        rows = rows.filter(Q(access__in=OPEN) | Q(agency=agency))
    rows = seen_by(sight, rows)
    fields = ("id", "account", "on_earliest", "on_latest", "on_precision", "kind", "text", "source_agency", "detail")
    for key, account, earliest, latest, precision, kind, text, source, detail in rows.values_list(*fields):
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
