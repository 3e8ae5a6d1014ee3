"""Reading for the pages that put rows right: the row with its question, rows that ask alike, whom they may mean."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from seen.apps.chronology.incoming_words import Verdict
from seen.apps.chronology.judging import Met
from seen.apps.chronology.mending import cells_now, question_of
from seen.apps.chronology.models import Entry, ImportFile, ImportRow
from seen.apps.chronology.queries.file_pages import FileSeen
from seen.apps.identity.models import Agency
from seen.apps.people.models import Child
from seen.apps.people.queries.called import called
from seen.core.refusals import Refusal
from seen.integrations.tabular import words
from seen.integrations.tabular.table import Row

OPEN = (Verdict.ASK, Verdict.REJECTED)


class NoSuchRow(Refusal):
    """There is no such row in the file, or its cells are not for this viewer. The two are never told apart."""


@dataclass(frozen=True, slots=True)
class ChildOffered:
    """A child whom a row may be about. `ticked`: the words of the row point at this child."""

    reference: str
    name: str
    born: date | None
    ticked: bool


@dataclass(frozen=True, slots=True)
class RowSeen:
    """A row that waits for an answer: its cells as they are now, what it asks, and the rows that ask the same."""

    row: ImportRow
    cells: dict[str, str]
    alike: tuple[ImportRow, ...]
    children: tuple[ChildOffered, ...] = ()
    agencies: tuple[str, ...] = ()

    @property
    def asks(self) -> str:
        """Return the field that the question is about."""
        return self.row.asks

    @property
    def stands(self) -> bool:
        """Answer whether the row still waits."""
        return self.row.verdict in OPEN


def row_seen(seen: FileSeen, number: int) -> RowSeen:
    """Return one row of a file that was asked about or not taken. Raises NoSuchRow."""
    rows = ImportRow.objects.filter(file=seen.file, row=number).prefetch_related("mendings")
    row = rows.first() if seen.whole else None
    if row is None or row.id in seen.nobodys or not (row.verdict in OPEN or row.mendings.all()):
        raise NoSuchRow("We cannot show that page.")
    cells = cells_now(row.cells, row.mendings.all())
    return RowSeen(row, cells, tuple(_alike(seen, row, cells)), _offered(seen, row, cells), _agencies(row, cells))


def asked_alike(rows: Iterable[ImportRow]) -> list[tuple[ImportRow, int]]:
    """Return a row of each question that several rows ask, with how many they are; those of most rows first."""
    groups: dict[tuple[str, str], list[ImportRow]] = defaultdict(list)
    for row in rows:
        if question := question_of(row.asks, row.cells):
            groups[question].append(row)
    return sorted(((each[0], len(each)) for each in groups.values() if len(each) > 1), key=lambda pair: -pair[1])


def proposed_names(seen: FileSeen, rows: Iterable[ImportRow]) -> dict[int, list[str]]:
    """Return whom rows that ask it may be about, by the row's key: names of children within the viewer's sight."""
    asked = [row for row in rows if row.asks == "child" and row.verdict in OPEN]
    meant = {row.id: seen.children.meant(str(row.cells.get("child", ""))).proposed for row in asked}
    names = called({key for keys in meant.values() for key in keys}, as_of=seen.children.today)
    return {row: [names[key].name for key in keys] for row, keys in meant.items() if keys}


def rows_to_mend(file: ImportFile, numbers: Sequence[int]) -> list[ImportRow]:
    """Return rows of a file by their numbers, with all that was put right before."""
    found = ImportRow.objects.filter(file=file, row__in=list(numbers)).prefetch_related("mendings")
    return list(found.order_by("row", "id"))


def references_in(file: ImportFile, rows: Iterable[Row]) -> Met:
    """Return where the references that these rows name stand in the file already: row and telling, by child."""
    named = {row.fields.get(name, "") for row in rows for name in ("reference", "same_as")} - {""}
    entries = Entry.objects.filter(file=file, source_record__in=named)
    told = {
        account: (reference, child)
        for account, reference, child in entries.values_list("account", "source_record", "child")
    }
    firsts = dict(entries.values_list("id", "account"))
    numbers = ImportRow.objects.filter(file=file, entry__in=firsts).values_list("entry", "row")
    by_account = {firsts[entry]: row for entry, row in numbers if entry}
    return {told[account]: (by_account.get(account, 0), account) for account in told}


def _alike(seen: FileSeen, row: ImportRow, cells: dict[str, str]) -> list[ImportRow]:
    question = question_of(row.asks, cells)
    if question is None or row.verdict not in OPEN:
        return []
    waiting = ImportRow.objects.filter(file=seen.file, verdict=row.verdict, asks=row.asks).exclude(id__in=seen.nobodys)
    rows = waiting.order_by("row", "id").prefetch_related("mendings")
    return [each for each in rows if question_of(each.asks, cells_now(each.cells, each.mendings.all())) == question]


def _offered(seen: FileSeen, row: ImportRow, cells: dict[str, str]) -> tuple[ChildOffered, ...]:
    """Return the children to choose from: of the household and within the viewer's sight, or named by number."""
    meant = seen.children.meant(cells.get("child", "")) if row.asks == "child" else None
    if meant is None:
        return ()
    offered = meant.offered or meant.certain
    ticked = {*meant.proposed, *meant.certain}
    rows = Child.objects.in_bulk(offered)
    names = called(offered, as_of=seen.children.today)
    return tuple(ChildOffered(rows[key].reference, names[key].name, rows[key].born, key in ticked) for key in offered)


def _agencies(row: ImportRow, cells: dict[str, str]) -> tuple[str, ...]:
    """Return the agencies of the type that the row names."""
    sort = words.agency_type_named(cells.get("agency", "")) if row.asks == "agency" else ""
    return tuple(Agency.objects.filter(type=sort).order_by("name").values_list("name", flat=True)) if sort else ()


def cells_of(row: ImportRow) -> dict[str, str]:
    """Return the cells of a row as they are now."""
    return cells_now(row.cells, row.mendings.all())


def neighbours(seen: FileSeen, it: RowSeen) -> list[tuple[int, Entry]]:
    """Return the entries of the nearest rows before and after that the viewer may see: they may say when it was."""
    rows = ImportRow.objects.filter(file=seen.file, entry__in=seen.visible)
    before = rows.filter(row__lt=it.row.row).order_by("-row").first()
    after = rows.filter(row__gt=it.row.row).order_by("row").first()
    near = [row for row in (before, after) if row is not None]
    found = Entry.objects.in_bulk([row.entry for row in near if row.entry])
    return [(row.row, found[row.entry]) for row in near if row.entry]
