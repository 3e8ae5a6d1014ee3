"""Put rows of a file right: judged anew like any other row, stored with the file as their origin, and accounted for."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError
from django.utils import timezone

from seen.apps.casefile.queries import NoSuchChild
from seen.apps.chronology.actions.amend import ChangedMeanwhile, NotTheirs
from seen.apps.chronology.actions.files import CORRECTED
from seen.apps.chronology.actions.staging import Staged, entries_of
from seen.apps.chronology.incoming_words import Verdict
from seen.apps.chronology.judging import Judge, Judged
from seen.apps.chronology.mending import cell_of, cells_now, code_of, row_again
from seen.apps.chronology.models import Entry, ImportFile, ImportRow, Mending, Part
from seen.apps.chronology.queries.incoming import Children, may_bring
from seen.apps.chronology.queries.mending import references_in, rows_to_mend
from seen.apps.identity.models import Agency
from seen.core.access.permission import Permission
from seen.core.access.viewer import Viewer
from seen.core.refusals import Refusal
from seen.kit.actions import action, current
from seen.kit.database.many import insert_many, update_many

OPEN = (Verdict.ASK, Verdict.REJECTED)
NOBODY = "The words under “child” name nobody whose record you can open. Choose among the children shown."
Answers = Mapping[int, Mapping[str, str]]  # the cells to change, by the row's number; an empty one is taken out


class StillAsked(Refusal):
    """The row, as it was put right, cannot be stored either. `asks` is the field that the sentence is about."""

    def __init__(self, sentence: str, *, asks: str) -> None:
        super().__init__(sentence)
        self.asks = asks


class SettledMeanwhile(Refusal):
    """Somebody else settled a row first."""


@dataclass
class RowsMended:
    """What became of rows that were sent again: settled, or still asked about, each (row, sentence)."""

    settled: list[int] = field(default_factory=list)
    still: list[tuple[int, str]] = field(default_factory=list)
    children: tuple[UUID, ...] = ()
    moved: bool = False  # something was stored, if only what a row is asked now
    asks: str = ""


@action("chronology.mend_row", needs=Permission.IMPORT)
def mend_row(
    viewer: Viewer, *, file: ImportFile, row: int, cells: Mapping[str, str], once: UUID, now: datetime
) -> RowsMended:
    """Put one row right and judge it anew. Sent twice, it is one act.

    Raises StillAsked with what is to be settled yet (nothing is stored), SettledMeanwhile, ChangedMeanwhile.
    """
    done = _mend(viewer, file=file, answers={row: cells}, once=once, now=now)
    if done.still:
        raise StillAsked(done.still[0][1], asks=done.asks)
    return done


@action("chronology.mend_alike_rows", needs=Permission.IMPORT)
def mend_alike_rows(viewer: Viewer, *, file: ImportFile, answers: Answers, once: UUID, now: datetime) -> RowsMended:
    """Give one answer to rows that ask the same. A row with a further question keeps the answer and asks that next.

    Sent twice, it is one act. Raises StillAsked where the answer moved no row, SettledMeanwhile, ChangedMeanwhile.
    """
    done = _mend(viewer, file=file, answers=answers, once=once, now=now)
    if not done.settled and not done.moved:
        raise StillAsked(done.still[0][1], asks=done.asks)
    return done


@action("chronology.let_go_of_rows", needs=Permission.IMPORT)
def let_go_of_rows(viewer: Viewer, *, file: ImportFile, rows: Sequence[int], once: UUID, now: datetime) -> RowsMended:
    """Say of rows that asked whom they are about that it is nobody held here: nothing of their content stays.

    Sent twice, it is one act. Raises SettledMeanwhile.
    """
    file = taken(viewer, file, today=timezone.localtime(now).date())
    found, done = _still_open(file, rows, once)
    for row in found:
        _count(file, was=row.verdict, now=Verdict.NOT_HELD)
        Mending.objects.filter(row=row).update(cells={}, digest="")
        row.verdict, row.reason, row.asks, row.cells, row.on = Verdict.NOT_HELD.value, "", "", {}, {}
        row.save()
        Mending.objects.create(row=row, once=once, at=now, by_id=viewer.id)
        done.settled.append(row.row)
    _keep(file, done)
    return done


def _mend(viewer: Viewer, *, file: ImportFile, answers: Answers, once: UUID, now: datetime) -> RowsMended:
    today = timezone.localtime(now).date()
    file = taken(viewer, file, today=today)
    found, done = _still_open(file, list(answers), once)
    children = Children(viewer, agency=file.agency_id, child=file.child_id, today=today)
    judge = Judge(children, (file.agency_id, file.agency.name, file.agency.type), file.child_id, today)
    cells = {row.row: {**cells_now(row.cells, row.mendings.all()), **answers[row.row]} for row in found}
    again = [(row_again(row.row, _filled(cells[row.row])), code_of(row.cells)) for row in found]
    met = references_in(file, [row for row, _ in again])
    judged_rows = judge.again(again, name=file.name, event_file=file.event_file, met=met)
    met_children: dict[UUID, None] = {}
    for row, judged in zip(found, judged_rows, strict=True):
        _settle(viewer, file, row, judged, Mending(row=row, once=once, cells=dict(answers[row.row]), at=now), done)
        met_children |= dict.fromkeys(each.child.id for each in judged.becomes)
    done.children = tuple(met_children)
    _keep(file, done)
    return done


def _filled(cells: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in cells.items() if value}


def taken(viewer: Viewer, file: ImportFile, *, today: date) -> ImportFile:
    """Return a file as it is now, held until the act is over: no other file of its agency is accepted meanwhile.

    Raises NotTheirs for anybody of another agency, NoSuchChild for one without sight of the file's child.
    """
    if viewer.agency != file.agency_id:
        raise NotTheirs("Only the agency that brought a file in puts its rows right.")
    if file.child_id and file.child_id not in may_bring(viewer, {file.child_id}, today=today):
        raise NoSuchChild("We cannot find that child.")
    Agency.objects.select_for_update().get(id=file.agency_id)
    return ImportFile.objects.select_for_update(of=("self",)).select_related("agency").get(id=file.id)


def _still_open(file: ImportFile, numbers: Sequence[int], once: UUID) -> tuple[list[ImportRow], RowsMended]:
    """Return the rows that wait for an answer; those that this very form settled before are done already."""
    done = RowsMended()
    found = []
    for row in rows_to_mend(file, numbers):
        if any(mending.once == once for mending in row.mendings.all()):
            done.settled.append(row.row)
        elif row.verdict not in OPEN:
            raise SettledMeanwhile(f"Row {row.row} was settled before you sent this. Open the file again.")
        else:
            found.append(row)
    return found, done


def _settle(
    viewer: Viewer, file: ImportFile, row: ImportRow, judged: Judged, mending: Mending, done: RowsMended
) -> None:
    mending.by_id = viewer.id
    if judged.becomes or judged.here:
        mending.digest = code_of(row.cells)
        done.settled.append(row.row)
    else:
        reason = NOBODY if judged.verdict is Verdict.NOT_HELD else judged.reason
        done.still.append((row.row, reason))
        done.asks = judged.asks or "child"
        if judged.verdict is Verdict.NOT_HELD or cell_of(judged.asks) == cell_of(row.asks):
            return  # no further than before: what was sent is still on the page, and nothing of it is stored
    done.moved = True
    _store(viewer, file, judged, now=mending.at)
    _count(file, was=row.verdict, now=judged.verdict, judged=judged)
    row.verdict, row.reason, row.asks = judged.verdict.value, judged.reason, judged.asks
    row.on = {} if judged.becomes or judged.on is None else {"text": judged.on.text, "question": judged.on.question}
    row.entry = judged.becomes[0].entry if judged.becomes else next(iter(judged.here), None)
    row.save()
    mending.save(force_insert=True)


def _store(viewer: Viewer, file: ImportFile, judged: Judged, *, now: datetime) -> None:
    """Store what a row becomes: new entries, in force at once, with the file as their origin."""
    staged = Staged(file)
    for entry, held in entries_of(viewer, staged, judged, now):
        insert_many(Entry, [entry])
        insert_many(Part, held)
    try:
        update_many(Entry, ("supersedes", "why_changed"), [(new, old, CORRECTED) for new, old in staged.supersedes])
    except IntegrityError:
        raise ChangedMeanwhile("Somebody corrected the earlier version meanwhile. Open the file again.") from None


def _count(file: ImportFile, *, was: str, now: Verdict, judged: Judged | None = None) -> None:
    """Move one row of the file's account from one verdict to another: what was read stays the sum of them all."""
    counts: Counter[str] = Counter()
    counts.update({was: -1})
    counts.update({now.value: 1})
    if judged and judged.becomes:
        counts.update({"duplicates_proposed": int(judged.duplicate_of is not None)})
        counts.update({"supersedes": int(judged.supersedes is not None)})
    file.counts |= {name: file.counts.get(name, 0) + by for name, by in counts.items()}


def _keep(file: ImportFile, done: RowsMended) -> None:
    """Keep the file's account, and say in the audit which rows came to what: never their words."""
    file.save(update_fields=["counts"])
    current().concerns(*filter(None, [file.child_id]), *done.children)
    noted: dict[str, Any] = {"file": file.id, "settled": done.settled, "still": [row for row, _ in done.still]}
    current().note(**noted)
