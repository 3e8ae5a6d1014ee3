"""Strange files: each comes in whole or not at all, every row is accounted for, and no entry says what no row said."""

import csv
import io
from collections.abc import Iterator
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from seen.apps.chronology.actions.files import bring_in
from seen.apps.chronology.incoming_words import Verdict
from seen.apps.chronology.judging import Judge, Judged
from seen.apps.chronology.models import Entry, ImportFile, ImportRow
from seen.apps.chronology.queries.incoming import Children
from seen.apps.people.models import Child
from seen.core.refusals import Refusal
from seen.integrations.tabular.limits import PAGE
from seen.integrations.tabular.table import open_table
from seen.rehearsal.cast import NARRATOR, Cast
from seen.rehearsal.load import demo_child
from seen.rehearsal.soak.strange import Strange

HEADINGS = (
    "Date", "Time", "Agency", "Source", "Child", "What happened", "Action", "Outcome", "Kind", "ref", "on", "kind",
    "child", "agency", "text", "detail", "recorded", "until", "Shoe size", "",
)  # fmt: skip
EVENT_FILE = ("ref", "child", "on", "kind", "agency", "text", "detail")
ORDINARY = ("Date", "Source", "Child", "What happened", "Outcome")
ENCODINGS = ("utf-8", "utf-8", "utf-8-sig", "utf-16", "cp1252")


def wrong_with_files(times: int, *, seed: int, today: date) -> Iterator[str]:
    """Bring in so many files, each taken out again. Yield a sentence for each that went wrong."""
    strange, child = Strange(seed), demo_child()
    if child is None:
        raise RuntimeError("The rehearsal is not loaded.")
    reference = Child.objects.values_list("reference", flat=True).get(id=child)
    agency = Cast().agencies["school"]
    for number in range(times):
        content = _content(strange, reference, today)
        with transaction.atomic():
            judge = Judge(
                Children(NARRATOR, agency=agency.id, child=child, today=today),
                (agency.id, agency.name, agency.type),
                child,
                today,
            )
            for sentence in _brought(content, judge):
                yield f"file {number}: {sentence}: {content[:300]!r}"
            transaction.set_rollback(True)


def _brought(content: bytes, judge: Judge) -> Iterator[str]:
    """Bring a file in and compare what was judged with what is stored."""
    before = set(ImportFile.objects.values_list("id", flat=True))
    rows: list[Judged] = []
    try:
        table = open_table(io.BytesIO(content), name="strange.csv", limits=PAGE)
        bring_in(NARRATOR, [table], judge=judge, now=timezone.now(), watch=lambda judged, _: rows.append(judged))
    except Refusal as refusal:
        if not str(refusal).strip():
            yield "it was refused without a word"
        if set(ImportFile.objects.values_list("id", flat=True)) != before:
            yield "it was refused and is there"
        return
    except Exception as error:
        yield f"it broke the importer: {error!r}"
        return
    file = ImportFile.objects.exclude(id__in=before).get()
    yield from _accounted(file, rows, content)


def _accounted(file: ImportFile, rows: list[Judged], content: bytes) -> Iterator[str]:
    counts = file.counts
    if counts["read"] != len(rows) or sum(counts[verdict.value] for verdict in Verdict) != counts["read"]:
        yield f"the account does not add up: {counts}, {len(rows)} rows"
    wanted: set[UUID] = {each.entry for row in rows for each in row.becomes}
    stored = {entry.id: entry for entry in Entry.objects.filter(file=file)}
    if stored.keys() != wanted:
        yield f"{len(wanted)} entries were announced and {len(stored)} are stored"
    kept = set(ImportRow.objects.filter(file=file).values_list("row", flat=True))
    lost = [row.row for row in rows if not row.becomes and row.row not in kept]
    if lost:
        yield f"rows {lost[:5]} became nothing and were not kept"
    for row in rows:
        for each in row.becomes:
            entry = stored.get(each.entry)
            if entry and row.read and (entry.text, entry.action) != (row.read.draft.text, row.read.draft.action):
                yield f"row {row.row} is stored with other words"


def _content(strange: Strange, reference: str, today: date) -> bytes:
    """Return the bytes of a file: most often a table, sometimes nothing of the kind."""
    if strange.chance.random() < 0.05:
        return bytes(strange.chance.randint(0, 255) for _ in range(strange.chance.randint(0, 400)))
    text = io.StringIO()
    table = csv.writer(text, delimiter=strange.one_of((",", ",", ";", "\t", "|")))
    for _ in range(strange.chance.choice((0, 0, 0, 1, 3))):
        table.writerow([strange.word()])
    headings = _headings(strange)
    table.writerow(headings)
    for _ in range(strange.chance.randint(0, 8)):
        table.writerow([_cell(heading, strange, reference, today) for heading in headings])
    return text.getvalue().encode(strange.one_of(ENCODINGS), errors="replace")


def _headings(strange: Strange) -> list[str]:
    lot = strange.chance.random()
    if lot < 0.4:
        return list(ORDINARY)
    if lot < 0.7:
        return list(EVENT_FILE)
    return [strange.one_of(HEADINGS) for _ in range(strange.chance.randint(1, 8))]


def _cell(heading: str, strange: Strange, reference: str, today: date) -> str:
    if strange.chance.random() < 0.3:
        return strange.word()
    match heading.casefold():
        case "date" | "on" | "recorded" | "until":
            return strange.plainly(strange.day(first=date(2018, 1, 1), last=today))
        case "child":
            return strange.one_of((reference, "", "Wren", "999 412 6830", "somebody else"))
        case "kind":
            return strange.one_of(("food.concern", "contact.seen", "note.observation", "appointment.not_brought"))
        case "agency":
            return strange.one_of(("school", "Millbrook Primary School", "gp", ""))
        case "detail":
            return strange.one_of(("", "{}", '{"service": "dentist"}', "[1]", '{"a": NaN}', "{"))
        case _:
            return strange.word()
